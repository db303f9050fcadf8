import { makeAutoObservable, observableRef } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

const KEY = 'notice-draft'

export interface Draft {
  readonly title: string
  readonly body: string
}

const empty: Draft = { title: '', body: '' }

export class NoticeStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** What was typed and not yet published; it outlives the page and the app. */
  draft: Draft = empty
  private readonly once: Once<typeof contract.publish>

  constructor(private readonly phone: Phone) {
    const { now, shelf, own } = phone
    this.list = new Resource({ key: 'notices', load: () => phone.ask(contract.list, {}), shelf, now })
    this.once = new Once(contract.publish, phone)
    this.draft = (own.read(KEY) as Draft | null) ?? this.draft
    makeAutoObservable<this, 'phone' | 'once'>(
      this,
      { phone: false, once: false, list: false, draft: observableRef },
      { autoBind: true },
    )
  }

  write(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change }
    this.phone.own.write(KEY, this.draft)
  }

  /** Another person signed in: what was begun is not theirs. */
  forget(): void {
    this.list.clear()
    this.draft = empty
  }

  async publish(): Promise<Outcome<typeof contract.publish>> {
    const outcome = await this.once.send(this.draft)
    if (outcome.ok) this.write(empty)
    return outcome
  }
}
