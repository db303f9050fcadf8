import type { Connection } from '../../../src/platform/database/connect'
import * as messages from '../../../src/messages/contract'
import { callsNow } from '../../../src/messages/rule'
import { said } from '../../../src/messages/text'
import { sendWaiting } from '../../../src/messages/send'
import { localMessenger } from '../../../src/platform/messages/local'
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

const wish = (start: string, end: string) => ({
  ...{ roomId: ids.hall, day: tuesday, start, end, people: 1, purpose: '排练' },
})
const tryJoin = (who: Who, forWhom: Who, start = '14:00', end = '15:00') =>
  w.as(who).ask(contract.joinFor, { ...wish(start, end), personId: people[forWhom].id })
const list = async () => done(await w.as('su').ask(contract.waiting, {}))
const answer = async (bookingId: string, take: boolean, who: Who = 'su') =>
  ending(await w.as(who).ask(contract.answerFor, { bookingId, take }))
const book = async (who: Who) => done(await w.as(who).ask(rooms.book, wish('14:00', '15:00')))
const send = () =>
  sendWaiting({ db: w.db, cipher: w.cipher, now: w.now, messenger: localMessenger() }, w.community)
const toPhone = async () => done(await w.as('su').ask(messages.callList, {})).people

/** 李望椿 has the time, the desk stands in line for 周文海, who has no phone here, and then it is given back. */
async function offered(forWhom: Who = 'zhou') {
  const booked = await book('li')
  w.pass(1000)
  done(await tryJoin('su', forWhom))
  w.pass(1000)
  done(await w.as('li').ask(rooms.cancel, booked))
  await send()
  return (await list()).offers[0]!
}

test('the desk stands in line for somebody without a phone; what becomes free is on the list to phone', async () => {
  const offer = await offered()
  expect(offer).toMatchObject({ name: '周文海', home: '9栋3-1', byDesk: true, start: '14:00' })
  expect(await toPhone()).toMatchObject([{ kind: 'room-offer', name: '周文海', why: 'unreachable' }])
  w.pass(1000)
  expect(await answer(offer.bookingId, true)).toBe('ok')
  expect([(await list()).offers, await toPhone()]).toEqual([[], []])
  const shown = done(await w.as('zhou').ask(rooms.show, { bookingId: offer.bookingId }))
  expect(shown.booking.state).toBe('stands')
  const told = done(await w.as('zhou').ask(messages.list, {})).messages
  expect(told.map(({ kind }) => kind)).toEqual(['room-approved', 'room-offer'])
  for (const message of told) expect(said(message, false).note).toContain('11月24日 星期二 下午2点 邻里议站')
  expect(await answer(offer.bookingId, true)).toBe('answered-before')
})

test('left for them, it goes to the next in line, and nobody is phoned about it any more', async () => {
  const booked = await book('li')
  for (const who of ['zhou', 'gong'] as const) {
    w.pass(1000)
    done(await tryJoin('su', who))
  }
  done(await w.as('li').ask(rooms.cancel, booked))
  await send()
  expect(await answer((await list()).offers[0]!.bookingId, false)).toBe('ok')
  await send()
  expect((await list()).offers.map(({ name }) => name)).toEqual(['龚长庚'])
  expect((await toPhone()).map(({ name }) => name)).toEqual(['龚长庚'])
})

test('who has a phone of their own and stood in line by it is not phoned; for whom the desk stood, is', async () => {
  const booked = await book('li')
  done(await w.as('qin').ask(contract.join, wish('14:00', '15:00')))
  done(await w.as('li').ask(rooms.cancel, booked))
  await send()
  expect(await toPhone()).toEqual([])
  const { bookingId } = (await list()).offers[0]!
  done(await w.as('qin').ask(contract.accept, { bookingId }))
  expect(done(await w.as('qin').ask(messages.list, {})).messages[0]).toMatchObject({ read: true })
  done(await w.as('qin').ask(rooms.cancel, { bookingId }))
  await offered('qin')
  expect(await toPhone()).toMatchObject([{ name: '秦桂岚', why: 'unwilling' }])
})

test('what has lapsed is phoned to nobody', async () => {
  const { until } = await offered()
  w.clock(until)
  expect(await toPhone()).toEqual([])
})

test('the desk takes out of the line whoever says so, and is told why somebody cannot wait', async () => {
  await book('li')
  const { waitId } = done(await tryJoin('su', 'zhou'))
  expect((await list()).waits).toMatchObject([{ waitId, name: '周文海', byDesk: true, ahead: 0 }])
  expect(ending(await tryJoin('su', 'zhou'))).toBe('already-waits')
  done(await w.as('su').ask(contract.leaveFor, { waitId }))
  expect(ending(await w.as('su').ask(contract.leaveFor, { waitId }))).toBe('no-such-wait')
  expect(ending(await tryJoin('su', 'bai'))).toBe('no-standing')
  expect(ending(await tryJoin('su', 'zhou', '10:00', '11:00'))).toBe('free-now')
  const nobody = { ...wish('14:00', '15:00'), personId: ids.hall }
  expect(ending(await w.as('su').ask(contract.joinFor, nobody))).toBe('no-such-person')
})

test('P1: only staff do so', async () => {
  const { bookingId } = await offered()
  for (const who of ['li', 'he', 'lin', 'zhou'] as const) {
    expect(ending(await tryJoin(who, 'qin'))).toBe('not-staff')
    expect(await answer(bookingId, true, who)).toBe('not-staff')
    expect(ending(await w.as(who).ask(contract.waiting, {}))).toBe('not-staff')
    expect(ending(await w.as(who).ask(contract.leaveFor, { waitId: people.qin.id }))).toBe('not-staff')
  }
})

const offer = {
  kind: 'room-offer',
  facts: { until: moment('2026-11-24 10:00') },
  why: 'unreachable',
} as const
test.each([
  ['held for somebody without a phone here', offer, true],
  [
    'by the desk, for somebody who gave no consent',
    { ...offer, why: 'unwilling', facts: { ...offer.facts, desk: 1 } },
    true,
  ],
  ['by themselves, who gave no consent', { ...offer, why: 'unwilling' }, false],
  ['lapsed', { ...offer, facts: { until: moment('2026-11-24 09:00') } }, false],
  ['a room that was closed', { ...offer, kind: 'room-closed', why: 'unwilling' }, true],
] as const)('who is phoned: %s', (_, message, phoned) => {
  expect(callsNow(message, moment('2026-11-24 09:00'))).toBe(phoned)
})
