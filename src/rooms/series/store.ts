import { makeAutoObservable } from 'mobx'
import type { ReplyOf, SentOf } from '../../kernel/contract'
import type { Day } from '../../kernel/time'
import { Kept } from '../../platform/call/kept'
import { Many } from '../../platform/call/many'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'
import { addMonths, type Pattern } from './rule'

/** A series as far as it is answered; it outlives the page and the app. */
export interface Draft {
  readonly roomId: string
  readonly first: Day | null
  readonly start: string | null
  readonly end: string | null
  readonly pattern: Pattern | null
  readonly months: number | null
  readonly forWhom: string
  readonly purpose: string
  readonly people: number
}

const empty: Draft = {
  ...{ roomId: '', first: null, start: null, end: null, pattern: null, months: null },
  ...{ forWhom: '', purpose: '', people: 10 },
}

/** What staff see and do of series. It names people, so all but the draft is kept in memory only. */
export class SeriesStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** The dates of the draft, as they were when it was last looked at. */
  readonly seen: Resource<contract.Preview>
  private readonly order: Kept<Draft>
  private readonly shows: Many<ReplyOf<typeof contract.show>>
  private readonly once: { book: Once<typeof contract.book>; end: Once<typeof contract.end> }

  constructor(phone: Phone) {
    const { ask, now, shelf, own } = phone
    const memory = { key: null, shelf, now } as const
    this.list = new Resource({ ...memory, load: () => ask(contract.list, {}) })
    this.seen = new Resource({ ...memory, load: () => ask(contract.preview, this.plan) })
    this.shows = new Many({
      key: () => null,
      load: (seriesId) => ask(contract.show, { seriesId }),
      shelf,
      now,
    })
    this.order = new Kept('room-series-draft', empty, own)
    this.once = { book: new Once(contract.book, phone), end: new Once(contract.end, phone) }
    const plain = { order: false, shows: false, once: false, list: false, seen: false } as const
    makeAutoObservable<this, 'order' | 'shows' | 'once'>(this, plain, { autoBind: true })
  }

  get draft(): Draft {
    return this.order.value
  }

  answer(change: Partial<Draft>): void {
    this.order.keep({ ...this.draft, ...change })
    this.seen.clear()
  }

  showOf(seriesId: string): Resource<ReplyOf<typeof contract.show>> {
    return this.shows.of(seriesId)
  }

  /** The draft as it is asked about; only once every question of it is answered. */
  private get plan(): SentOf<typeof contract.preview> {
    const { roomId, first, start, end, pattern, months, forWhom, purpose, people } = this.draft
    const days = { first: first!, last: addMonths(first!, months!), pattern: pattern! }
    return { roomId, ...days, start: start!, end: end!, people, purpose, forWhom }
  }

  /** The dates that are free, as they are shown. */
  get free(): Day[] {
    return (this.seen.value?.dates ?? []).flatMap(({ day, verdict }) => (verdict === 'free' ? [day] : []))
  }

  book(): Promise<Outcome<typeof contract.book>> {
    return this.once.book.send({ ...this.plan, days: this.free })
  }

  finish(): void {
    this.order.forget()
    this.seen.clear()
  }

  end(bookingId: string, reason: string): Promise<Outcome<typeof contract.end>> {
    return this.once.end.send({ bookingId, reason })
  }

  forget(): void {
    this.list.clear()
    this.shows.forget()
    this.finish()
  }
}
