import type { Instant } from '../../kernel/time'
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
