import { CompiledQuery, sql } from 'kysely'
import { dayKind, type NamedDay } from '../duty/calendar'
import { addDays, at, clock, iso, type Day, type Instant, type Minute } from '../kernel/time'
import { mayActFor } from '../people/helpers/facts'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import { codeOf, type Desk, type DeskDay, type Kind, type VisitRelation } from './rule'

export interface DeskRow extends Desk {
  /** How many visits one person may have ahead. */
  readonly quota: number
  readonly place: string
}

/** A day of the desk, and how sure it is that the day works as it says. */
export type KnownDay = DeskDay & { readonly provisional: boolean }

/** Whoever has the shift `s` is there on its day: while they have leave it is nobody's, and the secretary receives. */
export const isThere = `not exists (select from days_off o where o.community_id = s.community_id
    and o.person_id = s.person_id and o.ended_at is null and o.days @> s.day)`

// One statement for desk, calendar, shifts and claims together: four round trips would cost more than the answer.
// Times come as minutes since the first day began.
const deskDaysStatement = `
select opens, closes, place, unit_minutes as unit, public_share as "publicShare", desk_share as "deskShare",
  ahead_days as "aheadDays", quota,
  (select coalesce(json_agg(json_build_array((extract(epoch from grain_start - $2::timestamptz) / 60)::int, lane)), '[]')
   from visit_claims where community_id = $1
     and grain_start >= $2::timestamptz and grain_start < $3::timestamptz) as claims,
  (select coalesce(json_agg(json_build_array(case when ${isThere} then person_id end,
     (extract(epoch from lower(during) - $2::timestamptz) / 60)::int,
     (extract(epoch from upper(during) - $2::timestamptz) / 60)::int) order by lower(during)), '[]')
   from shifts s where community_id = $1 and during && tstzrange($2::timestamptz, $3::timestamptz)) as shifts,
  (select coalesce(json_agg(json_build_object('day', day, 'works', works, 'name', name)), '[]')
   from calendar_days where community_id = $1 and day >= $4::date and day <= $5::date) as named,
  (select coalesce(json_agg(json_build_array(lower(covers), upper(covers) - 1)), '[]')
   from calendar_sources where community_id = $1) as covers
from reception_desks join duty_desks using (community_id)
where community_id = $1`

interface DeskDaysRow extends DeskRow {
  readonly claims: readonly [minute: number, lane: number][]
  readonly shifts: readonly [person: string | null, start: number, end: number][]
  readonly named: readonly NamedDay[]
  readonly covers: readonly [Day, Day][]
}

/** The desk, and of `count` days from `first` on who has the duty and what is taken; null where there is no desk. */
export async function deskDays(
  tx: Tx,
  community: string,
  first: Day,
  count: number,
): Promise<{ desk: DeskRow; days: KnownDay[] } | null> {
  const days = Array.from({ length: count }, (_, n) => addDays(first, n))
  const last = days.at(-1)!
  const parameters = [community, iso(at(first, 0)), iso(at(last, 1440)), first, last]
  const query: CompiledQuery<DeskDaysRow> = CompiledQuery.raw(deskDaysStatement, parameters)
  const { rows } = await tx.executeQuery(query)
  if (!rows[0]) return null
  const { claims, shifts, named, covers, ...desk } = rows[0]
  const calendar = { covers, named: new Map(named.map((one) => [one.day, one])) }
  const dayAt = (day: Day, n: number): KnownDay => {
    const [from, to] = [n * 1440, (n + 1) * 1440]
    return {
      ...dayKind(day, calendar),
      day,
      turns: shifts
        .map(([person, start, end]) => ({ person, start: start - from, end: end - from }))
        .filter(({ start, end }) => start < 1440 && end > 0),
      taken: claims
        .filter(([minute]) => minute >= from && minute < to)
        .map(([minute, lane]) => ({ start: minute - from, lane })),
    }
  }
  return { desk, days: days.map(dayAt) }
}

/** A visit as it is stored, with who receives then and the number of its slip. */
export interface VisitRow {
  readonly visitId: string
  readonly person: string
  readonly code: string
  readonly day: Day
  readonly start: string
  readonly end: string
  readonly kind: Kind
  readonly note: string
  readonly caseId: string | null
  readonly receiver: string | null
  readonly place: string
  readonly bookedBy: string
  /** How whoever booked stands to the visitor; null where the visitor did. */
  readonly relation: VisitRelation | null
  readonly madeAt: Instant
  readonly movedAt: Instant | null
  readonly cancelledAt: Instant | null
}

export type Which =
  | { readonly viewer: string; readonly today: Day; readonly visitId: string }
  | { readonly viewer: string; readonly today: Day; readonly since: Day; readonly limit: number }
  | { readonly visitor: string; readonly since: Day; readonly limit: number }
  | { readonly day: Day }

const slotOf = sql`tstzrange((v.day + make_interval(mins => v.starts)) at time zone 'Asia/Shanghai',
  (v.day + make_interval(mins => v.ends)) at time zone 'Asia/Shanghai')`

/**
 * Visits, the soonest first: those a person comes to or booked for somebody who still lets them, one of these, those that
 * they come to themselves, or all of a day.
 */
export async function visitsOf(tx: Tx, community: string, which: Which): Promise<VisitRow[]> {
  let query = tx
    .selectFrom('visits as v')
    .innerJoin('duty_desks as d', 'd.community_id', 'v.community_id')
    .leftJoin('shifts as s', (join) =>
      join
        .onRef('s.community_id', '=', 'v.community_id')
        .on(sql<boolean>`s.during @> ${slotOf} and ${sql.raw(isThere)}`),
    )
    .select(['v.visit_id as visitId', 'v.person_id as person', 'v.day', 'v.starts', 'v.ends', 'v.lane'])
    .select([
      'v.kind',
      'v.note',
      'v.case_id as caseId',
      's.person_id as receiver',
      'd.place',
      'v.booked_by as bookedBy',
      'v.relation',
    ])
    .select(['v.made_at as madeAt', 'v.moved_at as movedAt', 'v.cancelled_at as cancelledAt'])
    .where('v.community_id', '=', community)
    .orderBy('v.day')
    .orderBy('v.starts')
    .orderBy('v.lane')
  if ('day' in which) query = query.where('v.day', '=', which.day)
  else if ('visitor' in which) query = query.where('v.person_id', '=', which.visitor)
  else query = query.where(seenBy(community, which.viewer, which.today))
  if ('visitId' in which) query = query.where('v.visit_id', '=', which.visitId)
  if ('since' in which) query = query.where('v.day', '>=', which.since).limit(which.limit)
  const rows = await query.execute()
  return rows.map(({ starts, ends, lane, ...row }) => ({
    ...row,
    code: codeOf(starts, lane),
    start: clock(starts),
    end: clock(ends),
  }))
}

/** Whoever comes sees a visit, and whoever booked it as long as the visitor lets them; the desk has its own list. */
const seenBy = (community: string, viewer: string, today: Day) => sql<boolean>`(v.person_id = ${viewer}
  or (v.booked_by = ${viewer} and v.relation <> 'desk'
    and ${mayActFor(community, viewer, sql.ref('v.person_id'), today)}))`

/** A visit that was over while its visitor still let whoever booked it: that there was one, and no more. */
export interface OnceHelped {
  readonly day: Day
  readonly person: string
  readonly moved: boolean
  readonly cancelled: boolean
}

/**
 * What a person booked for others who let them no longer, of `since` and before `today`. Only what was over before that
 * ended: what became of a visit later, and on which day, is the visitor's own (个人信息保护法 §15, §28).
 */
export async function onceHelped(
  tx: Tx,
  community: string,
  booker: string,
  { since, today }: { since: Day; today: Day },
): Promise<OnceHelped[]> {
  const { rows } = await sql<OnceHelped>`
    select v.day, v.person_id as person, v.moved_at is not null as moved, v.cancelled_at is not null as cancelled
    from visits v
    where v.community_id = ${community} and v.booked_by = ${booker} and v.day >= ${since}::date and v.day < ${today}::date
      and not ${mayActFor(community, booker, sql.ref('v.person_id'), today)}
      and case v.consent
        when 'household' then exists (
          select from residents own join residents other using (community_id, household_id)
          where own.community_id = ${community} and own.person_id = v.booked_by and own.during @> v.day
            and other.person_id = v.person_id and other.during @> v.day)
        when 'link' then exists (
          select from helper_links l where l.community_id = ${community} and l.link_id = v.link_id
            and l.ended_at >= (v.day + 1)::timestamp at time zone 'Asia/Shanghai')
        else false end
    order by v.day desc, v.starts desc limit 20`.execute(tx)
  return rows
}

/** A visit that is held against a second change. */
export interface Held {
  readonly person: string
  readonly bookedBy: string
  readonly relation: VisitRelation | null
  readonly day: Day
  readonly start: Minute
  readonly madeAt: Instant
  readonly cancelledAt: Instant | null
}

/** A visit held against a second change; null when there is none. Who may change it is the caller's to ask. */
export async function lockVisit(tx: Tx, community: string, visitId: string): Promise<Held | null> {
  const query = tx
    .selectFrom('visits')
    .select(['person_id as person', 'booked_by as bookedBy', 'relation', 'day', 'starts as start'])
    .select(['made_at as madeAt', 'cancelled_at as cancelledAt'])
    .where('community_id', '=', community)
    .where('visit_id', '=', visitId)
    .forUpdate()
  return (await query.executeTakeFirst()) ?? null
}

/** Another visit of this person on this day that stands. */
export async function visitOn(
  tx: Tx,
  community: string,
  person: string,
  day: Day,
  other: string | null,
): Promise<{ start: Minute } | null> {
  let query = tx
    .selectFrom('visits')
    .select('starts as start')
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('day', '=', day)
    .where('cancelled_at', 'is', null)
  if (other !== null) query = query.where('visit_id', '<>', other)
  return (await query.executeTakeFirst()) ?? null
}

export async function cancelVisit(tx: Tx, community: string, visitId: string, at: Instant): Promise<void> {
  await tx
    .deleteFrom('visit_claims')
    .where('community_id', '=', community)
    .where('visit_id', '=', visitId)
    .execute()
  await tx
    .deleteFrom('open_visits')
    .where('community_id', '=', community)
    .where('visit_id', '=', visitId)
    .execute()
  await tx
    .updateTable('visits')
    .set({ cancelled_at: stamp(at) })
    .where('community_id', '=', community)
    .where('visit_id', '=', visitId)
    .execute()
}

/** How many visits stand on each day from `first` to `last`; a day without any is not there. */
export async function visitCounts(
  tx: Tx,
  community: string,
  first: Day,
  last: Day,
): Promise<ReadonlyMap<Day, number>> {
  const rows = await tx
    .selectFrom('visits')
    .select(['day', (eb) => eb.fn.countAll<number>().as('visits')])
    .where('community_id', '=', community)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .where('cancelled_at', 'is', null)
    .groupBy('day')
    .execute()
  return new Map(rows.map(({ day, visits }) => [day, visits]))
}

/** How many visits each of these persons has ahead. */
export async function openVisits(
  tx: Tx,
  community: string,
  persons: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('open_visits')
    .select(['person_id as person', (eb) => eb.fn.countAll<number>().as('open')])
    .where('community_id', '=', community)
    .where('person_id', 'in', [...persons])
    .where('until', '>', stamp(now))
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person, open }) => [person, open]))
}
