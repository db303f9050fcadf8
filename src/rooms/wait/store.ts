import type { ReplyOf, SentOf } from '../../kernel/contract'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'

export class WaitStore {
  readonly mine: Resource<ReplyOf<typeof contract.mine>>
  /** Everybody's, for the desk; it names people, so it is kept in memory only. */
  readonly desk: Resource<ReplyOf<typeof contract.waiting>>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { ask, now, own, shelf } = phone
    this.mine = new Resource({ key: 'room-waits', load: () => ask(contract.mine, {}), shelf: own, now })
    this.desk = new Resource({ key: null, load: () => ask(contract.waiting, {}), shelf, now })
    this.once = writesOf(phone)
  }

  join(wish: SentOf<typeof contract.join>): Promise<Outcome<typeof contract.join>> {
    return this.once.join.send(wish)
  }

  joinFor(wish: SentOf<typeof contract.joinFor>): Promise<Outcome<typeof contract.joinFor>> {
    return this.once.joinFor.send(wish)
  }

  leave(waitId: string): Promise<Outcome<typeof contract.leave>> {
    return this.once.leave.send({ waitId })
  }

  accept(bookingId: string): Promise<Outcome<typeof contract.accept>> {
    return this.once.accept.send({ bookingId })
  }

  decline(bookingId: string): Promise<Outcome<typeof contract.decline>> {
    return this.once.decline.send({ bookingId })
  }

  answerFor(bookingId: string, take: boolean): Promise<Outcome<typeof contract.answerFor>> {
    return this.once.answerFor.send({ bookingId, take })
  }

  leaveFor(waitId: string): Promise<Outcome<typeof contract.leaveFor>> {
    return this.once.leaveFor.send({ waitId })
  }

  forget(): void {
    this.mine.clear()
    this.desk.clear()
  }
}

function writesOf(phone: Phone) {
  return {
    join: new Once(contract.join, phone),
    leave: new Once(contract.leave, phone),
    accept: new Once(contract.accept, phone),
    decline: new Once(contract.decline, phone),
    joinFor: new Once(contract.joinFor, phone),
    answerFor: new Once(contract.answerFor, phone),
    leaveFor: new Once(contract.leaveFor, phone),
  }
}
