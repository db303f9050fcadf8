import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import type { DaysOff, Weights } from './rule'

export interface LeaveRow extends DaysOff {
  readonly id: string
  readonly madeBy: string
}

/** The leave that touches these days, the earliest first. */
export async function leaveIn(tx: Tx, community: string, first: Day, last: Day): Promise<LeaveRow[]> {
  return tx
    .selectFrom('days_off')
    .select(['day_off_id as id', 'person_id as person', 'made_by as madeBy'])
    .select([sql<Day>`lower(days)`.as('first'), sql<Day>`(upper(days) - 1)`.as('last')])
    .where('community_id', '=', community)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`days && daterange(${first}::date, ${last}::date, '[]')`)
    .orderBy(sql`lower(days)`)
    .orderBy('person_id')
    .execute()
}

export async function addLeave(
  tx: Tx,
  community: string,
  leave: LeaveRow & { madeAt: Instant },
): Promise<void> {
  const { id, person, first, last, madeBy, madeAt } = leave
  await tx
    .insertInto('days_off')
    .values({
      ...{
        community_id: community,
        day_off_id: id,
        person_id: person,
        made_by: madeBy,
        made_at: stamp(madeAt),
      },
      days: sql`daterange(${first}::date, ${last}::date, '[]')`,
    })
    .execute()
}

/** Ends leave that has not begun. */
export async function dropLeave(
  tx: Tx,
  community: string,
  id: string,
  at: Instant,
  by: string,
): Promise<void> {
  await tx
    .updateTable('days_off')
    .set({ ended_at: sql`greatest(made_at, ${stamp(at)})`, ended_by: by })
    .where('community_id', '=', community)
    .where('day_off_id', '=', id)
    .execute()
}

export async function shortenLeave(tx: Tx, community: string, id: string, last: Day): Promise<void> {
  await tx
    .updateTable('days_off')
    .set({ days: sql`daterange(lower(days), ${last}::date, '[]')` })
    .where('community_id', '=', community)
    .where('day_off_id', '=', id)
    .execute()
}

export async function weightsOf(tx: Tx, community: string): Promise<Weights> {
  return tx
    .selectFrom('duty_desks')
    .select(['weekend_weight as weekend', 'holiday_weight as holiday'])
    .where('community_id', '=', community)
    .executeTakeFirstOrThrow()
}

export async function saveWeights(tx: Tx, community: string, { weekend, holiday }: Weights): Promise<void> {
  await tx
    .updateTable('duty_desks')
    .set({ weekend_weight: weekend, holiday_weight: holiday })
    .where('community_id', '=', community)
    .execute()
}
