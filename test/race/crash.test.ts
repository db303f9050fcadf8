import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import { bookkeeping } from '../support/bookkeeping'
import { endChildren, startChild, startModule } from '../support/child'
import { freshPostgres } from '../support/database'
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
