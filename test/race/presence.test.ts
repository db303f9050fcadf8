import type { Connection } from '../../src/platform/database/connect'
import * as rooms from '../../src/rooms/contract'
import * as contract from '../../src/rooms/presence/contract'
import { rooms as ids, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, moment, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(letGo)
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const residents: readonly Who[] = ['li', 'zhou', 'gong', 'su', 'lin', 'chen']
const person = (n: number): Who => residents[n % residents.length]!
const order = (start: string, end: string) => ({
  ...{ roomId: ids.hall, day: tuesday, start, end, people: 1, purpose: '排练' },
})
const booked = async () => done(await w.as('qin').ask(rooms.book, order('10:00', '12:00')))

test('B1: 50 people want a time that lapsed: one has it', async () => {
  await booked()
  w.clock('2026-11-24 10:15')
  const outcomes = await all(50, (n) => w.as(person(n)).ask(rooms.book, order('10:30', '11:30')))
  expect(tally(outcomes.map(ending))).toEqual({ ok: 1, taken: 49 })
}, 60_000)

test('B1: spans that share parts of a lapsed time never wait in a circle', async () => {
  for (let round = 0; round < 6; round += 1) {
    w = await freshWorld(connection)
    await booked()
    w.clock('2026-11-24 10:15')
    const spans = [
      ['10:30', '12:30'],
      ['11:30', '13:00'],
      ['10:30', '11:00'],
      ['11:00', '12:30'],
    ] as const
    const outcomes = await all(12, (n) =>
      w.as(person(n)).ask(rooms.book, order(spans[n % 4]![0], spans[n % 4]![1])),
    )
    expect(Object.keys(tally(outcomes.map(ending))).sort()).toEqual(['ok', 'taken'])
    expect(await unreconciled(w.db, w.community)).toEqual([])
  }
}, 60_000)

test('who came in the last moment keeps the time, or it has gone: never both, whatever comes first', async () => {
  const met: string[] = []
  for (let round = 0; round < 12; round += 1) {
    w = await freshWorld(connection)
    const own = await booked()
    // By the desk's clock it is just before, by the booker's just after: two servers never agree to the moment.
    const before = moment('2026-11-24 10:15') - 1
    w.clock(() => (before + (asked++ % 2)) as ReturnType<typeof moment>)
    let asked = 0
    const [came, taken] = await Promise.all([
      w.as('su').ask(contract.arrive, own),
      w.as('li').ask(rooms.book, order('10:30', '11:30')),
    ])
    const both = [ending(came), ending(taken)].join()
    expect(['ok,taken', 'released,ok', 'ok,ok']).toContain(both)
    expect(both).not.toBe('ok,ok')
    met.push(both)
  }
  expect(met.length).toBe(12)
}, 60_000)

test('who books while an arrival is being stored waits for it, and is told that the time is taken', async () => {
  const own = await booked()
  const arriving = await holding(
    connection,
    `with kept as (update claims set until = null where community_id = $1 and booking_id = $2)
     update bookings set came_at = made_at, came_by = person_id where community_id = $1 and booking_id = $2`,
    [w.community, own.bookingId],
  )
  w.clock('2026-11-24 10:15')
  const next = w.as('li').ask(rooms.book, order('10:30', '11:30'))
  await waiting(connection, 1)
  await arriving.commit()
  expect(ending(await next)).toBe('taken')
}, 60_000)

test('who arrives while the lapsed time is being booked waits for it, and is told that it has gone', async () => {
  const own = await booked()
  const taking = await holding(
    connection,
    `with other as (
       insert into bookings (community_id, booking_id, room_id, person_id, day, starts, ends, lane, people, purpose, made_at)
       select community_id, 'ba000000-0000-8000-8000-00000000ffff', room_id, came_by, day, 630, ends, lane, 1, '别人', made_at
       from (select b.*, (select person_id from persons p where p.community_id = $1 and p.person_id <> b.person_id limit 1)
         as came_by from (select community_id, room_id, person_id, day, ends, lane, made_at from bookings
           where community_id = $1 and booking_id = $2) b) it
       returning booking_id)
     update claims set booking_id = other.booking_id, until = null from other
     where community_id = $1 and claims.booking_id = $2 and unit_start >= '2026-11-24 10:30+08'`,
    [w.community, own.bookingId],
  )
  w.clock('2026-11-24 10:20')
  const late = w.as('su').ask(contract.arrive, own)
  await waiting(connection, 1)
  await taking.commit()
  expect(ending(await late)).toBe('released')
}, 60_000)

test('twenty presses on 到了: one is stored, the others are told', async () => {
  const own = await booked()
  w.clock('2026-11-24 10:00')
  const outcomes = await all(20, () => w.as('qin').ask(contract.arrive, own))
  expect(tally(outcomes.map(ending))).toEqual({ 'already-came': 19, ok: 1 })
}, 60_000)

test('cancelled and arrived at once: one of the two', async () => {
  const own = await booked()
  w.clock('2026-11-24 09:55')
  const [came, cancelled] = await Promise.all([
    w.as('qin').ask(contract.arrive, own),
    w.as('qin').ask(rooms.cancel, own),
  ])
  expect(['ok,already-started', 'cancelled-before,ok']).toContain([ending(came), ending(cancelled)].join())
}, 60_000)
