import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/rooms/contract'
import { rooms, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})

const order = (start: string, end: string) => ({
  roomId: rooms.hall,
  day: tuesday,
  ...{ start, end, people: 3, purpose: '排练' },
})
const book = async (who: Who, start: string, end: string) =>
  done(await w.as(who).ask(contract.book, order(start, end)))
const takenTimes = async () =>
  done(await w.guest.ask(contract.freeTimes, { roomId: rooms.hall, days: 1 })).days[0]!.taken

test('cancelling frees exactly what was taken, and the record stays', async () => {
  await book('li', '09:00', '10:00')
  const booked = await book('qin', '10:00', '11:00')
  await book('li', '11:00', '12:00')
  w.clock('2026-11-24 08:45')
  expect(done(await w.as('qin').ask(contract.cancel, booked))).toEqual({ ...booked, cancelledAt: w.now() })
  expect(await takenTimes()).toEqual(['09:00', '09:30', '11:00', '11:30'])
  expect(await unreconciled(w.db, w.community)).toEqual([])
  const { booking } = done(await w.as('qin').ask(contract.show, booked))
  expect(booking).toMatchObject({ start: '10:00', end: '11:00', purpose: '排练', cancelledAt: w.now() })
  await book('li', '10:00', '11:00')
})

test('cancelling one of three seats leaves the two others', async () => {
  const seat = { ...order('10:00', '11:00'), roomId: rooms.readingRoom, people: 1 }
  const [, second] = [
    done(await w.as('qin').ask(contract.book, seat)),
    done(await w.as('li').ask(contract.book, seat)),
    done(await w.as('zhou').ask(contract.book, seat)),
  ]
  done(await w.as('li').ask(contract.cancel, second))
  expect(ending(await w.as('gong').ask(contract.book, seat))).toBe('ok')
  expect(ending(await w.as('su').ask(contract.book, seat))).toBe('taken')
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

test('a second time is refused and keeps the first time of cancelling', async () => {
  const booked = await book('qin', '10:00', '11:00')
  const first = done(await w.as('qin').ask(contract.cancel, booked))
  w.pass(60_000)
  expect(ending(await w.as('qin').ask(contract.cancel, booked))).toBe('already-cancelled')
  const { booking } = done(await w.as('qin').ask(contract.show, booked))
  expect(booking.cancelledAt).toBe(first.cancelledAt)
})

test("somebody else's is not there, to cancel or to see (B8)", async () => {
  const booked = await book('qin', '10:00', '11:00')
  for (const who of ['li', 'su', 'he', 'bai'] as const) {
    expect(ending(await w.as(who).ask(contract.cancel, booked))).toBe('no-such-booking')
    expect(ending(await w.as(who).ask(contract.show, booked))).toBe('no-such-booking')
  }
  expect(await takenTimes()).toEqual(['10:00', '10:30'])
})

test.each([
  ['2026-11-24 09:59', 'ok'],
  ['2026-11-24 10:00', 'already-started'],
  ['2026-11-25 08:00', 'already-started'],
])("at %s a booking of ten o'clock: %s", async (now, expected) => {
  const booked = await book('qin', '10:00', '11:00')
  w.clock(now)
  expect(ending(await w.as('qin').ask(contract.cancel, booked))).toBe(expected)
})

test('by a clock that runs behind, a booking is cancelled no earlier than it was made', async () => {
  const booked = await book('qin', '10:00', '11:00')
  const made = w.now()
  w.pass(-60_000)
  expect(done(await w.as('qin').ask(contract.cancel, booked)).cancelledAt).toBe(made)
  const { booking } = done(await w.as('qin').ask(contract.show, booked))
  expect(booking).toMatchObject({ madeAt: made, cancelledAt: made })
})

test('who moved away may still cancel what they had booked', async () => {
  w.clock('2026-10-30 08:00')
  const day = '2026-11-02' as typeof tuesday
  const booked = done(await w.as('bai').ask(contract.book, { ...order('10:00', '11:00'), day }))
  w.clock('2026-11-01 08:00')
  done(await w.as('bai').ask(contract.cancel, booked))
})
