import { sql } from 'kysely'
import type { Connection } from '../../src/platform/database/connect'

/** Compares what writer.ts was told with what the database holds. */
export async function compare(
  db: Connection['db'],
  lines: readonly string[],
): Promise<{ lost: number[]; partial: number[] }> {
  const { rows } = await sql<{
    n: number
    halves: number
  }>`select n, count(*) as halves from pairs group by n`.execute(db)
  const whole = new Set(rows.filter((row) => row.halves === 2).map((row) => row.n))
  const told = lines.filter((line) => /^\d+$/.test(line)).map(Number)
  return {
    lost: told.filter((n) => !whole.has(n)),
    partial: rows.filter((row) => row.halves !== 2).map((row) => row.n),
  }
}
