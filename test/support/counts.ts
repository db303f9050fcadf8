import { sql } from 'kysely'
import type { Tx } from '../../src/platform/serve/context'

/** How many rows each table holds of a community, so that a test can say "nothing was stored". */
export async function counts(db: Tx, community: string): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'community_id' order by 1`.execute(db)
  const each = tables.rows.map(
    ({ name }) =>
      sql`select ${name}::text as name, count(*) as n from ${sql.table(name)} where community_id = ${community}`,
  )
  const { rows } = await sql<{ name: string; n: number }>`${sql.join(each, sql` union all `)}`.execute(db)
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}
