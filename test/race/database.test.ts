import { sql } from 'kysely'
import type { Connection } from '../../src/platform/database/connect'
import { freshPostgres } from '../support/database'

let connection: Connection & { url: string }
beforeAll(async () => {
  connection = await freshPostgres({ poolSize: 4 })
})
afterAll(() => connection.close())

test('the pool survives a connection that the server ends, lent out or idle', async () => {
  const { db } = connection
  const ended = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(db)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await sql`select 1`.execute(tx)
  })
  await expect(ended).rejects.toThrow()
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})
