import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { clock, dayOf, instant, minutes, type Day } from '../kernel/time'
import { keepLeaf } from '../platform/serve/act'
import { offer, offerStatement, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { lastDayOf, tryBooking } from './book'
import { closingOffers } from './closing'
import * as contract from './contract'
import {
  areas,
  bookingsOf,
  cancelBookings,
  lockBooking,
  roomDays,
  type KnownDay,
  type RoomRow,
} from './queries'
import { deskOffers } from './desk'
import { answerers, requestOffers } from './requests'
import { cancel, freeStarts, openShare, type RoomDay } from './rule'
import { settingsOffers } from './settings'
import { settle } from './settle'
import { moveAllOn, moveOn } from './wait/move'
import { takeTurn } from './wait/queries'

function viewOf({ opens, closes, aheadDays: _, ...room }: RoomRow) {
  return { ...room, opens: clock(opens), closes: clock(closes) }
}

/** The furthest that any room can be booked ahead, in days (see the table's check). */
const FURTHEST = 90

async function list(ctx: Ctx) {
  await moveAllOn(ctx)
  const known = await roomDays(ctx.tx, ctx.community, null, dayOf(ctx.now), FURTHEST + 1, ctx.now)
  return ok({
    now: ctx.now,
    share: openShare(await areas(ctx.tx, ctx.community)),
    rooms: known.map(({ room, days }) => ({ ...viewOf(room), next: soonest(ctx, room, days) })),
  })
}

function soonest(ctx: Ctx, room: RoomRow, days: readonly RoomDay[]) {
  const lastDay = lastDayOf(ctx, room.aheadDays)
  for (const on of days) {
    const first = freeStarts(room, on, lastDay, ctx.now)[0]
    if (first) return { day: on.day, start: clock(first.start) }
  }
  return null
}

async function freeTimes(ctx: Ctx, input: InputOf<typeof contract.freeTimes>) {
  await moveOn(ctx, input.roomId)
  const first = input.from ?? dayOf(ctx.now)
  const [known] = await roomDays(ctx.tx, ctx.community, input.roomId, first, input.days ?? 7, ctx.now)
  if (!known) return refused('no-such-room')
  const { room, days } = known
  const lastDay = lastDayOf(ctx, room.aheadDays)
  // What cannot be booked yet is no day of this list: neither free nor taken would be true of it.
  const shown = days.filter(({ day }) => day <= lastDay)
  return ok({ now: ctx.now, room: viewOf(room), days: shown.map((on) => dayView(ctx, room, on, lastDay)) })
}

function dayView(ctx: Ctx, room: RoomRow, on: KnownDay, lastDay: Day) {
  const free = freeStarts(room, on, lastDay, ctx.now)
  const all = freeStarts(room, { ...on, held: [] }, lastDay, ctx.now)
  const starts = new Set(free.map(({ start }) => start))
  return {
    day: on.day,
    open: all.length > 0 || room.openDays === 'every' || on.works,
    dayName: on.name,
    provisional: on.provisional,
    free: free.map(({ start, longest }) => ({ start: clock(start), longest })),
    taken: all.filter(({ start }) => !starts.has(start)).map(({ start }) => clock(start)),
    closed: on.closed.map(({ start, end, reason }) => ({ start: clock(start), end: clock(end), reason })),
  }
}

type Book = typeof contract.book

async function book(ctx: CtxOf<Book>, input: InputOf<Book>) {
  const order = { ...input, start: minutes(input.start), end: minutes(input.end) }
  return settle(ctx, ctx.actor.person, order, tryBooking)
}

async function show(ctx: CtxOf<typeof contract.show>, input: { bookingId: string }) {
  const [booking] = await bookingsOf(ctx.tx, ctx.community, ctx.actor.person, input, ctx.now)
  if (!booking) return refused('no-such-booking')
  const waits = booking.state === 'waiting'
  return ok({ now: ctx.now, booking, answerers: waits ? await answerers(ctx) : [] })
}

async function cancelOwn(ctx: CtxOf<typeof contract.cancel>, { bookingId }: { bookingId: string }) {
  const booking = await lockBooking(ctx.tx, ctx.community, ctx.actor.person, bookingId)
  if (!booking) return refused('no-such-booking')
  const verdict = cancel(booking, ctx.now)
  if (verdict) return refused(verdict)
  // Another server's clock, or a demo's that was set back, may lie before the booking's.
  const cancelledAt = instant(Math.max(ctx.now, booking.madeAt))
  await takeTurn(ctx.tx, ctx.community)
  await cancelBookings(ctx.tx, ctx.community, [bookingId], { at: cancelledAt })
  await keepLeaf(ctx, { booking: bookingId })
  await moveOn(ctx, booking.roomId)
  return ok({ bookingId, cancelledAt })
}

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offer(contract.freeTimes, freeTimes),
  offerStatement(contract.book, book),
  offer(contract.show, show),
  offer(contract.cancel, cancelOwn),
  ...requestOffers,
  ...closingOffers,
  ...deskOffers,
  ...settingsOffers,
]
