import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import type { Day } from '../kernel/time'
import { Kept } from '../platform/call/kept'
import { Many } from '../platform/call/many'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

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

export class RoomStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** The last time that somebody else took first, for the page of the times to say. */
  taken: { readonly roomId: string; readonly refusal: Refusal } | null = null
  /** Kept in memory only: it names people. */
  readonly requests: Resource<ReplyOf<typeof contract.requests>>
  private readonly order: Kept<Draft | null>
  private readonly times: Many<ReplyOf<typeof contract.freeTimes>>
  private readonly bookings: Many<ReplyOf<typeof contract.show>>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { ask, now, shelf, own } = phone
    this.list = new Resource({ key: 'rooms', load: () => ask(contract.list, {}), shelf, now })
    this.requests = new Resource({ key: null, load: () => ask(contract.requests, {}), shelf, now })
    this.times = new Many({
      key: (roomId) => `times-${roomId}`,
      load: (roomId) => ask(contract.freeTimes, { roomId, days: contract.DAYS }),
      ...{ shelf, now },
    })
    this.bookings = new Many({
      key: (bookingId) => `booking-${bookingId}`,
      load: (bookingId) => ask(contract.show, { bookingId }),
      ...{ shelf: own, now },
    })
    this.order = new Kept<Draft | null>('room-draft', null, own)
    this.once = writesOf(phone)
    makeAutoObservable<this, 'order' | 'times' | 'bookings' | 'once'>(
      this,
      {
        order: false,
        times: false,
        bookings: false,
        once: false,
        list: false,
        requests: false,
        taken: observableRef,
      },
      { autoBind: true },
    )
  }

  get draft(): Draft | null {
    return this.order.value
  }

  /** The free times of a room; the last known ones are there at once. */
  timesOf(roomId: string): Resource<ReplyOf<typeof contract.freeTimes>> {
    return this.times.of(roomId)
  }

  bookingOf(bookingId: string): Resource<ReplyOf<typeof contract.show>> {
    return this.bookings.of(bookingId)
  }

  /** Begins an order for this room, or goes on with the one that was left: what was typed stays for another room too. */
  begin(roomId: string, roomName: string): void {
    if (this.draft?.roomId === roomId) return
    const { people, purpose } = this.draft ?? { people: 4, purpose: '' }
    this.order.keep({ roomId, roomName, day: null, start: null, end: null, people, purpose })
  }

  answer(change: Partial<Draft>): void {
    if ('start' in change) this.taken = null
    if (this.draft) this.order.keep({ ...this.draft, ...change })
  }

  async book(): Promise<Outcome<typeof contract.book>> {
    const { roomName: _, ...answers } = this.draft!
    const { day, start, end } = answers
    const outcome = await this.once.book.send({ ...answers, day: day!, start: start!, end: end! })
    const lost = !outcome.ok && 'refusal' in outcome && outcome.refusal.code === 'taken'
    runInAction(() => (this.taken = lost ? { roomId: answers.roomId, refusal: outcome.refusal } : null))
    return outcome
  }

  /** The order is booked and its slip is shown. */
  finish(): void {
    this.order.forget()
  }

  cancel(bookingId: string): Promise<Outcome<typeof contract.cancel>> {
    return this.once.cancel.send({ bookingId })
  }

  approve(bookingId: string): Promise<Outcome<typeof contract.approve>> {
    return this.once.approve.send({ bookingId })
  }

  decline(bookingId: string, reason: string): Promise<Outcome<typeof contract.decline>> {
    return this.once.decline.send({ bookingId, reason })
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.bookings.forget()
    this.requests.clear()
    this.order.forget()
  }
}

function writesOf(phone: Phone) {
  return {
    book: new Once(contract.book, phone),
    cancel: new Once(contract.cancel, phone),
    approve: new Once(contract.approve, phone),
    decline: new Once(contract.decline, phone),
  }
}
