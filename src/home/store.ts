import { makeAutoObservable } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import type { Phone } from '../platform/call/once'
import { Resource, type Shelf } from '../platform/call/resource'
import * as contract from './contract'

export class HomeStore {
  readonly view: Resource<ReplyOf<typeof contract.view>>
  readonly mine: Resource<ReplyOf<typeof contract.mine>>

  constructor(phone: Phone) {
    const { now, own: shelf } = phone
    this.view = new Resource({ key: 'home', load: () => phone.ask(contract.view, {}), shelf, now })
    this.mine = new Resource({ key: 'mine', load: () => phone.ask(contract.mine, {}), shelf, now })
  }
}

const KEY = 'look'

/** How this phone draws the pages; asked once, changed under 我的. */
export class LookStore {
  elder = false
  /** Whether the question was answered. */
  asked = false

  constructor(private readonly shelf: Shelf) {
    const kept = shelf.read(KEY) as { elder: boolean } | null
    if (kept) {
      this.elder = kept.elder
      this.asked = true
    }
    makeAutoObservable<this, 'shelf'>(this, { shelf: false }, { autoBind: true })
  }

  choose(elder: boolean): void {
    this.elder = elder
    this.asked = true
    this.shelf.write(KEY, { elder })
  }
}
