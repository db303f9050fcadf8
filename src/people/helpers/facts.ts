// What other features may know of who may act for whom.
import type { Day } from '../../kernel/time'
import type { Tx } from '../../platform/serve/context'
import { housematesOf, linksOf } from './queries'
import type { Relation } from './rule'

export { consentOf, mayActFor, saidSo } from './queries'

/** Whom a person may act for on `day`: those of the same household, then those who allowed it. */
export async function helpedBy(
  tx: Tx,
  community: string,
  person: string,
  day: Day,
): Promise<{ person: string; relation: Relation }[]> {
  const housemates = await housematesOf(tx, community, person, day)
  const links = await linksOf(tx, community, person)
  const allowed = links.filter(({ helper, elder }) => helper === person && !housemates.includes(elder))
  return [
    ...housemates.map((id) => ({ person: id, relation: 'family' as const })),
    ...allowed.map(({ elder, relation }) => ({ person: elder, relation })),
  ]
}
