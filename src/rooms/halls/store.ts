import type { ReplyOf, SentOf } from '../../kernel/contract'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'

/** Which rooms split into which; what is booked of them names people and is asked for anew each time. */
export class HallStore {
  readonly list: Resource<ReplyOf<typeof contract.halls>>
  private readonly once: Once<typeof contract.linkPart>

  constructor(private readonly phone: Phone) {
    const { ask, shelf, now } = phone
    this.list = new Resource({ key: null, load: () => ask(contract.halls, {}), shelf, now })
    this.once = new Once(contract.linkPart, phone)
  }

  linking(input: SentOf<typeof contract.linking>): Promise<Outcome<typeof contract.linking>> {
    return this.phone.ask(contract.linking, input)
  }

  link(input: SentOf<typeof contract.linkPart>): Promise<Outcome<typeof contract.linkPart>> {
    return this.once.send(input)
  }

  forget(): void {
    this.list.clear()
  }
}
