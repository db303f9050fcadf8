import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { clock, dayOf, daysBetween, instant, minutes, type Day } from '../kernel/time'
import { standing } from '../people/facts'
import { hasStanding } from '../people/rule'
import { keepLeaf } from '../platform/serve/act'
import { offer, offerStatement, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { lastDayOf, tryBooking, type Order } from './book'
import * as contract from './contract'
import { bookingsOf, cancelBookings, lockBooking, roomDays, type KnownDay, type RoomRow } from './queries'
import { answerers, requestOffers } from './requests'
import { cancel, freeStarts, nextFree, reserve, type BookRefusal, type RoomDay } from './rule'

function viewOf({ opens, closes, aheadDays: _, ...room }: RoomRow) {
  return { ...room, opens: clock(opens), closes: clock(closes) }
}

/** The furthest that any room can be booked ahead, in days (see the table's check). */
const FURTHEST = 90

async function list(ctx: Ctx) {
  const known = await roomDays(ctx.tx, ctx.community, null, dayOf(ctx.now), FURTHEST + 1, ctx.now)
  return ok({
    now: ctx.now,
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
  const order: Order = { ...input, start: minutes(input.start), end: minutes(input.end) }
  return settle(ctx, ctx.actor.person, order, tryBooking)
}

/**
 * Books, or says why not and what is free instead. A time given back between the attempt and the reading of the facts is
 * worth another attempt, but not for ever.
 */
export async function settle(ctx: Ctx, person: string, order: Order, attempt: typeof tryBooking) {
  for (let round = 1; round <= 3; round += 1) {
    const bookingId = await attempt(ctx, person, order)
    if (bookingId) return ok({ bookingId })
    const verdict = await refusal(ctx, person, order)
    if (!verdict.ok) return verdict
  }
  return refused('taken', { start: clock(order.start), next: null })
}

/** Why the statement stored nothing: the rule says it, on the facts as they are now. */
async function refusal(ctx: Ctx, person: string, order: Order) {
  const [known] = await roomDays(ctx.tx, ctx.community, order.roomId, order.day, 1, ctx.now)
  if (!known) return refused('no-such-room')
  const stands = await standing(ctx.tx, ctx.community, person, dayOf(ctx.now))
  if (!hasStanding(stands)) return refused('no-standing')
  const { room, days } = known
  const verdict = reserve(order, room, days[0]!, lastDayOf(ctx, room.aheadDays), ctx.now)
  if (verdict.ok || verdict.refusal['next'] || !anotherTime.has(verdict.refusal.code)) return verdict
  return refused(verdict.refusal.code, { ...verdict.refusal, ...(await laterFree(ctx, room, order)) })
}

/** Where another time would do: the refusal names it. */
const anotherTime: ReadonlySet<BookRefusal> = new Set<BookRefusal>([
  ...(['in-the-past', 'too-far-ahead', 'closed-day', 'outside-hours', 'closed', 'taken'] as const),
])

/** With nothing left on the day that was asked for: the next day on which there is. */
async function laterFree(ctx: Ctx, room: RoomRow, order: Order) {
  const lastDay = lastDayOf(ctx, room.aheadDays)
  const bookable = dayOf(ctx.now) <= order.day && order.day <= lastDay
  const from = bookable ? order.day : dayOf(ctx.now)
  const wish = bookable ? order : { start: 0, end: order.end - order.start }
  const count = daysBetween(from, lastDay) + 1
  const [known] = await roomDays(ctx.tx, ctx.community, room.roomId, from, count, ctx.now)
  const found = known && nextFree(wish, room, known.days, lastDay, ctx.now)
  return found ? { laterDay: found.day, later: clock(found.start) } : {}
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
  await cancelBookings(ctx.tx, ctx.community, [bookingId], { at: cancelledAt })
  await keepLeaf(ctx, { booking: bookingId })
  return ok({ bookingId, cancelledAt })
}

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offer(contract.freeTimes, freeTimes),
  offerStatement(contract.book, book),
  offer(contract.show, show),
  offer(contract.cancel, cancelOwn),
  ...requestOffers,
]
