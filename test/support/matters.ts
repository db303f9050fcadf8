// Matters in a world of a test.
import { sql } from 'kysely'
import { accept, propose } from '../../src/matters/contract'
import { people, testId, type Who } from './community'
import { done, type World } from './world'

export const topic = { title: '楼道灯不亮', body: '三楼到五楼的灯都不亮，晚上要打手电。' }

/** Proposes a matter. @returns its id */
export async function proposed(
  w: World,
  who: Who = 'qin',
  what: Partial<typeof topic> = {},
): Promise<string> {
  return done(await w.as(who).ask(propose, { ...topic, ...what })).matterId
}

/** A matter that the council has taken up. @returns its id */
export async function accepted(w: World): Promise<string> {
  const matterId = await proposed(w)
  done(await w.as('gong').ask(accept, { matterId }))
  return matterId
}

/** Lets a household have so many matters wait for an answer at a time. */
export async function waitingMost(w: World, most: number): Promise<void> {
  await w.db
    .updateTable('matter_desks')
    .set({ waiting_most: most })
    .where('community_id', '=', w.community)
    .execute()
}

/** Moves a person into the household behind a flat of the test's house. */
export async function moveIn(w: World, who: Who, flat: number): Promise<void> {
  await w.db
    .insertInto('residents')
    .values({
      ...{ community_id: w.community, resident_id: testId('c2', flat), person_id: people[who].id },
      ...{ household_id: testId('c0', flat), tenure: 'family' as const },
      during: sql<string>`daterange('2020-01-01', null)`,
    })
    .execute()
}
