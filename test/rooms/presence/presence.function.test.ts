import type { Connection } from '../../../src/platform/database/connect'
import * as rooms from '../../../src/rooms/contract'
import * as contract from '../../../src/rooms/presence/contract'
import { people, rooms as ids, tuesday, type Who } from '../../support/community'
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
afterEach(async () => expect(await unreconciled(w.db, w.community)).toEqual([]))

const order = (start: string, end: string, roomId: string = ids.hall) => ({
  ...{ roomId, day: tuesday, start, end, people: 1, purpose: '排练' },
})
const book = async (who: Who, start: string, end: string, roomId?: string) =>
  done(await w.as(who).ask(rooms.book, order(start, end, roomId)))
const tryBook = async (who: Who, start: string, end: string, roomId?: string) =>
  ending(await w.as(who).ask(rooms.book, order(start, end, roomId)))
const arrive = async (who: Who, booked: { bookingId: string }) =>
  ending(await w.as(who).ask(contract.arrive, booked))
const free = async () =>
  done(await w.guest.ask(rooms.freeTimes, { roomId: ids.hall, days: 1 })).days[0]!.free.map(
    ({ start }) => start,
  )
const shown = async (who: Who, booked: { bookingId: string }) =>
  done(await w.as(who).ask(rooms.show, booked)).booking

test('who came keeps the room to the end, and the slip says since when', async () => {
  const booked = await book('qin', '10:00', '12:00')
  w.clock('2026-11-24 09:50')
  expect(done(await w.as('qin').ask(contract.arrive, booked)).cameAt).toBe(w.now())
  w.clock('2026-11-24 10:20')
  expect(await tryBook('li', '10:30', '11:00')).toBe('taken')
  expect(await free()).not.toContain('10:30')
  expect(await shown('qin', booked)).toMatchObject({ cameAt: expect.any(Number), cancelledAt: null })
})

test('B5: when nobody came the rest is free from the release on, listed and bookable, and the record stays', async () => {
  const booked = await book('qin', '10:00', '12:00')
  const { releaseAt } = await shown('qin', booked)
  w.clock('2026-11-24 10:14')
  expect([await free(), await tryBook('li', '10:30', '11:00')]).toEqual([
    expect.not.arrayContaining(['10:30', '11:30']),
    'taken',
  ])
  w.clock(releaseAt!)
  expect(await free()).toEqual(expect.arrayContaining(['10:30', '11:00', '11:30']))
  expect(await tryBook('li', '10:30', '11:00')).toBe('ok')
  expect(await tryBook('zhou', '11:00', '12:00')).toBe('ok')
  expect(await tryBook('gong', '10:30', '11:00')).toBe('taken')
  expect(await shown('qin', booked)).toMatchObject({ cameAt: null, cancelledAt: null, end: '12:00' })
  expect(done(await w.as('su').ask(rooms.dayList, {})).bookings).toHaveLength(3)
})

test('B3: at the release exactly what is listed can be booked', async () => {
  await book('qin', '10:00', '12:00')
  w.clock('2026-11-24 10:15')
  const [day] = done(await w.guest.ask(rooms.freeTimes, { roomId: ids.hall, days: 1 })).days
  const next = day!.free.find(({ start }) => start === '10:30')
  expect(next).toEqual({ start: '10:30', longest: 120 })
  expect(await tryBook('li', '10:30', '12:30')).toBe('ok')
})

test('who comes too early, too late, twice or after all is told so', async () => {
  const booked = await book('qin', '10:00', '11:00')
  w.clock('2026-11-24 09:49')
  const early = await w.as('qin').ask(contract.arrive, booked)
  expect(early).toMatchObject({ refusal: { code: 'too-early' } })
  w.clock('2026-11-24 10:15')
  expect(await arrive('qin', booked)).toBe('released')
  w.clock('2026-11-24 11:00')
  expect(await arrive('qin', booked)).toBe('over')
  w.clock('2026-11-24 10:05')
  expect(await arrive('qin', booked)).toBe('ok')
  expect(await arrive('qin', booked)).toBe('already-came')
  const given = await book('qin', '14:00', '15:00')
  done(await w.as('qin').ask(rooms.cancel, given))
  w.clock('2026-11-24 14:00')
  expect(await arrive('qin', given)).toBe('cancelled-before')
})

test('who is there before the start gives nothing back any more', async () => {
  const booked = await book('qin', '10:00', '11:00')
  w.clock('2026-11-24 09:55')
  expect(await arrive('qin', booked)).toBe('ok')
  expect(ending(await w.as('qin').ask(rooms.cancel, booked))).toBe('already-started')
})

test('the desk marks whoever came without a phone, also late, unless the time has gone to others', async () => {
  const [first, second] = [await book('qin', '10:00', '11:00'), await book('li', '11:00', '13:00')]
  w.clock('2026-11-24 10:40')
  expect(await arrive('su', first)).toBe('ok')
  w.clock('2026-11-24 11:20')
  expect(await tryBook('zhou', '12:30', '13:00')).toBe('ok')
  const late = await w.as('su').ask(contract.arrive, second)
  expect(late).toMatchObject({ refusal: { code: 'released' } })
  expect(await shown('li', second)).toMatchObject({ cameAt: null })
})

test('P1, B8: nobody else marks or sees it', async () => {
  const booked = await book('qin', '10:00', '11:00')
  w.clock('2026-11-24 10:00')
  for (const who of ['li', 'lin', 'he', 'zhou'] as const)
    expect(await arrive(who, booked)).toBe('no-such-booking')
  expect(ending(await w.as('li').ask(rooms.dayList, {}))).toBe('not-staff')
  expect(await arrive('su', { bookingId: people.qin.id })).toBe('no-such-booking')
})

test('a seat that lapsed is given on, and the two beside it stay', async () => {
  const seats = [
    await book('qin', '10:00', '11:00', ids.readingRoom),
    await book('li', '10:00', '11:00', ids.readingRoom),
    await book('zhou', '10:00', '11:00', ids.readingRoom),
  ]
  w.clock('2026-11-24 10:00')
  expect([await arrive('qin', seats[0]!), await arrive('zhou', seats[2]!)]).toEqual(['ok', 'ok'])
  w.clock('2026-11-24 10:15')
  expect(await tryBook('gong', '10:30', '11:00', ids.readingRoom)).toBe('ok')
  expect(await tryBook('su', '10:30', '11:00', ids.readingRoom)).toBe('taken')
})

test('a setting changed later changes no promise, and a room that waits keeps its time', async () => {
  const before = await book('qin', '10:00', '12:00')
  await w.db
    .updateTable('rooms')
    .set({ release_after: null })
    .where('community_id', '=', w.community)
    .execute()
  const after = await book('li', '14:00', '16:00')
  expect((await shown('qin', before)).releaseAt).toBe(w.now() + 105 * 60_000)
  expect((await shown('li', after)).releaseAt).toBeNull()
  w.clock('2026-11-24 15:00')
  expect(await tryBook('zhou', '15:00', '16:00')).toBe('taken')
  expect(await arrive('li', after)).toBe('ok')
})

test('B2, B5: a request that was approved waits for whoever comes as every booking does', async () => {
  await w.db.updateTable('rooms').set({ approval: true }).where('community_id', '=', w.community).execute()
  const asked = await book('qin', '10:00', '12:00')
  done(await w.as('su').ask(rooms.approve, asked))
  w.clock('2026-11-24 10:20')
  expect(await tryBook('li', '11:00', '12:00')).toBe('ok')
  expect(await arrive('su', asked)).toBe('released')
})

test("the desk's list says who came", async () => {
  const booked = await book('qin', '10:00', '11:00')
  w.clock('2026-11-24 10:05')
  await arrive('su', booked)
  const { bookings } = done(await w.as('su').ask(rooms.dayList, {}))
  expect(bookings).toMatchObject([{ name: '秦桂岚', cameAt: w.now() }])
})
