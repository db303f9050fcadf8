import type { ReplyOf } from '../kernel/contract'
import type { Phone } from '../platform/call/once'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

export class LobbyStore {
  readonly view: Resource<ReplyOf<typeof contract.view>>

  constructor(phone: Phone) {
    const { now, shelf } = phone
    this.view = new Resource({ key: 'lobby', load: () => phone.ask(contract.view, {}), shelf, now })
  }

  /** Nothing on it is anybody's. */
  forget(): void {}
}
