import { at, clock, dayOf, minutes } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { say } from '../../src/kernel/words'
import * as contract from '../../src/rooms/contract'
import { refusals } from '../../src/rooms/text'
import { people, rooms, tuesday, type Who } from '../support/community'
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
  // Two hours to answer in: a request of half past eight expires at half past ten.
  await w.db
    .updateTable('rooms')
    .set({ approval: true, answer_hours: 2 })
    .where('community_id', '=', w.community)
    .where('room_id', '=', rooms.hall)
    .execute()
})
afterEach(async () => {
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const order = (start: string, end: string) => ({
  roomId: rooms.hall,
  day: tuesday,
  ...{ start, end, people: 3, purpose: '排练' },
})
const ask = async (who: Who, start = '14:00', end = '15:00') =>
  done(await w.as(who).ask(contract.book, order(start, end)))
const told = async () =>
  (await w.db.selectFrom('messages').selectAll().where('community_id', '=', w.community).execute()).map(
    ({ person_id, kind, facts, about }) => ({ person_id, kind, facts, about }),
  )

test('a request holds its time, and says until when and who answers', async () => {
  const asked = await ask('qin')
  const { booking, answerers } = done(await w.as('qin').ask(contract.show, asked))
  expect(booking).toMatchObject({ expiresAt: at(tuesday, minutes('10:30')), answer: null })
  expect(answerers).toEqual(['苏晓荷'])
  expect(ending(await w.as('li').ask(contract.book, order('14:00', '15:00')))).toBe('taken')
})

test('a request never outlives its start', async () => {
  const asked = await ask('qin', '09:00', '10:00')
  const { booking } = done(await w.as('qin').ask(contract.show, asked))
  expect(booking.expiresAt).toBe(at(tuesday, minutes('09:00')))
})

test('approved, it stands for good, and the one who asked is told', async () => {
  const asked = await ask('qin')
  done(await w.as('su').ask(contract.approve, asked))
  w.clock('2026-11-24 13:59')
  expect(ending(await w.as('li').ask(contract.book, order('14:00', '15:00')))).toBe('taken')
  const { booking, answerers } = done(await w.as('qin').ask(contract.show, asked))
  expect([booking.answer, answerers]).toEqual(['approved', []])
  const facts = { room: '邻里议站', day: tuesday, start: '14:00', end: '15:00', reason: null }
  expect(await told()).toEqual([
    { person_id: people.qin.id, kind: 'room-approved', facts, about: asked.bookingId },
  ])
})

test('declined with a reason, its time is free and the reason can be read', async () => {
  const asked = await ask('qin')
  done(await w.as('su').ask(contract.decline, { ...asked, reason: '那天要消防检查' }))
  const { booking } = done(await w.as('qin').ask(contract.show, asked))
  expect(booking).toMatchObject({ answer: 'declined', answerReason: '那天要消防检查' })
  await ask('li')
  expect(await told()).toMatchObject([{ kind: 'room-declined', facts: { reason: '那天要消防检查' } }])
})

test('B2, B3: expired, its time is listed as free, and the next one takes it over in the same act', async () => {
  const asked = await ask('qin')
  const taken = async () =>
    done(await w.guest.ask(contract.freeTimes, { roomId: rooms.hall, days: 1 })).days[0]!.taken
  w.clock('2026-11-24 10:29')
  expect(await taken()).toEqual(['14:00', '14:30'])
  w.clock('2026-11-24 10:30')
  expect(await taken()).toEqual([])
  expect(ending(await w.as('su').ask(contract.approve, asked))).toBe('expired')
  expect(ending(await w.as('qin').ask(contract.cancel, asked))).toBe('expired')
  const over = await ask('li', '14:30', '15:30')
  done(await w.as('su').ask(contract.approve, over))
  expect(await taken()).toEqual(['14:30', '15:00'])
})

test.each([
  [
    'one answered before',
    'already-answered',
    async (id: { bookingId: string }): Promise<void> => void done(await w.as('su').ask(contract.approve, id)),
  ],
  [
    'one withdrawn',
    'already-cancelled',
    async (id: { bookingId: string }): Promise<void> => void done(await w.as('qin').ask(contract.cancel, id)),
  ],
  ['one that is over', 'expired', async (): Promise<void> => w.clock('2026-11-24 10:30')],
] as const)('%s is not answered any more: %s', async (_, code, before) => {
  const asked = await ask('qin')
  await before(asked)
  expect(ending(await w.as('su').ask(contract.approve, asked))).toBe(code)
  expect(ending(await w.as('su').ask(contract.decline, { ...asked, reason: '不行' }))).toBe(code)
})

test('a booking that nobody had to answer, and one of nobody', async () => {
  const seat = { ...order('10:00', '11:00'), roomId: rooms.readingRoom, people: 1 }
  const booked = done(await w.as('qin').ask(contract.book, seat))
  expect(ending(await w.as('su').ask(contract.approve, booked))).toBe('nothing-asked')
  expect(ending(await w.as('su').ask(contract.approve, { bookingId: people.qin.id }))).toBe('no-such-booking')
})

test('who answers: staff, and whoever holds the authority at that moment, which is kept', async () => {
  const [first, second] = [await ask('qin'), await ask('li', '15:00', '16:00')]
  for (const who of ['qin', 'lin', 'zhou', 'gong'] as const)
    expect(ending(await w.as(who).ask(contract.approve, first))).toBe('not-staff')
  await w.send({ action: 'duty.stepOut', input: { until: null }, who: 'he', requestId: 'he-goes-out' })
  w.clock('2026-11-24 09:10')
  expect(ending(await w.as('he').ask(contract.approve, first))).toBe('not-staff')
  done(await w.as('lin').ask(contract.approve, first))
  done(await w.as('su').ask(contract.approve, second))
  const rows = await w.db
    .selectFrom('bookings')
    .select(['answered_by', 'shift_id', 'absence_id'])
    .where('community_id', '=', w.community)
    .orderBy('starts')
    .execute()
  expect(rows).toEqual([
    { answered_by: people.lin.id, shift_id: expect.any(String), absence_id: expect.any(String) },
    { answered_by: people.su.id, shift_id: null, absence_id: null },
  ])
})

test('the list for those who serve: what waits, soonest to expire first, and who may answer', async () => {
  const late = await ask('qin')
  const soon = await ask('li', '09:00', '10:00')
  const listed = done(await w.as('su').ask(contract.requests, {}))
  expect(listed.requests.map(({ bookingId, name, home }) => [bookingId, name, home])).toEqual([
    [soon.bookingId, '李望椿', '9栋2-1'],
    [late.bookingId, '秦桂岚', '9栋1-1'],
  ])
  expect([listed.mayAnswer, listed.answerers]).toEqual([true, ['苏晓荷']])
  expect(done(await w.as('lin').ask(contract.requests, {})).mayAnswer).toBe(false)
  expect(done(await w.as('he').ask(contract.requests, {})).mayAnswer).toBe(true)
  expect(ending(await w.as('qin').ask(contract.requests, {}))).toBe('not-staff')
  w.clock('2026-11-24 09:00')
  expect(done(await w.as('su').ask(contract.requests, {})).requests).toHaveLength(1)
})

test('every refusal names what is free instead, today or on another day', async () => {
  await ask('qin', '16:00', '18:00')
  const sentence = async (start: string, end: string, day = tuesday) => {
    const outcome = await w.as('li').ask(contract.book, { ...order(start, end), day })
    if (outcome.ok || 'trouble' in outcome || outcome.refusal.code === 'request-reused') throw new Error()
    return say(refusals, outcome.refusal, false)
  }
  expect(await sentence('16:00', '18:00')).toBe(
    '16:00 刚被别人约走了，这天没有同样长的空了，最早11月25日 星期三上午9点空着。',
  )
  expect(await sentence('08:00', '09:00')).toBe(
    '这个时间已经过了，挑一个晚一点的。最早11月24日 星期二上午9点空着。',
  )
  expect(await sentence('08:30', '09:00', '2026-11-28' as typeof tuesday)).toMatch(
    '不开门，换一天。最早11月30日 星期一上午9点空着。',
  )
  expect(await sentence('18:30', '19:00')).toMatch('最早11月25日 星期三上午9点空着。')
  expect(await sentence('10:00', '11:00', '2026-12-30' as typeof tuesday)).toMatch(
    '最远能约到12月8日 星期二。最早11月24日 星期二上午9点空着。',
  )
  expect([dayOf(w.now()), clock(510)]).toEqual([tuesday, '08:30'])
})
