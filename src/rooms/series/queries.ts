import { sql } from 'kysely'
import { clock, dayOf, minuteOf, type Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import { bookingsWithRooms, viewsOf, type BookingRow } from '../queries'
import type { SeriesView } from './contract'
import type { Plan } from './rule'

export interface NewSeries extends Plan {
  readonly seriesId: string
  readonly roomId: string
  readonly purpose: string
  readonly forWhom: string
}

/** Keeps a series of which every date is still to be booked. */
export async function saveSeries(
  tx: Tx,
  community: string,
  { seriesId, roomId, pattern, first, last, start, end, ...rest }: NewSeries,
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('room_series')
    .values({
      ...{ community_id: community, series_id: seriesId, room_id: roomId, pattern },
      ...{ first_day: first, last_day: last, starts: start, ends: end },
      ...{ people: rest.people, purpose: rest.purpose, for_whom: rest.forWhom },
      ...{ made_at: stamp(at), made_by: by },
    })
    .execute()
}

/** The series that are not over, the one whose next date comes first first; or the one of this id. */
export async function seriesOf(
  tx: Tx,
  community: string,
  seriesId: string | null,
  now: Instant,
): Promise<SeriesView[]> {
  const [today, minute] = [dayOf(now), minuteOf(now)]
  const { rows } = await sql<SeriesView & { start: number; end: number }>`
    select s.series_id as "seriesId", r.name as room, s.pattern, s.first_day as first, s.last_day as last,
      s.starts as start, s.ends as end, s.people, s.purpose, s.for_whom as "forWhom", d.next, d.left
    from room_series s join rooms r using (community_id, room_id) cross join lateral (
      select min(day) as next, count(*)::int as left from bookings b
      where b.community_id = s.community_id and b.series_id = s.series_id and b.cancelled_at is null
        and (b.day, b.starts) > (${today}::date, ${minute}::int)) d
    where s.community_id = ${community}
      and case when ${seriesId}::uuid is null then s.last_day >= ${today}::date else s.series_id = ${seriesId}::uuid end
    order by d.next nulls last, s.starts, s.series_id`.execute(tx)
  return rows.map((row) => ({ ...row, start: clock(row.start), end: clock(row.end) }))
}

/** Every date of a series that was booked, in order. */
export async function datesOf(
  tx: Tx,
  community: string,
  seriesId: string,
  now: Instant,
): Promise<BookingRow[]> {
  const query = bookingsWithRooms(tx, community).where('bookings.series_id', '=', seriesId)
  return viewsOf(query.orderBy('bookings.day'), now)
}

/** The ids of this booking and of all later ones of its series; none when it is of no series. */
export async function idsFrom(tx: Tx, community: string, bookingId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bookings as b')
    .innerJoin('bookings as first', (join) =>
      join
        .onRef('first.community_id', '=', 'b.community_id')
        .onRef('first.series_id', '=', 'b.series_id')
        .onRef('first.day', '<=', 'b.day'),
    )
    .select('b.booking_id as id')
    .where('b.community_id', '=', community)
    .where('first.booking_id', '=', bookingId)
    .orderBy('b.day')
    .execute()
  return rows.map(({ id }) => id)
}
