import { sql } from 'kysely'
import { verifyBallot } from '../../src/ballots/verify'
import type { Tx } from '../../src/platform/serve/context'

/** What caster.ts was told against what the database holds: both lists must be empty. */
export async function castsKept(tx: Tx, community: string, ballotId: string, lines: readonly string[]) {
  const votes = await sql<{ receipt: string }>`
    select receipt from ballot_votes where community_id = ${community} and ballot_id = ${ballotId}`.execute(
    tx,
  )
  const replies = await sql<{ receipt: string }>`
    select reply ->> 'receipt' as receipt from replies
    where community_id = ${community} and action = 'ballots.cast'`.execute(tx)
  const replied = new Set(replies.rows.map(({ receipt }) => receipt))
  const kept = new Set(votes.rows.map(({ receipt }) => receipt))
  const told = lines.filter((line) => /^[A-Z0-9]{10}$/.test(line))
  return {
    lost: told.filter((receipt) => !kept.has(receipt)),
    partial: [
      ...votes.rows.filter(({ receipt }) => !replied.has(receipt)),
      ...(await verifyBallot(tx, community, ballotId))!.found,
    ],
  }
}
