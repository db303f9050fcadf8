import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import { opened } from '../support/ballots'
import { bookkeeping } from '../support/bookkeeping'
import { endChildren, startChild, startModule } from '../support/child'
import { crowd } from '../support/crowd'
import { freshPostgres } from '../support/database'
import { castsKept } from '../support/receipts'
import { visitsKept } from '../support/visits'
import { freshWorld } from '../support/world'

afterEach(endChildren, 60_000)

test('P5: kill -9 of the program during 50 parallel bookings: every acknowledged one is there, none in part', async () => {
  const connection = await freshPostgres()
  await freshWorld(connection, 'crashed')
  const child = await startChild('test/support/booker.ts', ['url', connection.url, 'crashed', '50'])
  await child.until((lines) => lines.length > 400)
  await child.kill()
  const found = await bookkeeping(connection.db, 'crashed', child.lines)
  await connection.close()
  expect(found).toEqual({ lost: [], partial: [] })
  expect(child.lines.filter((line) => line.startsWith('booked')).length).toBeGreaterThan(200)
}, 120_000)

test('P5: kill -9 of the server during 50 parallel bookings: the program goes on, nothing acknowledged is lost', async () => {
  const server = startModule('test/support/postgres-crash.mjs')
  await server.until((lines) => lines.length > 0)
  const url = server.lines[0]!
  const before = await connect({ url })
  await migrate(before.db)
  await freshWorld(before, 'crashed')
  await before.close()
  const child = await startChild('test/support/booker.ts', ['url', url, 'crashed', '50'])
  await child.until((lines) => lines.length > 200)
  server.process.stdin!.write('crash\n')
  await server.until((lines) => lines.includes('back'))
  const told = child.lines.length
  await child.until((lines) => lines.length > told + 100)
  await child.kill()
  const { db, close } = await connect({ url })
  const found = await bookkeeping(db, 'crashed', child.lines)
  await close()
  expect(found).toEqual({ lost: [], partial: [] })
  server.process.stdin!.end()
  expect(await server.ended()).toBe(0)
}, 120_000)

test('P5: kill -9 of the program while 50 book visits at once: every acknowledged one is there, none in part', async () => {
  const connection = await freshPostgres()
  await crowd(await freshWorld(connection, 'crashed'), 50)
  const told: string[] = []
  for (const round of [1, 2]) {
    const child = await startChild('test/support/visitor.ts', ['url', connection.url, 'crashed', '50'])
    await child.until((lines) => lines.length > 300)
    await child.kill()
    told.push(...child.lines)
    const found = await visitsKept(connection.db, 'crashed', told)
    expect([round, found]).toEqual([round, { lost: [], partial: [] }])
  }
  await connection.close()
  const acts = (what: string) => told.filter((line) => line.startsWith(what)).length
  expect(acts('booked')).toBeGreaterThan(150)
  expect(Math.min(acts('moved'), acts('cancelled'))).toBeGreaterThan(0)
}, 120_000)

test('P5, V18: kill -9 of the program during 10 000 casts: what was acknowledged is counted, the rest can still be cast', async () => {
  const connection = await freshPostgres()
  const w = await freshWorld(connection, 'crashed')
  await crowd(w, 10_000)
  const ballotId = await opened(w)
  const args = ['url', connection.url, 'crashed', ballotId, '10000', '50']
  const told: string[] = []
  for (const wanted of [3000, 3000, Infinity]) {
    const child = await startChild('test/support/caster.ts', args)
    await child.until((lines) => lines.length > wanted || lines.includes('all'))
    await child.kill()
    told.push(...child.lines)
    expect(await castsKept(connection.db, 'crashed', ballotId, told)).toEqual({ lost: [], partial: [] })
  }
  const { count } = await connection.db
    .selectFrom('ballot_votes')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await connection.close()
  expect(count).toBe(10_000)
}, 240_000)
