import { CompiledQuery, sql } from 'kysely'
import { iso, type Day, type Instant, type Minute } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import { isThere } from '../queries'
import { codeOf, type Kind } from '../rule'
import type { Before, Outcome, Place, Priority, Turn } from './rule'

export interface Desk {
  readonly opens: Minute
  readonly closes: Minute
  readonly place: string
  readonly works: boolean
  readonly low: number
  readonly high: number
  /** Who has the duty or is the secretary, and is not out. */
  readonly receivers: number
}

/** A place with all that the desk knows of it. */
export interface Stored extends Place {
  /** What is called out. */
  readonly code: string
  readonly visitId: string | null
  /** The case that the visit was booked about. */
  readonly caseId: string | null
  /** Whoever booked it for the visitor; the desk is nobody's helper. */
  readonly helper: string | null
  readonly person: string | null
  readonly kind: Kind
  readonly note: string
  readonly outcome: Outcome | null
  readonly outcomeWords: string
  readonly deskNote: string
  readonly before: Before | null
  readonly actedAt: Instant | null
}

export interface DayLine {
  readonly desk: Desk
  readonly places: readonly Stored[]
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

// One statement for the desk, who is at work, and everybody of the day, who walked in or booked: a page view is one round
// trip, and two more would cost more than the answer.
const lineStatement = `
select d.opens, d.closes, d.place, r.talk_low as low, r.talk_high as high,
  coalesce((select works from calendar_days where community_id = $1 and day = $2::date),
    extract(isodow from $2::date) < 6) as works,
  (select count(*)::int from (
     select person_id from shifts s where community_id = $1 and during @> $3::timestamptz and ${isThere}
     union select person_id from role_grants
       where community_id = $1 and role = 'secretary' and during @> $2::date) at_work
   where not exists (select from absences a where a.community_id = $1
     and a.person_id = at_work.person_id and a.during @> $3::timestamptz)) as receivers,
  (select coalesce(json_agg(one), '[]') from (
     select coalesce(p.place_id, v.visit_id) as id, p.number, v.visit_id as "visitId", v.case_id as "caseId",
       case when v.relation <> 'desk' then v.booked_by end as helper,
       coalesce(p.person_id, v.person_id) as person, coalesce(p.kind, v.kind) as kind,
       coalesce(v.note, p.note) as note, p.priority, v.starts, v.ends, v.lane,
       ${ms('case when v.visit_id is null then p.made_at else v.arrived_at end')} as "arrivedAt",
       coalesce(p.calls, 0) as calls, ${ms('p.called_at')} as "calledAt", ${ms('p.parked_at')} as "parkedAt",
       ${ms('p.missed_at')} as "missedAt", ${ms('p.back_at')} as "backAt", ${ms('p.begun_at')} as "begunAt",
       p.receiver_id as receiver, ${ms('p.ended_at')} as "endedAt", p.ending, p.outcome,
       coalesce(p.outcome_words, '') as "outcomeWords", coalesce(p.desk_note, '') as "deskNote",
       p.before, ${ms('p.acted_at')} as "actedAt"
     from (select * from line_places where community_id = $1 and day = $2::date) p
     full join (select * from visits where community_id = $1 and day = $2::date and cancelled_at is null) v
       on v.visit_id = p.visit_id
     where p.visit_id is null or v.visit_id is not null) one) as places
from reception_desks r join duty_desks d using (community_id)
where r.community_id = $1`

type PlaceRow = Omit<Stored, 'day' | 'booked' | 'code'> & {
  readonly starts: Minute | null
  readonly ends: Minute | null
  readonly lane: number | null
}

type LineRow = Desk & { readonly places: readonly PlaceRow[] }

/** The statement for the line of a day. */
export const lineQuery = (community: string, day: Day, now: Instant): CompiledQuery<LineRow> =>
  CompiledQuery.raw(lineStatement, [community, day, iso(now)])

/** The line of a day; null where there is no desk. */
export async function lineOfDay(tx: Tx, community: string, day: Day, now: Instant): Promise<DayLine | null> {
  const { rows } = await tx.executeQuery(lineQuery(community, day, now))
  if (!rows[0]) return null
  const { places, ...desk } = rows[0]
  return { desk, places: places.map((row) => stored(row, day)) }
}

function stored({ starts, ends, lane, ...row }: PlaceRow, day: Day): Stored {
  const booked = starts === null ? null : { start: starts, end: ends! }
  return { ...row, day, booked, code: booked ? codeOf(booked.start, lane!) : String(row.number) }
}

/** Holds the line of a day: whoever acts on it comes one after the other, and reads it after this. */
export async function holdLine(tx: Tx, community: string, day: Day): Promise<void> {
  await sql`
    insert into line_days (community_id, day, last_number) values (${community}, ${day}::date, 0)
    on conflict (community_id, day) do update set last_number = line_days.last_number`.execute(tx)
}

/** The next number of a day whose line is held: none is left out, because one that is not stored is not counted. */
export async function nextNumber(tx: Tx, community: string, day: Day): Promise<number> {
  const { last_number } = await tx
    .updateTable('line_days')
    .set(({ eb }) => ({ last_number: eb('last_number', '+', 1) }))
    .where('community_id', '=', community)
    .where('day', '=', day)
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return last_number
}

export interface Ticket {
  readonly placeId: string
  readonly day: Day
  readonly number: number
  readonly person: string | null
  readonly madeBy: string
  readonly madeAt: Instant
  readonly kind: Kind
  readonly note: string
  readonly priority: Priority | null
}

const nothingDone = { calls: 0, outcome_words: '', desk_note: '' } as const

export async function saveTicket(tx: Tx, community: string, ticket: Ticket): Promise<void> {
  const { placeId, day, number, person, madeBy, madeAt, kind, note, priority } = ticket
  await tx
    .insertInto('line_places')
    .values({
      ...{ community_id: community, place_id: placeId, day, number, person_id: person, made_by: madeBy },
      ...{ made_at: stamp(madeAt), kind, note, priority, ...nothingDone },
    })
    .execute()
}

/**
 * A visit has a place only once the desk did something with it; one that was moved here from another day takes its place
 * along, and what was done there is overwritten by the turn that is saved next.
 */
export async function openPlace(
  tx: Tx,
  community: string,
  { visitId, day }: { visitId: string; day: Day },
  by: { person: string; at: Instant },
): Promise<void> {
  const fresh = { day, ...columnsOf(null), outcome: null, ...nothingDone, before: null, acted_at: null }
  const row = { community_id: community, place_id: visitId, visit_id: visitId, note: '' }
  await tx
    .insertInto('line_places')
    .values({ ...row, ...fresh, made_by: by.person, made_at: stamp(by.at) })
    .onConflict((conflict) =>
      conflict.constraint('line_places_one_visit').doUpdateSet({ day }).where('line_places.day', '<>', day),
    )
    .execute()
}

const at = (instant: Instant | null | undefined) => (instant ? stamp(instant) : null)

function columnsOf(turn: Turn | null) {
  return {
    ...{ calls: turn?.calls ?? 0, called_at: at(turn?.calledAt), parked_at: at(turn?.parkedAt) },
    ...{ missed_at: at(turn?.missedAt), back_at: at(turn?.backAt), begun_at: at(turn?.begunAt) },
    ...{ receiver_id: turn?.receiver ?? null, ended_at: at(turn?.endedAt), ending: turn?.ending ?? null },
  }
}

export interface Outcomes {
  readonly outcome: Outcome | null
  readonly outcomeWords: string
  readonly deskNote: string
}

/** Stores where a place stands now, and what it is taken back to if that was a mis-tap. */
export async function saveTurn(
  tx: Tx,
  community: string,
  placeId: string,
  turn: Turn,
  last: { before: Before; at: Instant } | null,
  { outcome, outcomeWords, deskNote }: Outcomes = { outcome: null, outcomeWords: '', deskNote: '' },
): Promise<void> {
  await tx
    .updateTable('line_places')
    .set({
      ...columnsOf(turn),
      ...{ outcome, outcome_words: outcomeWords, desk_note: deskNote },
      before: last && (JSON.stringify(last.before) as unknown as Before),
      acted_at: last && stamp(last.at),
    })
    .where('community_id', '=', community)
    .where('place_id', '=', placeId)
    .execute()
}

/** What was done last is not taken back any more. */
export async function keepForGood(tx: Tx, community: string, placeId: string): Promise<void> {
  await tx
    .updateTable('line_places')
    .set({ before: null, acted_at: null })
    .where('community_id', '=', community)
    .where('place_id', '=', placeId)
    .execute()
}

/** Says in the one place where it stands that a visitor is here, or not after all. */
export async function saveArrival(
  tx: Tx,
  community: string,
  visitId: string,
  arrivedAt: Instant | null,
): Promise<void> {
  await tx
    .updateTable('visits')
    .set({ arrived_at: at(arrivedAt) })
    .where('community_id', '=', community)
    .where('visit_id', '=', visitId)
    .execute()
}

export async function savePriority(
  tx: Tx,
  community: string,
  placeId: string,
  priority: Priority | null,
): Promise<void> {
  await tx
    .updateTable('line_places')
    .set({ priority })
    .where('community_id', '=', community)
    .where('place_id', '=', placeId)
    .execute()
}

/** Wrong codes of a person since a moment. */
export async function triesOf(tx: Tx, community: string, person: string, since: Instant): Promise<number> {
  const row = await tx
    .selectFrom('line_tries')
    .select('tries')
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('since', '>', stamp(since))
    .executeTakeFirst()
  return row?.tries ?? 0
}

/** One more wrong code; the first after a while counts anew. */
export async function saveTry(
  tx: Tx,
  community: string,
  person: string,
  { tries, now }: { tries: number; now: Instant },
): Promise<void> {
  const since = tries === 1 ? { since: stamp(now) } : {}
  await tx
    .insertInto('line_tries')
    .values({ community_id: community, person_id: person, since: stamp(now), tries })
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'person_id']).doUpdateSet({ tries, ...since }),
    )
    .execute()
}
