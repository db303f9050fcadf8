import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import {
  addDays,
  at,
  clock,
  dayOf,
  daysBetween,
  minuteOf,
  minutes,
  type Day,
  type Instant,
} from '../../kernel/time'
import { namesOf, standing } from '../../people/facts'
import { hashOf, keepLeaf } from '../../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { dayKind } from '../calendar'
import { momentOfChange } from '../moment'
import { leaveIn } from '../cover/queries'
import { isOff } from '../cover/rule'
import { calendarOf, deskOf, shiftsIn } from '../queries'
import { pass } from '../turns/pass'
import { membersOn, swapsOf } from '../turns/queries'
import type { Shift } from '../rule'
import * as contract from './contract'
import { saveOrder } from './queries'
import * as rule from './rule'

/** The rota is never delegated: the role counts, not who holds the authority. */
async function isSecretary({ tx, community, actor, now }: Ctx): Promise<boolean> {
  const { roles } = await standing(tx, community, actor!.person, dayOf(now))
  return roles.includes('secretary')
}

const DEFAULT_DAYS = 31

/** What is asked for, with what is usual in place of what was not said. */
async function wishOf(ctx: Ctx, now: Instant, input: { first?: Day; last?: Day; order?: readonly string[] }) {
  const { tx, community } = ctx
  const today = dayOf(now)
  const first = input.first ?? addDays(today, 1)
  const last = input.last ?? addDays(first, DEFAULT_DAYS - 1)
  const members = await membersOn(tx, community, today)
  const before = await shiftsIn(tx, community, { start: at(addDays(first, -14), 0), end: at(first, 0) })
  const order = input.order ?? rule.continued(members, before.at(-1)?.person ?? null)
  return { today, first, last, members, order }
}

type Wish = Awaited<ReturnType<typeof wishOf>>

function refusalOf({ first, last, order, members, today }: Wish) {
  const strange = order.some((one) => !members.includes(one)) || new Set(order).size < order.length
  return strange ? 'no-such-member' : rule.range(first, last, daysBetween(first, last) + 1, today)
}

async function planned(ctx: Ctx, { first, last, order }: Wish, now: Instant) {
  const { tx, community } = ctx
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n))
  const calendar = await calendarOf(tx, community, first, last)
  const leave = await leaveIn(tx, community, first, last)
  const facts: rule.PlanFacts = {
    desk: await deskOf(tx, community),
    works: (day) => dayKind(day, calendar).works,
    shifts: (await shiftsIn(tx, community, { start: at(first, 0), end: at(last, 1439) })).filter(
      ({ span }) => dayOf(span.start) >= first && dayOf(span.start) <= last,
    ),
    hasLeave: (person, day) => isOff(person, day, leave),
  }
  const plan = rule.plan(days, order, facts, now)
  return { plan, calendar, fingerprint: hashOf({ order, plan }).toString('hex') }
}

async function planRota(ctx: CtxOf<typeof contract.planRota>, input: InputOf<typeof contract.planRota>) {
  if (!(await isSecretary(ctx))) return refused('not-secretary')
  const wish = await wishOf(ctx, ctx.now, input as Partial<Wish>)
  const refusal = refusalOf(wish)
  if (refusal) return refused(refusal)
  const { plan, calendar, fingerprint } = await planned(ctx, wish, ctx.now)
  const everybody = [...wish.members, ...plan.flatMap(({ before }) => before.map(({ person }) => person))]
  const named = await namer(ctx, everybody)
  const changing = rule.touched(plan).flatMap(({ before }) => before.map(({ id }) => id))
  const swaps = changing.length === 0 ? [] : await swapsOf(ctx.tx, ctx.community, { boundTo: changing })
  return ok({
    ...{ today: wish.today, first: wish.first, last: wish.last, order: [...wish.order], fingerprint },
    members: wish.members.map(named),
    days: plan.map(({ day, kind, before, after }) => {
      const { provisional, name } = dayKind(day, calendar)
      const view = (turns: readonly rule.Turn[]) => turns.map((turn) => turnView(turn, named))
      return { day, kind, provisional, dayName: name, before: view(before), after: view(after) }
    }),
    swapsEnded: swaps.length,
  })
}

type Named = (id: string) => { personId: string; name: string }

async function namer({ tx, cipher, community }: Ctx, ids: readonly string[]): Promise<Named> {
  const names = await namesOf(tx, cipher, community, [...new Set(ids)])
  return (personId) => ({ personId, name: names.get(personId) ?? '' })
}

const turnView = ({ person, span }: rule.Turn, named: Named) => ({
  person: named(person),
  from: clock(minuteOf(span.start)),
  to: clock(minuteOf(span.end) || 1440),
})

async function applyRota(ctx: CtxOf<typeof contract.applyRota>, input: InputOf<typeof contract.applyRota>) {
  if (!(await isSecretary(ctx))) return refused('not-secretary')
  const now = await momentOfChange(ctx)
  const wish = await wishOf(ctx, now, input)
  const refusal = refusalOf(wish)
  if (refusal) return refused(refusal)
  const { plan, fingerprint } = await planned(ctx, wish, now)
  if (fingerprint !== input.fingerprint) return refused('rota-changed')
  const days = rule.touched(plan)
  if (days.length === 0) return refused('nothing-to-change')
  await saveOrder(ctx.tx, ctx.community, input.order)
  const { first, last, order } = input
  await keepLeaf(ctx, {
    first,
    last,
    order,
    fingerprint,
    days: days.map(({ day, kind }) => `${day} ${kind}`),
  })
  const before = days.flatMap((one) => one.before)
  const after = days.flatMap((one) => rule.fit(one.before, one.after, ctx.newId))
  await pass(ctx, { before, after }, now)
  return ok({ since: now, changed: days.length })
}

async function shiftsOn(ctx: Ctx, day: Day, now: Instant) {
  const all = await shiftsIn(ctx.tx, ctx.community, { start: at(day, 0), end: at(day, 1439) })
  const own = all.filter(({ span }) => dayOf(span.start) === day)
  return {
    begun: own.filter(({ span }) => span.start <= now),
    ahead: own.filter(({ span }) => span.start > now),
  }
}

async function dayRota(ctx: CtxOf<typeof contract.dayRota>, { day }: { day: Day }) {
  if (!(await isSecretary(ctx))) return refused('not-secretary')
  const { tx, community, now } = ctx
  const { begun, ahead } = await shiftsOn(ctx, day, now)
  const members = await membersOn(tx, community, day)
  const leave = await leaveIn(tx, community, day, day)
  const named = await namer(ctx, [...members, ...[...begun, ...ahead].map(({ person }) => person)])
  const { opens, closes } = await deskOf(tx, community)
  const view = (shifts: readonly Shift[]) => shifts.map((shift) => turnView(shift, named))
  return ok({
    ...{ now, day, opens: clock(opens), closes: clock(closes), begun: view(begun), shifts: view(ahead) },
    works: dayKind(day, await calendarOf(tx, community, day, day)).works,
    members: members.map((id) => ({ ...named(id), onLeave: leave.some(({ person }) => person === id) })),
  })
}

async function editDay(ctx: CtxOf<typeof contract.editDay>, input: InputOf<typeof contract.editDay>) {
  if (!(await isSecretary(ctx))) return refused('not-secretary')
  const { day } = input
  const now = await momentOfChange(ctx)
  const { begun, ahead } = await shiftsOn(ctx, day, now)
  const turnsOf = (all: typeof input.shifts): rule.Turn[] =>
    all.map(({ personId, from, to }) => ({
      person: personId,
      span: { start: at(day, minutes(from)), end: at(day, minutes(to)) },
    }))
  const [seen, wanted] = [turnsOf(input.seen), turnsOf(input.shifts)]
  if (!rule.alike(seen, ahead)) return refused('rota-changed')
  const refusal = rule.editDay(wanted, begun, await membersOn(ctx.tx, ctx.community, day), now)
  if (refusal) return refused(refusal)
  if (rule.alike(wanted, ahead)) return refused('nothing-to-change')
  await keepLeaf(ctx, { day, shifts: input.shifts })
  await pass(ctx, { before: ahead, after: rule.fit(ahead, wanted, ctx.newId) }, now)
  return ok({ since: now })
}

export const offers: readonly Offer[] = [
  offer(contract.planRota, planRota),
  offer(contract.applyRota, applyRota),
  offer(contract.dayRota, dayRota),
  offer(contract.editDay, editDay),
]
