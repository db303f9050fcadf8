import { whyNotAbout } from '../cases/facts'
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { addDays, clock, dayOf, instant, minutes, type Day, type Minute } from '../kernel/time'
import { homesOf, lookUp, namesOf, residentsAt, residentsByPhone, standing } from '../people/facts'
import { consentOf, helpedBy } from '../people/helpers/facts'
import { hasStanding } from '../people/rule'
import { keepLeaf } from '../platform/serve/act'
import { offer, offerStatement, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import { violates } from '../platform/serve/dispatch'
import { takeTurn, tryBooking, tryMoving, type Wish } from './book'
import * as contract from './contract'
import { secretariesOn, withReceivers } from './facts'
import * as queries from './queries'
import { tellOther } from './told'
import { changeable, doorOf, freeStarts, isFull, needsNote, receive, type Share } from './rule'

/** The furthest day that is open for booking. */
const lastDayOf = ({ now }: Pick<Ctx, 'now'>, { aheadDays }: { aheadDays: number }): Day =>
  addDays(dayOf(now), aheadDays)

async function freeTimes(ctx: Ctx, input: InputOf<typeof contract.freeTimes>) {
  const first = input.from ?? dayOf(ctx.now)
  const known = await queries.deskDays(ctx.tx, ctx.community, first, input.days ?? 7)
  if (!known) return refused('no-desk')
  const { desk, days } = known
  const lastDay = lastDayOf(ctx, desk)
  // What cannot be booked yet is no day of this list: neither free nor taken would be true of it.
  const shown = days.filter(({ day }) => day <= lastDay)
  const names = await receiversOf(ctx, shown)
  const view = (on: queries.KnownDay) => {
    const free = freeStarts(input.share ?? 'public', desk, on, lastDay, ctx.now)
    const all = freeStarts('desk', desk, { ...on, taken: [] }, lastDay, ctx.now)
    const starts = new Set(free.map(({ start }) => start))
    return {
      day: on.day,
      open: on.works,
      dayName: on.name,
      provisional: on.provisional,
      staffed: on.turns.length > 0,
      free: free.map(({ start, receiver }) => ({
        start: clock(start),
        receiver: names(receiver, on.day),
        bySecretary: receiver === null,
      })),
      taken: all.filter(({ start }) => !starts.has(start)).map(({ start }) => clock(start)),
    }
  }
  return ok({ now: ctx.now, place: desk.place, unit: desk.unit, days: shown.map(view) })
}

/** How whoever receives on these days is called; null: the secretary of that day. */
async function receiversOf({ tx, cipher, community }: Ctx, days: readonly queries.KnownDay[]) {
  const away = days.filter(({ turns }) => turns.some(({ person }) => person === null))
  const secretaries = await secretariesOn(
    tx,
    community,
    away.map(({ day }) => day),
  )
  const onDuty = days.flatMap(({ turns }) => turns.flatMap(({ person }) => person ?? []))
  const names = await namesOf(tx, cipher, community, [...onDuty, ...secretaries.values()])
  return (person: string | null, day: Day): string => names.get(person ?? secretaries.get(day) ?? '') ?? ''
}

/** What is asked for, whoever asks and for whomever. */
interface Order {
  readonly person: string
  readonly share: Share
  readonly day: Day
  readonly start: Minute
  /** The visit that is moved, which stands in nobody's way. */
  readonly moved: string | null
}

/**
 * Tries until it is stored or refused. A time given back between the attempt and the reading of the facts is worth
 * another attempt, and so is one of the visitor's places that another booking took first; but not for ever.
 */
async function settle(ctx: Ctx, order: Order, attempt: (wish: Wish) => Promise<string | null>) {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const visitId = await inAnyLane(order, attempt)
    if (visitId) return ok({ visitId })
    const verdict = await refusal(ctx, order)
    if (!verdict.ok) return verdict
  }
  return refused('taken', { start: clock(order.start), next: null })
}

const ROUNDS = 5

/** From lane to lane until the statement says that there is no further one, or that the wish cannot be. */
async function inAnyLane({ day, start }: Order, attempt: (wish: Wish) => Promise<string | null>) {
  for (let nth = 1; ; nth += 1) {
    try {
      return await attempt({ day, start, nth })
    } catch (error) {
      if (violates(error, 'visits_one_a_day')) return null
      if (!violates(error, 'visit_claims_one_taker')) throw error
    }
  }
}

/** Why the statement stored nothing: the rule says it, on the facts as they are now. */
async function refusal(ctx: Ctx, { person, share, day, start, moved }: Order) {
  const { tx, community } = ctx
  // First: of whom the caller does not act for, nothing is said.
  if (share === 'public' && !(await mayBookFor(ctx, person))) return refused('not-helping')
  const known = await queries.deskDays(tx, community, day, 1)
  if (!known) return refused('no-desk')
  if (!hasStanding(await standing(tx, community, person, dayOf(ctx.now)))) return refused('no-standing')
  const { desk, days } = known
  if (moved === null) {
    const open = await queries.openVisits(tx, community, [person], ctx.now)
    if (isFull(open.get(person) ?? 0, desk.quota)) return refused('too-many-ahead', { quota: desk.quota })
  }
  const verdict = receive(start, share, desk, days[0]!, lastDayOf(ctx, desk), ctx.now)
  if (!verdict.ok && verdict.refusal.code !== 'taken') return verdict
  const other = await queries.visitOn(tx, community, person, day, moved)
  return other ? refused('already-has', { day, start: clock(other.start) }) : verdict
}

/** Oneself, those of the same household, and whoever allowed it. */
async function mayBookFor({ tx, community, actor, now }: Ctx, person: string): Promise<boolean> {
  const me = actor!.person
  return person === me || (await consentOf(tx, community, me, person, dayOf(now))) !== null
}

type Book = typeof contract.book
async function book(ctx: CtxOf<Book>, { personId, ...input }: InputOf<Book>) {
  return order(ctx, personId ?? ctx.actor.person, 'public', input)
}

async function whom(ctx: CtxOf<typeof contract.whom>) {
  const { tx, cipher, community, actor, now } = ctx
  const known = await queries.deskDays(tx, community, dayOf(now), 1)
  if (!known) return refused('no-desk')
  const { quota } = known.desk
  if (!actor) return ok({ now, quota, people: [] })
  const others = await helpedBy(tx, community, actor.person, dayOf(now))
  const all = [{ person: actor.person, relation: null }, ...others]
  const ids = all.map(({ person }) => person)
  const names = await namesOf(tx, cipher, community, ids)
  const homes = await homesOf(tx, community, ids, dayOf(now))
  const open = await queries.openVisits(tx, community, ids, now)
  // Whoever allowed it and moved away since cannot be received any more.
  const here = all.filter(({ person, relation }) => relation === null || homes.has(person))
  const people = here.map(({ person, relation }) => {
    const ahead = open.get(person) ?? 0
    const who = { personId: person, name: names.get(person) ?? '', home: homes.get(person) ?? null }
    return { ...who, relation, ahead, full: isFull(ahead, quota) }
  })
  return ok({ now, quota, people })
}

type BookFor = typeof contract.bookFor
async function bookFor(ctx: CtxOf<BookFor>, { personId, ...input }: InputOf<BookFor>) {
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const there = await namesOf(ctx.tx, ctx.cipher, ctx.community, [personId])
  if (!there.has(personId)) return refused('no-such-person')
  return order(ctx, personId, 'desk', input)
}

async function order(ctx: CtxOf<Book>, person: string, share: Share, input: InputOf<Book>) {
  const { day, kind, note = '', caseId } = input
  if (needsNote(kind, note)) return refused('needs-note')
  if (caseId !== undefined) {
    const whyNot = await notAbout(ctx, person, share, caseId)
    if (whyNot) return refused(whyNot)
  }
  const about = { kind, note, caseId }
  const wanted = { person, share, day, start: minutes(input.start), moved: null }
  return settle(ctx, wanted, (wish) => tryBooking(ctx, person, share, { ...wish, ...about }))
}

/** Why this person's visit cannot be about this case; of whom the caller does not act for, nothing is said. */
async function notAbout(ctx: Ctx, person: string, share: Share, caseId: string) {
  if (share === 'public' && !(await mayBookFor(ctx, person))) return 'not-helping'
  return whyNotAbout(ctx.tx, ctx.community, caseId, person, dayOf(ctx.now))
}

async function show(ctx: CtxOf<typeof contract.show>, { visitId }: { visitId: string }) {
  const { tx, cipher, community } = ctx
  const viewer = ctx.actor.person
  const rows = await queries.visitsOf(tx, community, { viewer, today: dayOf(ctx.now), visitId })
  const [visit] = await withReceivers(tx, cipher, community, rows, viewer)
  return visit ? ok({ now: ctx.now, visit }) : refused('no-such-visit')
}

type Move = typeof contract.move
async function move(ctx: CtxOf<Move>, { visitId, day, start }: InputOf<Move>) {
  await takeTurn(ctx)
  const visit = await lockFor(ctx, visitId)
  if (!visit) return refused('no-such-visit')
  const fixed = changeable(visit, ctx.now)
  if (fixed) return refused(fixed)
  const { person, share } = visit
  const wanted: Order = { person, share, day, start: minutes(start), moved: visitId }
  const verdict = await settle(ctx, wanted, (wish) => tryMoving(ctx, { visitId, person }, share, wish))
  if (!verdict.ok) return verdict
  await keepLeaf(ctx, { visit: visitId, person, day, start: wanted.start })
  await tellOther(ctx, 'visit-moved-for', { visitId, ...visit, day, start: wanted.start })
  return verdict
}

/**
 * The visit of whoever asks, or that they booked for somebody who still lets them; who phones the desk has theirs moved and
 * cancelled there.
 */
async function lockFor(ctx: CtxOf<Move>, visitId: string): Promise<(queries.Held & { share: Share }) | null> {
  const visit = await queries.lockVisit(ctx.tx, ctx.community, visitId)
  if (!visit) return null
  const me = ctx.actor.person
  const booked = visit.bookedBy === me && visit.relation !== 'desk'
  if (visit.person === me || (booked && (await mayBookFor(ctx, visit.person)))) {
    return { ...visit, share: 'public' }
  }
  return (await hasRole(ctx, ['staff'])) ? { ...visit, share: 'desk' } : null
}

async function cancel(ctx: CtxOf<typeof contract.cancel>, { visitId }: { visitId: string }) {
  const { tx, community } = ctx
  const visit = await lockFor(ctx, visitId)
  if (!visit) return refused('no-such-visit')
  const verdict = changeable(visit, ctx.now)
  if (verdict) return refused(verdict)
  // Another server's clock, or a demo's that was set back, may lie before the booking's.
  const cancelledAt = instant(Math.max(ctx.now, visit.madeAt))
  await queries.cancelVisit(tx, community, visitId, cancelledAt)
  await keepLeaf(ctx, { visit: visitId, person: visit.person })
  await tellOther(ctx, 'visit-cancelled-for', { visitId, ...visit })
  return ok({ visitId, cancelledAt })
}

const receiving = contract.dayList.who as readonly string[]

async function hasRole(ctx: CtxOf<Book>, wanted: readonly string[]): Promise<boolean> {
  const { roles } = await standing(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now))
  return roles.some((role) => wanted.includes(role))
}

async function dayList(ctx: CtxOf<typeof contract.dayList>, input: { day?: Day }) {
  if (!(await hasRole(ctx, receiving))) return refused('not-staff')
  const { tx, cipher, community } = ctx
  const day = input.day ?? dayOf(ctx.now)
  const rows = await queries.visitsOf(tx, community, { day })
  const visitors = rows.map(({ person }) => person)
  const names = await namesOf(tx, cipher, community, visitors)
  const homes = await homesOf(tx, community, visitors, dayOf(ctx.now))
  const views = await withReceivers(tx, cipher, community, rows)
  return ok({
    now: ctx.now,
    day,
    mayBook: await hasRole(ctx, ['staff']),
    days: await daysAhead(ctx, day),
    visits: views.map((visit, n) => ({
      ...visit,
      name: names.get(visitors[n]!) ?? '',
      home: homes.get(visitors[n]!) ?? null,
    })),
  })
}

/** The days that can be booked and work, those on which somebody comes all the same, and the one that was asked for. */
async function daysAhead(ctx: Ctx, asked: Day) {
  const today = dayOf(ctx.now)
  const known = await queries.deskDays(ctx.tx, ctx.community, today, contract.DAYS)
  const lastDay = known ? lastDayOf(ctx, known.desk) : today
  const counts = await queries.visitCounts(ctx.tx, ctx.community, today, addDays(today, contract.DAYS))
  const works = known?.days.filter((on) => on.works && on.day <= lastDay).map(({ day }) => day) ?? []
  const days = [...new Set([...works, ...counts.keys(), today, asked])].sort()
  return days.map((day) => ({ day, visits: counts.get(day) ?? 0 }))
}

async function find(ctx: CtxOf<typeof contract.find>, { query }: { query: string }) {
  if (!(await hasRole(ctx, ['staff']))) return refused('not-staff')
  const { cipher, community } = ctx
  const door = doorOf(query)
  const today = dayOf(ctx.now)
  const people = await lookUp(ctx, contract.find.name, (tx) =>
    door
      ? residentsAt(tx, cipher, community, door, today)
      : residentsByPhone(tx, cipher, community, query, today),
  )
  return ok({ people: [...people] })
}

export const offers: readonly Offer[] = [
  offer(contract.freeTimes, freeTimes),
  offer(contract.whom, whom),
  offerStatement(contract.book, book),
  offerStatement(contract.bookFor, bookFor),
  offer(contract.show, show),
  offer(contract.move, move),
  offer(contract.cancel, cancel),
  offer(contract.dayList, dayList),
  offer(contract.find, find),
]
