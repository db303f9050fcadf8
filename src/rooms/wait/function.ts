import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { clock, dayOf, minutes, type Day } from '../../kernel/time'
import { heard, tell } from '../../messages/facts'
import { homesOf, namesOf, standing } from '../../people/facts'
import { hasStanding } from '../../people/rule'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { violates } from '../../platform/serve/dispatch'
import { confirmClaims, lastDayOf, met } from '../book'
import { answerBooking, cancelBookings, lockBooking, roomDays, roomName, type HeldBooking } from '../queries'
import { holdWeek, useOf } from '../quota/queries'
import { overQuota } from '../quota/rule'
import { hasRole } from '../requests'
import { reserve, type Wish } from '../rule'
import * as contract from './contract'
import { moveAllOn, moveOn } from './move'
import * as queries from './queries'
import { isAhead, offerable } from './rule'

const staff = ['staff']

type Join = typeof contract.join
const join = (ctx: CtxOf<Join>, input: InputOf<Join>) => stand(ctx, ctx.actor.person, null, input)

type JoinFor = typeof contract.joinFor
async function joinFor(ctx: CtxOf<JoinFor>, { personId, ...input }: InputOf<JoinFor>) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  const there = await namesOf(ctx.tx, ctx.cipher, ctx.community, [personId])
  if (!there.has(personId)) return refused('no-such-person')
  return stand(ctx, personId, ctx.actor.person, input)
}

/** Puts a person at the end of the line. */
async function stand(ctx: Ctx, person: string, joinedBy: string | null, input: InputOf<Join>) {
  const { tx, community, now } = ctx
  const wish = { ...input, start: minutes(input.start), end: minutes(input.end) }
  await moveOn(ctx, input.roomId)
  const wrong = await keptOut(ctx, person, wish)
  if (wrong) return wrong
  const waitId = ctx.newId()
  try {
    await queries.saveWait(tx, community, { ...wish, waitId, person, joinedBy }, now)
  } catch (error) {
    if (!violates(error, 'waits_one_open')) throw error
    return refused('already-waits')
  }
  const { roomId, day, start, end } = wish
  await keepLeaf(ctx, { wait: waitId, room: roomId, day, start, end, ...(joinedBy ? { person } : {}) })
  const own = (await queries.waitsOf(tx, community, person, now)).find((one) => one.waitId === waitId)
  return ok({ waitId, ahead: own?.ahead ?? 0 })
}

type Wanted = Wish & { readonly roomId: string; readonly day: Day }
/** Why somebody cannot wait for this; null: it is taken, and they may. */
async function keptOut(ctx: Ctx, person: string, wish: Wanted) {
  const { tx, community, now } = ctx
  const [known] = await roomDays(tx, community, wish.roomId, wish.day, 1, now)
  if (!known) return refused('no-such-room')
  if (!hasStanding(await standing(tx, community, person, dayOf(now)))) return refused('no-standing')
  const { room, days } = known
  if (room.approval) return refused('asks-first')
  const verdict = reserve(wish, room, days[0]!, lastDayOf(ctx, room.aheadDays), now)
  if (verdict.ok) return refused('free-now', { start: clock(wish.start) })
  const { refusal } = verdict
  if (refusal.code !== 'taken') return refused(refusal.code, refusal)
  if (!isAhead(wish, now)) return refused('too-soon')
  const use = await useOf(tx, community, person, wish.day, now)
  return overQuota(use, wish.end - wish.start, wish.day)
}

async function mine(ctx: CtxOf<typeof contract.mine>) {
  const { tx, community, actor, now } = ctx
  await moveAllOn(ctx)
  const offers = await queries.offersOf(tx, community, actor.person, now)
  const waits = await queries.waitsOf(tx, community, actor.person, now)
  return ok({ now, offers: offers.map(own), waits: waits.map(own) })
}

const own = <T extends queries.Theirs>({ person: _, byDesk: __, ...view }: T) => view

async function waiting(ctx: CtxOf<typeof contract.waiting>) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  const { tx, cipher, community, now } = ctx
  await moveAllOn(ctx)
  const offers = await queries.offersOf(tx, community, null, now)
  const waits = await queries.waitsOf(tx, community, null, now)
  const ids = [...new Set([...offers, ...waits].map(({ person }) => person))]
  const names = await namesOf(tx, cipher, community, ids)
  const homes = await homesOf(tx, community, ids, dayOf(now))
  const known = <T extends queries.Theirs>({ person, ...view }: T) => ({
    ...view,
    ...{ name: names.get(person) ?? '', home: homes.get(person) ?? null },
  })
  return ok({ now, offers: offers.map(known), waits: waits.map(known) })
}

type Leave = InputOf<typeof contract.leave>
const leave = (ctx: CtxOf<typeof contract.leave>, { waitId }: Leave) => end(ctx, waitId, ctx.actor.person)

async function leaveFor(ctx: CtxOf<typeof contract.leaveFor>, { waitId }: Leave) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  return end(ctx, waitId, undefined)
}

async function end(ctx: Ctx, waitId: string, person: string | undefined) {
  const left = await queries.endWait(ctx.tx, ctx.community, waitId, 'left', {
    at: ctx.now,
    ...(person === undefined ? {} : { person }),
  })
  if (!left) return refused('no-such-wait')
  await keepLeaf(ctx, { wait: waitId })
  return ok({ waitId })
}

type Answering = CtxOf<typeof contract.accept>

/** The offer (a person's, or for the desk anybody's) held against every other answer, and the moment it is by then. */
async function held(ctx: Answering, person: string | null, bookingId: string) {
  const booking = await lockBooking(ctx.tx, ctx.community, person, bookingId)
  if (!booking) return refused('no-such-offer')
  const at = ctx.clock()
  const fixed = offerable(booking, at)
  return fixed ? refused(fixed) : ok({ booking, at })
}

const accept = (ctx: Answering, { bookingId }: { bookingId: string }) =>
  take(ctx, ctx.actor.person, bookingId)
const decline = (ctx: Answering, { bookingId }: { bookingId: string }) =>
  pass(ctx, ctx.actor.person, bookingId)

type AnswerFor = typeof contract.answerFor
async function answerFor(ctx: CtxOf<AnswerFor>, { bookingId, take: taken }: InputOf<AnswerFor>) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  return taken ? take(ctx, null, bookingId) : pass(ctx, null, bookingId)
}

async function take(ctx: Answering, person: string | null, bookingId: string) {
  const found = await held(ctx, person, bookingId)
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
  await answered(ctx, booking)
  if (person === null) {
    const room = await roomName(tx, community, booking.roomId)
    const { day, start, end } = booking
    const facts = { room, day, start: clock(start), end: clock(end) }
    await tell(ctx, [{ to: booking.person, kind: 'room-approved', facts, about: bookingId }])
  }
  return ok({ bookingId })
}

async function pass(ctx: Answering, person: string | null, bookingId: string) {
  const found = await held(ctx, person, bookingId)
  if (!found.ok) return found
  const { booking, at } = found.value
  await queries.takeTurn(ctx.tx, ctx.community)
  await cancelBookings(ctx.tx, ctx.community, [bookingId], {
    at,
    ...(person ? {} : { by: ctx.actor.person }),
  })
  await answered(ctx, booking)
  await moveOn(ctx as Ctx, booking.roomId)
  return ok({ bookingId })
}

/** Keeps the answer; whoever answered need not be phoned about it any more. */
async function answered(ctx: Answering, { bookingId, waitId, person }: HeldBooking): Promise<void> {
  await heard(ctx, { to: person, kind: 'room-offer', about: bookingId })
  await keepLeaf(ctx, { booking: bookingId, wait: waitId, person })
}

export const offers: readonly Offer[] = [
  offer(contract.join, join),
  offer(contract.mine, mine),
  offer(contract.leave, leave),
  offer(contract.accept, accept),
  offer(contract.decline, decline),
  offer(contract.joinFor, joinFor),
  offer(contract.waiting, waiting),
  offer(contract.answerFor, answerFor),
  offer(contract.leaveFor, leaveFor),
]
