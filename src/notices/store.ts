import type { ReplyOf } from '../kernel/contract'
import { Kept } from '../platform/call/kept'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

export interface Draft {
  readonly title: string
  readonly body: string
}

const empty: Draft = { title: '', body: '' }

export class NoticeStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  private readonly typed: Kept<Draft>
  private readonly once: Once<typeof contract.publish>

  constructor(phone: Phone) {
    const { now, shelf, own } = phone
    this.list = new Resource({ key: 'notices', load: () => phone.ask(contract.list, {}), shelf, now })
    this.once = new Once(contract.publish, phone)
    this.typed = new Kept('notice-draft', empty, own)
  }

  /** What was typed and not yet published; it outlives the page and the app. */
  get draft(): Draft {
    return this.typed.value
  }

  write(change: Partial<Draft>): void {
    this.typed.keep({ ...this.draft, ...change })
  }

  /** Another person signed in: what was begun is not theirs. */
  forget(): void {
    this.list.clear()
    this.typed.forget()
  }

  async publish(): Promise<Outcome<typeof contract.publish>> {
    const outcome = await this.once.send(this.draft)
    if (outcome.ok) this.typed.forget()
    return outcome
  }
}
