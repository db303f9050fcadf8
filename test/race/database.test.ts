import { sql } from 'kysely'
import { connect, type Connection } from '../../src/platform/database/connect'
import { check, migrate } from '../../src/platform/database/migrate'
import type { Migration } from '../../src/platform/database/migrations'
import { endChildren, startChild, startModule } from '../support/child'
import { freshPostgres } from '../support/database'
import { compare } from '../support/pairs'
import { wireSuite } from '../support/wire-suite'

afterEach(endChildren)

describe('over PostgreSQL', () => wireSuite(() => freshPostgres({ migrations: [] })))

describe('one database', () => {
  let connection: Connection & { url: string }
  beforeEach(async () => {
    connection = await freshPostgres({ migrations: [] })
  })
  afterEach(() => connection.close())

  test('the pool survives idle connections that the server ends', async () => {
    const { db } = connection
    await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(db)))
    expect(connection.pool.idleCount).toBe(3)
    const others = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    expect((await others.execute(db)).rows).toHaveLength(2)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(connection.pool.idleCount).toBe(1)
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  })

  test('the pool survives a connection that the server ends while it is lent out', async () => {
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

  test('ten programs that migrate at once apply each migration once', async () => {
    const list: Migration[] = [
      {
        id: 1,
        name: 'one',
        sql: 'create table a (n integer constraint a_once primary key)',
        needs: ['a_once'],
      },
      { id: 2, name: 'two', sql: 'insert into a select 1 from pg_sleep(0.1)' },
    ]
    const done = await Promise.all(Array.from({ length: 10 }, () => migrate(connection.db, list)))
    expect(done.flat()).toHaveLength(2)
    await check(connection.db, list)
  })

  test('P5: kill -9 of the program under load: every acknowledged write is there and none in part', async () => {
    const child = await startChild('test/support/writer.ts', ['url', connection.url, '0', '16'])
    await child.until((lines) => lines.length > 500)
    await child.kill()
    expect(await compare(connection.db, child.lines)).toEqual({ lost: [], partial: [] })
  })
})

test('P5: kill -9 of the server under load: the program goes on, and every acknowledged write is there', async () => {
  const server = startModule('test/support/postgres-crash.mjs')
  await server.until((lines) => lines.length > 0)
  const url = server.lines[0]!
  const writer = await startChild('test/support/writer.ts', ['url', url, '0', '16'])
  await writer.until((lines) => lines.length > 500)
  server.process.stdin!.write('crash\n')
  await server.until((lines) => lines.includes('back'))
  const before = writer.lines.length
  await writer.until((lines) => lines.length > before + 500)
  await writer.kill()
  const { db, close } = await connect({ url })
  expect(await compare(db, writer.lines)).toEqual({ lost: [], partial: [] })
  await close()
  server.process.stdin!.end()
  expect(await server.ended()).toBe(0)
}, 60_000)
