import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { addDays, at, clock, dayOf, minuteOf, type Day } from '../../kernel/time'
import { tell } from '../../messages/facts'
import { namesOf, standing } from '../../people/facts'
import { keepLeaf } from '../../platform/serve/act'
import { happened, offer, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { dayKind, type Calendar } from '../calendar'
import { momentOfChange } from '../moment'
import { calendarOf, deskOf, shiftsIn } from '../queries'
import type { Desk, Shift } from '../rule'
import { offerAll } from '../turns/offering'
import { pass } from '../turns/pass'
import { acting, actingFor } from '../turns/person'
import { shiftOf } from '../turns/queries'
import * as contract from './contract'
import * as queries from './queries'
import * as rule from './rule'

/** The load is counted from so long ago to so far ahead. */
const BACK = 90
const LOAD_AHEAD = 62

async function cover(ctx: CtxOf<typeof contract.cover>, input: { for?: string | undefined }) {
  const known = await acting(ctx, input.for)
  if (!known.ok) return known
  const { tx, community, now } = ctx
  const { person, members, mayRecord, mayPlan } = known.value
  const today = dayOf(now)
  const [since, until] = [addDays(today, -BACK), addDays(today, LOAD_AHEAD)]
  const shifts = await shiftsIn(tx, community, { start: at(since, 0), end: at(until, 1439) })
  const leave = await queries.leaveIn(tx, community, today, until)
  const calendar = await calendarOf(tx, community, since, until)
  const named = await namer(ctx, [
    ...members,
    ...shifts.map((one) => one.person),
    ...leave.flatMap((one) => [one.person, one.madeBy]),
  ])
  const weights = await queries.weightsOf(tx, community)
  const counted = rule.loads(members, shifts, (day) => dayKind(day, calendar), weights)
  const facts = { desk: await deskOf(tx, community), calendar, shifts, leave }
  const mine = (one: queries.LeaveRow): boolean => one.person === person || (mayRecord && person === null)
  return ok({
    ...{ now, today, mayPlan, me: person === null ? null : named(person) },
    days: Array.from({ length: rule.AHEAD }, (_, n) => dayView(addDays(today, n), facts, named)),
    leave: leave.map((one) => ({
      ...{ leaveId: one.id, person: named(one.person), first: one.first, last: one.last },
      recordedBy: one.madeBy === one.person ? null : named(one.madeBy),
      mayEnd: mine(one) && one.last > today,
    })),
    load: {
      since,
      until,
      ...weights,
      members: counted.map((one) => ({ ...one, person: named(one.person) })),
    },
  })
}

type Named = (id: string) => { personId: string; name: string }

async function namer({ tx, cipher, community }: Ctx, ids: readonly string[]): Promise<Named> {
  const names = await namesOf(tx, cipher, community, [...new Set(ids)])
  return (personId) => ({ personId, name: names.get(personId) ?? '' })
}

interface DayFacts {
  readonly desk: Desk
  readonly calendar: Calendar
  readonly shifts: readonly Shift[]
  readonly leave: readonly rule.DaysOff[]
}

function dayView(day: Day, { desk, calendar, shifts, leave }: DayFacts, named: Named) {
  const own = shifts.filter(({ span }) => dayOf(span.start) === day)
  const { works, provisional, name } = dayKind(day, calendar)
  const { cover, gaps } = rule.coverOf(day, works, desk, own, leave)
  return {
    ...{ day, provisional, dayName: name, cover },
    gaps: gaps.map(({ start, end }) => ({ from: clock(start), to: clock(end) })),
    shifts: own.map(({ person, span }) => ({
      person: named(person),
      from: clock(minuteOf(span.start)),
      to: clock(minuteOf(span.end) || 1440),
      onLeave: rule.isOff(person, day, leave),
    })),
  }
}

async function takeLeave(ctx: CtxOf<typeof contract.takeLeave>, input: InputOf<typeof contract.takeLeave>) {
  const known = await actingFor(ctx, input.for)
  if (!known.ok) return known
  const { person, members } = known.value
  const { tx, community, actor } = ctx
  const { first, last } = input
  const now = await momentOfChange(ctx)
  const before = await queries.leaveIn(tx, community, first, last < first ? first : last)
  const refusal = rule.leave(person, first, last, before, dayOf(now))
  if (refusal) return refused(refusal)
  const leaveId = ctx.newId()
  await queries.addLeave(tx, community, {
    id: leaveId,
    person,
    first,
    last,
    madeBy: actor.person,
    madeAt: now,
  })
  await keepLeaf(ctx, { leave: leaveId, person, first, last })
  const own = await shiftsWithin(ctx, person, first, last)
  await offerAll(ctx, own, members, now)
  await tellAway(ctx, own, 'away')
  return ok({ leaveId, offered: own.length })
}

async function shiftsWithin({ tx, community }: Ctx, person: string, first: Day, last: Day) {
  const all = await shiftsIn(tx, community, { start: at(first, 0), end: at(last, 1439) })
  return all.filter((shift) => {
    const day = dayOf(shift.span.start)
    return shift.person === person && first <= day && day <= last
  })
}

/** While somebody has leave their shifts are nobody's: the secretary's, by name. */
async function tellAway(ctx: Ctx, shifts: Awaited<ReturnType<typeof shiftsWithin>>, how: 'away' | 'back') {
  if (shifts.length === 0) return
  const passed = shifts.map(({ span, person }) =>
    how === 'away' ? { span, from: person, to: null } : { span, from: null, to: person },
  )
  await happened(ctx, { kind: 'shift-changed', passed })
}

async function endLeave(ctx: CtxOf<typeof contract.endLeave>, input: InputOf<typeof contract.endLeave>) {
  const known = await acting(ctx, input.for)
  if (!known.ok) return known
  const { tx, community, actor } = ctx
  const { person, mayRecord } = known.value
  const now = await momentOfChange(ctx)
  const today = dayOf(now)
  const all = await queries.leaveIn(tx, community, addDays(today, -400), addDays(today, 400))
  const leave = all.find(({ id }) => id === input.leaveId)
  if (!leave || (leave.person !== person && !(mayRecord && person === null))) return refused('no-such-leave')
  const rest = rule.endedLeave(leave, today)
  if (rest === 'over') return refused('leave-over')
  if (rest === null) await queries.dropLeave(tx, community, leave.id, now, actor.person)
  else await queries.shortenLeave(tx, community, leave.id, rest.last)
  await keepLeaf(ctx, {
    leave: leave.id,
    person: leave.person,
    ended: rest === null ? leave.first : rest.last,
  })
  const from = rest === null ? leave.first : addDays(rest.last, 1)
  await tellAway(ctx, await shiftsWithin(ctx, leave.person, from, leave.last), 'back')
  if (leave.person !== actor.person) {
    await tell(ctx, [
      { to: leave.person, kind: 'leave-ended', facts: { day: from }, named: { who: actor.person } },
    ])
  }
  return ok({ leaveId: leave.id })
}

async function takeOver(ctx: CtxOf<typeof contract.takeOver>, input: InputOf<typeof contract.takeOver>) {
  const known = await actingFor(ctx, input.for)
  if (!known.ok) return known
  const { tx, community } = ctx
  const { person } = known.value
  const now = await momentOfChange(ctx)
  const shift = await shiftOf(tx, community, input.shiftId)
  const leave = await queries.leaveIn(tx, community, dayOf(now), dayOf(now))
  const shifts = await shiftsIn(tx, community, { start: now, end: now })
  const current = shifts.find(({ span }) => now < span.end) ?? null
  const refusal = rule.takeOver(person, shift, current, leave, now)
  if (refusal) {
    const by = refusal.by === undefined ? null : (await namer(ctx, [refusal.by]))(refusal.by).name
    return refused(refusal.code, { by })
  }
  const after = rule.takenOver(shift!, person, now, ctx.newId)
  await keepLeaf(ctx, { shift: shift!.id, person, since: now, rest: after.at(-1)!.id })
  await pass(ctx, { before: [shift!], after }, now)
  return ok({ since: now })
}

async function setWeights(
  ctx: CtxOf<typeof contract.setWeights>,
  weights: InputOf<typeof contract.setWeights>,
) {
  const { roles } = await standing(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now))
  if (!roles.includes('secretary')) return refused('not-secretary')
  await queries.saveWeights(ctx.tx, ctx.community, weights)
  await keepLeaf(ctx, weights)
  return ok(weights)
}

export const offers: readonly Offer[] = [
  offer(contract.cover, cover),
  offer(contract.takeLeave, takeLeave),
  offer(contract.endLeave, endLeave),
  offer(contract.takeOver, takeOver),
  offer(contract.setWeights, setWeights),
]
