import type { ReplyOf, SentOf } from '../../kernel/contract'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'

export class WaitStore {
  readonly mine: Resource<ReplyOf<typeof contract.mine>>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { ask, now, own } = phone
    this.mine = new Resource({ key: 'room-waits', load: () => ask(contract.mine, {}), shelf: own, now })
    this.once = writesOf(phone)
  }

  join(wish: SentOf<typeof contract.join>): Promise<Outcome<typeof contract.join>> {
    return this.once.join.send(wish)
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

  forget(): void {
    this.mine.clear()
  }
}

function writesOf(phone: Phone) {
  return {
    join: new Once(contract.join, phone),
    leave: new Once(contract.leave, phone),
    accept: new Once(contract.accept, phone),
    decline: new Once(contract.decline, phone),
  }
}
