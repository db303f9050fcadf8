import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import type { DeskSettings, Standing } from './rule'

/** The desk as it is set; null where there is none. */
export async function settingsOf(tx: Tx, community: string): Promise<DeskSettings | null> {
  const query = tx
    .selectFrom('reception_desks as r')
    .innerJoin('duty_desks as d', 'd.community_id', 'r.community_id')
    .select(['d.opens', 'd.closes', 'r.unit_minutes as unit', 'r.public_share as publicShare'])
    .select(['r.desk_share as deskShare', 'r.ahead_days as aheadDays', 'r.quota'])
    .select(['r.talk_low as low', 'r.talk_high as high'])
    .where('r.community_id', '=', community)
  return (await query.executeTakeFirst()) ?? null
}

/** Holds the desk against every booking: what is listed after this is all that was booked before. */
export async function holdDesk(tx: Tx, community: string): Promise<void> {
  await sql`select from reception_desks where community_id = ${community} for update`.execute(tx)
}

/** The hours are the duty's, who sets them for it. */
export async function saveSettings(tx: Tx, community: string, wanted: DeskSettings): Promise<void> {
  const { unit, publicShare, deskShare, aheadDays, quota, low, high } = wanted
  await tx
    .updateTable('reception_desks')
    .set({ unit_minutes: unit, public_share: publicShare, desk_share: deskShare, ahead_days: aheadDays })
    .set({ quota, talk_low: low, talk_high: high })
    .where('community_id', '=', community)
    .execute()
}

export interface Ahead extends Standing {
  readonly visitId: string
  readonly person: string
}

/** The visits that stand and are not over, the soonest first. */
export async function visitsAhead(tx: Tx, community: string, now: Instant): Promise<Ahead[]> {
  return tx
    .selectFrom('visits as v')
    .select(['visit_id as visitId', 'person_id as person', 'starts as start', 'ends as end', 'lane'])
    .select(sql<Day>`day`.as('day'))
    .where('community_id', '=', community)
    .where('cancelled_at', 'is', null)
    .where(
      sql<boolean>`(day + make_interval(mins => ends)) at time zone 'Asia/Shanghai' > ${stamp(now)}
        and day >= (${stamp(now)} at time zone 'Asia/Shanghai')::date`,
    )
    .orderBy('day')
    .orderBy('starts')
    .orderBy('lane')
    .execute()
}

/** How many people have more than `quota` visits ahead. */
export async function peopleOver(tx: Tx, community: string, quota: number, now: Instant): Promise<number> {
  const { rows } = await sql<{ over: number }>`
    select count(*)::int as over from (
      select person_id from open_visits where community_id = ${community} and until > ${stamp(now)}
      group by person_id having count(*) > ${quota}) busy`.execute(tx)
  return rows[0]!.over
}
