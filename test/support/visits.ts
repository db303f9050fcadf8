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
 * and no claim may lie without its visit.
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
    (select 'left over' as what, * from (select * from kept except select * from due) l)`.execute(tx)
  return rows
}
