import { sql } from 'kysely'
import { dayOf, type Instant } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import { bookingsWithRooms, viewsOf, type BookingRow } from './queries'
import type { Settings } from './rule'

export interface SetRoom extends Settings {
  readonly roomId: string
  readonly name: string
  readonly splits: boolean
  readonly isPart: boolean
}
export type Ahead = BookingRow

/** Every room with its settings, also those that are out of use. */
export async function allRooms(tx: Tx, community: string): Promise<SetRoom[]> {
  return tx
    .selectFrom('rooms')
    .select(['room_id as roomId', 'name', 'splits', 'opens', 'closes', 'open_days as openDays'])
    .select(['unit_minutes as unit', 'longest', 'ahead_days as aheadDays', 'lanes', 'approval'])
    .select(['answer_hours as answerHours', 'buffer_before as before', 'buffer_after as after'])
    .select(sql<boolean>`retired_at is not null`.as('retired'))
    .select(
      sql<boolean>`exists (select from room_parts p where p.community_id = rooms.community_id and p.part_id = room_id)`.as(
        'isPart',
      ),
    )
    .where('community_id', '=', community)
    .where('for_residents', '=', true)
    .orderBy('position')
    .execute()
}

/** Whether anything of the room is claimed from now on. */
export async function isHeld(tx: Tx, community: string, roomId: string, now: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('claims')
    .select('lane')
    .where('community_id', '=', community)
    .where('resource_id', '=', roomId)
    .where('unit_start', '>=', stamp(now))
    .where(sql<boolean>`(until is null or until > ${stamp(now)})`)
    .executeTakeFirst()
  return row !== undefined
}

/** The bookings of a room that are still to come. */
export async function bookingsAhead(
  tx: Tx,
  community: string,
  roomId: string,
  now: Instant,
): Promise<Ahead[]> {
  const query = bookingsWithRooms(tx, community)
    .where('bookings.room_id', '=', roomId)
    .where('bookings.day', '>=', dayOf(now))
    .orderBy('bookings.day')
    .orderBy('starts')
  const rows = await viewsOf(query, now)
  return rows.filter(({ state }) => state === 'stands' || state === 'waiting')
}

export async function saveSettings(
  tx: Tx,
  community: string,
  roomId: string,
  { unit, aheadDays, openDays, answerHours, before, after, retired, ...same }: Settings,
  now: Instant,
): Promise<void> {
  const retiredAt = retired ? sql<Instant>`coalesce(retired_at, ${stamp(now)})` : null
  await tx
    .updateTable('rooms')
    .set({
      ...same,
      unit_minutes: unit,
      ahead_days: aheadDays,
      open_days: openDays,
      answer_hours: answerHours,
    })
    .set({ buffer_before: before, buffer_after: after, retired_at: retiredAt })
    .where('community_id', '=', community)
    .where('room_id', '=', roomId)
    .execute()
}
