import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { clock, dayOf, instant, minutes, type Day } from '../kernel/time'
import { standing } from '../people/facts'
import { hasStanding } from '../people/rule'
import { keepLeaf } from '../platform/serve/act'
import { offer, offerStatement, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { violates } from '../platform/serve/dispatch'
import { lastDayOf, tryBooking, type Order } from './book'
import * as contract from './contract'
import { bookingsOf, cancelBooking, lockBooking, roomDays, type KnownDay, type RoomRow } from './queries'
import { cancel, freeStarts, reserve, type RoomDay } from './rule'

function viewOf({ opens, closes, aheadDays: _, ...room }: RoomRow) {
  return { ...room, opens: clock(opens), closes: clock(closes) }
}

/** The furthest that any room can be booked ahead, in days (see the table's check). */
const FURTHEST = 90

async function list(ctx: Ctx) {
  const known = await roomDays(ctx, null, dayOf(ctx.now), FURTHEST + 1)
  return ok({
    now: ctx.now,
    rooms: known.map(({ room, days }) => ({ ...viewOf(room), next: nextFree(ctx, room, days) })),
  })
}

function nextFree(ctx: Ctx, room: RoomRow, days: readonly RoomDay[]) {
  const lastDay = lastDayOf(ctx, room.aheadDays)
  for (const on of days) {
    const first = freeStarts(room, on, lastDay, ctx.now)[0]
    if (first) return { day: on.day, start: clock(first.start) }
  }
  return null
}

async function freeTimes(ctx: Ctx, input: InputOf<typeof contract.freeTimes>) {
  const first = input.from ?? dayOf(ctx.now)
  const [known] = await roomDays(ctx, input.roomId, first, input.days ?? 7)
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
  }
}

type Book = typeof contract.book

async function book(ctx: CtxOf<Book>, input: InputOf<Book>) {
  const order: Order = { ...input, start: minutes(input.start), end: minutes(input.end) }
  // A time given back between the attempt and the reading of the facts is worth another attempt, but not for ever.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const bookingId = await inAnyLane(ctx, ctx.actor.person, order)
    if (bookingId) return ok({ bookingId })
    const verdict = await refusal(ctx, ctx.actor.person, order)
    if (!verdict.ok) return verdict
  }
  return refused('taken', { start: input.start, next: null })
}

/** From lane to lane until the statement says that there is no further one, or that the wish cannot be. */
async function inAnyLane(ctx: Ctx, person: string, order: Order): Promise<string | null> {
  for (let lane = 1; ; lane += 1) {
    try {
      return await tryBooking(ctx, person, order, lane)
    } catch (error) {
      if (!violates(error, 'claims_one_taker')) throw error
    }
  }
}

/** Why the statement stored nothing: the rule says it, on the facts as they are now. */
async function refusal(ctx: Ctx, person: string, order: Order) {
  const [known] = await roomDays(ctx, order.roomId, order.day, 1)
  if (!known) return refused('no-such-room')
  const stands = await standing(ctx.tx, ctx.community, person, dayOf(ctx.now))
  if (!hasStanding(stands)) return refused('no-standing')
  const { room, days } = known
  return reserve(order, room, days[0]!, lastDayOf(ctx, room.aheadDays), ctx.now)
}

async function show(ctx: CtxOf<typeof contract.show>, input: { bookingId: string }) {
  const [booking] = await bookingsOf(ctx.tx, ctx.community, ctx.actor.person, input)
  return booking ? ok({ now: ctx.now, booking }) : refused('no-such-booking')
}

async function cancelOwn(ctx: CtxOf<typeof contract.cancel>, { bookingId }: { bookingId: string }) {
  const booking = await lockBooking(ctx.tx, ctx.community, ctx.actor.person, bookingId)
  if (!booking) return refused('no-such-booking')
  const verdict = cancel(booking, ctx.now)
  if (verdict) return refused(verdict)
  // Another server's clock, or a demo's that was set back, may lie before the booking's.
  const cancelledAt = instant(Math.max(ctx.now, booking.madeAt))
  await cancelBooking(ctx.tx, ctx.community, bookingId, cancelledAt)
  await keepLeaf(ctx, { booking: bookingId })
  return ok({ bookingId, cancelledAt })
}

export const offers: readonly Offer[] = [
  offer(contract.list, list),
  offer(contract.freeTimes, freeTimes),
  offerStatement(contract.book, book),
  offer(contract.show, show),
  offer(contract.cancel, cancelOwn),
]
