import { at, clock, dayOf, minuteOf, type Day, type Instant, type Minute } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import type { BookingView } from './contract'
import { GRAIN, type Held, type Room } from './rule'

export interface RoomRow extends Room {
  readonly roomId: string
  readonly name: string
  readonly place: string
  readonly purpose: string
  readonly stepFree: boolean
}

export async function roomsOf(tx: Tx, community: string, roomId?: string): Promise<RoomRow[]> {
  let query = tx
    .selectFrom('rooms')
    .select(['room_id as roomId', 'name', 'place', 'purpose', 'seats', 'step_free as stepFree'])
    .select(['opens', 'closes', 'open_days as openDays', 'unit_minutes as unit', 'longest', 'lanes'])
    .select('ahead_days as aheadDays')
    .where('community_id', '=', community)
    .where('retired_at', 'is', null)
    .orderBy('position')
  if (roomId) query = query.where('room_id', '=', roomId)
  return query.execute()
}

/** What is claimed of these rooms from `first` to `last`, by room and day. */
export async function heldIn(
  tx: Tx,
  community: string,
  roomIds: readonly string[],
  first: Day,
  last: Day,
): Promise<(room: string, day: Day) => readonly Held[]> {
  const rows = await tx
    .selectFrom('claims')
    .select(['resource_id as room', 'unit_start as start', 'lane'])
    .where('community_id', '=', community)
    .where('resource_id', 'in', roomIds)
    .where('unit_start', '>=', stamp(at(first, 0)))
    .where('unit_start', '<', stamp(at(last, 1440)))
    .orderBy('resource_id')
    .orderBy('unit_start')
    .execute()
  const held = new Map<string, Held[]>()
  for (const { room, start, lane } of rows) {
    const key = `${room} ${dayOf(start)}`
    const minute = minuteOf(start)
    const list = held.get(key)
    const span = { lane, start: minute, end: minute + GRAIN }
    if (list) list.push(span)
    else held.set(key, [span])
  }
  return (room, day) => held.get(`${room} ${day}`) ?? []
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

/** One's own booking, held against a second cancellation; null when there is none or it is somebody else's. */
export async function lockBooking(
  tx: Tx,
  community: string,
  person: string,
  bookingId: string,
): Promise<{ day: Day; start: Minute; cancelledAt: Instant | null } | null> {
  const row = await tx
    .selectFrom('bookings')
    .select(['day', 'starts as start', 'cancelled_at as cancelledAt'])
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
  now: Instant,
): Promise<void> {
  await tx
    .deleteFrom('claims')
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
  await tx
    .updateTable('bookings')
    .set({ cancelled_at: stamp(now) })
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
}
