import { sql } from 'kysely'
import type { Tx } from '../../src/platform/serve/context'
import { unreconciled } from './claims'

/** What booker.ts was told against what the database holds: both lists must be empty. */
export async function bookkeeping(
  tx: Tx,
  community: string,
  lines: readonly string[],
): Promise<{ lost: string[]; partial: unknown[] }> {
  const { rows } = await sql<{ id: string; cancelled: boolean; whole: boolean }>`
    select b.booking_id as id, b.cancelled_at is not null as cancelled,
      (select count(*) from leaves l where l.community_id = b.community_id
        and l.act->>'action' = 'rooms.book' and l.act->>'booking' = b.booking_id::text) = 1
      and (select count(*) from replies r where r.community_id = b.community_id
        and r.action = 'rooms.book' and r.reply->>'bookingId' = b.booking_id::text) = 1
      and (select count(*) from leaves l where l.community_id = b.community_id
        and l.act->>'action' = 'rooms.cancel' and l.act->>'booking' = b.booking_id::text)
        = case when b.cancelled_at is null then 0 else 1 end
      and (select count(*) from replies r where r.community_id = b.community_id
        and r.action = 'rooms.cancel' and r.reply->>'bookingId' = b.booking_id::text)
        = case when b.cancelled_at is null then 0 else 1 end as whole
    from bookings b where b.community_id = ${community}`.execute(tx)
  const orphans = await sql`
    select 'a leaf or a reply without its booking' as what,
      (select count(*) from leaves where community_id = ${community}) as leaves,
      (select count(*) from replies where community_id = ${community}) as replies
    where (select count(*) + count(cancelled_at) from bookings where community_id = ${community})
      <> all (array[(select count(*) from leaves where community_id = ${community}),
                    (select count(*) from replies where community_id = ${community})])`.execute(tx)
  const kept = new Map(rows.map((row) => [row.id, row]))
  const lost = lines.filter((line) => {
    const [what, id] = line.split(' ')
    if (what !== 'booked' && what !== 'cancelled') return false
    const row = kept.get(id!)
    return !row || (what === 'cancelled' && !row.cancelled)
  })
  const torn = rows.filter(({ whole }) => !whole)
  return { lost, partial: [...torn, ...orphans.rows, ...(await unreconciled(tx, community))] }
}
