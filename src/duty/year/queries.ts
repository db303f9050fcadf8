import { sql } from 'kysely'
import type { Day } from '../../kernel/time'
import type { Tx } from '../../platform/serve/context'
import type { NamedDay } from '../calendar'

/** The days from `first` on that differ from Monday to Friday, and whether the community set them itself. */
export async function namedDays(
  tx: Tx,
  community: string,
  first: Day,
): Promise<(NamedDay & { own: boolean })[]> {
  return tx
    .selectFrom('calendar_days')
    .select(['day', 'works', 'name', sql<boolean>`reason is not null`.as('own')])
    .where('community_id', '=', community)
    .where('day', '>=', first)
    .orderBy('day')
    .execute()
}

export async function addSource(
  tx: Tx,
  community: string,
  { first, last, source }: { first: Day; last: Day; source: string },
): Promise<void> {
  const covers = sql<string>`daterange(${first}::date, ${last}::date, '[]')`
  await tx.insertInto('calendar_sources').values({ community_id: community, covers, source }).execute()
}

/** Days of a notice; what the community set itself stays. */
export async function saveDays(tx: Tx, community: string, days: readonly NamedDay[]): Promise<void> {
  await tx
    .insertInto('calendar_days')
    .values(days.map(({ day, works, name }) => ({ community_id: community, day, works, name })))
    .onConflict((clash) =>
      clash
        .columns(['community_id', 'day'])
        .doUpdateSet((eb) => ({ works: eb.ref('excluded.works'), name: eb.ref('excluded.name') }))
        .where('calendar_days.reason', 'is', null),
    )
    .execute()
}

export async function saveDay(
  tx: Tx,
  community: string,
  { day, works, reason, by }: { day: Day; works: boolean; reason: string; by: string },
): Promise<void> {
  const said = { works, name: reason, reason, set_by: by }
  await tx
    .insertInto('calendar_days')
    .values({ community_id: community, day, ...said })
    .onConflict((clash) => clash.columns(['community_id', 'day']).doUpdateSet(said))
    .execute()
}
