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
import { RoomDesk } from './desk-store'

/** Somebody staff book for. */
export interface Visitor {
  readonly personId: string
  readonly name: string
  readonly home: string
}

/** The order as far as it is answered; it outlives the page and the app. */
export interface Draft {
  /** Whom staff book for; absent: whoever is signed in, for themselves. */
  readonly visitor?: Visitor | null
  /** How that person asked for it. */
  readonly reason?: string
  /** It is an event of the community's own. */
  readonly forCommunity?: boolean
  readonly roomId: string
  readonly roomName: string
  readonly day: Day | null
  readonly start: string | null
  readonly end: string | null
  readonly people: number
  readonly purpose: string
}

const empty: Draft = {
  ...{ roomId: '', roomName: '', day: null, start: null, end: null, people: 4, purpose: '' },
}

export class RoomStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** The last time that somebody else took first, for the page of the times to say. */
  taken: { readonly roomId: string; readonly refusal: Refusal } | null = null
  readonly desk: RoomDesk
  private readonly order: Kept<Draft | null>
  private readonly times: Many<ReplyOf<typeof contract.freeTimes>>
  private readonly bookings: Many<ReplyOf<typeof contract.show>>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { ask, now, shelf, own } = phone
    this.list = new Resource({ key: 'rooms', load: () => ask(contract.list, {}), shelf, now })
    this.desk = new RoomDesk(phone)
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
        desk: false,
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

  /** Staff begin an order for this person. */
  serve(visitor: Visitor): void {
    this.order.keep({ ...empty, visitor })
  }

  /** Begins an order for this room, or goes on with the one that was left: what was typed stays for another room too. */
  begin(roomId: string, roomName: string, forOther = false): void {
    const left = Boolean(this.draft?.visitor) === forOther ? this.draft : null
    if (left?.roomId === roomId) return
    this.order.keep({ ...(left ?? empty), roomId, roomName, day: null, start: null, end: null })
  }

  answer(change: Partial<Draft>): void {
    if ('start' in change) this.taken = null
    if (this.draft) this.order.keep({ ...this.draft, ...change })
  }

  async book(): Promise<Outcome<typeof contract.book> | Outcome<typeof contract.bookFor>> {
    const { roomId, day, start, end, people, purpose, visitor, reason = '', forCommunity } = this.draft!
    const order = { roomId, day: day!, start: start!, end: end!, people, purpose }
    const outcome = visitor
      ? await this.once.bookFor.send({
          ...order,
          personId: visitor.personId,
          reason,
          ...(forCommunity ? { forCommunity } : {}),
        })
      : await this.once.book.send(order)
    const lost = !outcome.ok && 'refusal' in outcome && outcome.refusal.code === 'taken'
    runInAction(() => (this.taken = lost ? { roomId, refusal: outcome.refusal } : null))
    return outcome
  }

  /** The order is booked and its slip is shown. */
  finish(): void {
    this.order.forget()
  }

  cancel(bookingId: string): Promise<Outcome<typeof contract.cancel>> {
    return this.once.cancel.send({ bookingId })
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.bookings.forget()
    this.desk.forget()
    this.order.forget()
  }
}

function writesOf(phone: Phone) {
  return {
    book: new Once(contract.book, phone),
    cancel: new Once(contract.cancel, phone),
    bookFor: new Once(contract.bookFor, phone),
  }
}
