import { logTo, wayIn } from '../../src/cli/parts/world'
import type { Connection } from '../../src/platform/database/connect'
import { offers } from '../../src/platform/serve/offers'
import { freshDatabase } from '../support/database'
import { freshWorld, keys } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

test('a fault is logged under the id that the caller was given, without what a person may have typed', async () => {
  const { community, cipher, now } = await freshWorld(connection)
  const lines: string[] = []
  const log = logTo({ write: (line) => void lines.push(line) }, 'warn')
  const typed = { detail: 'Key (title)=(吵架)', parameters: ['吵架'], where: '吵架', query: '吵架' }
  const broken = offers.map((offer) => ({
    ...offer,
    run: () => Promise.reject(Object.assign(new Error('no such row'), typed)),
  }))
  const { dispatch } = wayIn(connection, { keys, cipher, now, offers: broken, log })
  const call = { action: 'home.view', input: {}, community, requestId: null, identify: async () => null }
  const { body } = await dispatch(call)
  expect(lines).toHaveLength(1)
  const { fault } = body as { fault: string }
  expect(JSON.parse(lines[0]!)).toMatchObject({ fault, action: 'home.view', err: { message: 'no such row' } })
  expect(lines[0]).not.toContain('吵架')
  expect(JSON.stringify(body)).not.toContain('no such row')
})
