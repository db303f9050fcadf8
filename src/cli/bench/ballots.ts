// The ballots' rows: casting beside the bare statement, counting a million votes beside the bare aggregate, sealing and
// verifying.
import { randomUUID } from 'node:crypto'
import { sql, type CompiledQuery } from 'kysely'
import { castQuery } from '../../ballots/cast'
import { rollHash } from '../../ballots/fingerprint'
import { ballotOf, tallies } from '../../ballots/queries'
import { placedVoters } from '../../ballots/roll-queries'
import { rules } from '../../ballots/rules'
import { sealed } from '../../ballots/seal'
import { verifyBallot } from '../../ballots/verify'
import { newId } from '../../kernel/id'
import { instant } from '../../kernel/time'
import type { Ctx } from '../../platform/serve/context'
import { EXAMPLE } from '../example/save'
import { chance } from '../parts/world'
import { inTurns, median, ratio, type Plan, type Work } from './measure'
import { bare, type Row } from './rows'
import type { Town } from './town'

const AREA = 7412
const voterId = (n: number): string => `cccccccc-0000-4000-8000-${String(n).padStart(12, '0')}`

/** An owners' ballot that is open, with so many places on its roll, all of them to be cast by one person. */
async function openBallot({ connection: { db }, person }: Town, count: number): Promise<string> {
  const ballotId = randomUUID()
  const rule = JSON.stringify(rules['owners-special'])
  const none = Buffer.alloc(32)
  await sql`
    insert into ballots (community_id, ballot_id, title, question, rule_id, rule, scope_kind, drafted_at, drafted_by,
      roll_drawn_at, roll_drawn_by, roll_count, roll_area, roll_hash, roll_verified_at, roll_verified_by,
      opens_at, closes_at, opened_at, opened_by, text_hash)
    select ${EXAMPLE}, ${ballotId}, 'bench', 'bench', 'owners-special', ${rule}::jsonb, 'estate', now(), p,
      now(), p, ${count}, ${count * AREA}, ${none}, now(), p,
      now() - interval '2 days', now() + interval '1 day', now(), p, ${none}
    from (select ${person}::uuid as p) one`.execute(db)
  await sql`
    insert into ballot_roll (community_id, ballot_id, voter_id, kind, head_key, caster, area)
    select ${EXAMPLE}, ${ballotId}::uuid, ('cccccccc-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'owner',
      n::text, ${person}::uuid, ${AREA}
    from generate_series(0, ${count - 1}::int) n`.execute(db)
  const hash = rollHash(await placedVoters(db, EXAMPLE, ballotId))
  await sql`update ballots set roll_hash = ${hash} where ballot_id = ${ballotId}`.execute(db)
  await sql`analyze ballots, ballot_roll`.execute(db)
  return ballotId
}

/** Cast, from dispatch to reply, as a share of the bare statement. */
export async function cast(town: Town, plan: Plan): Promise<Row> {
  const ballotId = await openBallot(town, (plan.rounds + 1) * 2 * plan.pieces)
  const prepared = new Map<number, CompiledQuery>()
  const raw: Work = {
    name: 'bare',
    prepare: (from, pieces) => {
      for (let n = from; n < from + pieces; n += 1) prepared.set(n, bareCast(town, ballotId, n))
    },
    run: (n) => bare(town, prepared.get(n)!),
  }
  const ours: Work = { name: 'dispatch', run: (n) => mustCast(town, ballotId, n) }
  const [a, b] = await inTurns(ours, raw, plan)
  const note = `${Math.round(median(a.rounds))} of ${Math.round(median(b.rounds))} a second`
  const target = town.connection.kind === 'postgres' ? '≥ 0.60' : '≥ 0.50'
  return { name: 'cast', target, value: ratio(a, b), note }
}

function bareCast(town: Town, ballotId: string, n: number): CompiledQuery {
  const now = instant(Date.now())
  const request = { action: 'ballots.cast', id: randomUUID(), hash: Buffer.alloc(32) }
  const actor = { person: town.person }
  const ctx = { community: EXAMPLE, actor, now, chance, newId: () => newId(now, chance), request }
  return castQuery(ctx as unknown as Ctx, { ballotId, voterId: voterId(n), choice: 'for' }, null)
}

async function mustCast(town: Town, ballotId: string, n: number): Promise<void> {
  const input = { ballotId, voterId: voterId(n), choice: 'for' }
  const reply = (await town.ask('ballots.cast', input, randomUUID())) as { ok: boolean }
  if (!reply.ok) throw new Error(`a vote of the bench was refused: ${JSON.stringify(reply)}`)
}

/** A million votes counted by heads and area, as a multiple of the bare aggregate's time; PGlite counts a tenth. */
export async function tally(town: Town, { rounds }: Plan): Promise<Row> {
  const { db, kind } = town.connection
  const count = kind === 'postgres' ? 1_000_000 : 100_000
  const ballotId = await openBallot(town, 1)
  // The roll behind them is left out, and with it the check that there is one: counting does not look at it.
  await db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into ballot_votes (community_id, ballot_id, voter_id, choice, area, cast_at, caster, proof, paper, receipt,
        leaf_id)
      select ${EXAMPLE}, ${ballotId}::uuid, id, (array['for', 'against', 'abstain'])[1 + n % 3], 5000 + n % 4000, now(),
        ${town.person}::uuid, 'session', false, lpad(n::text, 10, '0'), id
      from (select n, ('cccccccc-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id
            from generate_series(1, ${count}::int) n) numbered`.execute(tx)
  })
  await sql`vacuum analyze ballot_votes`.execute(db)
  const ballot = (await ballotOf(db, EXAMPLE, ballotId))!
  const raw = sql`
    select choice, count(*), sum(area) from ballot_votes
    where community_id = ${EXAMPLE} and ballot_id = ${ballotId} group by choice`.compile(db)
  const ours: Work = { name: 'tally', run: () => tallies(db, EXAMPLE, [ballot]) }
  const theirs: Work = { name: 'bare', run: () => bare(town, raw) }
  const [a, b] = await inTurns(ours, theirs, { clients: 1, pieces: 2, rounds })
  const ms = Math.round(1000 / median(a.rounds))
  return { name: 'tally', target: '≤ 1.50', value: 1 / ratio(a, b), note: `${count} votes in ${ms} ms` }
}

/** A ballot of real votes that has just closed. */
async function closedBallot(town: Town, { clients, pieces }: Plan): Promise<string> {
  const ballotId = await openBallot(town, pieces)
  let next = 0
  const caster = async (): Promise<void> => {
    while (next < pieces) await mustCast(town, ballotId, next++)
  }
  await Promise.all(Array.from({ length: clients }, caster))
  const { db } = town.connection
  await sql`update ballots set closes_at = now() where ballot_id = ${ballotId}`.execute(db)
  return ballotId
}

/** Sealing, which the first reader after closing waits for. */
export async function seal(town: Town, plan: Plan): Promise<Row> {
  const { db } = town.connection
  const ballot = (await ballotOf(db, EXAMPLE, await closedBallot(town, plan)))!
  const started = performance.now()
  await sealed(db, EXAMPLE, ballot, instant(Date.now() + 1000))
  const ms = performance.now() - started
  return {
    name: 'seal, ms/1000',
    target: 'none',
    value: (ms / plan.pieces) * 1000,
    note: `${plan.pieces} votes`,
  }
}

/** `npm run verify` over one ballot. */
export async function verify(town: Town, plan: Plan): Promise<Row> {
  const { db } = town.connection
  const ballotId = await closedBallot(town, plan)
  await sealed(db, EXAMPLE, (await ballotOf(db, EXAMPLE, ballotId))!, instant(Date.now() + 1000))
  const started = performance.now()
  const { found } = (await verifyBallot(db, EXAMPLE, ballotId))!
  const ms = performance.now() - started
  // Its text was never opened by anybody, and that is all there may be to find.
  const wrong = found.filter(({ code }) => code !== 'text').length
  const note = `${plan.pieces} votes, ${wrong} differences`
  return { name: 'verify, ms/1000', target: 'none', value: (ms / plan.pieces) * 1000, note }
}
