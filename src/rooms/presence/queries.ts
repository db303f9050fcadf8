import { clock, type Day, type Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'

export async function saveArrival(
  tx: Tx,
  community: string,
  bookingId: string,
  by: string,
  cameAt: Instant,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ came_at: stamp(cameAt), came_by: by })
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
}

/** A booking of a day, with the id of whose it is. */
export interface DayRow {
  readonly bookingId: string
  readonly person: string
  readonly room: string
  readonly place: string
  readonly day: Day
  readonly start: string
  readonly end: string
  readonly people: number
  readonly purpose: string
  readonly cancelledAt: Instant | null
  readonly expiresAt: Instant | null
  readonly answer: 'approved' | 'declined' | null
  readonly releaseAt: Instant | null
  readonly cameAt: Instant | null
}

/** Every booking of a day, the soonest first, the rooms in their own order. */
export async function dayBookings(tx: Tx, community: string, day: Day): Promise<DayRow[]> {
  const rows = await tx
    .selectFrom('bookings as b')
    .innerJoin('rooms as r', (join) =>
      join.onRef('r.community_id', '=', 'b.community_id').onRef('r.room_id', '=', 'b.room_id'),
    )
    .select(['b.booking_id as bookingId', 'b.person_id as person', 'r.name as room', 'r.place'])
    .select(['b.day', 'b.starts', 'b.ends', 'b.people', 'b.purpose'])
    .select(['b.expires_at as expiresAt', 'b.answer'])
    .select(['b.cancelled_at as cancelledAt', 'b.release_at as releaseAt', 'b.came_at as cameAt'])
    .where('b.community_id', '=', community)
    .where('b.day', '=', day)
    .orderBy('b.starts')
    .orderBy('r.position')
    .orderBy('b.lane')
    .execute()
  return rows.map(({ starts, ends, ...row }) => ({ ...row, start: clock(starts), end: clock(ends) }))
}

/** How many bookings stand on each day from `first` to `last`; a day without any is not there. */
export async function bookingCounts(
  tx: Tx,
  community: string,
  first: Day,
  last: Day,
): Promise<ReadonlyMap<Day, number>> {
  const rows = await tx
    .selectFrom('bookings')
    .select(['day', (eb) => eb.fn.countAll<number>().as('n')])
    .where('community_id', '=', community)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .where('cancelled_at', 'is', null)
    .groupBy('day')
    .execute()
  return new Map(rows.map(({ day, n }) => [day, n]))
}
