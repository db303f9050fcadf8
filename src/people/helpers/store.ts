import { makeAutoObservable, observableRef } from 'mobx'
import type { ReplyOf } from '../../kernel/contract'
import { Many } from '../../platform/call/many'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'
import type { Relation } from './rule'

export interface Someone {
  readonly personId: string
  readonly name: string
  readonly home: string
}

/** What the desk has written down so far. Kept in memory only: it names people. */
export interface Allowing {
  readonly elder: Someone | null
  /** The person, or the code that was said. */
  readonly helper: Someone | { readonly code: string } | null
  readonly relation: Relation | null
}

const NOTHING: Allowing = { elder: null, helper: null, relation: null }

/** Who may act for whom: one's own, and what the desk writes down. */
export class HelperStore {
  readonly own: Resource<ReplyOf<typeof contract.helpers>>
  draft: Allowing = NOTHING
  private readonly others: Many<ReplyOf<typeof contract.helpers>>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { now, own: shelf } = phone
    this.own = new Resource({ key: 'helpers', load: () => phone.ask(contract.helpers, {}), shelf, now })
    this.others = new Many({
      key: () => null,
      load: (personId) => phone.ask(contract.helpers, { personId }),
      ...{ shelf, now },
    })
    this.once = writesOf(phone)
    const plain = { own: false, draft: observableRef } as const
    const inner = { others: false, once: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, { ...plain, ...inner }, { autoBind: true })
  }

  /** Whoever came to the desk, as the desk sees them. */
  of(personId: string): Resource<ReplyOf<typeof contract.helpers>> {
    return this.others.of(personId)
  }

  answer(change: Partial<Allowing>): void {
    this.draft = { ...this.draft, ...change }
  }

  makeCode(): Promise<Outcome<typeof contract.helperCode>> {
    return this.once.code.send({})
  }

  end(linkId: string): Promise<Outcome<typeof contract.endHelper>> {
    return this.once.end.send({ linkId })
  }

  allow(): Promise<Outcome<typeof contract.allowHelper>> {
    const { elder, helper, relation } = this.draft
    const who = 'code' in helper! ? helper : { helperId: helper!.personId }
    return this.once.allow.send({ elderId: elder!.personId, relation: relation!, ...who })
  }

  /** It is written down. */
  finish(): void {
    this.draft = NOTHING
  }

  forget(): void {
    this.own.clear()
    this.others.forget()
    this.draft = NOTHING
  }
}

function writesOf(phone: Phone) {
  return {
    code: new Once(contract.helperCode, phone),
    allow: new Once(contract.allowHelper, phone),
    end: new Once(contract.endHelper, phone),
  }
}
