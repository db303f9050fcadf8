// Staff end what somebody booked: one booking, or the dates of a series that are left.
import { tell } from '../messages/facts'
import { keepLeaf } from '../platform/serve/act'
import type { Actor, Ctx } from '../platform/serve/context'
import { bookingsOn, cancelBookings, type BookingRow, type HeldBooking } from './queries'
import { moveOn } from './wait/move'
import { takeTurn } from './wait/queries'

/** The message to whoever had the time. */
export function cancelledBy(kind: 'room-closed' | 'room-cancelled', booking: BookingRow, reason: string) {
  const { person, bookingId, room, day, start, end } = booking
  return { to: person, kind, facts: { room, day, start, end, reason }, about: bookingId }
}

/**
 * Cancels bookings of one room whose rows are held, in the order of their days. Their time is free again and goes to whoever
 * waits for it; their people are told, except the one who does it.
 */
export async function cancelHeld(
  ctx: Ctx<Actor>,
  held: readonly HeldBooking[],
  reason: string,
): Promise<void> {
  const { tx, community, now, actor } = ctx
  const ids = held.map(({ bookingId }) => bookingId)
  const rows = await bookingsOn(tx, community, { ids }, now)
  await takeTurn(tx, community)
  await cancelBookings(tx, community, ids, { at: now, by: actor.person, reason })
  const others = rows.filter(({ person }) => person !== actor.person)
  await tell(
    ctx,
    others.map((booking) => cancelledBy('room-cancelled', booking, reason)),
  )
  for (const { bookingId, person } of held) await keepLeaf(ctx, { booking: bookingId, person })
  if (held[0]) await moveOn(ctx, held[0].roomId)
}
