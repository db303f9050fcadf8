// What verifying reads: every place of a roll with its vote and its leaf, in pieces.
import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { Choice } from './contract'

interface Place {
  readonly voterId: string
  readonly marked: Instant | null
  readonly rollArea: number | null
}

export interface StoredVote extends Place {
  readonly voted: Instant | null
  readonly area: number | null
  readonly choice: Choice | null
  readonly receipt: string | null
  readonly paper: boolean | null
  readonly act: Readonly<Record<string, unknown>> | null
  readonly hash: Buffer | null
}

/** Every place of the roll with its vote and leaf in the order of their ids, then the votes that have no place. */
export async function* storedVotes(
  tx: Tx,
  community: string,
  ballotId: string,
  size: number,
): AsyncGenerator<StoredVote[]> {
  let last: string | null = null
  for (;;) {
    const rows: Place[] = await placesAfter(tx, community, ballotId, last, size)
    const end: string | undefined = rows.at(-1)?.voterId
    if (end === undefined) break
    yield await withVotes(
      tx,
      community,
      rows,
      sql`ballot_id = ${ballotId} and voter_id <= ${end}::uuid
      and (${last}::uuid is null or voter_id > ${last}::uuid)`,
    )
    last = end
  }
  const { rows: placeless } = await sql<Place>`
    select voter_id as "voterId", null as marked, null as "rollArea" from ballot_votes v
    where community_id = ${community} and ballot_id = ${ballotId} and not exists (
      select from ballot_roll r where r.community_id = v.community_id and r.ballot_id = v.ballot_id
        and r.voter_id = v.voter_id)`.execute(tx)
  const ids = placeless.map(({ voterId }) => voterId)
  if (ids.length === 0) return
  yield await withVotes(
    tx,
    community,
    placeless,
    sql`ballot_id = ${ballotId} and voter_id = any(${ids}::uuid[])`,
  )
}

async function placesAfter(
  tx: Tx,
  community: string,
  ballotId: string,
  last: string | null,
  size: number,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select voter_id as "voterId", cast_at as marked, area as "rollArea" from ballot_roll
    where community_id = ${community} and ballot_id = ${ballotId}
      and (${last}::uuid is null or voter_id > ${last}::uuid)
    order by voter_id limit ${size}`.execute(tx)
  return rows
}

type Voted = Omit<StoredVote, keyof Place> & { voterId: string; leafId: string }
const unvoted = { voted: null, area: null, choice: null, receipt: null, paper: null } as const

/**
 * Votes and leaves to these places, read plainly and put together here: of tables that have just grown a database has no
 * figures yet, and may then join them row by row.
 */
async function withVotes(
  tx: Tx,
  community: string,
  places: readonly Place[],
  which: RawBuilder<unknown>,
): Promise<StoredVote[]> {
  const { rows: votes } = await sql<Omit<Voted, 'act' | 'hash'>>`
    select voter_id as "voterId", cast_at as voted, area, choice, receipt, paper, leaf_id as "leafId"
    from ballot_votes where community_id = ${community} and ${which}`.execute(tx)
  const { rows: leaves } = await sql<{ leafId: string } & Pick<StoredVote, 'act' | 'hash'>>`
    select leaf_id as "leafId", act, hash from leaves
    where community_id = ${community} and leaf_id = any(${votes.map(({ leafId }) => leafId)}::uuid[])`.execute(
    tx,
  )
  const voteOf = new Map(votes.map((vote) => [vote.voterId, vote]))
  const leafOf = new Map(leaves.map((leaf) => [leaf.leafId, leaf]))
  return places.map((place) => {
    const vote = voteOf.get(place.voterId)
    const leaf = vote && leafOf.get(vote.leafId)
    return { ...unvoted, ...vote, act: leaf?.act ?? null, hash: leaf?.hash ?? null, ...place }
  })
}

/** Leaves of votes that are not there any more: a vote taken out by hand leaves its leaf behind. */
export async function leavesWithoutVote(tx: Tx, community: string, ballotId: string): Promise<string[]> {
  // The voter's id is compared for its index alone, so that no plan looks at every vote for every leaf.
  const { rows } = await sql<{ voter: string }>`
    select l.act ->> 'voter' as voter from leaves l
    where l.community_id = ${community} and l.act ->> 'ballot' = ${ballotId}
      and l.act ->> 'action' in ('ballots.cast', 'ballots.enterPaper')
      and not exists (select from ballot_votes v where v.community_id = l.community_id
        and v.ballot_id = ${ballotId} and v.voter_id = (l.act ->> 'voter')::uuid
        and v.leaf_id = l.leaf_id)`.execute(tx)
  return rows.map(({ voter }) => voter)
}
