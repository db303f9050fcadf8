import { sql } from 'kysely'
import type { SentOf } from '../../src/kernel/contract'
import { addDays, type Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as rooms from '../../src/rooms/contract'
import * as contract from '../../src/rooms/series/contract'
import { rooms as ids, tuesday } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
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
})
afterEach(letGo)
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

type Series = SentOf<typeof contract.book>
const weeks = (count: number, step = 7): Day[] =>
  Array.from({ length: count }, (_, n) => addDays(tuesday, n * step))
const series = (change: Partial<Series> = {}): Series => ({
  ...{ roomId: ids.hall, first: tuesday, last: addDays(tuesday, 35), pattern: 'weekly' },
  ...{ start: '10:00', end: '11:00', people: 8, purpose: '碰头', forWhom: '平安巡逻队', days: weeks(6) },
  ...change,
})
const book = (change?: Partial<Series>, requestId?: string) =>
  w.as('su').ask(contract.book, series(change), requestId)
const third = addDays(tuesday, 14)
const alone = { roomId: ids.hall, day: third, start: '10:30', end: '11:30', people: 3, purpose: '排练' }
/** How many dates each series has. */
const stored = async (): Promise<number[]> => {
  const { rows } = await sql<{ n: number }>`
    select count(b.*)::int as n from room_series s left join bookings b using (community_id, series_id)
    where community_id = ${w.community} group by series_id`.execute(w.db)
  return rows.map(({ n }) => n)
}

const handMade = 'ba000000-0000-8000-8000-00000000fffe'
const claim = `
  with booking as (
    insert into bookings (community_id, booking_id, room_id, person_id, day, starts, ends, lane, people, purpose, made_at)
    select $1, '${handMade}', $2::uuid, person_id, '${third}', 630, 645, 1, 1, '别人', '2026-11-24' from persons
    where community_id = $1 limit 1 returning booking_id)
  insert into claims select $1, $2::uuid, timestamptz '${third} 10:30+08', 1, booking_id from booking`

test('a date that is being taken is waited for: given back, all are booked; taken, it is named and none is', async () => {
  const first = await holding(connection, claim, [w.community, ids.hall])
  const refused = book()
  await waiting(connection, 1)
  await first.commit()
  expect(await refused).toMatchObject({ refusal: { code: 'dates-taken', days: [third] } })
  expect(await stored()).toEqual([])
  await w.db.deleteFrom('claims').where('booking_id', '=', handMade).execute()
  await w.db.deleteFrom('bookings').where('booking_id', '=', handMade).execute()
  const second = await holding(connection, claim, [w.community, ids.hall])
  const booked = book()
  await waiting(connection, 1)
  await second.rollback()
  expect(ending(await booked)).toBe('ok')
  expect(await stored()).toEqual([6])
}, 60_000)

test('a series and one who wants one of its dates: one of them has it, and never half a series', async () => {
  for (let round = 0; round < 8; round += 1) {
    w = await freshWorld(connection)
    const [one, many] = await Promise.all([w.as('qin').ask(rooms.book, alone), book()])
    expect([ending(one), ending(many)].sort()).toEqual(one.ok ? ['dates-taken', 'ok'] : ['ok', 'taken'])
    expect(await stored()).toEqual(many.ok ? [6] : [])
  }
}, 60_000)

test('ten series that cross each other, some with their days the other way round: one is booked, whole', async () => {
  const fortnightly = {
    pattern: 'fortnightly',
    days: weeks(3, 14).reverse(),
    start: '10:30',
    end: '12:00',
  } as const
  const outcomes = await all(10, (n) => book(n % 2 ? fortnightly : {}))
  expect(tally(outcomes.map(ending))).toEqual({ 'dates-taken': 9, ok: 1 })
  expect([[3], [6]]).toContainEqual(await stored())
}, 60_000)

test('it waits for its turn among those who take the time of many days', async () => {
  const turn = 'select from communities where community_id = $1 for no key update'
  const held = await holding(connection, turn, [w.community])
  const booked = book()
  await waiting(connection, 1)
  await held.rollback()
  expect(ending(await booked)).toBe('ok')
}, 60_000)

test('pressed twenty times, it is booked once', async () => {
  const outcomes = await all(20, () => book({}, 'pressed-often'))
  expect(new Set(outcomes.map((outcome) => done(outcome).seriesId)).size).toBe(1)
  expect(await stored()).toEqual([6])
}, 60_000)

test('ended from several dates on at once, each date is cancelled once', async () => {
  const { seriesId } = done(await book())
  const { dates } = done(await w.as('su').ask(contract.show, { seriesId }))
  const outcomes = await all(6, (n) =>
    w.as('su').ask(contract.end, { bookingId: dates[n]!.bookingId, reason: '换地方了' }),
  )
  const cancelled = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.cancelled] : []))
  expect(cancelled.reduce((sum, n) => sum + n, 0)).toBe(6)
  expect(done(await w.as('su').ask(contract.show, { seriesId })).series.left).toBe(0)
}, 60_000)

test('ended while the room is being closed: each date has one end', async () => {
  const { seriesId } = done(await book())
  const { dates } = done(await w.as('su').ask(contract.show, { seriesId }))
  const closure = { roomId: ids.hall, firstDay: tuesday, start: '09:30', lastDay: third, end: '24:00' }
  const { fingerprint } = done(await w.as('su').ask(rooms.closing, closure))
  const [closed, ended] = await Promise.all([
    w.as('su').ask(rooms.close, { ...closure, reason: '换地板', fingerprint }),
    w.as('su').ask(contract.end, { bookingId: dates[0]!.bookingId, reason: '换地方了' }),
  ])
  expect(ended).toMatchObject({ ok: true, value: { cancelled: closed.ok ? 3 : 6 } })
  if (!closed.ok) expect(ending(closed)).toBe('list-changed')
}, 60_000)
