import { sql } from 'kysely'
import type { SentOf } from '../../../src/kernel/contract'
import type { Day } from '../../../src/kernel/time'
import { mine } from '../../../src/home/contract'
import * as inbox from '../../../src/messages/contract'
import type { Connection } from '../../../src/platform/database/connect'
import * as rooms from '../../../src/rooms/contract'
import * as contract from '../../../src/rooms/series/contract'
import { setQuota } from '../../../src/rooms/quota/contract'
import * as waits from '../../../src/rooms/wait/contract'
import { people, rooms as ids, tuesday } from '../../support/community'
import { unreconciled } from '../../support/claims'
import { freshDatabase } from '../../support/database'
import { done, ending, freshWorld, type World } from '../../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(async () => {
  expect(await unreconciled(w.db, w.community, w.now())).toEqual([])
})

const d = (text: string): Day => text as Day
type Plan = SentOf<typeof contract.preview>
/** Six Tuesdays from today on. */
const plan = (change: Partial<Plan> = {}): Plan => ({
  ...{ roomId: ids.hall, first: tuesday, last: d('2026-12-29'), pattern: 'weekly' },
  ...{ start: '10:00', end: '11:00', people: 8, purpose: '碰头', forWhom: '平安巡逻队' },
  ...change,
})
const order = (day: string, start = '10:00', end = '11:00') => ({
  ...{ roomId: ids.hall, day: d(day), start, end, people: 3, purpose: '排练' },
})
const preview = async (change?: Partial<Plan>) => done(await w.as('su').ask(contract.preview, plan(change)))
const free = async (change?: Partial<Plan>): Promise<Day[]> =>
  (await preview(change)).dates.filter(({ verdict }) => verdict === 'free').map(({ day }) => day)
const bookAll = async (change?: Partial<Plan>): Promise<string> => {
  const days = await free(change)
  return done(await w.as('su').ask(contract.book, { ...plan(change), days })).seriesId
}
const shown = async (seriesId: string) => done(await w.as('su').ask(contract.show, { seriesId }))
const stored = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from bookings where community_id = ${w.community} and series_id is not null`.execute(
    w.db,
  )
  return rows[0]!.n
}

test('a preview lists every date with what is in its way, and only what it calls free can be booked alone', async () => {
  done(await w.as('qin').ask(rooms.book, order('2026-12-01', '10:30', '11:30')))
  const closure = {
    roomId: ids.hall,
    firstDay: d('2026-12-08'),
    start: '09:00',
    lastDay: d('2026-12-08'),
    end: '12:00',
  }
  const { fingerprint } = done(await w.as('su').ask(rooms.closing, closure))
  done(await w.as('su').ask(rooms.close, { ...closure, reason: '换地板', fingerprint }))
  const holiday = { community_id: w.community, day: d('2026-12-15'), works: false, name: '停电检修' }
  await w.db.insertInto('calendar_days').values(holiday).execute()
  await w.db.updateTable('rooms').set({ ahead_days: 60 }).where('room_id', '=', ids.hall).execute()
  const { dates } = await preview({ last: d('2027-01-05') })
  expect(dates.map(({ day, verdict, provisional }) => [day.slice(5), verdict, provisional])).toEqual([
    ['11-24', 'free', false],
    ['12-01', 'taken', false],
    ['12-08', 'closed', false],
    ['12-15', 'closed-day', false],
    ['12-22', 'free', false],
    ['12-29', 'free', false],
    ['01-05', 'free', true],
  ])
  expect(dates[1]!.by).toEqual([
    { name: '秦桂岚', home: '9栋1-1', start: '10:30', end: '11:30', purpose: '排练' },
  ])
  expect([dates[2]!.reason, dates[3]!.dayName]).toEqual(['换地板', '停电检修'])
  for (const { day, verdict } of dates) {
    const alone = ending(await w.as('li').ask(rooms.book, order(day)))
    expect(alone === 'ok').toBe(verdict === 'free')
  }
})

test('what is confirmed is booked: further ahead than one may book alone, and it counts for nobody', async () => {
  done(await w.as('su').ask(setQuota, { hours: 1 }))
  const seriesId = await bookAll()
  const { series, dates, mayChange } = await shown(seriesId)
  expect(series).toMatchObject({ room: '邻里议站', next: tuesday, left: 6, forWhom: '平安巡逻队' })
  expect(dates.map(({ state }) => state)).toEqual(Array(6).fill('ahead'))
  expect(mayChange).toBe(true)
  expect(ending(await w.as('qin').ask(rooms.book, order(tuesday, '10:30', '11:30')))).toBe('taken')
  const seat = { ...order(tuesday), roomId: ids.readingRoom, people: 1 }
  expect(ending(await w.as('su').ask(rooms.book, seat))).toBe('ok')
  const list = done(await w.as('he').ask(contract.list, {}))
  expect([list.mayChange, list.series]).toEqual([false, [series]])
})

test('the same press twice books once', async () => {
  const sent = { ...plan(), days: await free() }
  const first = done(await w.as('su').ask(contract.book, sent, 'pressed-twice'))
  expect(done(await w.as('su').ask(contract.book, sent, 'pressed-twice'))).toEqual(first)
  expect(await stored()).toBe(6)
})

test('a date that was taken meanwhile is named, and nothing is booked', async () => {
  const days = await free()
  done(await w.as('qin').ask(rooms.book, order('2026-12-01')))
  const outcome = await w.as('su').ask(contract.book, { ...plan(), days })
  expect(outcome).toMatchObject({ refusal: { code: 'dates-taken', days: ['2026-12-01'] } })
  expect(await stored()).toBe(0)
  expect(await free()).toEqual(days.filter((day) => day !== '2026-12-01'))
})

test.each<[string, Partial<Plan>, string]>([
  ['a room that is not there', { roomId: people.qin.id }, 'no-such-room'],
  ['a first day that is over', { first: d('2026-11-17') }, 'begins-over'],
  ['a first day too far ahead', { first: d('2027-02-23'), last: d('2027-03-23') }, 'begins-late'],
  ['more than half a year', { last: d('2027-05-25') }, 'lasts-too-long'],
  ['no date at all', { last: d('2026-11-23') }, 'no-dates'],
  ['before opening', { start: '08:00', end: '09:30' }, 'outside-hours'],
  ['between the units', { start: '10:15' }, 'off-the-grid'],
  ['longer than the room may be had', { end: '12:30' }, 'too-long'],
  ['more people than seats', { people: 17 }, 'too-many-people'],
])('neither shown nor booked: %s', async (_, change, code) => {
  expect(ending(await w.as('su').ask(contract.preview, plan(change)))).toBe(code)
  const booking = w.as('su').ask(contract.book, { ...plan(change), days: [tuesday] })
  expect(ending(await booking)).toBe(code)
})

test('days that are none of the series are refused, and so is one day twice', async () => {
  for (const days of [[d('2026-11-25')], [tuesday, d('2027-01-05')], [tuesday, tuesday]]) {
    expect(ending(await w.as('su').ask(contract.book, { ...plan(), days }))).toBe('other-dates')
  }
})

test('for staff only; who serves may look', async () => {
  const seriesId = await bookAll()
  const { bookingId } = (await shown(seriesId)).dates[0]!
  for (const who of ['qin', 'gong', 'deng'] as const) {
    expect(ending(await w.as(who).ask(contract.list, {}))).toBe('not-staff')
    expect(ending(await w.as(who).ask(contract.show, { seriesId }))).toBe('not-staff')
  }
  for (const who of ['qin', 'he', 'lin'] as const) {
    expect(ending(await w.as(who).ask(contract.preview, plan()))).toBe('not-staff')
    expect(ending(await w.as(who).ask(contract.book, { ...plan(), days: [tuesday] }))).toBe('not-staff')
    expect(ending(await w.as(who).ask(contract.end, { bookingId, reason: '不用了' }))).toBe('not-staff')
  }
  expect(ending(await w.as('su').ask(contract.show, { seriesId: people.qin.id }))).toBe('no-such-series')
})

test('the day, the door and the closing show the team; who booked for it does not come', async () => {
  const seriesId = await bookAll()
  const { bookings } = done(await w.as('su').ask(rooms.dayList, { day: tuesday }))
  expect(bookings).toMatchObject([{ name: '平安巡逻队', home: null, purpose: '碰头', byDesk: true }])
  // Nobody's home says that they come.
  expect(done(await w.as('su').ask(mine, {})).bookings).toEqual([])
  const sheet = done(await w.as('su').ask(rooms.doorSheet, { roomId: ids.hall, day: tuesday }))
  expect(sheet.bookings).toEqual([{ start: '10:00', end: '11:00', purpose: '碰头', name: '平安巡逻队' }])
  const closure = {
    roomId: ids.hall,
    firstDay: d('2026-11-30'),
    start: '00:00',
    lastDay: d('2026-12-09'),
    end: '24:00',
  }
  const inside = done(await w.as('su').ask(rooms.closing, closure))
  expect(inside.bookings.map(({ name, day }) => [name, day])).toEqual([
    ['平安巡逻队', '2026-12-01'],
    ['平安巡逻队', '2026-12-08'],
  ])
  done(await w.as('su').ask(rooms.close, { ...closure, reason: '换地板', fingerprint: inside.fingerprint }))
  const { series, dates } = await shown(seriesId)
  expect(series.left).toBe(4)
  expect(dates[1]).toMatchObject({ state: 'cancelled', cancelReason: '换地板' })
})

test('one date is cancelled like any booking, and whoever waits for it is asked', async () => {
  const seriesId = await bookAll()
  done(await w.as('qin').ask(waits.join, order('2026-12-01')))
  const [, second] = (await shown(seriesId)).dates
  const cancelled = { bookingId: second!.bookingId, reason: '那天去巡河' }
  done(await w.as('su').ask(rooms.cancelFor, cancelled))
  expect(done(await w.as('qin').ask(waits.mine, {})).offers).toHaveLength(1)
  const { series, dates } = await shown(seriesId)
  expect([series.left, dates[1]!.state, dates[1]!.cancelReason]).toEqual([5, 'cancelled', '那天去巡河'])
  // Who cancels need not be told of it.
  expect(done(await w.as('su').ask(inbox.list, {})).messages).toEqual([])
})

test('a date and all later ones: what is over stays, the lines move on', async () => {
  const seriesId = await bookAll()
  done(await w.as('qin').ask(waits.join, order('2026-12-08')))
  w.clock('2026-12-01 10:30')
  const { dates } = await shown(seriesId)
  expect(dates.map(({ state }) => state)).toEqual(['over', 'over', ...Array(4).fill('ahead')])
  const ended = (n: number) =>
    w.as('su').ask(contract.end, { bookingId: dates[n]!.bookingId, reason: '换地方了' })
  expect(ending(await ended(1))).toBe('already-started')
  expect(done(await ended(2))).toMatchObject({ cancelled: 4 })
  expect(done(await w.as('qin').ask(waits.mine, {})).offers).toHaveLength(1)
  const after = await shown(seriesId)
  expect(after.dates.map(({ state }) => state)).toEqual(['over', 'over', ...Array(4).fill('cancelled')])
  expect([after.series.next, after.series.left]).toEqual([null, 0])
  expect(ending(await ended(3))).toBe('already-cancelled')
  const alone = done(await w.as('li').ask(rooms.book, order('2026-12-09')))
  const other = w.as('su').ask(contract.end, { ...alone, reason: '不用了' })
  expect(ending(await other)).toBe('no-such-booking')
})

test('a colleague who ends it tells the one who made it', async () => {
  const seriesId = await bookAll()
  const grant = {
    community_id: w.community,
    grant_id: people.fang.id,
    person_id: people.lin.id,
    role: 'staff' as const,
  }
  const during = sql<string>`'[2020-01-01,)'::daterange`
  await w.db
    .insertInto('role_grants')
    .values({ ...grant, during, building_id: null })
    .execute()
  const { dates } = await shown(seriesId)
  done(await w.as('lin').ask(contract.end, { bookingId: dates[4]!.bookingId, reason: '换地方了' }))
  const { messages } = done(await w.as('su').ask(inbox.list, {}))
  expect(messages.map(({ kind }) => kind)).toEqual(['room-cancelled', 'room-cancelled'])
})

test('a hall that splits is had with its parts, with the time to set up and to clean', async () => {
  await w.db
    .updateTable('rooms')
    .set({ splits: true, buffer_after: 30 })
    .where('room_id', '=', ids.hall)
    .execute()
  const part = { community_id: w.community, room_id: ids.hall, part_id: ids.readingRoom }
  await w.db.insertInto('room_parts').values(part).execute()
  const seat = { ...order('2026-12-01', '11:00', '11:30'), roomId: ids.readingRoom, people: 1 }
  done(await w.as('qin').ask(rooms.book, seat))
  const { dates } = await preview()
  expect(dates[1]).toMatchObject({ verdict: 'taken', by: [{ name: '秦桂岚', start: '11:00' }] })
  await bookAll()
  expect(ending(await w.as('li').ask(rooms.book, { ...seat, day: d('2026-12-08') }))).toBe('taken')
})

test('the database lets a series be in one room, once a day, and for nobody in person', async () => {
  const seriesId = await bookAll({ last: d('2026-12-01') })
  const change = (set: object) =>
    w.db
      .updateTable('bookings')
      .set(set)
      .where('community_id', '=', w.community)
      .where('series_id', '=', seriesId)
      .execute()
  await expect(change({ day: tuesday })).rejects.toMatchObject({ constraint: 'bookings_series_once_a_day' })
  await expect(change({ room_id: ids.mediation })).rejects.toMatchObject({
    constraint: 'bookings_series_in_its_room',
  })
  await expect(change({ for_community: false })).rejects.toMatchObject({
    constraint: 'bookings_series_for_community',
  })
  const longer = w.db
    .updateTable('room_series')
    .set({ last_day: d('2027-05-25') })
    .where('series_id', '=', seriesId)
  await expect(longer.execute()).rejects.toMatchObject({ constraint: 'room_series_half_a_year' })
})
