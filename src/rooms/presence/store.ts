import type { ReplyOf } from '../../kernel/contract'
import type { Day } from '../../kernel/time'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import { dayList } from '../contract'
import * as contract from './contract'

export class PresenceStore {
  /** Who uses the rooms on a day. Kept in memory only: it names people. */
  readonly list: Resource<ReplyOf<typeof dayList>>
  private listed = ''
  private readonly once: Once<typeof contract.arrive>

  constructor(phone: Phone) {
    const { ask, now, shelf } = phone
    this.list = new Resource({
      key: null,
      load: () => ask(dayList, this.listed === '' ? {} : { day: this.listed as Day }),
      ...{ shelf, now },
    })
    this.once = new Once(contract.arrive, phone)
  }

  /** Which day the desk wants to see; '' is today by the server's clock. */
  listDay(day: string): void {
    this.listed = day
  }

  arrive(bookingId: string): Promise<Outcome<typeof contract.arrive>> {
    return this.once.send({ bookingId })
  }

  forget(): void {
    this.list.clear()
    this.listed = ''
  }
}
