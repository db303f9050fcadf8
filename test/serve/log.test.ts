import Fastify from 'fastify'
import { sql } from 'kysely'
import { wayIn } from '../../src/cli/parts/world'
import type { Connection } from '../../src/platform/database/connect'
import type { Ctx } from '../../src/platform/serve/context'
import { logTo } from '../../src/platform/serve/log'
import { offers } from '../../src/platform/serve/offers'
import { freshDatabase } from '../support/database'
import { freshWorld, keys } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

function listening() {
  const lines: string[] = []
  return { lines, log: logTo({ write: (line) => void lines.push(line) }, 'warn') }
}

/** What a person typed, in a row that PostgreSQL refuses: its error repeats the row. */
async function refusedRow(ctx: Ctx): Promise<never> {
  await sql`insert into communities (community_id, name, is_example, made_at)
    values ('吵架', ${'隔壁'}, true, now())`.execute(ctx.tx)
  throw new Error('the row was taken')
}

test('a fault is logged under the id that the caller was given, without what a person may have typed', async () => {
  const { community, cipher, now } = await freshWorld(connection)
  const { lines, log } = listening()
  const broken = offers.map((offer) => ({ ...offer, run: refusedRow }))
  const { dispatch } = wayIn(connection, { keys, cipher, now, offers: broken, log })
  const call = { action: 'home.view', input: {}, community, requestId: null, identify: async () => null }
  const { body } = await dispatch(call)
  expect(lines).toHaveLength(1)
  const { fault } = body as { fault: string }
  expect(JSON.parse(lines[0]!)).toMatchObject({
    fault,
    action: 'home.view',
    err: {
      message: expect.stringContaining('check constraint'),
      constraint: expect.any(String),
      code: '23514',
    },
  })
  expect(lines[0]).not.toMatch(/吵架|隔壁/)
  expect(JSON.stringify(body)).not.toContain('check')
})

test('neither parameters, details nor tokens reach the log, wherever an error carries them', () => {
  const { lines, log } = listening()
  const typed = {
    detail: '吵架',
    parameters: ['吵架'],
    where: '吵架',
    query: '吵架',
    hint: '吵架',
    cause: '吵架',
  }
  const error = Object.assign(new Error('no such row'), typed)
  const headers = { authorization: 'Bearer 吵架' }
  log.error({ err: error, req: { headers }, headers, ...headers }, 'outside')
  log.child({ reqId: 1 }).error({ err: new Error('all failed', { cause: error }) })
  log.error({ err: '吵架' })
  expect(lines).toHaveLength(3)
  expect(lines.join()).not.toContain('吵架')
  expect(lines.join()).toContain('no such row')
})

test('nor when Fastify writes the line', async () => {
  const { lines, log } = listening()
  const app = Fastify({ loggerInstance: log })
  app.get('/', (request) => {
    request.log.error({ err: Object.assign(new Error('no such row'), { detail: '吵架' }), req: request })
    return {}
  })
  await app.inject({ url: '/', headers: { authorization: 'Bearer 吵架' } })
  await app.close()
  expect(lines.join()).toContain('no such row')
  expect(lines.join()).not.toContain('吵架')
})
