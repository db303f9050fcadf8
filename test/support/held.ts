// A transaction held open by hand, so that a test decides which of two acts comes first.
import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import type { Connection } from '../../src/platform/database/connect'

export interface Held {
  commit(): Promise<void>
  rollback(): Promise<void>
}

const open = new Set<Held>()

/** For `afterEach`: what a test that failed half-way still holds would keep its database from being closed. */
export async function letGo(): Promise<void> {
  for (const held of open) await held.rollback()
}

/** Runs one statement in a transaction that stays open. */
export async function holding({ pool }: Connection, statement: string, values: unknown[]): Promise<Held> {
  const client: PoolClient = await pool.connect()
  try {
    await client.query('begin')
    await client.query(statement, values)
  } catch (error) {
    client.release(true)
    throw error
  }
  const end = async (how: string): Promise<void> => {
    open.delete(held)
    await client.query(how)
    client.release()
  }
  const held = { commit: () => end('commit'), rollback: () => end('rollback') }
  open.add(held)
  return held
}

/** Resolves when this many statements of the database wait for a lock. @throws when they never do. */
export async function waiting({ db }: Pick<Connection, 'db'>, wanted: number): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows[0]!.n === wanted) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${wanted} statements should have waited for a lock`)
}
