import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { dayOf, minutes } from '../../kernel/time'
import { standing } from '../../people/facts'
import { hasStanding } from '../../people/rule'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { violates } from '../../platform/serve/dispatch'
import { confirmClaims, lastDayOf, met } from '../book'
import { answerBooking, cancelBookings, lockBooking, roomDays } from '../queries'
import { holdWeek, useOf } from '../quota/queries'
import { overQuota } from '../quota/rule'
import { reserve } from '../rule'
import * as contract from './contract'
import { moveAllOn, moveOn } from './move'
import * as queries from './queries'
import { isAhead, offerable } from './rule'

type Join = typeof contract.join
async function join(ctx: CtxOf<Join>, input: InputOf<Join>) {
  const { tx, community, actor, now } = ctx
  const wish = { ...input, start: minutes(input.start), end: minutes(input.end) }
  await moveOn(ctx, input.roomId)
  const [known] = await roomDays(tx, community, input.roomId, input.day, 1, now)
  if (!known) return refused('no-such-room')
  if (!hasStanding(await standing(tx, community, actor.person, dayOf(now)))) return refused('no-standing')
  const { room, days } = known
  if (room.approval) return refused('asks-first')
  const verdict = reserve(wish, room, days[0]!, lastDayOf(ctx, room.aheadDays), now)
  if (verdict.ok) return refused('free-now', { start: input.start })
  const { refusal } = verdict
  if (refusal.code !== 'taken') return refused(refusal.code, refusal)
  if (!isAhead(wish, now)) return refused('too-soon')
  const use = await useOf(tx, community, actor.person, input.day, now)
  const much = overQuota(use, wish.end - wish.start, input.day)
  if (much) return much
  const waitId = ctx.newId()
  try {
    await queries.saveWait(tx, community, { ...wish, waitId, person: actor.person }, now)
  } catch (error) {
    if (!violates(error, 'waits_one_open')) throw error
    return refused('already-waits')
  }
  await keepLeaf(ctx, { wait: waitId, room: input.roomId, day: input.day, start: wish.start, end: wish.end })
  const own = (await queries.waitsOf(tx, community, actor.person, now)).find((one) => one.waitId === waitId)
  return ok({ waitId, ahead: own?.ahead ?? 0 })
}

async function mine(ctx: CtxOf<typeof contract.mine>) {
  const { tx, community, actor, now } = ctx
  await moveAllOn(ctx)
  const offers = await queries.offersOf(tx, community, actor.person, now)
  const waits = await queries.waitsOf(tx, community, actor.person, now)
  return ok({ now, offers, waits })
}

async function leave(ctx: CtxOf<typeof contract.leave>, { waitId }: { waitId: string }) {
  const { tx, community, actor, now } = ctx
  const left = await queries.endWait(tx, community, waitId, 'left', { at: now, person: actor.person })
  if (!left) return refused('no-such-wait')
  await keepLeaf(ctx, { wait: waitId })
  return ok({ waitId })
}

/** The caller's offer held against every other answer, and the moment it is by then. */
async function held(ctx: CtxOf<typeof contract.accept>, bookingId: string) {
  const booking = await lockBooking(ctx.tx, ctx.community, ctx.actor.person, bookingId)
  if (!booking) return refused('no-such-offer')
  const at = ctx.clock()
  const fixed = offerable(booking, at)
  return fixed ? refused(fixed) : ok({ booking, at })
}

async function accept(ctx: CtxOf<typeof contract.accept>, { bookingId }: { bookingId: string }) {
  const found = await held(ctx, bookingId)
  if (!found.ok) return found
  const { booking, at } = found.value
  const { tx, community } = ctx
  await holdWeek(tx, community, booking.person, booking.day)
  const use = await useOf(tx, community, booking.person, booking.day, at, bookingId)
  const much = overQuota(use, booking.end - booking.start, booking.day)
  if (much) return much
  try {
    await confirmClaims(ctx, booking, at, booking.releaseAt)
  } catch (error) {
    if (!met(error)) throw error
    // By another server's clock it had lapsed, and the next one has it.
    return refused('offer-over')
  }
  const stamp = { by: ctx.actor.person, reason: null, shift: null, absence: null }
  await answerBooking(ctx.tx, ctx.community, bookingId, { answer: 'approved', at, ...stamp })
  await keepLeaf(ctx, { booking: bookingId, wait: booking.waitId })
  return ok({ bookingId })
}

async function decline(ctx: CtxOf<typeof contract.decline>, { bookingId }: { bookingId: string }) {
  const found = await held(ctx, bookingId)
  if (!found.ok) return found
  const { booking, at } = found.value
  await queries.takeTurn(ctx.tx, ctx.community)
  await cancelBookings(ctx.tx, ctx.community, [bookingId], { at })
  await keepLeaf(ctx, { booking: bookingId, wait: booking.waitId })
  await moveOn(ctx as Ctx, booking.roomId)
  return ok({ bookingId })
}

export const offers: readonly Offer[] = [
  offer(contract.join, join),
  offer(contract.mine, mine),
  offer(contract.leave, leave),
  offer(contract.accept, accept),
  offer(contract.decline, decline),
]
