import { sql } from 'kysely'
import { testId, people } from './community'
import type { World } from './world'

/** So many more households of one adult each, who represents it: for races and crashes. */
export async function crowd(
  { db, community }: Pick<World, 'db' | 'community'>,
  count: number,
): Promise<{ person: string; voterId: string }[]> {
  const id = (kind: string) =>
    sql`('${sql.raw(kind.padEnd(8, '0'))}-0000-8000-8000-' || lpad(n::text, 12, '0'))::uuid`
  const numbers = sql`generate_series(1001, ${1000 + count}::int) n`
  await sql`
    insert into persons (community_id, person_id, name_sealed, made_at)
    select ${community}, ${id('aa')}, '\\x00', '2026-01-01' from ${numbers}`.execute(db)
  await sql`
    insert into units (community_id, unit_id, building_id, label, kind)
    select ${community}, ${id('f0')}, building_id, n || '-9', 'flat' from buildings, ${numbers}
    where community_id = ${community}`.execute(db)
  await sql`
    insert into households (community_id, household_id, unit_id)
    select ${community}, ${id('c0')}, ${id('f0')} from ${numbers}`.execute(db)
  await sql`
    insert into residents (community_id, resident_id, person_id, household_id, tenure, during)
    select ${community}, ${id('c1')}, ${id('aa')}, ${id('c0')}, 'owner', '[2020-01-01,)' from ${numbers}`.execute(
    db,
  )
  await sql`
    insert into representatives (community_id, rep_id, household_id, person_id, during, named_by)
    select ${community}, ${id('ca')}, ${id('c0')}, ${id('aa')}, '[2020-01-01,)', ${people.su.id}::uuid
    from ${numbers}`.execute(db)
  return Array.from({ length: count }, (_, n) => ({
    person: testId('aa', 1001 + n),
    voterId: testId('c0', 1001 + n),
  }))
}
