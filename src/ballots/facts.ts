// What other features may know of the ballots: what a person has still to cast, and what came of the last ones.
import type { Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { Character, Outcome } from './contract'
import { castersVotes, newestBallots, tallies } from './queries'
import { characterOf, stateOf } from './rule'
import { sealed } from './seal'
import { verdict } from './tally'

/** How far back the home page looks. */
const NEWEST = 30

export interface OpenBallot {
  readonly ballotId: string
  readonly title: string
  readonly closesAt: Instant
  /** Votes that wait for this person; none for a guest. */
  readonly toCast: number
}

/** The open ballots: those that wait for this person's votes first, and the one that closes first before the others. */
export async function openBallots(
  tx: Tx,
  community: string,
  person: string | null,
  now: Instant,
): Promise<OpenBallot[]> {
  const newest = await newestBallots(tx, community, NEWEST)
  const open = newest.filter((ballot) => stateOf(ballot, now) === 'open')
  const ids = open.map(({ ballotId }) => ballotId)
  const votes = person === null ? null : await castersVotes(tx, community, person, ids)
  const waits = ({ toCast }: OpenBallot): number => (toCast > 0 ? 0 : 1)
  return open
    .map(({ ballotId, title, closesAt }) => {
      return { ballotId, title, closesAt, toCast: votes?.get(ballotId)?.toCast ?? 0 }
    })
    .sort((a, b) => waits(a) - waits(b) || a.closesAt - b.closesAt)
}

export interface NewResult {
  readonly ballotId: string
  readonly title: string
  readonly matterId: string | null
  readonly closedAt: Instant
  readonly character: Character
  readonly outcome: Outcome
}

/**
 * The results of the ballots that closed last. As a reader after closing it may be the one that seals.
 * @param db the pool, not a transaction
 */
export async function newestResults(
  db: Tx,
  community: string,
  now: Instant,
  limit: number,
): Promise<NewResult[]> {
  const newest = await newestBallots(db, community, NEWEST)
  const closed = newest
    .filter((ballot) => stateOf(ballot, now) === 'closed')
    .sort((a, b) => b.closesAt - a.closesAt)
    .slice(0, limit)
  for (const ballot of closed) await sealed(db, community, ballot, now)
  const counted = await tallies(db, community, closed)
  return closed.map(({ ballotId, title, matterId, closesAt, rule, roll }) => {
    const { counts } = counted.get(ballotId)!
    const { outcome } = verdict(rule, { heads: roll!.count, area: roll!.area }, counts)
    return { ballotId, title, matterId, closedAt: closesAt, character: characterOf(rule), outcome }
  })
}
