import { at, minutes } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { say } from '../../src/kernel/words'
import { list as inbox } from '../../src/messages/contract'
import { said } from '../../src/messages/text'
import * as contract from '../../src/rooms/contract'
import { arrive } from '../../src/rooms/presence/contract'
import { closable, CLOSURE_DAYS } from '../../src/rooms/rule'
import { refusals } from '../../src/rooms/text'
import * as wait from '../../src/rooms/wait/contract'
import { people, rooms, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'
import { early } from './cases'

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
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const order = (start: string, end: string, roomId: string = rooms.hall) => ({
  ...{ roomId, day: tuesday, start, end, people: 1, purpose: '排练' },
})
const book = async (who: Who, start: string, end: string, roomId?: string) =>
  done(await w.as(who).ask(contract.book, order(start, end, roomId)))
const span = (start: string, end: string, roomId: string = rooms.hall) => ({
  ...{ roomId, firstDay: tuesday, start, lastDay: tuesday, end },
})
const seen = async (start: string, end: string, roomId?: string) =>
  done(await w.as('su').ask(contract.closing, span(start, end, roomId)))
const shut = async (start: string, end: string, roomId?: string) => {
  const { fingerprint } = await seen(start, end, roomId)
  const input = { ...span(start, end, roomId), reason: '换地板', fingerprint }
  return w.as('su').ask(contract.close, input)
}

test('what lies inside is shown, then cancelled with the reason, and each is told; what lies outside stays', async () => {
  const before = await book('qin', '09:00', '10:00')
  const across = await book('qin', '10:00', '11:00')
  const inside = await book('li', '11:00', '12:00')
  expect((await seen('10:30', '12:00')).bookings.map(({ name, start }) => [name, start])).toEqual([
    ['秦桂岚', '10:00'],
    ['李望椿', '11:00'],
  ])
  expect(done(await shut('10:30', '12:00')).cancelled).toBe(2)
  const states = []
  for (const [who, id] of [
    ['qin', before],
    ['qin', across],
    ['li', inside],
  ] as const) {
    const { booking } = done(await w.as(who).ask(contract.show, id))
    states.push([booking.state, booking.cancelReason])
  }
  expect(states).toEqual([
    ['stands', null],
    ['cancelled', '换地板'],
    ['cancelled', '换地板'],
  ])
  const told = await w.db.selectFrom('messages').selectAll().where('community_id', '=', w.community).execute()
  expect(told.map(({ person_id, kind, about }) => [person_id, kind, about])).toEqual([
    [people.qin.id, 'room-closed', across.bookingId],
    [people.li.id, 'room-closed', inside.bookingId],
  ])
  // The half hour before the closure is free again.
  await book('zhou', '10:00', '10:30')
})

test('booking inside a closure is refused with the reason and the next free time; the day says why', async () => {
  done(await shut('09:00', '12:00'))
  const outcome = await w.as('qin').ask(contract.book, order('10:00', '11:00'))
  expect(outcome).toMatchObject({ refusal: { code: 'closed', reason: '换地板', next: '12:00' } })
  if (outcome.ok || 'trouble' in outcome || outcome.refusal.code === 'request-reused') throw new Error()
  expect(say(refusals, outcome.refusal, false)).toBe('这段时间不能用：换地板。12:00 还空着。')
  const [day] = done(await w.guest.ask(contract.freeTimes, { roomId: rooms.hall, days: 1 })).days
  expect(day!.closed).toEqual([{ start: '09:00', end: '12:00', reason: '换地板' }])
  expect(day!.free[0]!.start).toBe('12:00')
})

test('every lane of a room is closed', async () => {
  await book('qin', '10:00', '11:00', rooms.readingRoom)
  expect(done(await shut('10:00', '11:00', rooms.readingRoom)).cancelled).toBe(1)
  expect(ending(await w.as('li').ask(contract.book, order('10:30', '11:30', rooms.readingRoom)))).toBe(
    'closed',
  )
})

test('a list that changed meanwhile is not confirmed, and nothing is cancelled', async () => {
  const { fingerprint } = await seen('10:00', '12:00')
  const booked = await book('qin', '10:00', '11:00')
  const input = { ...span('10:00', '12:00'), reason: '换地板', fingerprint }
  expect(ending(await w.as('su').ask(contract.close, input))).toBe('list-changed')
  expect(done(await w.as('qin').ask(contract.show, booked)).booking.state).toBe('stands')
  done(await shut('10:00', '12:00'))
})

test('ended, its time is free at once; it is ended once', async () => {
  const closed = done(await shut('09:00', '18:00'))
  expect(ending(await w.as('qin').ask(contract.book, order('10:00', '11:00')))).toBe('closed')
  done(await w.as('su').ask(contract.reopen, { closureId: closed.closureId }))
  await book('qin', '10:00', '11:00')
  expect(ending(await w.as('su').ask(contract.reopen, { closureId: closed.closureId }))).toBe('already-open')
  expect(ending(await w.as('su').ask(contract.reopen, { closureId: people.qin.id }))).toBe('no-such-closure')
})

test('two closures never lie over each other, and only staff close', async () => {
  const { fingerprint } = await seen('10:00', '12:00')
  done(await shut('11:00', '13:00'))
  expect(ending(await w.as('su').ask(contract.closing, span('10:00', '12:00')))).toBe('already-closed')
  const input = { ...span('10:00', '12:00'), reason: '换地板', fingerprint }
  expect(ending(await w.as('su').ask(contract.close, input))).toBe('already-closed')
  expect(ending(await w.as('lin').ask(contract.close, input))).toBe('not-staff')
  expect(ending(await w.as('su').ask(contract.closing, span('10:00', '11:00', people.qin.id)))).toBe(
    'no-such-room',
  )
  expect(ending(await w.as('su').ask(contract.close, { ...input, roomId: people.qin.id }))).toBe(
    'no-such-room',
  )
})

test('a request inside is cancelled too; one that has expired is taken over without a word', async () => {
  await w.db
    .updateTable('rooms')
    .set({ approval: true, answer_hours: 2 })
    .where('community_id', '=', w.community)
    .where('room_id', '=', rooms.hall)
    .execute()
  await book('qin', '14:00', '15:00')
  await w.pass(60 * 60_000)
  await book('li', '15:00', '16:00')
  w.clock('2026-11-24 10:30')
  expect((await seen('14:00', '16:00')).bookings.map(({ name, state }) => [name, state])).toEqual([
    ['李望椿', 'waiting'],
  ])
  expect(done(await shut('14:00', '16:00')).cancelled).toBe(1)
})

describe('a hall that splits', () => {
  beforeEach(async () => {
    const c = { community_id: w.community }
    await w.db
      .updateTable('rooms')
      .set({ splits: true })
      .where('community_id', '=', w.community)
      .where('room_id', '=', rooms.hall)
      .execute()
    await w.db
      .insertInto('room_parts')
      .values([rooms.readingRoom, rooms.mediation].map((part_id) => ({ ...c, room_id: rooms.hall, part_id })))
      .execute()
  })
  const taken = async (roomId: string) =>
    done(await w.guest.ask(contract.freeTimes, { roomId, days: 1 })).days[0]!.taken

  test('whoever has the hall has all its parts, with every lane; B3: the list says so', async () => {
    const { bookingId } = await book('qin', '10:00', '11:00')
    expect(await taken(rooms.readingRoom)).toEqual(['10:00', '10:30'])
    expect(await taken(rooms.mediation)).toEqual(['10:00'])
    expect(ending(await w.as('li').ask(contract.book, order('10:30', '11:00', rooms.readingRoom)))).toBe(
      'taken',
    )
    done(await w.as('qin').ask(contract.cancel, { bookingId }))
    expect(await taken(rooms.readingRoom)).toEqual([])
  })

  test('one lane of one part is enough to keep the hall from being booked; parts do not mind each other', async () => {
    await book('qin', '10:00', '11:00', rooms.readingRoom)
    await book('li', '10:00', '11:00', rooms.mediation)
    await book('zhou', '10:00', '11:00', rooms.readingRoom)
    expect(await taken(rooms.hall)).toEqual(['10:00', '10:30'])
    expect(ending(await w.as('gong').ask(contract.book, order('10:30', '11:30')))).toBe('taken')
    await book('gong', '11:00', '12:00')
  })

  test('a part that is closed closes the hall, and a hall that is closed its parts', async () => {
    done(await shut('10:00', '11:00', rooms.mediation))
    expect(ending(await w.as('qin').ask(contract.book, order('10:00', '11:00')))).toBe('closed')
    await book('qin', '14:00', '15:00', rooms.readingRoom)
    expect(done(await shut('14:00', '16:00')).cancelled).toBe(1)
    expect(ending(await w.as('li').ask(contract.book, order('15:00', '16:00', rooms.mediation)))).toBe(
      'closed',
    )
  })

  test('a part does not split further, and what splits is for one party: the table says so', async () => {
    const c = { community_id: w.community }
    const deeper = w.db
      .insertInto('room_parts')
      .values({ ...c, room_id: rooms.hall, part_id: rooms.hall })
      .execute()
    await expect(deeper).rejects.toMatchObject({ constraint: 'room_parts_split_no_further' })
    const lanes = w.db
      .updateTable('rooms')
      .set({ lanes: 2 })
      .where('room_id', '=', rooms.hall)
      .where('community_id', '=', w.community)
      .execute()
    await expect(lanes).rejects.toMatchObject({ constraint: 'rooms_split_whole' })
  })
})

test.each([
  ['from now on', '08:00', '09:00', null],
  ['from a quarter that is over', '07:45', '09:00', 'span-over'],
  ['for no time', '09:00', '09:00', 'span-empty'],
  ['backwards', '10:00', '09:00', 'span-empty'],
  ['from an uneven minute', '09:10', '10:00', 'span-uneven'],
])('closing %s', (_, start, end, code) => {
  expect(closable({ start: at(tuesday, minutes(start)), end: at(tuesday, minutes(end)) }, early)).toBe(code)
})

test('a room is closed for a quarter of a year at most', () => {
  const days = (n: number) => ({ start: early, end: at(tuesday, 480 + n * 1440) })
  expect(closable(days(CLOSURE_DAYS), early)).toBe(null)
  expect(closable(days(CLOSURE_DAYS + 1), early)).toBe('span-too-long')
})

test('B5: closing a room in which somebody is already keeps that they came, and tells them', async () => {
  const booked = await book('qin', '10:00', '12:00')
  w.clock('2026-11-24 10:05')
  done(await w.as('qin').ask(arrive, booked))
  w.clock('2026-11-24 10:40')
  expect(done(await shut('11:00', '18:00')).cancelled).toBe(0)
  const { booking } = done(await w.as('qin').ask(contract.show, booked))
  expect(booking).toMatchObject({ state: 'stands', cancelledAt: null, cameAt: expect.any(Number) })
  expect(await toldOf('room-closed')).toEqual([people.qin.id])
  expect(ending(await w.as('li').ask(contract.book, order('10:30', '11:00')))).toBe('in-the-past')
  expect(ending(await w.as('li').ask(contract.book, order('11:00', '12:00')))).toBe('closed')
})

const waitFor = async (who: Who, start: string, end: string, roomId?: string) => {
  w.pass(1000)
  return done(await w.as(who).ask(wait.join, order(start, end, roomId)))
}
const toldOf = async (kind: string) => {
  const rows = await w.db
    .selectFrom('messages')
    .select('person_id')
    .where('community_id', '=', w.community)
    .where('kind', '=', kind as 'room-offer')
    .execute()
  return rows.map(({ person_id }) => person_id).sort()
}
const split = async (...parts: string[]) => {
  const c = { community_id: w.community }
  const hall = w.db.updateTable('rooms').set({ splits: true }).where('community_id', '=', w.community)
  await hall.where('room_id', '=', rooms.hall).execute()
  const links = parts.map((part_id) => ({ ...c, room_id: rooms.hall, part_id }))
  await w.db.insertInto('room_parts').values(links).execute()
}

test('who waits for a time that is closed is told why and waits no longer; who waits beside it stays', async () => {
  await book('gong', '10:00', '12:00')
  await waitFor('qin', '11:00', '12:00')
  await waitFor('li', '10:00', '10:30')
  done(await shut('11:00', '18:00'))
  expect(done(await w.as('qin').ask(wait.mine, {})).waits).toEqual([])
  expect(await toldOf('room-wait-closed')).toEqual([people.qin.id])
  const { messages } = done(await w.as('qin').ask(inbox, {}))
  expect(said(messages[0]!, false).note).toContain('因为：换地板，不用等了')
  // The booking across the closure is gone; the hour before it is theirs to answer.
  expect(done(await w.as('li').ask(wait.mine, {})).offers).toMatchObject([{ start: '10:00', end: '10:30' }])
})

test('closing one part of a hall: what the cancelled hall held of the other part goes to who waits for it', async () => {
  await split(rooms.mediation, rooms.readingRoom)
  await book('gong', '10:00', '12:00')
  await waitFor('qin', '10:00', '11:00', rooms.readingRoom)
  await waitFor('li', '10:00', '11:00', rooms.mediation)
  await waitFor('zhou', '10:00', '11:00')
  done(await shut('09:00', '18:00', rooms.mediation))
  expect(await toldOf('room-offer')).toEqual([people.qin.id])
  expect(await toldOf('room-wait-closed')).toEqual([people.li.id, people.zhou.id].sort())
})
