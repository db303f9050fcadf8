// What other features may know of the matters.
import { dayOf, type Day, type Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { MatterEntry } from './contract'
import { newestMatters, type MatterRow } from './queries'
import { clockOf, isPhase, numberOf, stateOf } from './rule'

/** A matter as it stands in a list on `today`. */
export function entryOf(matter: MatterRow, today: Day): MatterEntry {
  const { matterId, title, endorsements, needed, madeAt } = matter
  const clock = clockOf(matter, today)
  return {
    ...{ matterId, title, endorsements, needed, madeAt },
    number: numberOf(matter.year, matter.number),
    state: stateOf(matter),
    due: clock?.due ?? null,
    overdue: clock?.overdue ?? false,
  }
}

/** Of the newest that were neither declined nor taken back, those that are still on their way. */
export async function matterEntries(
  tx: Tx,
  community: string,
  now: Instant,
  most: number,
): Promise<MatterEntry[]> {
  const rows = await newestMatters(tx, community, 'alive', most)
  return rows.map((row) => entryOf(row, dayOf(now))).filter(({ state }) => isPhase(state))
}
