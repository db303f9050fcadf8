import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { addDays, at, clock, dayOf, instant, minuteOf, type Instant } from '../../kernel/time'
import { tell, type Told } from '../../messages/facts'
import { namesOf } from '../../people/facts'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type Actor, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { leaveIn } from '../cover/queries'
import { isOff } from '../cover/rule'
import { momentOfChange } from '../moment'
import { outOf } from '../out'
import { shiftsIn } from '../queries'
import * as contract from './contract'
import { factsOf, pass } from './pass'
import { acting, actingFor } from './person'
import * as queries from './queries'
import * as rule from './rule'

/** How long what became of a swap is still shown. */
const LATELY = 14 * 86_400_000
const SWAPS = 60

async function turns(ctx: CtxOf<typeof contract.turns>, input: { for?: string | undefined }) {
  const known = await acting(ctx, input.for)
  if (!known.ok) return known
  const { tx, cipher, community, now } = ctx
  const { person, mayRecord, mayPlan, members } = known.value
  const today = dayOf(now)
  const shifts = await shiftsIn(tx, community, { start: now, end: at(addDays(today, contract.DAYS), 0) })
  const swaps = await queries.swapsOf(tx, community, { since: instant(now - LATELY), limit: SWAPS })
  const out = (await outOf(ctx, now)).filter(({ who }) =>
    mayRecord ? members.includes(who) : who === person,
  )
  const ids = [
    ...members,
    ...out.map(({ by }) => by),
    ...shifts.map((shift) => shift.person),
    ...swaps.flatMap(({ give, askedBy, endedBy, taker, askedOf }) => [
      give.person,
      askedBy,
      endedBy,
      taker,
      askedOf,
    ]),
  ].filter((one) => one !== null)
  const names = await namesOf(tx, cipher, community, ids)
  const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' })
  return ok({
    ...{ now, today, mayRecord, mayPlan, me: person === null ? null : named(person) },
    members: members.map(named),
    shifts: shifts
      .filter(({ span }) => span.end > now)
      .map((shift) => ({ ...shiftView(shift, named), running: shift.span.start <= now })),
    swaps: swaps.map((swap) => swapView(swap, { person, members, shifts, now }, named)),
    out: out.map(({ who, by, ...times }) => {
      return { ...times, person: named(who), recordedBy: by === null ? null : named(by) }
    }),
  })
}

type Named = (id: string) => { personId: string; name: string }

function shiftView({ id, person, span }: rule.Shift, named: Named) {
  const from = clock(minuteOf(span.start))
  // An end at midnight is 24:00 of the shift's day.
  const to = clock(minuteOf(span.end) || 1440)
  return { shiftId: id, day: dayOf(span.start), from, to, person: named(person) }
}

interface Viewer {
  readonly person: string | null
  readonly members: readonly string[]
  readonly shifts: readonly rule.Shift[]
  readonly now: Instant
}

function swapView(swap: queries.SwapRow, { person, members, shifts, now }: Viewer, named: Named) {
  const { id, give, take, askedOf, askedAt, askedBy, endedBy, taker } = swap
  const may = (how: rule.Answer): boolean =>
    person !== null && rule.answer(how, person, swap, members, shifts, now) === null
  const hands = [...new Set([askedBy, ...(endedBy === null ? [] : [endedBy])])]
  return {
    ...{ swapId: id, askedAt, expiresAt: rule.expiresAt(swap), state: rule.stateAt(swap, now) },
    give: shiftView(give, named),
    take: take && shiftView(take, named),
    askedOf: askedOf === null ? null : named(askedOf),
    taker: taker === null ? null : named(taker),
    recordedBy: hands.filter((hand) => !members.includes(hand)).map(named),
    may: rule.answers.filter(may),
  }
}

type AskSwap = typeof contract.askSwap

async function askSwap(ctx: CtxOf<AskSwap>, input: InputOf<AskSwap>) {
  const known = await actingFor(ctx, input.for)
  if (!known.ok) return known
  const { tx, community } = ctx
  const { person, members } = known.value
  const now = await momentOfChange(ctx)
  const give = await queries.shiftOf(tx, community, input.give)
  const take = input.take === null ? undefined : await queries.shiftOf(tx, community, input.take)
  const open = await queries.swapsOf(tx, community, { boundTo: [input.give] })
  const refusal = rule.ask({ asker: person, give, take, askedOf: input.of }, members, open, now)
  if (refusal) return refused(refusal.code, refusal)
  // Nobody answered in time: what is over makes room.
  const over = open.filter((one) => one.give.id === give!.id).map(({ id }) => id)
  const hand = ctx.actor.person
  await queries.endSwaps(tx, community, over, { state: 'void', at: now, by: hand, taker: null })
  const swap = { id: ctx.newId(), give: give!, take: take ?? null, askedOf: input.of, askedAt: now }
  await queries.addSwap(tx, community, { ...swap, stored: 'open', endedAt: null, taker: null, askedBy: hand })
  await keepLeaf(ctx, { swap: swap.id, give: give!.id, take: take?.id ?? null, of: input.of, person })
  const asked = input.of === null ? members.filter((one) => one !== person) : [input.of]
  const kind = input.of === null ? 'swap-offered' : 'swap-asked'
  await tell(
    ctx,
    asked.map((to) => said(swap, { to, kind, named: { who: person } })),
  )
  return ok({ swapId: swap.id, expiresAt: rule.expiresAt(swap) })
}

/** What a message about a swap says: which day, and by name who. */
function said({ id, give, take }: Pick<rule.Swap, 'id' | 'give' | 'take'>, told: Told): Told {
  const facts = factsOf(give.span.start, give.span.end)
  return { ...told, about: id, facts: { ...facts, forDay: take && dayOf(take.span.start) } }
}

interface Answered {
  readonly swapId: string
  readonly for?: string | undefined
}

const answering = (how: rule.Answer) => async (ctx: Ctx<Actor>, input: Answered) => {
  const known = await actingFor(ctx, input.for)
  if (!known.ok) return known
  const { tx, community } = ctx
  const now = await momentOfChange(ctx)
  const [swap] = await queries.swapsOf(tx, community, { id: input.swapId })
  if (!swap) return refused('no-such-swap')
  const { person, members } = known.value
  const shifts = await queries.shiftsOf(
    tx,
    community,
    rule.unswapped(swap).map(({ id }) => id),
  )
  const refusal = rule.answer(how, person, swap, members, shifts, now)
  if (refusal) return refused(refusal.code, { ...refusal, state: rule.stateAt(swap, now) })
  if (how === 'accept' && (await anyAway(ctx, rule.swapped(swap, person)))) return refused('on-leave')
  await keepLeaf(ctx, { swap: swap.id, person })
  await settle[how](ctx, swap, person, now)
  return ok({ swapId: swap.id, state: ended[how] })
}

/** Whether somebody would have a shift on a day of their own leave. */
async function anyAway({ tx, community }: Ctx, shifts: readonly rule.Shift[]): Promise<boolean> {
  const days = shifts.map(({ span }) => dayOf(span.start)).sort()
  const leave = await leaveIn(tx, community, days[0]!, days.at(-1)!)
  return shifts.some(({ person, span }) => isOff(person, dayOf(span.start), leave))
}

const ended = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', undo: 'undone' } as const

type Settle = (ctx: Ctx, swap: queries.SwapRow, person: string, now: Instant) => Promise<void>

const close = (
  ctx: Ctx,
  { id }: rule.Swap,
  how: 'accept' | 'decline' | 'withdraw',
  now: Instant,
  taker: string | null,
) =>
  queries.endSwaps(ctx.tx, ctx.community, [id], { state: ended[how], at: now, by: ctx.actor!.person, taker })

/** What each answer comes to. */
const settle: Readonly<Record<rule.Answer, Settle>> = {
  async accept(ctx, swap, person, now) {
    await close(ctx, swap, 'accept', now, person)
    await pass(ctx, { before: rule.unswapped(swap), after: rule.swapped(swap, person) }, now)
  },
  async decline(ctx, swap, person, now) {
    await close(ctx, swap, 'decline', now, null)
    await tell(ctx, [said(swap, { to: swap.give.person, kind: 'swap-declined', named: { who: person } })])
  },
  async withdraw(ctx, swap, person, now) {
    await close(ctx, swap, 'withdraw', now, null)
    const asked = swap.askedOf === null ? [] : [swap.askedOf]
    await tell(
      ctx,
      asked.map((to) => said(swap, { to, kind: 'swap-withdrawn', named: { who: person } })),
    )
  },
  async undo(ctx, swap, _person, now) {
    await queries.undoSwap(ctx.tx, ctx.community, swap.id, now, ctx.actor!.person)
    await pass(ctx, { before: rule.swapped(swap, swap.taker!), after: rule.unswapped(swap) }, now)
  },
}

export const offers: readonly Offer[] = [
  offer(contract.turns, turns),
  offer(contract.askSwap, askSwap),
  offer(contract.acceptSwap, answering('accept')),
  offer(contract.declineSwap, answering('decline')),
  offer(contract.withdrawSwap, answering('withdraw')),
  offer(contract.undoSwap, answering('undo')),
]
