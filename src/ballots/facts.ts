// What other features may know of the ballots: what a person has still to cast, what came of the last ones, and how
// those on a matter stand.
import { grouped } from '../kernel/group'
import type { Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { BallotState, Character, Outcome } from './contract'
import { ballotsOn, castersVotes, newestBallots, tallies, type BallotRow } from './queries'
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
  const outcomes = await outcomesOf(db, community, closed, now)
  return closed.map(({ ballotId, title, matterId, closesAt, rule }) => {
    const outcome = outcomes.get(ballotId)!
    return { ballotId, title, matterId, closedAt: closesAt, character: characterOf(rule), outcome }
  })
}

/** What came of closed ballots, each sealed first if nobody has; counted in one statement for all of them. */
async function outcomesOf(
  db: Tx,
  community: string,
  closed: readonly BallotRow[],
  now: Instant,
): Promise<Map<string, Outcome>> {
  if (closed.length === 0) return new Map()
  for (const ballot of closed) await sealed(db, community, ballot, now)
  const counted = await tallies(db, community, closed)
  return new Map(
    closed.map(({ ballotId, rule, roll }) => {
      const { counts } = counted.get(ballotId)!
      return [ballotId, verdict(rule, { heads: roll!.count, area: roll!.area }, counts).outcome]
    }),
  )
}

/** A ballot on a matter. */
export interface MatterBallot {
  readonly ballotId: string
  readonly title: string
  readonly state: BallotState
  /** Null while it is a draft. */
  readonly openedAt: Instant | null
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** Null until it has closed. */
  readonly outcome: Outcome | null
}

/**
 * The ballots on these matters, by the matter's id, the newest first; a matter without any is not in it. Like any reader
 * after closing it may be the one that seals.
 * @param db the pool, not a transaction
 */
export async function ballotsOfMatters(
  db: Tx,
  community: string,
  matterIds: readonly string[],
  now: Instant,
): Promise<Map<string, MatterBallot[]>> {
  const all = await ballotsOn(db, community, matterIds)
  const closed = all.filter((ballot) => stateOf(ballot, now) === 'closed')
  const outcomes = await outcomesOf(db, community, closed, now)
  return grouped(
    all,
    ({ matterId }) => matterId!,
    (ballot): MatterBallot => {
      const { ballotId, title, openedAt, opensAt, closesAt } = ballot
      const outcome = outcomes.get(ballotId) ?? null
      return { ballotId, title, state: stateOf(ballot, now), openedAt, opensAt, closesAt, outcome }
    },
  )
}
