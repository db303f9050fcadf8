// Closing is a fact of the clock; sealing is what the first reader after it does: it takes the ballot's row, so that no
// vote is under way, and commits to what there is. Later readers only read, and no job is needed.
import { instant, type Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { ResultView } from './contract'
import { resultHash, rootOf } from './fingerprint'
import { leavesOf, lockBallot, markSealed, receiptsOf, tallies, type BallotRow } from './queries'
import { characterOf, stateOf } from './rule'
import { verdict } from './tally'

export type Totals = Omit<ResultView, 'now' | 'matterId'>

/** The result as the votes give it now. */
export async function totalsOf(
  tx: Tx,
  community: string,
  ballot: BallotRow,
  merkleRoot: string,
): Promise<Omit<Totals, 'resultFingerprint'>> {
  const { ballotId, title, question, rule, scope, opensAt, closesAt } = ballot
  const { count, area, fingerprint } = ballot.roll!
  const { counts, paper } = (await tallies(tx, community, [ballot])).get(ballotId)!
  const { tookPart, lines, outcome, tie } = verdict(rule, { heads: count, area }, counts)
  return {
    ...{ ballotId, title, question, rule, character: characterOf(rule), scope, opensAt, closedAt: closesAt },
    roll: { count, area, fingerprint },
    counts: [...counts],
    ...{ tookPart, paper, lines: [...lines], outcome, tie, merkleRoot },
    receipts: await receiptsOf(tx, community, ballotId),
  }
}

/**
 * The ballot with its seal, sealing it if nobody has.
 * @param db the pool, not a transaction: sealing is one of its own
 */
export async function sealed(db: Tx, community: string, ballot: BallotRow, now: Instant): Promise<BallotRow> {
  if (ballot.sealed || stateOf(ballot, now) !== 'closed') return ballot
  return db.transaction().execute(async (tx) => {
    const held = (await lockBallot(tx, community, ballot.ballotId))!
    if (held.sealed) return held
    const merkleRoot = rootOf(await leavesOf(tx, community, held.ballotId))
    const totals = await totalsOf(tx, community, held, merkleRoot.toString('hex'))
    const hash = resultHash(totals)
    const at = instant(Math.max(now, held.closesAt))
    await markSealed(tx, community, held.ballotId, { at, resultHash: hash, merkleRoot })
    const [result, root] = [hash, merkleRoot].map((bytes) => bytes.toString('hex')) as [string, string]
    return { ...held, sealedAt: at, sealed: { resultHash: result, merkleRoot: root } }
  })
}
