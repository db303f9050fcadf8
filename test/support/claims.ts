import { sql } from 'kysely'
import { at, type Day } from '../../src/kernel/time'
import { stamp } from '../../src/platform/database/stamp'
import type { Tx } from '../../src/platform/serve/context'
import { GRAIN, type Held } from '../../src/rooms/rule'
import { people, testId } from './community'

/** Puts claims there as another person's booking, whatever the rules say. */
export async function hold(tx: Tx, community: string, roomId: string, day: Day, held: readonly Held[]) {
  const c = { community_id: community }
  for (const [n, { start, end, lane }] of held.entries()) {
    const booking_id = testId('ba', `${n}${day.replaceAll('-', '')}`)
    await tx
      .insertInto('bookings')
      .values({
        ...{ ...c, booking_id, room_id: roomId, person_id: people.gong.id, day, starts: start, ends: end },
        ...{ lane, people: 1, purpose: '早约的', made_at: stamp(at(day, 0)), cancelled_at: null },
      })
      .execute()
    const claims = []
    for (let minute = start; minute < end; minute += GRAIN) {
      claims.push({ ...c, resource_id: roomId, unit_start: stamp(at(day, minute)), lane, booking_id })
    }
    await tx.insertInto('claims').values(claims).execute()
  }
}

/**
 * What does not add up between bookings and claims: a booking that stands must have exactly its grains, except those that
 * lapsed because nobody came and that another booking took; a cancelled one none, and no claim may lie without its booking.
 */
export async function unreconciled(tx: Tx, community: string): Promise<unknown[]> {
  const { rows } = await sql`
    with due as (
      select b.booking_id, b.room_id as resource_id, b.lane, unit_start
      from bookings b, generate_series(b.starts, b.ends - ${GRAIN}::int, ${GRAIN}::int) as minute,
        lateral (select (b.day + make_interval(mins => minute)) at time zone 'Asia/Shanghai' as unit_start) u
      where b.community_id = ${community} and b.cancelled_at is null
    ), kept as (
      select booking_id, resource_id, lane, unit_start from claims where community_id = ${community}
    )
    (select 'missing' as what, m.* from (select * from due except select * from kept) m
     where not exists (
       select from bookings b join kept k on k.resource_id = m.resource_id and k.lane = m.lane
         and k.unit_start = m.unit_start
       where b.community_id = ${community} and b.booking_id = m.booking_id and b.came_at is null
         and b.release_at is not null))
    union all
    (select 'left over' as what, * from (select * from kept except select * from due) l)`.execute(tx)
  return rows
}
