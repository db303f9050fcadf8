// Recomputes a ballot from what is stored, and a public file from itself: `npm run verify`.
import { sql } from 'kysely'
import type { Instant } from '../kernel/time'
import { hashOf } from '../platform/serve/act'
import type { Tx } from '../platform/serve/context'
import type { Choice, RecountFile } from './contract'
import { resultHash, rollHash, rootOf, textHash } from './fingerprint'
import { ballotOf, tallies, type BallotRow } from './queries'
import { placedVoters } from './roll-queries'
import { totalsOf } from './seal'
import { added, countVotes, verdict, type Count } from './tally'

export const differences = [
  'roll-fingerprint',
  'roll-totals',
  'text',
  'marks',
  'vote-area',
  'leaf-missing',
  'leaf-altered',
  'vote-missing',
  'counts',
  'merkle-root',
  'result-fingerprint',
  'file-lines',
  'file-receipts',
  'file-leaves',
  'file-other',
] as const
export interface Difference {
  readonly code: (typeof differences)[number]
  /** What does not fit: a vote's id, or nothing. */
  readonly about: string
}

interface StoredVote {
  readonly voterId: string
  readonly marked: Instant | null
  readonly voted: Instant | null
  readonly rollArea: number | null
  readonly area: number | null
  readonly choice: Choice | null
  readonly receipt: string | null
  readonly paper: boolean | null
  readonly act: Readonly<Record<string, unknown>> | null
  readonly hash: Buffer | null
}

/** So many votes at once: all of a large ballot neither fit into memory nor come within a statement's time. */
const PIECE = 20_000

/** Every place of the roll with its vote and leaf in the order of their ids, then the votes that have no place. */
async function* storedVotes(
  tx: Tx,
  community: string,
  ballotId: string,
  size: number,
): AsyncGenerator<StoredVote[]> {
  const voted = sql`v.cast_at as voted, v.area, v.choice, v.receipt, v.paper, l.act, l.hash`
  const leaf = sql`leaves l on l.community_id = v.community_id and l.leaf_id = v.leaf_id`
  for (let last: string | null = null; ;) {
    const { rows }: { rows: StoredVote[] } = await sql<StoredVote>`
      select r.voter_id as "voterId", r.cast_at as marked, r.area as "rollArea", ${voted}
      from (select voter_id, cast_at, area from ballot_roll
            where community_id = ${community} and ballot_id = ${ballotId}
              and (${last}::uuid is null or voter_id > ${last}::uuid)
            order by voter_id limit ${size}) r
      left join ballot_votes v on v.community_id = ${community} and v.ballot_id = ${ballotId}
        and v.voter_id = r.voter_id
      left join ${leaf}
      order by r.voter_id`.execute(tx)
    yield rows
    if (rows.length < size) break
    last = rows.at(-1)!.voterId
  }
  const { rows } = await sql<StoredVote>`
    select v.voter_id as "voterId", null as marked, null as "rollArea", ${voted}
    from ballot_votes v left join ${leaf}
    where v.community_id = ${community} and v.ballot_id = ${ballotId} and not exists (
      select from ballot_roll r where r.community_id = v.community_id and r.ballot_id = v.ballot_id
        and r.voter_id = v.voter_id)`.execute(tx)
  yield rows
}

/** What is kept of all votes while they pass by. */
interface Recounted {
  readonly found: Difference[]
  counts: readonly Count[]
  votes: number
  readonly leaves: Buffer[]
}

async function recount(
  tx: Tx,
  community: string,
  { ballotId, rule }: BallotRow,
  size: number,
): Promise<Recounted> {
  const seen: Recounted = { found: [], counts: countVotes([], rule.unit), votes: 0, leaves: [] }
  for await (const piece of storedVotes(tx, community, ballotId, size)) {
    for (const vote of piece) {
      seen.found.push(...voteDifferences(ballotId, vote))
      if (vote.voted !== null) seen.votes += 1
      if (vote.hash) seen.leaves.push(vote.hash)
    }
    const cast = piece.flatMap(({ choice, area }) => (choice === null ? [] : { choice, area }))
    seen.counts = added(seen.counts, countVotes(cast, rule.unit))
  }
  return seen
}

/** Leaves of votes that are not there any more: a vote taken out by hand leaves its leaf behind. */
async function leavesWithoutVote(tx: Tx, community: string, ballotId: string): Promise<string[]> {
  const { rows } = await sql<{ voter: string }>`
    select l.act ->> 'voter' as voter from leaves l
    where l.community_id = ${community} and l.act ->> 'ballot' = ${ballotId}
      and l.act ->> 'action' in ('ballots.cast', 'ballots.enterPaper')
      and not exists (select from ballot_votes v where v.community_id = l.community_id
        and v.ballot_id = ${ballotId} and v.leaf_id = l.leaf_id)`.execute(tx)
  return rows.map(({ voter }) => voter)
}

function voteDifferences(ballotId: string, vote: StoredVote): Difference[] {
  const { voterId: about, marked, voted, area, rollArea, choice, receipt, paper, act, hash } = vote
  if (marked !== voted) return [{ code: 'marks', about }]
  if (voted === null) return []
  const found: Difference[] = []
  if (area !== rollArea) found.push({ code: 'vote-area', about })
  if (!act || !hash) return [...found, { code: 'leaf-missing', about }]
  const says = { ballot: ballotId, voter: about, choice, receipt, paper, at: voted }
  const told = Object.entries(says).every(([key, value]) => act[key] === value)
  if (!told || !hashOf(act).equals(hash)) found.push({ code: 'leaf-altered', about })
  return found
}

const same = (a: unknown, b: unknown): boolean => hashOf(a).equals(hashOf(b))

async function rollDifferences(tx: Tx, community: string, ballot: BallotRow): Promise<Difference[]> {
  if (!ballot.roll) return []
  const placed = await placedVoters(tx, community, ballot.ballotId)
  const found: Difference[] = []
  if (rollHash(placed).toString('hex') !== ballot.roll.fingerprint) {
    found.push({ code: 'roll-fingerprint', about: '' })
  }
  const area = ballot.rule.unit === 'owner' ? placed.reduce((sum, one) => sum + (one.area ?? 0), 0) : null
  if (placed.length !== ballot.roll.count || area !== ballot.roll.area) {
    found.push({ code: 'roll-totals', about: '' })
  }
  return found
}

/** What does not fit between the ballot's seal and what the votes give. */
async function sealDifferences(
  tx: Tx,
  community: string,
  ballot: BallotRow,
  recounted: Recounted,
): Promise<Difference[]> {
  const found: Difference[] = []
  const { counts } = (await tallies(tx, community, [ballot])).get(ballot.ballotId)!
  if (!same(counts, recounted.counts)) found.push({ code: 'counts', about: '' })
  if (!ballot.sealed) return found
  const root = rootOf(recounted.leaves.sort((a, b) => a.compare(b))).toString('hex')
  if (root !== ballot.sealed.merkleRoot) found.push({ code: 'merkle-root', about: '' })
  const totals = await totalsOf(tx, community, ballot, root)
  if (resultHash(totals).toString('hex') !== ballot.sealed.resultHash) {
    found.push({ code: 'result-fingerprint', about: '' })
  }
  return found
}

/**
 * Everything that does not fit in one ballot; null when there is no such ballot.
 * @param tx a transaction that sees one moment (repeatable read) where somebody may vote meanwhile
 * @param size how many votes are read at once
 */
export async function verifyBallot(
  tx: Tx,
  community: string,
  ballotId: string,
  size = PIECE,
): Promise<{ ballot: BallotRow; votes: number; found: Difference[] } | null> {
  const ballot = await ballotOf(tx, community, ballotId)
  if (!ballot) return null
  const found = await rollDifferences(tx, community, ballot)
  if (ballot.openedAt !== null && !ballot.textHash?.equals(textHash(ballot))) {
    found.push({ code: 'text', about: '' })
  }
  const recounted = await recount(tx, community, ballot, size)
  for (const difference of recounted.found) found.push(difference)
  for (const about of await leavesWithoutVote(tx, community, ballotId)) {
    found.push({ code: 'vote-missing', about })
  }
  found.push(...(await sealDifferences(tx, community, ballot, recounted)))
  return { ballot, votes: recounted.votes, found }
}

/** Everything that does not fit within a public file. */
export function verifyFile(file: RecountFile): Difference[] {
  const { format: _, community: _community, leaves, resultFingerprint, ...totals } = file
  const { rule, roll, counts, tookPart, receipts } = totals
  const found: Difference[] = []
  const computed = verdict(rule, { heads: roll.count, area: roll.area }, counts)
  const { lines, outcome, tie } = totals
  if (!same(computed, { tookPart, lines, outcome, tie })) found.push({ code: 'file-lines', about: '' })
  const once = new Set(receipts).size === receipts.length
  if (!once || receipts.length !== tookPart.heads) found.push({ code: 'file-receipts', about: '' })
  const root = rootOf(leaves.map((leaf) => Buffer.from(leaf, 'hex'))).toString('hex')
  if (leaves.length !== tookPart.heads || root !== totals.merkleRoot) {
    found.push({ code: 'file-leaves', about: '' })
  }
  if (resultHash(totals).toString('hex') !== resultFingerprint) {
    found.push({ code: 'result-fingerprint', about: '' })
  }
  return found
}

/** What does not fit between a public file and the database. */
export async function compareFile(tx: Tx, community: string, file: RecountFile): Promise<Difference[]> {
  const ballot = await ballotOf(tx, community, file.ballotId)
  if (!ballot?.sealed) return [{ code: 'file-other', about: file.ballotId }]
  const totals = await totalsOf(tx, community, ballot, ballot.sealed.merkleRoot)
  const { format: _, community: _community, leaves: _leaves, ...told } = file
  const kept = { ...totals, resultFingerprint: ballot.sealed.resultHash }
  return same(told, kept) ? [] : [{ code: 'file-other', about: file.ballotId }]
}
