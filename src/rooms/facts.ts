// What other features may know of the rooms.
import { addDays, at, dayOf, minutes, type Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import type { BookingView } from './contract'
import { bookingsOf } from './queries'

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
