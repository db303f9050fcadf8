import { CompiledQuery } from 'kysely'
import { dayKind, type NamedDay } from '../../duty/calendar'
import {
  addDays,
  at,
  dayOf,
  daysBetween,
  iso,
  type Day,
  type Instant,
  type Minute,
  type Span,
} from '../../kernel/time'
import type { Tx } from '../../platform/serve/context'
import type { DayFacts, Used } from './rule'

export type UsedRow = Used & { readonly bookingId: string; readonly person: string }

export interface UsedDay extends DayFacts {
  readonly day: Day
  readonly dayName: string | null
  readonly own: readonly UsedRow[]
}

export interface UsedRoom {
  readonly roomId: string
  readonly name: string
  readonly days: readonly UsedDay[]
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`
const bookings = (where: string): string => `
  (select coalesce(json_agg(json_build_object('bookingId', booking_id, 'person', person_id, 'day', day, 'start', starts,
      'end', ends, 'lane', lane, 'offered', wait_id is not null, 'answer', answer, 'cancelledAt', ${ms('cancelled_at')},
      'expiresAt', ${ms('expires_at')}, 'releaseAt', ${ms('release_at')}, 'cameAt', ${ms('came_at')})
      order by day, starts, booking_id), '[]')
   from bookings b where b.community_id = $1 and day between $3::date and $4::date and ${where})`

// One statement for the rooms and all that fell into the span: bookings of their own and of what shares their walls, what
// was closed (until it was opened again), and the calendar.
const statement = `
select r.room_id as "roomId", name, opens, closes, lanes, open_days as "openDays", ${ms('retired_at')} as "retiredAt",
  ${bookings('b.room_id = r.room_id')} as own,
  ${bookings('b.room_id = any (family.kin)')} as kin,
  (select coalesce(json_agg(json_build_array(${ms('starts_at')}, ${ms('least(ends_at, ended_at)')})), '[]')
   from closures x where x.community_id = $1 and x.room_id = any (family.kin || r.room_id)
     and starts_at < $6::timestamptz and least(ends_at, ended_at) > greatest(starts_at, $5::timestamptz)) as closures,
  (select coalesce(json_agg(json_build_object('day', day, 'works', works, 'name', name)), '[]')
   from calendar_days where community_id = $1 and day between $3::date and $4::date) as named
from rooms r cross join lateral (
  select coalesce(array_agg(case when p.room_id = r.room_id then part_id else p.room_id end), '{}') as kin
  from room_parts p where p.community_id = $1 and (p.room_id = r.room_id or p.part_id = r.room_id)) family
where r.community_id = $1 and ($2::uuid is null or r.room_id = $2::uuid) and for_residents
  and (retired_at is null or retired_at >= $5::timestamptz)
order by position`

interface Row {
  readonly roomId: string
  readonly name: string
  readonly opens: Minute
  readonly closes: Minute
  readonly lanes: number
  readonly openDays: 'working' | 'every'
  readonly retiredAt: Instant | null
  readonly own: readonly UsedRow[]
  readonly kin: readonly UsedRow[]
  readonly closures: readonly [start: Instant, end: Instant][]
  readonly named: readonly NamedDay[]
}

/** What happened in the rooms (or in one) from one day to another, by the hours and links that are set today. */
export async function usedRooms(
  tx: Tx,
  community: string,
  roomId: string | null,
  first: Day,
  last: Day,
): Promise<UsedRoom[]> {
  const bounds = [first, last, iso(at(first, 0)), iso(at(last, 1440))]
  const query: CompiledQuery<Row> = CompiledQuery.raw(statement, [community, roomId, ...bounds])
  const { rows } = await tx.executeQuery(query)
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n))
  return rows.map((row) => ({
    ...{ roomId: row.roomId, name: row.name },
    days: days.map((day) => dayOfRoom(row, day)),
  }))
}

function dayOfRoom(
  { opens, closes, lanes, openDays, retiredAt, own, kin, closures, named }: Row,
  day: Day,
): UsedDay {
  const calendar = { covers: [], named: new Map(named.map((one) => [one.day, one])) }
  const kind = dayKind(day, calendar)
  const gone = retiredAt !== null && dayOf(retiredAt) < day
  const on = (one: { day: Day }): boolean => one.day === day
  return {
    ...{ day, dayName: kind.name, opens, closes, lanes, own: own.filter(on), kin: kin.filter(on) },
    works: !gone && (openDays === 'every' || kind.works),
    closed: closures.flatMap((span) => partOn(day, span)),
  }
}

function partOn(day: Day, [from, to]: [Instant, Instant]): Span<Minute>[] {
  const minute = (t: Instant): Minute => Math.min(1440, Math.max(0, (t - at(day, 0)) / 60_000))
  const [start, end] = [minute(from), minute(to)]
  return start < end ? [{ start, end }] : []
}
