import type { ReplyOf } from '../kernel/contract'
import type { Instant } from '../kernel/time'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

/** Days shown on the page of the rota. */
const DAYS = 21

export class DutyStore {
  readonly today: Resource<ReplyOf<typeof contract.today>>
  readonly rota: Resource<ReplyOf<typeof contract.rota>>
  private readonly out: Once<typeof contract.stepOut>
  private readonly in: Once<typeof contract.stepIn>

  constructor(phone: Phone) {
    const { now, shelf } = phone
    this.today = new Resource({ key: null, load: () => phone.ask(contract.today, {}), shelf, now })
    this.rota = new Resource({
      key: 'rota',
      load: () => phone.ask(contract.rota, { days: DAYS }),
      shelf,
      now,
    })
    this.out = new Once(contract.stepOut, phone)
    this.in = new Once(contract.stepIn, phone)
  }

  stepOut(until: Instant | null): Promise<Outcome<typeof contract.stepOut>> {
    return this.out.send({ until })
  }

  stepIn(): Promise<Outcome<typeof contract.stepIn>> {
    return this.in.send({})
  }
}
