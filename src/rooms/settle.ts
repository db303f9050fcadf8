// Books by the statement, and names the refusal by the rule where the statement stored nothing.
import { ok, refused } from '../kernel/result'
import { clock, dayOf, daysBetween } from '../kernel/time'
import { standing } from '../people/facts'
import { hasStanding } from '../people/rule'
import type { Ctx } from '../platform/serve/context'
import { lastDayOf, type Order, type tryBooking } from './book'
import { roomDays, type RoomRow } from './queries'
import { moveOnNow } from './wait/move'
import { useOf } from './quota/queries'
import { overQuota } from './quota/rule'
import { nextFree, reserve, type BookRefusal } from './rule'

/** Parallel bookings of one person in one week are let through one a round, so some of them need several. */
const ROUNDS = 12

/**
 * Books, or says why not and what is free instead. A time given back between the attempt and the reading of the facts is
 * worth another attempt, but not for ever. Whoever met a claim in the middle looks at the facts first: mostly there is no
 * other lane, and each round somebody else's claim is new, so that it ends.
 */
export async function settle(ctx: Ctx, person: string, order: Order, attempt: typeof tryBooking) {
  for (let round = 1; round <= ROUNDS;) {
    const { bookingId, stands, late } = await attempt(ctx, person, order)
    if (bookingId) return ok({ bookingId })
    const verdict = await refusal(ctx, person, order, stands)
    if (!verdict.ok) return verdict
    if (late) continue
    round += 1
    // Free by the facts and not to be had: it lapsed, and somebody waits for it.
    await moveOnNow(ctx, order.roomId)
  }
  return refused('taken', { start: clock(order.start), next: null })
}

/** Why the statement stored nothing: the rule says it, on the facts as they are now. */
async function refusal(ctx: Ctx, person: string, order: Order, stands: boolean) {
  const [known] = await roomDays(ctx.tx, ctx.community, order.roomId, order.day, 1, ctx.now)
  if (!known) return refused('no-such-room')
  if (!stands && !hasStanding(await standing(ctx.tx, ctx.community, person, dayOf(ctx.now))))
    return refused('no-standing')
  const { room, days } = known
  const verdict = reserve(order, room, days[0]!, lastDayOf(ctx, room.aheadDays), ctx.now)
  if (verdict.ok && !order.exempt) {
    const use = await useOf(ctx.tx, ctx.community, person, order.day, ctx.now)
    return overQuota(use, order.end - order.start, order.day) ?? verdict
  }
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
