import type { ReplyOf } from '../../kernel/contract'
import type { Phone } from '../../platform/call/once'
import { Many } from '../../platform/call/many'
import type { Resource } from '../../platform/call/resource'
import * as contract from './contract'

/** Whom one talks with, in memory only, because it names people. */
export class TalkStore {
  private readonly talks: Many<ReplyOf<typeof contract.talk>>

  constructor({ ask, now, shelf }: Phone) {
    const load = (placeId: string) => ask(contract.talk, { placeId })
    this.talks = new Many({ key: () => null, load, shelf, now })
  }

  of(placeId: string): Resource<ReplyOf<typeof contract.talk>> {
    return this.talks.of(placeId)
  }

  forget(): void {
    this.talks.forget()
  }
}
