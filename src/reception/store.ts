import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf, SentOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import type { Day } from '../kernel/time'
import { Kept } from '../platform/call/kept'
import { Many } from '../platform/call/many'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'
import type { Kind, Share } from './rule'

/** Somebody who is booked for: by the desk, or by whoever may. */
export interface Visitor {
  readonly personId: string
  readonly name: string
  readonly home: string | null
  readonly by: 'desk' | 'helper'
}

/** The order as far as it is answered; it outlives the page and the app. */
export interface Draft {
  /** Who comes, if another; null: whoever is signed in, for themselves. */
  readonly visitor: Visitor | null
  readonly day: Day | null
  readonly start: string | null
  /** Who receives at that time, and whether it is the secretary, because whoever has the duty is away. */
  readonly receiver: string | null
  readonly bySecretary?: boolean
  readonly kind: Kind | null
  readonly note: string
  /** The visitor's case that it is about. */
  readonly about?: About | null
}

/** A case that a visit is booked about, as it is called. */
export interface About {
  readonly caseId: string
  readonly title: string
  readonly kind: Kind
}

type Times = Resource<ReplyOf<typeof contract.freeTimes>>

export class VisitStore {
  readonly times: Readonly<Record<Share, Times>>
  /** The last time that somebody else took first, for the page of the times to say. */
  taken: Refusal | null = null
  private readonly order: Kept<Draft | null>
  private readonly visits: Many<ReplyOf<typeof contract.show>>
  /** Who comes on a day. Kept in memory only: it names people. */
  readonly list: Resource<ReplyOf<typeof contract.dayList>>
  /** For whom one may book. */
  readonly whom: Resource<ReplyOf<typeof contract.whom>>
  private dayListed = ''
  private readonly once: ReturnType<typeof writesOf>

  constructor(private readonly phone: Phone) {
    const { now, shelf, own } = phone
    const timesOf = (share: Share): Times =>
      new Resource({
        key: `visit-times-${share}`,
        load: () => phone.ask(contract.freeTimes, { days: contract.DAYS, share }),
        shelf,
        now,
      })
    this.times = { public: timesOf('public'), desk: timesOf('desk') }
    this.list = new Resource({
      key: null,
      load: () => phone.ask(contract.dayList, this.dayListed === '' ? {} : { day: this.dayListed as Day }),
      shelf,
      now,
    })
    this.whom = new Resource({ key: 'visit-whom', load: () => phone.ask(contract.whom, {}), shelf: own, now })
    this.once = writesOf(phone)
    this.order = new Kept<Draft | null>('visit-draft', null, own)
    this.visits = new Many({
      key: (visitId) => `visit-${visitId}`,
      load: (visitId) => phone.ask(contract.show, { visitId }),
      ...{ shelf: own, now },
    })
    const plain = { list: false, times: false, whom: false, taken: observableRef } as const
    const inner = { phone: false, order: false, visits: false, dayListed: false, once: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, { ...plain, ...inner }, { autoBind: true })
  }

  get draft(): Draft | null {
    return this.order.value
  }

  visitOf(visitId: string): Resource<ReplyOf<typeof contract.show>> {
    return this.visits.of(visitId)
  }

  /** Of which day the desk wants to see who comes; '' is today by the server's clock. */
  listDay(day: string): void {
    this.dayListed = day
  }

  find(query: string): Promise<Outcome<typeof contract.find>> {
    return this.phone.ask(contract.find, { query })
  }

  /** Begins an order for this person, or goes on with the one that was left: what was typed stays. */
  begin(visitor: Visitor | null, about: About | null = null): void {
    const { draft } = this
    const same = draft && draft.visitor?.personId === visitor?.personId
    // An order that was left about a case is no order about anything else.
    if (same && draft.about?.caseId === about?.caseId) return
    const kind = about?.kind ?? null
    this.order.keep({ visitor, day: null, start: null, receiver: null, kind, note: '', about })
  }

  answer(change: Partial<Draft>): void {
    if ('start' in change) this.taken = null
    if (this.draft) this.order.keep({ ...this.draft, ...change })
  }

  async book(): Promise<Outcome<typeof contract.book> | Outcome<typeof contract.bookFor>> {
    const { visitor, day, start, kind, note, about } = this.draft!
    const said = { ...(note.trim() === '' ? {} : { note }), ...(about ? { caseId: about.caseId } : {}) }
    const order: SentOf<typeof contract.book> = { day: day!, start: start!, kind: kind!, ...said }
    const outcome =
      visitor && visitor.by !== 'helper'
        ? await this.once.bookFor.send({ ...order, personId: visitor.personId })
        : await this.once.book.send(visitor ? { ...order, personId: visitor.personId } : order)
    this.tell(outcome)
    return outcome
  }

  async move(visitId: string, day: Day, start: string): Promise<Outcome<typeof contract.move>> {
    const outcome = await this.once.move.send({ visitId, day, start })
    this.tell(outcome)
    return outcome
  }

  cancel(visitId: string): Promise<Outcome<typeof contract.cancel>> {
    return this.once.cancel.send({ visitId })
  }

  /** The order is booked and its slip is shown. */
  finish(): void {
    this.order.forget()
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.visits.forget()
    this.list.clear()
    this.whom.clear()
    this.dayListed = ''
    this.taken = null
    this.order.forget()
  }

  private tell(outcome: { ok: boolean; refusal?: Refusal }): void {
    const lost = outcome.refusal?.code === 'taken' ? outcome.refusal : null
    runInAction(() => (this.taken = lost))
  }
}

function writesOf(phone: Phone) {
  return {
    book: new Once(contract.book, phone),
    bookFor: new Once(contract.bookFor, phone),
    move: new Once(contract.move, phone),
    cancel: new Once(contract.cancel, phone),
  }
}
