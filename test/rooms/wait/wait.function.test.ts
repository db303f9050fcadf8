import type { Connection } from '../../../src/platform/database/connect'
import * as rooms from '../../../src/rooms/contract'
import * as contract from '../../../src/rooms/wait/contract'
import { people, rooms as ids, tuesday, type Who } from '../../support/community'
import { unreconciled } from '../../support/claims'
import { freshDatabase } from '../../support/database'
import { done, ending, freshWorld, moment, type World } from '../../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(async () => expect(await unreconciled(w.db, w.community, w.now())).toEqual([]))

const wish = (start: string, end: string, day: string = tuesday) => ({
  ...{ roomId: ids.hall, day: day as typeof tuesday, start, end, people: 1, purpose: '排练' },
})
const book = async (who: Who, start: string, end: string) =>
  done(await w.as(who).ask(rooms.book, wish(start, end)))
const tryBook = async (who: Who, start: string, end: string) =>
  ending(await w.as(who).ask(rooms.book, wish(start, end)))
/** One after the other: who comes in the same moment has no place before or after. */
const wait = async (who: Who, start: string, end: string) => {
  w.pass(1000)
  return done(await w.as(who).ask(contract.join, wish(start, end)))
}
const cancel = async (who: Who, booked: { bookingId: string }) =>
  done(await w.as(who).ask(rooms.cancel, booked))
const offersOf = async (who: Who) => done(await w.as(who).ask(contract.mine, {})).offers
const told = async () =>
  w.db
    .selectFrom('messages')
    .select(['person_id', 'kind'])
    .where('community_id', '=', w.community)
    .orderBy('told_at')
    .orderBy('message_id')
    .execute()
const look = () => w.guest.ask(rooms.freeTimes, { roomId: ids.hall, days: 1 })

test('B6: what becomes free is held for the first in line, who takes it; the next one is not asked', async () => {
  const booked = await book('gong', '14:00', '15:00')
  expect((await wait('qin', '14:00', '15:00')).ahead).toBe(0)
  expect((await wait('li', '14:00', '15:00')).ahead).toBe(1)
  w.clock('2026-11-24 08:31')
  await cancel('gong', booked)
  const [offer] = await offersOf('qin')
  expect(offer).toMatchObject({ start: '14:00', until: moment('2026-11-24 09:31') })
  expect(await offersOf('li')).toEqual([])
  expect(await told()).toEqual([{ person_id: people.qin.id, kind: 'room-offer' }])
  expect(await tryBook('zhou', '14:00', '15:00')).toBe('taken')
  const taken = await w.as('qin').ask(contract.accept, { bookingId: offer!.bookingId })
  expect(ending(taken)).toBe('ok')
  const { booking } = done(await w.as('qin').ask(rooms.show, { bookingId: offer!.bookingId }))
  expect(booking).toMatchObject({ state: 'stands', offered: true })
  w.clock('2026-11-24 13:00')
  await look()
  expect(await offersOf('li')).toEqual([])
  expect(await tryBook('zhou', '14:00', '15:00')).toBe('taken')
})

test('B6: left by one, it is held for the next at once', async () => {
  const booked = await book('gong', '14:00', '15:00')
  for (const who of ['qin', 'li'] as const) await wait(who, '14:00', '15:00')
  await cancel('gong', booked)
  const [offer] = await offersOf('qin')
  w.pass(1000)
  done(await w.as('qin').ask(contract.decline, { bookingId: offer!.bookingId }))
  expect((await told()).map(({ person_id }) => person_id)).toEqual([people.qin.id, people.li.id])
  expect([await offersOf('qin'), (await offersOf('li')).length]).toEqual([[], 1])
  expect(ending(await w.as('qin').ask(contract.accept, { bookingId: offer!.bookingId }))).toBe(
    'answered-before',
  )
})

test.each([
  ['whoever looks', async () => void (await look())],
  ['whoever looks at all rooms', async () => void (await w.guest.ask(rooms.list, {}))],
  ['whoever books it directly', async () => expect(await tryBook('zhou', '14:00', '15:00')).toBe('taken')],
  ['the next in line', async () => void (await offersOf('li'))],
])('B6: lapsed unanswered, it goes to the next: %s moves the line on', async (_, someone) => {
  const booked = await book('gong', '14:00', '15:00')
  for (const who of ['qin', 'li'] as const) await wait(who, '14:00', '15:00')
  await cancel('gong', booked)
  const [offer] = await offersOf('qin')
  w.clock(offer!.until)
  await someone()
  expect((await told()).map(({ person_id }) => person_id)).toEqual([people.qin.id, people.li.id])
  expect(ending(await w.as('qin').ask(contract.accept, { bookingId: offer!.bookingId }))).toBe('offer-over')
  expect((await offersOf('li')).length).toBe(1)
})

test('B6: with nobody left in line it is free again, and listed as what it is', async () => {
  const booked = await book('gong', '14:00', '15:00')
  await wait('qin', '14:00', '15:00')
  await cancel('gong', booked)
  const [offer] = await offersOf('qin')
  expect(done(await look()).days[0]!.taken).toEqual(['14:00', '14:30'])
  w.clock(offer!.until)
  expect(done(await look()).days[0]!.taken).toEqual([])
  expect(await tryBook('zhou', '14:00', '15:00')).toBe('ok')
})

test('B6: an offer of the late evening lapses in the morning, and just before the start none is made', async () => {
  const on = wish('10:00', '11:00', '2026-11-26')
  const booked = done(await w.as('gong').ask(rooms.book, on))
  done(await w.as('qin').ask(contract.join, on))
  w.pass(1000)
  done(await w.as('zhou').ask(contract.join, on))
  w.clock('2026-11-25 23:30')
  await cancel('gong', booked)
  expect((await offersOf('qin'))[0]).toMatchObject({ until: moment('2026-11-26 09:00') })
  w.clock('2026-11-26 09:50')
  expect(await offersOf('zhou')).toEqual([])
  expect(ending(await w.as('li').ask(rooms.book, on))).toBe('ok')
})

test('B5, B6: what is released because nobody came goes to whoever waits for the rest of it', async () => {
  await book('gong', '14:00', '16:00')
  await wait('qin', '15:00', '16:00')
  w.clock('2026-11-24 14:15')
  expect(await tryBook('zhou', '15:00', '16:00')).toBe('taken')
  expect((await offersOf('qin')).map(({ start }) => start)).toEqual(['15:00'])
})

test('B3: a lapsed time that nobody in line can use is everybody’s, as it is listed', async () => {
  await book('gong', '14:00', '16:00')
  await book('zhou', '16:00', '17:00')
  await wait('qin', '15:00', '17:00')
  w.clock('2026-11-24 14:15')
  expect(done(await look()).days[0]!.free.map(({ start }) => start)).toContain('15:00')
  expect(await tryBook('li', '15:00', '16:00')).toBe('ok')
})

test('who may not wait is told why', async () => {
  const join = async (who: Who, start: string, end: string) =>
    ending(await w.as(who).ask(contract.join, wish(start, end)))
  expect(await join('qin', '14:00', '15:00')).toBe('free-now')
  await book('gong', '14:00', '15:00')
  await book('gong', '09:00', '10:00')
  expect(await join('bai', '14:00', '15:00')).toBe('no-standing')
  expect(await join('qin', '14:10', '15:00')).toBe('off-the-grid')
  expect(await join('qin', '14:00', '15:00')).toBe('ok')
  expect(await join('qin', '14:00', '15:00')).toBe('already-waits')
  w.clock('2026-11-24 08:50')
  expect(await join('li', '09:00', '10:00')).toBe('too-soon')
  await w.db.updateTable('rooms').set({ approval: true }).where('community_id', '=', w.community).execute()
  expect(await join('zhou', '14:00', '15:00')).toBe('asks-first')
})

test('who leaves the line is not asked, and may stand in it again', async () => {
  const booked = await book('gong', '14:00', '15:00')
  const { waitId } = await wait('qin', '14:00', '15:00')
  await wait('li', '14:00', '15:00')
  for (const who of ['li', 'su'] as const)
    expect(ending(await w.as(who).ask(contract.leave, { waitId }))).toBe('no-such-wait')
  done(await w.as('qin').ask(contract.leave, { waitId }))
  expect(ending(await w.as('qin').ask(contract.leave, { waitId }))).toBe('no-such-wait')
  expect((await wait('qin', '14:00', '15:00')).ahead).toBe(1)
  await cancel('gong', booked)
  expect([(await offersOf('li')).length, await offersOf('qin')]).toEqual([1, []])
})

test('who moved away meanwhile is passed over', async () => {
  w.clock('2026-10-30 08:00')
  const on = wish('14:00', '15:00', '2026-11-04')
  const booked = done(await w.as('gong').ask(rooms.book, on))
  done(await w.as('bai').ask(contract.join, on))
  w.pass(1000)
  done(await w.as('qin').ask(contract.join, on))
  w.clock('2026-11-02 09:00')
  await cancel('gong', booked)
  expect([await offersOf('bai'), (await offersOf('qin')).length]).toEqual([[], 1])
})

test("P1: nobody answers another's offer, and staff neither answer nor see it as a request", async () => {
  const booked = await book('gong', '14:00', '15:00')
  await wait('qin', '14:00', '15:00')
  await cancel('gong', booked)
  const { bookingId } = (await offersOf('qin'))[0]!
  for (const who of ['li', 'su', 'he'] as const)
    for (const act of [contract.accept, contract.decline])
      expect(ending(await w.as(who).ask(act, { bookingId }))).toBe('no-such-offer')
  expect(done(await w.as('su').ask(rooms.requests, {})).requests).toEqual([])
  expect(ending(await w.as('su').ask(rooms.approve, { bookingId }))).toBe('nothing-asked')
  expect(ending(await w.as('gong').ask(contract.accept, booked))).toBe('no-such-offer')
})
