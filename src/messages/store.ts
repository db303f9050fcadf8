import { makeAutoObservable } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import { instant } from '../kernel/time'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'
import type { Template } from './rule'

/** What one was told of. */
export class InboxStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  private readonly reading: Once<typeof contract.read>
  private readonly consenting: Once<typeof contract.consent>

  constructor(phone: Phone) {
    const { now, own: shelf } = phone
    this.list = new Resource({ key: 'messages', load: () => phone.ask(contract.list, {}), shelf, now })
    this.reading = new Once(contract.read, phone)
    this.consenting = new Once(contract.consent, phone)
    const inner = { reading: false, consenting: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, { list: false, ...inner }, { autoBind: true })
  }

  /** What stands on the page was read; whether that arrives matters to nobody but the count. */
  async seen(): Promise<void> {
    const messages = this.list.value?.messages ?? []
    if (messages.every(({ read }) => read)) return
    await this.reading.send({ until: instant(Math.max(...messages.map(({ toldAt }) => toldAt))) })
  }

  /** What was allowed in WeChat, each good for one message. */
  consent(accepted: Template[]): Promise<Outcome<typeof contract.consent>> {
    return this.consenting.send({ accepted })
  }

  forget(): void {
    this.list.clear()
  }
}

/** Whom the desk has to phone. Kept in memory only: it names people and their numbers. */
export class CallStore {
  readonly list: Resource<ReplyOf<typeof contract.callList>>
  private readonly phoning: Once<typeof contract.phoned>

  constructor(phone: Phone) {
    const { now, shelf } = phone
    this.list = new Resource({ key: null, load: () => phone.ask(contract.callList, {}), shelf, now })
    this.phoning = new Once(contract.phoned, phone)
    makeAutoObservable<this, 'phoning'>(this, { list: false, phoning: false }, { autoBind: true })
  }

  phoned(messageId: string, ending: 'reached' | 'no-answer'): Promise<Outcome<typeof contract.phoned>> {
    return this.phoning.send({ messageId, ending })
  }

  forget(): void {
    this.list.clear()
  }
}
