import type { Connection } from '../../../src/platform/database/connect'
import * as rooms from '../../../src/rooms/contract'
import { arrive } from '../../../src/rooms/presence/contract'
import * as contract from '../../../src/rooms/use/contract'
import { people, rooms as ids, tuesday, type Who } from '../../support/community'
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

const book = async (who: Who, start: string, end: string) =>
  done(
    await w.as(who).ask(rooms.book, {
      ...{ roomId: ids.hall, day: tuesday, start, end, people: 1, purpose: '排练' },
    }),
  )
const use = async (who: Who, roomId?: string) =>
  done(await w.as(who).ask(contract.use, { span: 'week', ...(roomId ? { roomId } : {}) }))
const closeHall = async (start: string, end: string) => {
  const span = { roomId: ids.hall, firstDay: tuesday, start, lastDay: tuesday, end }
  const { fingerprint } = done(await w.as('su').ask(rooms.closing, span))
  const closed = await w.as('su').ask(rooms.close, { ...span, reason: '换地板', fingerprint })
  return { closureId: done(closed).closureId }
}

/** One came, nobody came, one was given back, and the rest of the afternoon the room is closed. */
async function aDay() {
  const first = await book('qin', '10:00', '12:00')
  await book('li', '12:00', '13:00')
  done(await w.as('zhou').ask(rooms.cancel, await book('zhou', '14:00', '15:00')))
  await closeHall('16:00', '24:00')
  w.clock('2026-11-24 10:05')
  done(await w.as('qin').ask(arrive, first))
  w.clock('2026-11-24 18:30')
}

test('B5: what became of a week: nothing is deleted, and the names of the list are masked', async () => {
  await aDay()
  const { rooms: all, days, bookings, first, last } = await use('su', ids.hall)
  expect([first, last, all.length, days.length]).toEqual(['2026-11-23', '2026-11-29', 1, 7])
  expect(days[1]).toMatchObject({
    day: tuesday,
    minutes: { open: 540, came: 120, notCome: 15, closed: 120, free: 285, booked: 0, elsewhere: 0 },
  })
  expect(days[5]!.minutes.open).toBe(0)
  expect(all[0]!.minutes.open).toBe(5 * 540)
  expect(all[0]!.endings).toMatchObject({ came: 1, 'not-come': 1, cancelled: 1 })
  expect(bookings!.map(({ start, ending: how, name }) => [start, how, name])).toEqual([
    ['10:00', 'came', '秦*岚'],
    ['12:00', 'not-come', '李*椿'],
    ['14:00', 'cancelled', '周*海'],
  ])
})

test('what was opened again was closed until then, and what was taken back before it began never', async () => {
  const now = await closeHall('09:00', '18:00')
  w.clock('2026-11-24 10:00')
  done(await w.as('su').ask(rooms.reopen, now))
  const later = await closeHall('14:00', '16:00')
  w.clock('2026-11-24 11:00')
  done(await w.as('su').ask(rooms.reopen, later))
  const { days } = await use('su', ids.hall)
  expect(days[1]!.minutes).toMatchObject({ closed: 60, free: 480 })
})

test('P1: the oversight sees the hours, no list, and no count that is few; nobody else sees anything', async () => {
  await aDay()
  const seen = await use('deng', ids.hall)
  expect([seen.bookings, seen.rooms[0]!.endings]).toEqual([null, null])
  expect(seen.days[1]!.minutes.came).toBe(120)
  for (const who of ['he', 'lin', 'su'] as const) expect((await use(who, ids.hall)).bookings).toHaveLength(3)
  for (const who of ['qin', 'zhou', 'gong', 'fang', 'tan'] as const)
    expect(ending(await w.as(who).ask(contract.use, { span: 'week' }))).toBe('not-staff')
})

test('all rooms at once, in their order, without a list', async () => {
  await aDay()
  const { rooms: all, days, bookings, share } = await use('su')
  expect(all.map(({ name, minutes }) => [name, minutes.open])).toEqual([
    ['邻里议站', 2700],
    ['百姓书房', 7 * 540 * 3],
    ['平和调解室', 2700],
  ])
  expect([days, bookings, share]).toEqual([[], [], null])
})

test('a hall and its part: the one was in use through the other', async () => {
  await w.db
    .updateTable('rooms')
    .set({ splits: true })
    .where('community_id', '=', w.community)
    .where('room_id', '=', ids.hall)
    .execute()
  const link = { community_id: w.community, room_id: ids.hall, part_id: ids.mediation }
  await w.db.insertInto('room_parts').values(link).execute()
  await book('qin', '10:00', '12:00')
  expect((await use('su', ids.mediation)).days[1]!.minutes).toMatchObject({ elsewhere: 120, free: 420 })
  expect((await use('su', ids.hall)).days[1]!.minutes).toMatchObject({ elsewhere: 0, booked: 120 })
})

test('a room of nobody here is none', async () => {
  const asked = await w.as('su').ask(contract.use, { span: 'month', roomId: people.qin.id })
  expect(ending(asked)).toBe('no-such-room')
  expect(done(await w.as('su').ask(contract.use, { span: 'last-month' })).first).toBe('2026-10-01')
})
