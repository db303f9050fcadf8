import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import type { Day } from '../kernel/time'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

const KEY = 'room-draft'

/** The order as far as it is answered; it outlives the page and the app. */
export interface Draft {
  readonly roomId: string
  readonly roomName: string
  readonly day: Day | null
  readonly start: string | null
  readonly end: string | null
  readonly people: number
  readonly purpose: string
}

type Times = Resource<ReplyOf<typeof contract.freeTimes>>
type Booking = Resource<ReplyOf<typeof contract.show>>

export class RoomStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  draft: Draft | null = null
  /** The last time that somebody else took first, for the page of the times to say. */
  taken: { readonly roomId: string; readonly refusal: Refusal } | null = null
  private readonly times = new Map<string, Times>()
  private readonly bookings = new Map<string, Booking>()
  private readonly bookOnce: Once<typeof contract.book>
  private readonly cancelOnce: Once<typeof contract.cancel>

  constructor(private readonly phone: Phone) {
    const { now, shelf, own } = phone
    this.list = new Resource({ key: 'rooms', load: () => phone.ask(contract.list, {}), shelf, now })
    this.bookOnce = new Once(contract.book, phone)
    this.cancelOnce = new Once(contract.cancel, phone)
    this.draft = own.read(KEY) as Draft | null
    makeAutoObservable(
      this as RoomStore & Record<'phone' | 'times' | 'bookings' | 'bookOnce' | 'cancelOnce', unknown>,
      {
        phone: false,
        times: false,
        bookings: false,
        bookOnce: false,
        cancelOnce: false,
        list: false,
        draft: observableRef,
        taken: observableRef,
      },
      { autoBind: true },
    )
  }

  /** The free times of a room; the last known ones are there at once. */
  timesOf(roomId: string): Times {
    return remembered(this.times, roomId, () => ({
      key: `times-${roomId}`,
      load: () => this.phone.ask(contract.freeTimes, { roomId, days: contract.DAYS }),
      shelf: this.phone.shelf,
      now: this.phone.now,
    }))
  }

  bookingOf(bookingId: string): Booking {
    return remembered(this.bookings, bookingId, () => ({
      key: `booking-${bookingId}`,
      load: () => this.phone.ask(contract.show, { bookingId }),
      shelf: this.phone.own,
      now: this.phone.now,
    }))
  }

  /** Begins an order for this room, or goes on with the one that was left: what was typed stays for another room too. */
  begin(roomId: string, roomName: string): void {
    if (this.draft?.roomId === roomId) return
    const { people, purpose } = this.draft ?? { people: 4, purpose: '' }
    this.keep({ roomId, roomName, day: null, start: null, end: null, people, purpose })
  }

  answer(change: Partial<Draft>): void {
    if ('start' in change) this.taken = null
    if (this.draft) this.keep({ ...this.draft, ...change })
  }

  async book(): Promise<Outcome<typeof contract.book>> {
    const { roomName: _, ...answers } = this.draft!
    const { day, start, end } = answers
    const outcome = await this.bookOnce.send({ ...answers, day: day!, start: start!, end: end! })
    const lost = !outcome.ok && 'refusal' in outcome && outcome.refusal.code === 'taken'
    runInAction(() => (this.taken = lost ? { roomId: answers.roomId, refusal: outcome.refusal } : null))
    return outcome
  }

  /** The order is booked and its slip is shown. */
  finish(): void {
    this.keep(null)
  }

  cancel(bookingId: string): Promise<Outcome<typeof contract.cancel>> {
    return this.cancelOnce.send({ bookingId })
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    for (const booking of this.bookings.values()) booking.clear()
    this.bookings.clear()
    this.keep(null)
  }

  private keep(draft: Draft | null): void {
    this.draft = draft
    if (draft) this.phone.own.write(KEY, draft)
    else this.phone.own.remove(KEY)
  }
}

function remembered<T>(
  known: Map<string, Resource<T>>,
  key: string,
  options: () => ConstructorParameters<typeof Resource<T>>[0],
): Resource<T> {
  const found = known.get(key) ?? new Resource(options())
  known.set(key, found)
  return found
}
