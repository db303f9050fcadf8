import { sql } from 'kysely'
import { addDays, type Day, type Instant, type Minute } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import { weekOf, type Use } from './rule'

/** What a person has booked of the week of `day`, without one of their bookings where it is given. */
export async function useOf(
  tx: Tx,
  community: string,
  person: string,
  day: Day,
  now: Instant,
  without: string | null = null,
): Promise<Use> {
  const week = weekOf(day)
  const { rows } = await sql<{ used: Minute; most: Minute | null }>`
    select coalesce(sum(ends - starts), 0)::int as used,
      (select week_minutes from room_quotas where community_id = ${community}) as most
    from bookings where community_id = ${community} and person_id = ${person} and day >= ${week}::date
      and day < ${addDays(week, 7)}::date and cancelled_at is null and not for_community
      and (expires_at is null or answer = 'approved' or expires_at > ${stamp(now)})
      and booking_id is distinct from ${without}::uuid`.execute(tx)
  return rows[0]!
}

/** Holds a person's week against every other booking of theirs; a booking in one statement takes it by its version. */
export async function holdWeek(tx: Tx, community: string, person: string, day: Day): Promise<void> {
  await sql`
    insert into room_weeks (community_id, person_id, week, version)
    select ${community}, ${person}::uuid, ${weekOf(day)}::date, 0 from room_quotas where community_id = ${community}
    on conflict on constraint room_weeks_one_each do update set version = room_weeks.version + 1`.execute(tx)
}

export async function saveQuota(tx: Tx, community: string, minutes: Minute | null): Promise<void> {
  await tx.deleteFrom('room_quotas').where('community_id', '=', community).execute()
  if (minutes === null) return
  await tx.insertInto('room_quotas').values({ community_id: community, week_minutes: minutes }).execute()
}
