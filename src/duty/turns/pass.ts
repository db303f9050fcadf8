// The one place where shifts change hands or times. Whatever changed them, open swaps about them end first (their
// constraint insists), whoever follows takes part, and everyone whose time changed is
// told, but for whoever did it with their own hand.
import { clock, dayOf, minuteOf, type Instant } from '../../kernel/time'
import { tell, type Told } from '../../messages/facts'
import { happened, type Ctx } from '../../platform/serve/context'
import * as queries from './queries'
import { passed, type Passed, type Shift } from './rule'

export interface Change {
  readonly before: readonly Shift[]
  /** The same shifts under their ids, new ones under new ids; one that is missing is removed. */
  readonly after: readonly Shift[]
}

/** @param now when it holds from; the desk is held. */
export async function pass(ctx: Ctx, { before, after }: Change, now: Instant): Promise<void> {
  const { tx, community } = ctx
  await voidSwaps(
    ctx,
    before.map(({ id }) => id),
    now,
  )
  const kept = new Map(after.map((shift) => [shift.id, shift]))
  const known = new Set(before.map(({ id }) => id))
  await queries.removeShifts(
    tx,
    community,
    [...known].filter((id) => !kept.has(id)),
  )
  // What grows may take what another gives up: the shorter come first.
  for (const shift of after.filter(({ id }) => known.has(id))) await queries.changeShift(tx, community, shift)
  const added = after.filter(({ id }) => !known.has(id))
  await queries.addShifts(
    tx,
    community,
    added.map((shift) => ({ ...shift, day: dayOf(shift.span.start) })),
  )
  const parts = passed(before, after)
  if (parts.length === 0) return
  await happened(ctx, { kind: 'shift-changed', passed: parts })
  const actor = ctx.actor!.person
  const told = parts.length > EACH ? allTold(parts) : parts.flatMap(toldOf)
  await tell(
    ctx,
    told.filter(({ to }) => to !== actor),
  )
}

/** So many changes are told one by one; more than that are one message, because nobody reads sixty. */
const EACH = 4

function allTold(parts: readonly Passed[]): Told[] {
  const people = new Set(parts.flatMap(({ from, to }) => [from, to]).filter((one) => one !== null))
  return [...people].map((to) => ({
    ...{ to, kind: 'rota-changed' },
    facts: { day: dayOf(parts.find((part) => part.from === to || part.to === to)!.span.start) },
  }))
}

/** Whoever gave and whoever got the time. */
function toldOf({ span, from, to }: Passed): Told[] {
  const facts = factsOf(span.start, span.end)
  const lost: Told[] =
    from === null ? [] : [{ to: from, kind: 'shift-gone', facts, named: to === null ? {} : { to } }]
  const got: Told[] =
    to === null ? [] : [{ to, kind: 'shift-yours', facts, named: from === null ? {} : { from } }]
  return [...lost, ...got]
}

export function factsOf(start: Instant, end: Instant): { day: string; from: string; to: string } {
  return { day: dayOf(start), from: clock(minuteOf(start)), to: clock(minuteOf(end) || 1440) }
}

/** Ends the open swaps about these shifts: what was asked about is not there any more. */
async function voidSwaps(ctx: Ctx, shifts: readonly string[], now: Instant): Promise<void> {
  if (shifts.length === 0) return
  const open = await queries.swapsOf(ctx.tx, ctx.community, { boundTo: shifts })
  const end = { state: 'void', at: now, by: ctx.actor!.person, taker: null } as const
  await queries.endSwaps(
    ctx.tx,
    ctx.community,
    open.map(({ id }) => id),
    end,
  )
  const told = open.map(({ id, give }): Told => {
    return { to: give.person, kind: 'swap-void', facts: factsOf(give.span.start, give.span.end), about: id }
  })
  await tell(ctx, told)
}
