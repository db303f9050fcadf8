import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import * as contract from './contract'

/** Saying that whoever booked is there. */
export class PresenceStore {
  private readonly once: Once<typeof contract.arrive>

  constructor(phone: Phone) {
    this.once = new Once(contract.arrive, phone)
  }

  arrive(bookingId: string): Promise<Outcome<typeof contract.arrive>> {
    return this.once.send({ bookingId })
  }

  /** Nothing of a person is kept here. */
  forget(): void {}
}
