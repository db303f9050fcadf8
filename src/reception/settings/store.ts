import type { ReplyOf } from '../../kernel/contract'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'

export type Found = ReplyOf<typeof contract.changing>
export type Wish = contract.SettingsView

export class SettingsStore {
  readonly known: Resource<ReplyOf<typeof contract.show>>
  private readonly once: Once<typeof contract.change>

  constructor(private readonly phone: Phone) {
    const { ask, now, shelf } = phone
    // In memory only: it is for who set it, and old figures would be set again by mistake.
    this.known = new Resource({ key: null, load: () => ask(contract.show, {}), shelf, now })
    this.once = new Once(contract.change, phone)
  }

  look(settings: Wish): Promise<Outcome<typeof contract.changing>> {
    return this.phone.ask(contract.changing, { settings })
  }

  change(settings: Wish, fingerprint: string): Promise<Outcome<typeof contract.change>> {
    return this.once.send({ settings, fingerprint })
  }

  forget(): void {
    this.known.clear()
  }
}
