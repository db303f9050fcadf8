import type { Connection } from '../../../src/platform/database/connect'
import * as rooms from '../../../src/rooms/contract'
import * as contract from '../../../src/rooms/halls/contract'
import { joinable, partable, type Linkable } from '../../../src/rooms/halls/rule'
import * as waits from '../../../src/rooms/wait/contract'
import { rooms as ids, tuesday, type Who } from '../../support/community'
import { unreconciled } from '../../support/claims'
import { freshDatabase } from '../../support/database'
import { done, ending, freshWorld, type World } from '../../support/world'

const room = (roomId: string, change: Partial<Linkable> = {}): Linkable => ({
  ...{ roomId, name: roomId, lanes: 1, parts: [], halls: [], closedAhead: false },
  ...change,
})
const hall = room('hall')
const part = room('part', { lanes: 3 })

test.each<[string, Linkable, Linkable, string | null]>([
  ['a room of three seats to a hall', hall, part, null],
  ['a room to itself', hall, hall, 'same-room'],
  ['a part once more', room('hall', { parts: ['part'] }), part, 'already-part'],
  ['a second part', room('hall', { parts: ['other'] }), part, null],
  ['a part of another hall too', hall, room('part', { halls: ['other'] }), null],
  ['a hall that splits itself', hall, room('part', { parts: ['other'] }), 'part-splits'],
  [
    'back to its own part: a loop',
    room('part', { halls: ['hall'] }),
    room('hall', { parts: ['part'] }),
    'part-splits',
  ],
  ['to a room that is a part', room('hall', { halls: ['other'] }), part, 'hall-is-part'],
  ['to a room that several share', room('hall', { lanes: 3 }), part, 'hall-lanes'],
  ['to a hall that will be closed', room('hall', { closedAhead: true }), part, 'closed-ahead'],
  ['what will be closed', hall, room('part', { closedAhead: true }), 'closed-ahead'],
])('joining %s', (_, whole, one, code) => {
  expect(joinable(whole, one)?.refusal.code ?? null).toBe(code)
})

test.each<[string, Linkable, Linkable, string | null]>([
  ['a part', room('hall', { parts: ['part'] }), part, null],
  ['what is none', hall, part, 'not-a-part'],
  ['one of a closed hall', room('hall', { parts: ['part'], closedAhead: true }), part, 'closed-ahead'],
])('taking out %s', (_, whole, one, code) => {
  expect(partable(whole, one)?.refusal.code ?? null).toBe(code)
})

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

const order = (start: string, end: string, roomId: string = ids.hall) => ({
  ...{ roomId, day: tuesday, start, end, people: 1, purpose: '排练' },
})
const tryBook = async (who: Who, start: string, end: string, roomId?: string) =>
  ending(await w.as(who).ask(rooms.book, order(start, end, roomId)))
const pair = (join: boolean, partId: string = ids.readingRoom, roomId: string = ids.hall) => ({
  ...{ roomId, partId, join },
})
const see = async (join: boolean, partId?: string, roomId?: string) =>
  done(await w.as('su').ask(contract.linking, pair(join, partId, roomId)))
const link = async (join: boolean, partId?: string, roomId?: string) => {
  const { fingerprint } = await see(join, partId, roomId)
  return ending(await w.as('su').ask(contract.linkPart, { ...pair(join, partId, roomId), fingerprint }))
}

test('what is booked of the hall holds the new part with every seat, and is held by it from then on', async () => {
  expect(await tryBook('qin', '10:00', '12:00')).toBe('ok')
  expect((await see(true)).bookings).toEqual([])
  expect(await link(true)).toBe('ok')
  expect(await tryBook('li', '10:00', '11:00', ids.readingRoom)).toBe('taken')
  expect(await tryBook('li', '14:00', '15:00', ids.readingRoom)).toBe('ok')
  expect(await tryBook('zhou', '14:00', '15:00')).toBe('taken')
  const { rooms: all } = done(await w.as('su').ask(contract.halls, {}))
  expect(all.map(({ parts, halls }) => [parts, halls])).toEqual([
    [[ids.readingRoom], []],
    [[], [ids.hall]],
    [[], []],
  ])
})

test('two parties in one room at the same time: both are shown, and it is not joined', async () => {
  expect(await tryBook('qin', '10:00', '12:00')).toBe('ok')
  expect(await tryBook('li', '11:00', '12:00', ids.readingRoom)).toBe('ok')
  expect(await tryBook('zhou', '14:00', '15:00', ids.readingRoom)).toBe('ok')
  const { bookings } = await see(true)
  expect(bookings.map(({ name, start }) => [name, start])).toEqual([
    ['秦桂岚', '10:00'],
    ['李望椿', '11:00'],
  ])
  expect(await link(true)).toBe('booked-across')
  expect(await tryBook('gong', '11:00', '12:00', ids.readingRoom)).toBe('ok')
})

test('taken out: what is booked of the hall is seen before, and holds the part no longer; who waits is asked', async () => {
  expect(await link(true)).toBe('ok')
  expect(await tryBook('qin', '10:00', '12:00')).toBe('ok')
  w.pass(1000)
  done(await w.as('li').ask(waits.join, order('10:00', '11:00', ids.readingRoom)))
  expect((await see(false)).bookings.map(({ name }) => name)).toEqual(['秦桂岚'])
  expect(await link(false)).toBe('ok')
  expect(done(await w.as('li').ask(waits.mine, {})).offers).toHaveLength(1)
  expect(await tryBook('zhou', '10:00', '11:00', ids.readingRoom)).toBe('ok')
  expect(await tryBook('zhou', '10:00', '11:00')).toBe('taken')
  // It splits no more: it can become a part itself.
  expect(await link(true, ids.hall, ids.mediation)).toBe('ok')
})

test('the list that was shown is the list that is confirmed', async () => {
  expect(await link(true)).toBe('ok')
  const { fingerprint } = await see(false)
  expect(await tryBook('qin', '10:00', '12:00')).toBe('ok')
  const late = await w.as('su').ask(contract.linkPart, { ...pair(false), fingerprint })
  expect(ending(late)).toBe('list-changed')
})

test('no loop, no part of a part, and nothing while one of them will be closed', async () => {
  expect(await link(true)).toBe('ok')
  const ask = async (...input: Parameters<typeof pair>) =>
    ending(await w.as('su').ask(contract.linking, pair(...input)))
  expect(await ask(true, ids.hall, ids.readingRoom)).toBe('part-splits')
  expect(await ask(true, ids.hall, ids.mediation)).toBe('part-splits')
  expect(await ask(true, ids.mediation, ids.readingRoom)).toBe('hall-is-part')
  expect(await ask(true, tuesday.replace(/.*/, '00000000-0000-8000-8000-000000000000'))).toBe('no-such-room')
  const span = { roomId: ids.mediation, firstDay: tuesday, start: '10:00', lastDay: tuesday, end: '12:00' }
  const { fingerprint } = done(await w.as('su').ask(rooms.closing, span))
  done(await w.as('su').ask(rooms.close, { ...span, reason: '换地板', fingerprint }))
  expect(await ask(true, ids.mediation)).toBe('closed-ahead')
  expect(ending(await w.as('he').ask(contract.linking, pair(true)))).toBe('not-staff')
  expect(ending(await w.as('he').ask(contract.linkPart, { ...pair(true), fingerprint }))).toBe('not-staff')
})
