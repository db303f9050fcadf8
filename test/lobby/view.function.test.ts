import * as duty from '../../src/duty/contract'
import { view } from '../../src/lobby/contract'
import type { Connection } from '../../src/platform/database/connect'
import { callNext, takeNumber } from '../../src/reception/line/contract'
import { book } from '../../src/rooms/contract'
import { people, rooms, tuesday } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 10:00')
})

const seen = async () => done(await w.guest.ask(view, {}))
const reading = async () => (await seen()).rooms.find(({ roomId }) => roomId === rooms.readingRoom)!

test('whoever comes in sees who is on duty and which rooms are in use, in one small answer', async () => {
  const board = await seen()
  expect(board).toMatchObject({ today: tuesday, lunar: '十月十六', plate: { person: { name: '何静川' } } })
  expect(board.rooms.length).toBeGreaterThan(0)
  expect(JSON.stringify(board).length).toBeLessThan(8 * 1024)
})

test('the plate follows the duty', async () => {
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  w.pass(60_000)
  expect((await seen()).plate).toMatchObject({ person: { name: '林秀芳' }, acting: true })
})

test('a room in use says until when, and neither who uses it nor what for', async () => {
  expect((await reading()).now).toEqual({ state: 'free', until: '18:00', lanes: 3 })
  const purpose = '给老伴过生日'
  const order = { roomId: rooms.readingRoom, day: tuesday, start: '10:00', end: '11:00', people: 1, purpose }
  for (const who of ['qin', 'li', 'su'] as const) done(await w.as(who).ask(book, order))
  w.clock('2026-11-24 10:10')
  expect((await reading()).now).toEqual({ state: 'busy', until: '11:00' })
  const said = JSON.stringify(await seen())
  for (const secret of [purpose, people.qin.name, people.li.name]) expect(said).not.toContain(secret)
})

test('the number that is called, and how many wait; no name', async () => {
  expect((await seen()).line).toEqual({ called: [], waiting: 0 })
  for (const who of ['qin', 'li'] as const) done(await w.as(who).ask(takeNumber, { kind: 'papers' }))
  expect((await seen()).line).toEqual({ called: [], waiting: 2 })
  const { code } = done(await w.as('su').ask(callNext, {}))
  expect((await seen()).line).toEqual({ called: [code], waiting: 1 })
  expect(JSON.stringify(await seen())).not.toContain(people.qin.name)
})
