// What other features may know of the rooms.
import { addDays, at, dayOf, minuteOf, minutes, type Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { BookingView } from './contract'
import { roomNow, type RoomNow } from './now'
import { bookingsOf, roomDays } from './queries'

/** How long past bookings stay in sight, in days. */
const LOOK_BACK = 30

/** A person's bookings of the last month and to come, the soonest first. */
export async function ownBookings(
  tx: Tx,
  community: string,
  person: string,
  now: Instant,
): Promise<BookingView[]> {
  return bookingsOf(tx, community, person, { since: addDays(dayOf(now), -LOOK_BACK), limit: 60 }, now)
}

/** The next booking that is neither given up nor over. */
export async function nextBooking(
  tx: Tx,
  community: string,
  person: string,
  now: Instant,
): Promise<BookingView | null> {
  const bookings = await bookingsOf(tx, community, person, { since: dayOf(now), limit: 20 }, now)
  const holds = (b: BookingView): boolean => b.state === 'stands' || b.state === 'waiting'
  return bookings.find((b) => holds(b) && at(b.day, minutes(b.end)) > now) ?? null
}

/** Each room in its order, and what it is like at this moment; not who uses it. */
export async function roomsNow(
  tx: Tx,
  community: string,
  now: Instant,
): Promise<{ room: { roomId: string; name: string; lanes: number }; now: RoomNow }[]> {
  const known = await roomDays(tx, community, null, dayOf(now), 1, now)
  return known.map(({ room, days }) => ({ room, now: roomNow(room, days[0]!, minuteOf(now)) }))
}
