// What every act on the line begins with: the line is held, and read after that.
import { refused, type Result } from '../../kernel/result'
import { dayOf, instant, minuteOf, type Day, type Instant } from '../../kernel/time'
import { grantsOf } from '../../people/facts'
import type { Actor, Ctx } from '../../platform/serve/context'
import { holdLine, lineOfDay, type DayLine, type Stored } from './queries'
import type { Talks } from './rule'

export interface HeldLine extends DayLine {
  readonly day: Day
  /** The moment it was read, by which the act is dated. */
  readonly at: Instant
}

/** The line of today, nobody else acting on it until the act is stored; null where there is no desk. */
export async function held(ctx: Ctx): Promise<HeldLine | null> {
  const day = dayOf(ctx.now)
  await holdLine(ctx.tx, ctx.community, day)
  // An act that waited is dated after the one it waited for; the day stays the one that was held.
  const now = instant(Math.max(ctx.now, ctx.clock()))
  const at = dayOf(now) === day ? now : ctx.now
  const line = await lineOfDay(ctx.tx, ctx.community, day, at)
  return line && { ...line, day, at }
}

/** The roles that the caller holds today. */
export async function rolesOf({ tx, community, actor, now }: Ctx<Actor>): Promise<readonly string[]> {
  return (await grantsOf(tx, community, actor.person, dayOf(now))).map(({ role }) => role)
}

export async function hasRole(ctx: Ctx<Actor>, wanted: readonly string[]): Promise<boolean> {
  return (await rolesOf(ctx)).some((role) => wanted.includes(role))
}

export const talksOf = ({ desk: { low, high, receivers } }: DayLine): Talks => ({ low, high, receivers })

/** Whether numbers are given out at `t`. */
export const isOpen = ({ desk: { works, opens, closes } }: DayLine, t: Instant): boolean =>
  works && opens <= minuteOf(t) && minuteOf(t) < closes

/** The place of this id in the line, whoever's it is. */
export function placeOf(line: HeldLine | null, placeId: string): Result<Stored, 'no-desk' | 'no-such-place'> {
  if (!line) return refused('no-desk')
  const value = line.places.find(({ id }) => id === placeId)
  return value ? { ok: true, value } : refused('no-such-place')
}

/** Another number of the same person that is still open: nobody is in the line twice. */
export const openTicket = ({ places }: HeldLine, place: Stored): Stored | undefined =>
  places.find(({ id, person, number, endedAt }) => {
    return (
      person !== null && person === place.person && id !== place.id && number !== null && endedAt === null
    )
  })
