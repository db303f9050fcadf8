// Recomputes a ballot from what is stored, and a public file from itself: `npm run verify`.
import { hashOf } from '../platform/serve/act'
import type { Tx } from '../platform/serve/context'
import type { RecountFile } from './contract'
import { resultHash, rollHash, rootOf, textHash } from './fingerprint'
import { ballotOf, tallies, type BallotRow } from './queries'
import { placedVoters } from './roll-queries'
import { totalsOf } from './seal'
import { added, countVotes, verdict, type Count } from './tally'
import { leavesWithoutVote, storedVotes, type StoredVote } from './verify-queries'

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

/** So many votes at once: all of a large ballot neither fit into memory nor come within a statement's time. */
const PIECE = 20_000

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
