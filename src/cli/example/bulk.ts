import { sql, type Insertable } from 'kysely'
import type { Database } from '../../platform/database/schema'
import type { Tx } from '../../platform/serve/context'

/** Rows a statement; a thousand rows of a person are 400 KB. */
const CHUNK = 1000

/** A row with plain values only: instants and ranges as text. */
export type PlainRow<T extends keyof Database> = {
  [C in keyof Insertable<Database[T]>]: Extract<
    Insertable<Database[T]>[C],
    string | number | boolean | null | Buffer
  >
}

/** Inserts many rows, a thousand a statement: one parameter holds them all, and the table itself knows the types. */
export async function insertAll<T extends keyof Database>(
  tx: Tx,
  table: T,
  rows: readonly PlainRow<T>[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0]!).map((column) => sql.ref(column)))
  const target = sql.table(table)
  for (let first = 0; first < rows.length; first += CHUNK) {
    const json = JSON.stringify(rows.slice(first, first + CHUNK).map(forJson))
    await sql`
      insert into ${target} (${columns})
      select ${columns} from json_populate_recordset(null::${target}, ${json}::json)`.execute(tx)
  }
}

/** Bytes in PostgreSQL's own notation, which is also how its JSON functions read them. */
function forJson(row: object): object {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
  ])
  return Object.fromEntries(entries) as object
}
