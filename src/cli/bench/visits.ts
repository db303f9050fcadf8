// The visits' row: booking one beside the bare statement.
import { randomUUID } from 'node:crypto'
import { sql, type CompiledQuery } from 'kysely'
import { newId } from '../../kernel/id'
import { addDays, clock, dayOf, instant, type Day, type Minute } from '../../kernel/time'
import type { Ctx } from '../../platform/serve/context'
import { bookingQuery } from '../../reception/book'
import { EXAMPLE } from '../example/save'
import { chance } from '../parts/world'
import { inTurns, median, ratio, type Plan, type Work } from './measure'
import { bare, type Row } from './rows'
import type { Town } from './town'

const DAYS = 59
const QUARTERS = 96

const visitorId = (n: number): string => `dddddddd-0000-4000-8000-${String(n).padStart(12, '0')}`

interface Order {
  readonly person: string
  readonly day: Day
  readonly start: Minute
}

/** Who comes when: one quarter of an hour after the other, by so many people that nobody comes twice a day. */
function orderOf(now: Town['now'], n: number): Order {
  const start = (n % QUARTERS) * 15
  return {
    person: visitorId(n % QUARTERS),
    day: addDays(dayOf(now), 1 + (Math.floor(n / QUARTERS) % DAYS)),
    start,
  }
}

/** A desk that is open day and night for two months, every quarter of an hour to one of a hundred people. */
async function openDesk({ connection: { db }, now, person }: Town): Promise<void> {
  const first = dayOf(now)
  await sql`update duty_desks set opens = 0, closes = 1440 where community_id = ${EXAMPLE}`.execute(db)
  await sql`
    update reception_desks set unit_minutes = 15, public_share = 1, desk_share = 0, ahead_days = 60, quota = 60
    where community_id = ${EXAMPLE}`.execute(db)
  await sql`
    insert into calendar_days (community_id, day, works, name)
    select ${EXAMPLE}, ${first}::date + n, true, 'bench' from generate_series(0, ${DAYS + 1}::int) n
    on conflict (community_id, day) do update set works = true`.execute(db)
  // Open swaps hold their shifts.
  await sql`delete from swaps where community_id = ${EXAMPLE}`.execute(db)
  await sql`delete from shifts where community_id = ${EXAMPLE} and day > ${first}::date`.execute(db)
  await sql`
    insert into shifts (community_id, shift_id, person_id, day, during)
    select ${EXAMPLE}, ('dddddddd-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, ${person}::uuid, ${first}::date + n,
      tstzrange((${first}::date + n)::timestamp at time zone 'Asia/Shanghai',
                (${first}::date + n + 1)::timestamp at time zone 'Asia/Shanghai')
    from generate_series(1, ${DAYS + 1}::int) n`.execute(db)
  await sql`
    insert into persons (community_id, person_id, name_sealed, made_at)
    select ${EXAMPLE}, ('dddddddd-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '\\x00', now()
    from generate_series(0, ${QUARTERS - 1}::int) n`.execute(db)
  await sql`
    insert into role_grants (community_id, grant_id, person_id, role, during)
    select ${EXAMPLE}, person_id, person_id, 'mediator', '[2020-01-01,)' from persons
    where community_id = ${EXAMPLE} and person_id::text like 'dddddddd%'`.execute(db)
}

/** The desk as it was before anybody booked: the times are enough for a round, not for all of them. */
async function clearDesk({ connection: { db } }: Town): Promise<void> {
  await sql`truncate visit_claims, open_visits, visits`.execute(db)
  await sql`analyze visits, visit_claims, shifts, persons`.execute(db)
}

/** Book a visit, from dispatch to reply, as a share of the bare statement. */
export async function visit(town: Town, plan: Plan): Promise<Row> {
  await openDesk(town)
  const prepared = new Map<number, CompiledQuery>()
  const raw: Work = {
    name: 'bare',
    prepare: async (from, pieces) => {
      await clearDesk(town)
      for (let n = from; n < from + pieces; n += 1) prepared.set(n, bareVisit(town, n))
    },
    run: (n) => bare(town, prepared.get(n)!),
  }
  const ours: Work = { name: 'dispatch', prepare: () => clearDesk(town), run: (n) => mustBook(town, n) }
  const [a, b] = await inTurns(ours, raw, plan)
  const note = `${Math.round(median(a.rounds))} of ${Math.round(median(b.rounds))} a second`
  return { name: 'visit', target: '≥ 0.50', value: ratio(a, b), note }
}

function bareVisit(town: Town, n: number): CompiledQuery {
  const { person, ...when } = orderOf(town.now, n)
  const now = instant(Date.now())
  const request = { action: 'reception.book', id: randomUUID(), hash: Buffer.alloc(32) }
  const ctx = { community: EXAMPLE, actor: { person }, now, newId: () => newId(now, chance), request }
  return bookingQuery(ctx as Ctx, person, 'public', { ...when, nth: 1, kind: 'unsure', note: '' })
}

async function mustBook(town: Town, n: number): Promise<void> {
  const { person, day, start } = orderOf(town.now, n)
  const input = { day, start: clock(start), kind: 'unsure' }
  const reply = (await town.ask('reception.book', input, randomUUID(), person)) as { ok: boolean }
  if (!reply.ok) throw new Error(`a visit of the bench was refused: ${JSON.stringify(reply)}`)
}
