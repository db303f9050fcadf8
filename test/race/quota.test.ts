import { clock } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as rooms from '../../src/rooms/contract'
import * as contract from '../../src/rooms/quota/contract'
import { rooms as ids, tuesday } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
  done(await w.as('su').ask(contract.setQuota, { hours: 2 }))
})
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const half = (n: number) => ({
  ...{ roomId: n % 2 ? ids.hall : ids.readingRoom, day: tuesday, people: 1, purpose: '排练' },
  ...{ start: clock(540 + n * 30), end: clock(570 + n * 30) },
})
const used = async () => done(await w.as('qin').ask(contract.quota, {})).weeks[0]!.used

test('ten bookings of one person at once never exceed the week, and none is refused that fits', async () => {
  for (let round = 0; round < 4; round += 1) {
    w = await freshWorld(connection)
    done(await w.as('su').ask(contract.setQuota, { hours: 2 }))
    const outcomes = await all(10, (n) => w.as('qin').ask(rooms.book, half(n)))
    expect(tally(outcomes.map(ending))).toEqual({ ok: 4, 'over-quota': 6 })
    expect(await used()).toBe(120)
  }
}, 60_000)

test('beside a week that is there already', async () => {
  done(await w.as('qin').ask(rooms.book, half(0)))
  const outcomes = await all(10, (n) => w.as('qin').ask(rooms.book, half(n + 1)))
  expect(tally(outcomes.map(ending))).toEqual({ ok: 3, 'over-quota': 7 })
}, 60_000)

test('given back in the middle of it, what fits is booked and no more', async () => {
  const first = done(await w.as('qin').ask(rooms.book, half(0)))
  const [, ...outcomes] = await Promise.all([
    w.as('qin').ask(rooms.cancel, first),
    ...Array.from({ length: 10 }, (_, n) => w.as('qin').ask(rooms.book, half(n + 1))),
  ])
  const { ok = 0 } = tally(outcomes.map(ending))
  expect([3, 4]).toContain(ok)
  expect(await used()).toBe(ok * 30)
}, 60_000)
