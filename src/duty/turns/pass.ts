// The one place where shifts change hands or times. Whatever changed them, open swaps about them end first (their
// constraint insists), whoever follows takes part, and everyone whose time changed is told.
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
  const passedOn = passed(before, after)
  if (passedOn.length === 0) return
  await happened(ctx, { kind: 'shift-changed', passed: passedOn })
  await tell(
    ctx,
    passedOn.flatMap((part) => toldOf(part, ctx.actor?.person ?? null)),
  )
}

/** Whoever gave and whoever got the time, but not whoever did it with their own hand. */
function toldOf({ span, from, to }: Passed, actor: string | null): Told[] {
  const facts = factsOf(span.start, span.end)
  const lost: Told[] =
    from === null ? [] : [{ to: from, kind: 'shift-gone', facts, named: to === null ? {} : { to } }]
  const got: Told[] =
    to === null ? [] : [{ to, kind: 'shift-yours', facts, named: from === null ? {} : { from } }]
  return [...lost, ...got].filter((one) => one.to !== actor)
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
