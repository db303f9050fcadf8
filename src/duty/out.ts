import { instant, type Instant } from '../kernel/time'
import type { Ctx } from '../platform/serve/context'
import { absencesFrom } from './queries'

/** Who is out since when, to be back at, and by whom it was written down; null: not said, and by themselves. */
export interface Out {
  readonly who: string
  readonly since: Instant
  readonly until: Instant | null
  readonly by: string | null
}

/** All who are out, each once. What a clock set back has put ahead counts: it stands in the way of going out again. */
export async function outOf({ tx, community }: Ctx, t: Instant): Promise<Out[]> {
  const absences = await absencesFrom(tx, community, t)
  return absences
    .filter(({ person }, n) => absences.findIndex((one) => one.person === person) === n)
    .map(({ person, span, until, madeBy }) => ({
      who: person,
      since: instant(span.start),
      until,
      by: madeBy,
    }))
}
