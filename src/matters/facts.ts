// What other features may know of the matters.
import { ballotsOfMatters, type MatterBallot } from '../ballots/facts'
import { dayOf, type Day, type Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { MatterEntry } from './contract'
import { newestMatters, type MatterRow } from './queries'
import { ballotOf, clockOf, isPhase, numberOf, stateOf } from './rule'

/** A matter with all that its line follows from. */
export interface Matter extends MatterRow {
  readonly ballots: readonly MatterBallot[]
}

/**
 * The matters with the ballots on them, asked for all at once.
 * @param db the pool, not a transaction: a ballot that has just closed is sealed
 */
export async function withBallots(
  db: Tx,
  community: string,
  rows: readonly MatterRow[],
  now: Instant,
): Promise<Matter[]> {
  const ids = rows.filter(({ decision }) => decision?.kind === 'accepted').map(({ matterId }) => matterId)
  const ballots = await ballotsOfMatters(db, community, ids, now)
  return rows.map((row) => ({ ...row, ballots: ballots.get(row.matterId) ?? [] }))
}

/** A matter as it stands in a list on `today`. */
export function entryOf(matter: Matter, today: Day): MatterEntry {
  const { matterId, title, endorsements, needed, madeAt } = matter
  const clock = clockOf(matter, today)
  const ballot = ballotOf(matter)
  return {
    ...{ matterId, title, endorsements, needed, madeAt },
    number: numberOf(matter.year, matter.number),
    state: stateOf(matter),
    due: clock?.due ?? null,
    overdue: clock?.overdue ?? false,
    vote: ballot && { opensAt: ballot.opensAt, closesAt: ballot.closesAt, begun: ballot.state !== 'waiting' },
  }
}

/** Among how many of the newest those are looked for that are still on their way. */
const LOOK = 20

/** The newest that are still on their way: not declined, not taken back, not voted down. */
export async function matterEntries(
  db: Tx,
  community: string,
  now: Instant,
  most: number,
): Promise<MatterEntry[]> {
  const rows = await newestMatters(db, community, 'alive', LOOK)
  const entries = (await withBallots(db, community, rows, now)).map((row) => entryOf(row, dayOf(now)))
  return entries.filter(({ state }) => isPhase(state)).slice(0, most)
}
