import { makeAutoObservable } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource, type Shelf } from '../platform/call/resource'
import * as contract from './contract'

const KEY = 'notice-draft'

export interface Draft {
  readonly title: string
  readonly body: string
}

export class NoticeStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** What was typed and not yet published; it outlives the page and the app. */
  draft: Draft = { title: '', body: '' }
  private readonly once: Once<typeof contract.publish>

  constructor(
    phone: Phone,
    private readonly shelf: Shelf,
  ) {
    const { now } = phone
    this.list = new Resource({ key: 'notices', load: () => phone.ask(contract.list, {}), shelf, now })
    this.once = new Once(contract.publish, phone)
    this.draft = (shelf.read(KEY) as Draft | null) ?? this.draft
    makeAutoObservable<this, 'shelf' | 'once'>(
      this,
      { shelf: false, once: false, list: false },
      { autoBind: true },
    )
  }

  write(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change }
    this.shelf.write(KEY, this.draft)
  }

  async publish(): Promise<Outcome<typeof contract.publish>> {
    const outcome = await this.once.send(this.draft)
    if (outcome.ok) this.write({ title: '', body: '' })
    return outcome
  }
}
