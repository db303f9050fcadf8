import type { ReplyOf } from '../../kernel/contract'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'

export class QuotaStore {
  readonly mine: Resource<ReplyOf<typeof contract.quota>>
  private readonly once: Once<typeof contract.setQuota>

  constructor(phone: Phone) {
    const { ask, now, own } = phone
    this.mine = new Resource({ key: 'room-quota', load: () => ask(contract.quota, {}), shelf: own, now })
    this.once = new Once(contract.setQuota, phone)
  }

  set(hours: number | null): Promise<Outcome<typeof contract.setQuota>> {
    return this.once.send({ hours })
  }

  forget(): void {
    this.mine.clear()
  }
}
