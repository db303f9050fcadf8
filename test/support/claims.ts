import { sql } from 'kysely'
import { at, iso, type Day, type Instant } from '../../src/kernel/time'
import { stamp } from '../../src/platform/database/stamp'
import type { Tx } from '../../src/platform/serve/context'
import { GRAIN, type Closed, type Held } from '../../src/rooms/rule'
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

/** Closes a room for a span, in these lanes. */
export async function shut(
  tx: Tx,
  community: string,
  roomId: string,
  day: Day,
  held: readonly Held[],
  span: Closed | undefined,
) {
  const { start, end, reason } = span!
  const c = { community_id: community }
  const closure_id = testId('c1', start)
  await tx
    .insertInto('closures')
    .values({
      ...{ ...c, closure_id, room_id: roomId, reason, made_by: people.su.id, made_at: stamp(at(day, 0)) },
      ...{ starts_at: stamp(at(day, start)), ends_at: stamp(at(day, end)) },
    })
    .execute()
  for (const { lane } of held) {
    const grains = Array.from({ length: (end - start) / GRAIN }, (_, n) => stamp(at(day, start + n * GRAIN)))
    const claims = grains.map((unit_start) => ({ ...c, resource_id: roomId, unit_start, lane, closure_id }))
    await tx.insertInto('claims').values(claims).execute()
  }
}

/**
 * What does not add up between bookings and claims: a booking that stands must have exactly its grains with what lies
 * before and after and in the parts of a hall, a cancelled one none, and no claim may lie without its booking. A request
 * that waits is left out: its claims end by themselves. What lapsed because nobody came may be another's by
 * now, or nobody's at `now` where it is given.
 */
export async function unreconciled(
  tx: Tx,
  community: string,
  now: Instant | null = null,
): Promise<unknown[]> {
  const { rows } = await sql`
    with due as (
      select b.booking_id, taken.resource_id, taken.lane, unit_start
      from bookings b, generate_series(b.starts - b.buffer_before, b.ends + b.buffer_after - ${GRAIN}::int,
                                       ${GRAIN}::int) as minute,
        lateral (select (b.day + make_interval(mins => minute)) at time zone 'Asia/Shanghai' as unit_start) u,
        lateral (select b.room_id as resource_id, b.lane::int union all
          select p.part_id, generate_series(1, r.lanes) from room_parts p
            join rooms r on r.community_id = p.community_id and r.room_id = p.part_id
          where p.community_id = b.community_id and p.room_id = b.room_id) taken
      where b.community_id = ${community} and b.cancelled_at is null
        and (b.expires_at is null or b.answer = 'approved')
    ), kept as (
      select booking_id, resource_id, lane::int, unit_start from claims k
      where community_id = ${community} and booking_id is not null and not exists (
        select from bookings b where b.community_id = k.community_id and b.booking_id = k.booking_id
          and b.expires_at is not null and b.answer is null)
    )
    (select 'missing' as what, m.* from (select * from due except select * from kept) m
     where not exists (
       select from claims k where k.community_id = ${community} and k.resource_id = m.resource_id and k.lane = m.lane
         and k.unit_start = m.unit_start and k.closure_id is not null)
     and not exists (
       select from bookings b
       where b.community_id = ${community} and b.booking_id = m.booking_id and b.came_at is null
         and (b.release_at <= ${now && iso(now)}::timestamptz or b.release_at is not null and exists (
           select from claims k where k.community_id = b.community_id and k.resource_id = m.resource_id
             and k.lane = m.lane and k.unit_start = m.unit_start))))
    union all
    (select 'left over' as what, * from (select * from kept except select * from due) l)`.execute(tx)
  return rows
}
