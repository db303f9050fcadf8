import { sql } from 'kysely'
import { at, type Day } from '../../src/kernel/time'
import { stamp } from '../../src/platform/database/stamp'
import type { Tx } from '../../src/platform/serve/context'
import { GRAIN, type Taken } from '../../src/reception/rule'
import { people, testId } from './community'

/** Puts visits of one grain and one person each there, whatever the rules say and the unit is by now. */
export async function take(tx: Tx, community: string, day: Day, taken: readonly Taken[]) {
  const c = { community_id: community }
  for (const [n, { start, lane }] of taken.entries()) {
    const visit_id = testId('7a', `${n}${day.replaceAll('-', '')}`)
    const person_id = testId('7b', `${n}${day.replaceAll('-', '')}`)
    const name_sealed = Buffer.from('nobody')
    const made_at = stamp(at('2026-01-01' as Day, 0))
    await tx
      .insertInto('persons')
      .values({ ...c, person_id, name_sealed, made_at })
      .execute()
    await tx
      .insertInto('visits')
      .values({
        ...{ ...c, visit_id, person_id, booked_by: people.su.id, day, starts: start, ends: start + GRAIN },
        ...{ lane, kind: 'unsure', note: '', made_at, moved_at: null, cancelled_at: null },
        ...{ relation: 'desk', consent: 'desk' },
      })
      .execute()
    await tx
      .insertInto('visit_claims')
      .values({ ...c, grain_start: stamp(at(day, start)), lane, visit_id })
      .execute()
  }
}

/**
 * What does not add up between visits and claims: a visit that stands must have exactly the grains of its time, a cancelled one none,
 * and no claim may lie without its visit; nor a visitor's place without the visit that holds it until it is over.
 */
export async function unreconciledVisits(tx: Tx, community: string): Promise<unknown[]> {
  const { rows } = await sql`
    with due as (
      select visit_id, lane, (day + make_interval(mins => minute)) at time zone 'Asia/Shanghai' as grain_start
      from visits, generate_series(starts, ends - ${GRAIN}::int, ${GRAIN}::int) as minute
      where community_id = ${community} and cancelled_at is null
    ), kept as (
      select visit_id, lane, grain_start from visit_claims where community_id = ${community}
    )
    (select 'missing' as what, * from (select * from due except select * from kept) m)
    union all
    (select 'left over' as what, * from (select * from kept except select * from due) l)
    union all
    (select 'no visit', o.visit_id, o.nth, o.until from open_visits o left join visits v
       on v.community_id = o.community_id and v.visit_id = o.visit_id and v.person_id = o.person_id
       and v.cancelled_at is null and (v.day + make_interval(mins => v.ends)) at time zone 'Asia/Shanghai' = o.until
     where o.community_id = ${community} and v.visit_id is null)`.execute(tx)
  return rows
}

/** What visitor.ts was told against what the database holds: both lists must be empty. */
export async function visitsKept(
  tx: Tx,
  community: string,
  lines: readonly string[],
): Promise<{ lost: string[]; partial: unknown[] }> {
  const { rows } = await sql<{ id: string; moved: boolean; cancelled: boolean }>`
    select visit_id as id, moved_at is not null as moved, cancelled_at is not null as cancelled
    from visits where community_id = ${community}`.execute(tx)
  // Each act has its visit, its leaf and its reply, or none of the three.
  const torn = await sql`
    with acts as (
      select act ->> 'action' as action, act ->> 'visit' as visit, count(*) as n from leaves
      where community_id = ${community} group by 1, 2
    ), answers as (
      select action, reply ->> 'visitId' as visit, count(*) as n from replies
      where community_id = ${community} group by 1, 2
    ), due as (
      select 'reception.book' as action, visit_id::text as visit from visits where community_id = ${community}
      union all select 'reception.move', visit_id::text from visits
        where community_id = ${community} and moved_at is not null
      union all select 'reception.cancel', visit_id::text from visits
        where community_id = ${community} and cancelled_at is not null
    )
    select * from due full join acts using (action, visit) full join answers using (action, visit)
    where due is null or acts.n is distinct from 1 or answers.n is distinct from 1`.execute(tx)
  const kept = new Map(rows.map((row) => [row.id, row]))
  const lost = lines.filter((line) => {
    const [what, id] = line.split(' ')
    if (what !== 'booked' && what !== 'moved' && what !== 'cancelled') return false
    const row = kept.get(id!)
    return !row || (what === 'moved' && !row.moved) || (what === 'cancelled' && !row.cancelled)
  })
  return { lost, partial: [...torn.rows, ...(await unreconciledVisits(tx, community))] }
}
