import { sql } from 'kysely'
import type { Day } from '../../kernel/time'
import type { Tx } from '../../platform/serve/context'

export interface DaysOff {
  readonly id: string
  readonly person: string
  readonly first: Day
  readonly last: Day
}

/** The leave that touches these days, the earliest first. */
export async function daysOffIn(tx: Tx, community: string, first: Day, last: Day): Promise<DaysOff[]> {
  return tx
    .selectFrom('days_off')
    .select(['day_off_id as id', 'person_id as person'])
    .select([sql<Day>`lower(days)`.as('first'), sql<Day>`(upper(days) - 1)`.as('last')])
    .where('community_id', '=', community)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`days && daterange(${first}::date, ${last}::date, '[]')`)
    .orderBy(sql`lower(days)`)
    .orderBy('person_id')
    .execute()
}

/** Keeps the order in which people take turns, in place of the one before. */
export async function saveOrder(tx: Tx, community: string, order: readonly string[]): Promise<void> {
  await tx.deleteFrom('rota_order').where('community_id', '=', community).execute()
  const rows = order.map((person_id, n) => ({ community_id: community, person_id, position: n + 1 }))
  await tx.insertInto('rota_order').values(rows).execute()
}
