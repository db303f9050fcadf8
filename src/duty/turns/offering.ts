import type { Instant } from '../../kernel/time'
import { tell } from '../../messages/facts'
import type { Actor, Ctx } from '../../platform/serve/context'
import { factsOf } from './pass'
import * as queries from './queries'
import { stateAt, type Shift } from './rule'

/** Offers shifts of somebody who cannot be there to all colleagues; what is asked about already stays as it is. */
export async function offerAll(
  ctx: Ctx<Actor>,
  shifts: readonly Shift[],
  members: readonly string[],
  now: Instant,
): Promise<void> {
  if (shifts.length === 0) return
  const { tx, community, actor } = ctx
  const bound = await queries.swapsOf(tx, community, { boundTo: shifts.map(({ id }) => id) })
  const over = bound.filter((swap) => stateAt(swap, now) === 'expired')
  const end = { state: 'void', at: now, by: actor.person, taker: null } as const
  await queries.endSwaps(
    tx,
    community,
    over.map(({ id }) => id),
    end,
  )
  const asked = new Set(bound.filter((swap) => !over.includes(swap)).map(({ give }) => give.id))
  for (const give of shifts.filter(({ id }) => !asked.has(id))) {
    const swap = { id: ctx.newId(), give, take: null, askedOf: null, askedAt: now, askedBy: actor.person }
    await queries.addSwap(tx, community, { ...swap, stored: 'open', endedAt: null, taker: null })
    const others = members.filter((one) => one !== give.person)
    const facts = { ...factsOf(give.span.start, give.span.end), forDay: null }
    await tell(
      ctx,
      others.map((to) => ({ to, kind: 'swap-offered', facts, named: { who: give.person }, about: swap.id })),
    )
  }
}
