import { CompiledQuery, sql } from 'kysely'
import { dayKind, type NamedDay } from '../duty/calendar'
import { addDays, at, clock, iso, type Day, type Instant, type Minute } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import type { BookingView } from './contract'
import { GRAIN, stateOf, type Asked, type Closed, type Held, type Room, type RoomDay } from './rule'

export interface RoomRow extends Room {
  readonly roomId: string
  readonly name: string
  readonly place: string
  readonly purpose: string
  readonly stepFree: boolean
}

/** A room's day, and how sure it is that the day works as it says. */
export type KnownDay = RoomDay & { readonly provisional: boolean }

/** A room and the days that were asked about, in order. */
export interface RoomDays {
  readonly room: RoomRow
  readonly days: readonly KnownDay[]
}

// One statement for rooms, calendar and claims together: three round trips would cost more than the answer.
// Claims come as [lane, minutes since the first day began]; whoever has a part of a hall has it from the hall's one lane.
// A hall is closed with its part, and a part with its hall.
const statement = `
select r.room_id as "roomId", name, place, purpose, seats, step_free as "stepFree", opens, closes,
  open_days as "openDays", unit_minutes as unit, longest, lanes, ahead_days as "aheadDays", approval,
  answer_hours as "answerHours", buffer_before as before, buffer_after as after,
  (select coalesce(json_agg(json_build_array(case when c.resource_id = r.room_id then lane else 1 end,
      (extract(epoch from unit_start - $3::timestamptz) / 60)::int)), '[]')
   from claims c where c.community_id = $1 and c.resource_id = any (array_append(family.parts, r.room_id))
     and unit_start >= $3::timestamptz and unit_start < $4::timestamptz
     and (until is null or until > $7::timestamptz)) as claims,
  (select coalesce(json_agg(json_build_array((extract(epoch from starts_at - $3::timestamptz) / 60)::int,
      (extract(epoch from ends_at - $3::timestamptz) / 60)::int, reason) order by starts_at), '[]')
   from closures x where x.community_id = $1 and ended_at is null
     and x.room_id = any (family.parts || family.halls || r.room_id)
     and starts_at < $4::timestamptz and ends_at > $3::timestamptz) as closures,
  (select coalesce(json_agg(json_build_object('day', day, 'works', works, 'name', name)), '[]')
   from calendar_days where community_id = $1 and day >= $5::date and day <= $6::date) as named,
  (select coalesce(json_agg(json_build_array(lower(covers), upper(covers) - 1)), '[]')
   from calendar_sources where community_id = $1) as covers
from rooms r cross join lateral (
  select coalesce(array_agg(part_id) filter (where p.room_id = r.room_id), '{}') as parts,
    coalesce(array_agg(p.room_id) filter (where part_id = r.room_id), '{}') as halls
  from room_parts p where p.community_id = $1 and (p.room_id = r.room_id or p.part_id = r.room_id)) family
where r.community_id = $1 and ($2::uuid is null or r.room_id = $2::uuid) and retired_at is null and for_residents
order by position`

interface Row extends RoomRow {
  readonly claims: readonly [lane: number, minute: number][]
  readonly closures: readonly [start: number, end: number, reason: string][]
  readonly named: readonly NamedDay[]
  readonly covers: readonly [Day, Day][]
}

/** The statement behind `roomDays`. */
export function roomDaysQuery(
  community: string,
  roomId: string | null,
  first: Day,
  last: Day,
  now: Instant,
): CompiledQuery<Row> {
  const bounds = [iso(at(first, 0)), iso(at(last, 1440)), first, last, iso(now)]
  return CompiledQuery.raw(statement, [community, roomId, ...bounds])
}

/** The rooms (or one of them), and what of `count` days from `first` on is claimed and when the centre works. */
export async function roomDays(
  tx: Tx,
  community: string,
  roomId: string | null,
  first: Day,
  count: number,
  now: Instant,
): Promise<RoomDays[]> {
  const days = Array.from({ length: count }, (_, n) => addDays(first, n))
  const { rows } = await tx.executeQuery(roomDaysQuery(community, roomId, first, days.at(-1)!, now))
  return rows.map(({ claims, closures, named, covers, ...room }) => {
    const calendar = { covers, named: new Map(named.map((one) => [one.day, one])) }
    const held = heldByDay(claims, count)
    const seen = days.map((day, n) => {
      const closed = closures.flatMap((span) => partOn(n, span))
      return { ...dayKind(day, calendar), day, held: held[n]!, closed }
    })
    return { room, days: seen }
  })
}

/** What of a closure lies on the nth day. */
function partOn(nth: number, [from, to, reason]: Row['closures'][number]): Closed[] {
  const [start, end] = [Math.max(0, from - nth * 1440), Math.min(1440, to - nth * 1440)]
  return start < end ? [{ start, end, reason }] : []
}

function heldByDay(claims: Row['claims'], count: number): Held[][] {
  const held: Held[][] = Array.from({ length: count }, () => [])
  for (const [lane, minute] of claims) {
    const start = minute % 1440
    held[Math.floor(minute / 1440)]!.push({ lane, start, end: start + GRAIN })
  }
  return held
}

const columns = [
  'bookings.booking_id as bookingId',
  'bookings.room_id as roomId',
  'rooms.name as room',
  'rooms.place as place',
  'bookings.day as day',
  'bookings.starts as starts',
  'bookings.ends as ends',
  'bookings.people as people',
  'bookings.purpose as purpose',
  'bookings.made_at as madeAt',
  'bookings.cancelled_at as cancelledAt',
  'bookings.expires_at as expiresAt',
  'bookings.answer as answer',
  'bookings.answer_reason as answerReason',
  'bookings.cancel_reason as cancelReason',
  'bookings.booked_by as bookedBy',
  'bookings.release_at as releaseAt',
  'bookings.came_at as cameAt',
  'bookings.wait_id as waitId',
  'bookings.person_id as person',
] as const

const forWhom = sql<string | null>`(select for_whom from room_series s
  where s.community_id = bookings.community_id and s.series_id = bookings.series_id)`

/** Bookings with their rooms, for a query to say which. */
export function bookingsWithRooms(tx: Tx, community: string) {
  return tx
    .selectFrom('bookings')
    .innerJoin('rooms', (join) =>
      join
        .onRef('rooms.community_id', '=', 'bookings.community_id')
        .onRef('rooms.room_id', '=', 'bookings.room_id'),
    )
    .select([...columns, forWhom.as('forWhom')])
    .where('bookings.community_id', '=', community)
}

/** A booking as the one who has it sees it, who that is, and of a series' date whom it is for. */
export type BookingRow = BookingView & { readonly person: string; readonly forWhom: string | null }

/** The rows of such a query, as they are at `now`. */
export async function viewsOf(
  query: ReturnType<typeof bookingsWithRooms>,
  now: Instant,
): Promise<BookingRow[]> {
  const rows = await query.execute()
  return rows.map(({ starts, ends, bookedBy, waitId, ...row }) => ({
    ...row,
    ...{
      start: clock(starts),
      end: clock(ends),
      byDesk: bookedBy !== null,
      state: stateOf(row, now),
      offered: waitId !== null,
    },
  }))
}

/** A person's own bookings from `since` on, the soonest first; one of them when `bookingId` is given. */
export async function bookingsOf(
  tx: Tx,
  community: string,
  person: string,
  which: { bookingId: string } | { since: Day; limit: number },
  now: Instant,
): Promise<BookingView[]> {
  let query = bookingsWithRooms(tx, community).where('bookings.person_id', '=', person)
  if ('bookingId' in which) query = query.where('bookings.booking_id', '=', which.bookingId)
  else
    query = query
      .where('bookings.day', '>=', which.since)
      // Who books for a team does not come themselves.
      .where('bookings.series_id', 'is', null)
      .orderBy('bookings.day')
      .orderBy('starts')
      .limit(which.limit)
  return (await viewsOf(query, now)).map(({ person: _, forWhom: __, ...booking }) => booking)
}

/** The bookings of a day, of all rooms or of one, in order; or those of these ids, whoever has them. */
export async function bookingsOn(
  tx: Tx,
  community: string,
  which: { ids: readonly string[] } | { day: Day; roomId?: string },
  now: Instant,
): Promise<BookingRow[]> {
  let query = bookingsWithRooms(tx, community)
  if ('ids' in which) query = query.where('bookings.booking_id', 'in', [...which.ids])
  else query = query.where('bookings.day', '=', which.day)
  if ('roomId' in which) query = query.where('bookings.room_id', '=', which.roomId!)
  return viewsOf(query.orderBy('starts').orderBy('position').orderBy('bookings.booking_id'), now)
}

/** How many bookings hold each day's time, of the days that have any. */
export async function bookingCounts(tx: Tx, community: string, from: Day, to: Day, now: Instant) {
  const rows = await tx
    .selectFrom('bookings')
    .select((e) => ['day', e.fn.countAll<number>().as('bookings')])
    .where('community_id', '=', community)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('cancelled_at', 'is', null)
    .where(sql<boolean>`(expires_at is null or answer = 'approved' or expires_at > ${stamp(now)})`)
    .groupBy('day')
    .execute()
  return new Map(rows.map(({ day, bookings }) => [day, bookings]))
}

/** What each room measures; a hall that splits measures what its parts do, and is not counted twice. */
export async function areas(tx: Tx, community: string): Promise<{ area: number | null; open: boolean }[]> {
  return tx
    .selectFrom('rooms')
    .select(['area', 'for_residents as open'])
    .where('community_id', '=', community)
    .where('retired_at', 'is', null)
    .where('splits', '=', false)
    .execute()
}

/** The requests that wait for an answer at `now`, the one that expires first first. */
export async function waitingRequests(tx: Tx, community: string, now: Instant): Promise<BookingRow[]> {
  return viewsOf(
    bookingsWithRooms(tx, community)
      .where('answer', 'is', null)
      .where('wait_id', 'is', null)
      .where('cancelled_at', 'is', null)
      .where('expires_at', '>', stamp(now))
      .orderBy('expires_at')
      .orderBy('booking_id'),
    now,
  )
}

export interface HeldBooking extends Asked {
  readonly bookingId: string
  readonly roomId: string
  readonly person: string
  readonly lane: number
  readonly day: Day
  readonly start: Minute
  readonly end: Minute
  readonly before: Minute
  readonly after: Minute
  readonly madeAt: Instant
  readonly releaseAt: Instant | null
  readonly cameAt: Instant | null
  /** It was offered to whoever waited. */
  readonly waitId: string | null
}

/** A booking held against every other change of it; null when there is none, or none of `person`'s where one is given. */
export async function lockBooking(
  tx: Tx,
  community: string,
  person: string | null,
  bookingId: string,
): Promise<HeldBooking | null> {
  let query = tx
    .selectFrom('bookings')
    .select(['booking_id as bookingId', 'room_id as roomId', 'person_id as person', 'lane', 'day'])
    .select(['starts as start', 'ends as end', 'buffer_before as before', 'buffer_after as after'])
    .select(['made_at as madeAt', 'cancelled_at as cancelledAt', 'expires_at as expiresAt', 'answer'])
    .select(['release_at as releaseAt', 'came_at as cameAt', 'wait_id as waitId'])
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
  if (person !== null) query = query.where('person_id', '=', person)
  return (await query.forUpdate().executeTakeFirst()) ?? null
}

/** How a booking ended before its time: by whom, and why, where it was not the one who had it. */
export interface Ended {
  readonly at: Instant
  readonly by?: string
  readonly reason?: string
  readonly closure?: string
}

/** Frees what these bookings hold. The claims are taken in the order of every walk: see book.ts. */
export async function freeClaims(tx: Tx, community: string, bookings: readonly string[]): Promise<void> {
  await sql`
    with held as (
      select resource_id, unit_start, lane from claims
      where community_id = ${community} and booking_id = any (${bookings as string[]}::uuid[])
      order by resource_id, unit_start, lane for update)
    delete from claims c using held h
    where c.community_id = ${community} and c.resource_id = h.resource_id and c.unit_start = h.unit_start
      and c.lane = h.lane`.execute(tx)
}

/** Ends bookings that are held; their time is free and their records stay. */
export async function cancelBookings(
  tx: Tx,
  community: string,
  bookings: readonly string[],
  { at, by, reason, closure }: Ended,
): Promise<void> {
  if (bookings.length === 0) return
  await freeClaims(tx, community, bookings)
  const how = { cancelled_by: by ?? null, cancel_reason: reason ?? null, closure_id: closure ?? null }
  await tx
    .updateTable('bookings')
    .set({ cancelled_at: sql<Instant>`greatest(${stamp(at)}, made_at)`, ...how })
    .where('community_id', '=', community)
    .where('booking_id', 'in', [...bookings])
    .execute()
}

/** Who answered a request, when and by what authority. */
export interface Answered {
  readonly answer: 'approved' | 'declined'
  readonly at: Instant
  readonly by: string
  readonly reason: string | null
  readonly shift: string | null
  readonly absence: string | null
}

export async function answerBooking(
  tx: Tx,
  community: string,
  bookingId: string,
  { answer, at, by, reason, shift, absence }: Answered,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ answer, answered_at: stamp(at), answered_by: by, answer_reason: reason })
    .set({ shift_id: shift, absence_id: absence })
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
}

export async function roomName(tx: Tx, community: string, roomId: string): Promise<string> {
  const row = await tx
    .selectFrom('rooms')
    .select('name')
    .where('community_id', '=', community)
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  return row.name
}
