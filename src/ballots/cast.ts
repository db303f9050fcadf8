// The vote as one statement: it asks what the rule asks (see mayCast), marks the place on the roll, and keeps vote,
// reply and leaf. The ballot's row is held against sealing, so that what is accepted is counted and nothing enters
// after; the mark and the primary key of the votes have the last word on "once".
import { CompiledQuery, sql } from 'kysely'
import { dayOf, iso, type Day, type Instant } from '../kernel/time'
import { receipt as receiptOf, receiptCtes } from '../platform/serve/act'
import type { Ctx, Tx } from '../platform/serve/context'
import type { Choice } from './contract'
import { newReceipt } from './fingerprint'
import type { Standing, Times } from './rule'

const statement = `
with ballot as (
  select ballot_id from ballots
  where community_id = $1 and ballot_id = $2 and opened_at is not null and sealed_at is null
    and $4::timestamptz >= opens_at and $4::timestamptz < closes_at
    and ($8::uuid is null or exists (
      select from role_grants g where g.community_id = $1 and g.person_id = $8::uuid and g.role = 'staff'
        and g.during @> $9::date))
  for key share
), marked as (
  update ballot_roll r set cast_at = $4::timestamptz
  from ballot b
  where r.community_id = $1 and r.ballot_id = b.ballot_id and r.voter_id = $3 and r.cast_at is null
    and r.caster = coalesce($5::uuid, r.caster)
  returning r.voter_id, r.caster, r.area
), vote as (
  insert into ballot_votes (community_id, ballot_id, voter_id, choice, area, cast_at, caster, proof, paper, entered_by,
                            slip, receipt, leaf_id)
  select $1, $2, voter_id, $6, area, $4::timestamptz, caster, $7, $8::uuid is not null, $8::uuid, $10, $11, $12::uuid
  from marked
  returning jsonb_build_object('receipt', receipt, 'castAt', $20::bigint) as reply
), ${receiptCtes('vote', 12)}
select reply from vote`

export interface Ballot {
  readonly ballotId: string
  readonly voterId: string
  readonly choice: Choice
}

/** A slip of paper that staff enter: any caster's, and the number on it. */
export interface Paper {
  readonly staff: string
  readonly slip: string
}

export type CastReply = { receipt: string; castAt: Instant }

/** The statement with everything it needs. */
export function castQuery(
  ctx: Ctx,
  ballot: Ballot,
  paper: Paper | null,
): CompiledQuery & { reply: CastReply } {
  const { ballotId, voterId, choice } = ballot
  const receipt = newReceipt(ctx.chance)
  // The salt keeps whoever has the published leaves from trying out what could stand behind them.
  const salt = Buffer.from(ctx.chance(16)).toString('hex')
  const facts = { ballot: ballotId, voter: voterId, choice, receipt, paper: paper !== null, salt }
  const proof = paper ? 'desk' : (ctx.actor?.proof ?? 'session')
  const caster = paper ? null : ctx.actor!.person
  const kept = receiptOf(ctx, facts)
  // $1 to $7, $8 to $11, from $12 on the receipt's eight, whose first is the leaf's id, and the moment as it travels.
  const what = [ctx.community, ballotId, voterId, iso(ctx.now), caster, choice, proof]
  const how = [paper?.staff ?? null, dayOf(ctx.now), paper?.slip ?? null, receipt]
  const query = CompiledQuery.raw(statement, [...what, ...how, ...kept, ctx.now])
  return { ...query, reply: { receipt, castAt: ctx.now } }
}

/**
 * Tries to cast.
 * @returns null when a condition was not met; which one, the rule says on the loaded facts.
 * @throws a violation of ballot_votes_receipt_once, ballot_votes_slip_once or ballot_votes_once
 */
export async function tryCast(ctx: Ctx, ballot: Ballot, paper: Paper | null): Promise<CastReply | null> {
  const { reply, ...query } = castQuery(ctx, ballot, paper)
  const { rows } = await ctx.tx.executeQuery(query)
  return rows.length === 1 ? reply : null
}

export interface CastFacts extends Times {
  /** Whether there is such a vote, whosever it is. */
  readonly placed: boolean
  readonly casterId: string | null
  readonly mine: Standing
}

/** What the rule needs to say why a vote was not cast; null when there is no such ballot. */
export async function castFacts(
  tx: Tx,
  who: { community: string; ballotId: string; voterId: string; person: string; day: Day },
): Promise<CastFacts | null> {
  const { community, ballotId, voterId, person, day } = who
  const { rows } = await sql<
    Times & { casterId: string | null; castAt: Instant | null; belongs: boolean; placed: boolean }
  >`
    select b.opened_at as "openedAt", b.opens_at as "opensAt", b.closes_at as "closesAt",
      b.sealed_at as "sealedAt",
      r.caster as "casterId", r.cast_at as "castAt",
      r.voter_id is not null as placed,
      coalesce(r.caster = ${person}, false)
      or r.kind = 'household' and exists (
        select from residents n where n.community_id = ${community} and n.household_id = r.household_id
          and n.person_id = ${person} and n.during @> ${day}::date)
      or r.kind = 'owner' and exists (
        select from ballot_roll_units u join ownerships o on o.community_id = u.community_id and o.unit_id = u.unit_id
        join owners w on w.community_id = o.community_id and w.owner_id = o.owner_id
        where u.community_id = ${community} and u.ballot_id = r.ballot_id and u.voter_id = r.voter_id
          and w.person_id = ${person} and o.during @> ${day}::date) as belongs
    from ballots b
    left join ballot_roll r on r.community_id = b.community_id and r.ballot_id = b.ballot_id
      and r.voter_id = ${voterId}
    where b.community_id = ${community} and b.ballot_id = ${ballotId}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { casterId, castAt, belongs, placed, ...times } = row
  const caster = casterId === null ? 'nobody' : casterId === person ? 'me' : 'other'
  return { ...times, placed, casterId, mine: { belongs: belongs === true, caster, castAt } }
}
