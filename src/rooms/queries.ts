import { CompiledQuery } from 'kysely'
import { dayKind, type NamedDay } from '../duty/calendar'
import { addDays, at, clock, iso, type Day, type Instant, type Minute } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Ctx, Tx } from '../platform/serve/context'
import type { BookingView } from './contract'
import { GRAIN, type Held, type Room, type RoomDay } from './rule'

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
// Claims come as [lane, minutes since the first day began].
const statement = `
select room_id as "roomId", name, place, purpose, seats, step_free as "stepFree", opens, closes,
  open_days as "openDays", unit_minutes as unit, longest, lanes, ahead_days as "aheadDays",
  (select coalesce(json_agg(json_build_array(lane, (extract(epoch from unit_start - $3::timestamptz) / 60)::int)), '[]')
   from claims where community_id = $1 and resource_id = room_id
     and unit_start >= $3::timestamptz and unit_start < $4::timestamptz
     and (until is null or until > $7::timestamptz)) as claims,
  (select coalesce(json_agg(json_build_object('day', day, 'works', works, 'name', name)), '[]')
   from calendar_days where community_id = $1 and day >= $5::date and day <= $6::date) as named,
  (select coalesce(json_agg(json_build_array(lower(covers), upper(covers) - 1)), '[]')
   from calendar_sources where community_id = $1) as covers
from rooms
where community_id = $1 and ($2::uuid is null or room_id = $2::uuid) and retired_at is null
order by position`

interface Row extends RoomRow {
  readonly claims: readonly [lane: number, minute: number][]
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
  { tx, community, now }: Pick<Ctx, 'tx' | 'community' | 'now'>,
  roomId: string | null,
  first: Day,
  count: number,
): Promise<RoomDays[]> {
  const days = Array.from({ length: count }, (_, n) => addDays(first, n))
  const { rows } = await tx.executeQuery(roomDaysQuery(community, roomId, first, days.at(-1)!, now))
  return rows.map(({ claims, named, covers, ...room }) => {
    const calendar = { covers, named: new Map(named.map((one) => [one.day, one])) }
    const held = heldByDay(claims, count)
    return { room, days: days.map((day, n) => ({ ...dayKind(day, calendar), day, held: held[n]! })) }
  })
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
  'bookings.release_at as releaseAt',
  'bookings.came_at as cameAt',
] as const

/** A person's own bookings from `since` on, the soonest first; one of them when `bookingId` is given. */
export async function bookingsOf(
  tx: Tx,
  community: string,
  person: string,
  which: { bookingId: string } | { since: Day; limit: number },
): Promise<BookingView[]> {
  let query = tx
    .selectFrom('bookings')
    .innerJoin('rooms', (join) =>
      join
        .onRef('rooms.community_id', '=', 'bookings.community_id')
        .onRef('rooms.room_id', '=', 'bookings.room_id'),
    )
    .select(columns)
    .where('bookings.community_id', '=', community)
    .where('bookings.person_id', '=', person)
  if ('bookingId' in which) query = query.where('bookings.booking_id', '=', which.bookingId)
  else
    query = query
      .where('bookings.day', '>=', which.since)
      .orderBy('bookings.day')
      .orderBy('starts')
      .limit(which.limit)
  const rows = await query.execute()
  return rows.map(({ starts, ends, ...row }) => ({ ...row, start: clock(starts), end: clock(ends) }))
}

interface Lockable {
  readonly day: Day
  readonly start: Minute
  readonly madeAt: Instant
  readonly cancelledAt: Instant | null
  readonly cameAt: Instant | null
}

/** One's own booking, held against a second cancellation; null when there is none or it is somebody else's. */
export async function lockBooking(
  tx: Tx,
  community: string,
  person: string,
  bookingId: string,
): Promise<Lockable | null> {
  const row = await tx
    .selectFrom('bookings')
    .select([
      'day',
      'starts as start',
      'made_at as madeAt',
      'cancelled_at as cancelledAt',
      'came_at as cameAt',
    ])
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .where('person_id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function cancelBooking(
  tx: Tx,
  community: string,
  bookingId: string,
  at: Instant,
): Promise<void> {
  await tx
    .deleteFrom('claims')
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
  await tx
    .updateTable('bookings')
    .set({ cancelled_at: stamp(at) })
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
}
