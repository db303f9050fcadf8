import fc from 'fast-check'
import { say } from '../../src/kernel/words'
import { clock, minutes, type Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/rooms/contract'
import { refusals } from '../../src/rooms/text'
import type { Room } from '../../src/rooms/rule'
import { rooms, tuesday } from '../support/community'
import { hold, shut, unreconciled } from '../support/claims'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'
import { cases, early } from './cases'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

async function reshape(w: World, roomId: string, change: Partial<Room>) {
  const { unit, aheadDays, openDays, before, after, answerHours, ...rest } = change
  const buffers = { buffer_before: before, buffer_after: after, answer_hours: answerHours }
  const row = { ...rest, ...buffers, unit_minutes: unit, ahead_days: aheadDays, open_days: openDays }
  await w.db
    .updateTable('rooms')
    .set(row)
    .where('community_id', '=', w.community)
    .where('room_id', '=', roomId)
    .execute()
}

async function nameDay(w: World, day: Day, works: boolean, name: string) {
  await w.db.insertInto('calendar_days').values({ community_id: w.community, day, works, name }).execute()
}

describe('B3: the statement that books says what the rule says', () => {
  test.each(cases.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const w = await freshWorld(connection)
    w.clock(early)
    await reshape(w, rooms.hall, row.room)
    const { closed } = row.on
    await (closed.length > 0 ? shut : hold)(w.db, w.community, rooms.hall, row.on.day, row.on.held, closed[0])
    if (row.on.name) await nameDay(w, row.on.day, row.on.works, row.on.name)
    const { start, end, people } = row.wish
    const order = { roomId: rooms.hall, day: row.on.day, people, purpose: '排练' }
    const outcome = await w.as('qin').ask(contract.book, { ...order, start: clock(start), end: clock(end) })
    expect(ending(outcome)).toBe(row.expected)
    expect(await unreconciled(w.db, w.community)).toEqual([])
    if (outcome.ok || 'trouble' in outcome || outcome.refusal.code === 'request-reused') return
    for (const elder of [true, false]) {
      const sentence = say(refusals, outcome.refusal, elder)
      expect(sentence).toMatch(/。$/)
      expect(sentence).not.toMatch(/undefined|null|NaN/)
    }
  })
})

test('B3: what is listed as free is exactly what can be booked, whatever is taken and whenever one looks', async () => {
  const grain = fc.integer({ min: 0, max: 35 })
  const held = fc.record({
    start: grain,
    length: fc.integer({ min: 1, max: 8 }),
    lane: fc.integer({ min: 1, max: 2 }),
  })
  const shape = fc.record({
    unit: fc.constantFrom(15, 30, 60),
    lanes: fc.integer({ min: 1, max: 2 }),
    longest: fc.constantFrom(60, 120, 240),
    openDays: fc.constantFrom('working' as const, 'every' as const),
    before: fc.constantFrom(0, 0, 15),
    after: fc.constantFrom(0, 0, 30),
    approval: fc.boolean(),
  })
  const day = fc
    .constantFrom('2026-11-24', '2026-11-27', '2026-11-28', '2026-12-08', '2026-12-09')
    .map((d) => d as Day)
  // The nth unit of the day, for so many units; now and then a quarter of an hour beside it.
  const wish = fc.record({
    nth: fc.integer({ min: -1, max: 18 }),
    units: fc.integer({ min: 1, max: 4 }),
    beside: fc.constantFrom(0, 0, 0, 15),
  })
  const any = fc.tuple(
    shape,
    fc.array(held, { maxLength: 8 }),
    day,
    fc.integer({ min: 480, max: 1100 }),
    fc.array(wish, { minLength: 6, maxLength: 6 }),
  )
  const met = { listed: 0, not: 0 }
  await fc.assert(
    fc.asyncProperty(any, async ([change, claims, on, minute, wishes]) => {
      const w = await freshWorld(connection)
      w.clock(`2026-11-24 ${clock(minute)}`)
      await reshape(w, rooms.hall, change)
      await hold(w.db, w.community, rooms.hall, on, disjoint(claims))
      const asked = { roomId: rooms.hall, from: on, days: 1 }
      const [seen] = done(await w.guest.ask(contract.freeTimes, asked)).days
      const free = new Map((seen?.free ?? []).map(({ start, longest }) => [minutes(start), longest]))
      // What is listed at its longest, one unit more, and any time at all.
      const edges = [...free]
        .slice(0, 5)
        .flatMap(([start, longest]) => [[start, longest] as const, [start, longest + change.unit] as const])
      const grid = wishes.map(
        ({ nth, units, beside }) => [540 + nth * change.unit + beside, units * change.unit] as const,
      )
      for (const [start, length] of [...edges, ...grid]) {
        const order = { roomId: rooms.hall, day: on, people: 1, purpose: '排练' }
        const outcome = await w
          .as('qin')
          .ask(contract.book, { ...order, start: clock(start), end: clock(start + length) })
        const listed = length % change.unit === 0 && length <= (free.get(start) ?? 0)
        expect([clock(start), length, ending(outcome) === 'ok']).toEqual([clock(start), length, listed])
        met[listed ? 'listed' : 'not'] += 1
        if (outcome.ok) done(await w.as('qin').ask(contract.cancel, outcome.value))
      }
      expect(await unreconciled(w.db, w.community)).toEqual([])
    }),
    { numRuns: 20, seed: 20261124 },
  )
  expect(Math.min(met.listed, met.not)).toBeGreaterThan(10)
}, 60_000)

/** The claims that the table could hold beside each other. */
function disjoint(wanted: readonly { start: number; length: number; lane: number }[]) {
  const kept: { start: number; end: number; lane: number }[] = []
  for (const { start, length, lane } of wanted) {
    const span = { lane, start: 540 + start * 15, end: 540 + (start + length) * 15 }
    if (kept.every((one) => one.lane !== lane || one.end <= span.start || span.end <= one.start))
      kept.push(span)
  }
  return kept
}

describe('a booking', () => {
  let w: World
  beforeEach(async () => {
    w = await freshWorld(connection)
  })
  const order = (start: string, end: string) => ({
    roomId: rooms.hall,
    day: tuesday,
    ...{ start, end, people: 3, purpose: '排练' },
  })

  test('the second who wants the time is told in words which one is still free', async () => {
    done(await w.as('qin').ask(contract.book, order('10:00', '10:30')))
    const second = await w.as('li').ask(contract.book, order('10:00', '10:30'))
    expect(second).toEqual({ ok: false, refusal: { code: 'taken', start: '10:00', next: '10:30' } })
    if (second.ok || 'trouble' in second || second.refusal.code === 'request-reused')
      throw new Error('booked')
    expect(say(refusals, second.refusal, false)).toBe('10:00 刚被别人约走了，10:30 还空着。')
  })

  test('the last half hour of the day, and with the day full there is no next one', async () => {
    done(await w.as('qin').ask(contract.book, order('17:30', '18:00')))
    const second = await w.as('li').ask(contract.book, order('17:30', '18:00'))
    expect(second).toMatchObject({ refusal: { code: 'taken', next: null } })
    const [day] = done(await w.guest.ask(contract.freeTimes, { roomId: rooms.hall, days: 1 })).days
    expect(day!.taken).toEqual(['17:30'])
    expect(day!.free.at(-1)).toEqual({ start: '17:00', longest: 30 })
  })

  test('a holiday is refused by its name, and the working weekend is not', async () => {
    w.clock('2026-09-30 08:00')
    const on = (day: string) => ({ ...order('10:00', '11:00'), day: day as Day })
    const refused = await w.as('qin').ask(contract.book, on('2026-10-01'))
    expect(refused).toMatchObject({ refusal: { code: 'closed-day', dayName: '国庆节' } })
    expect(ending(await w.as('qin').ask(contract.book, on('2026-10-11')))).toBe('closed-day')
    expect(ending(await w.as('qin').ask(contract.book, on('2026-10-10')))).toBe('ok')
  })

  test('who moved away is refused from that day on, who serves here without living here is not', async () => {
    w.clock('2026-10-30 08:00')
    const on = (day: string) => ({ ...order('10:00', '11:00'), day: day as Day })
    expect(ending(await w.as('bai').ask(contract.book, on('2026-10-30')))).toBe('ok')
    w.clock('2026-10-31 00:00')
    expect(ending(await w.as('bai').ask(contract.book, on('2026-11-02')))).toBe('no-standing')
    expect(ending(await w.as('su').ask(contract.book, on('2026-11-02')))).toBe('ok')
  })

  test('a room out of use is gone from the list and cannot be booked; what was booked can be seen', async () => {
    const booked = done(await w.as('qin').ask(contract.book, order('10:00', '11:00')))
    await reshape(w, rooms.hall, { retired_at: new Date(w.now()).toISOString() } as Partial<Room>)
    const listed = done(await w.guest.ask(contract.list, {})).rooms.map(({ roomId }) => roomId)
    expect(listed).toEqual([rooms.readingRoom, rooms.mediation])
    expect(ending(await w.guest.ask(contract.freeTimes, { roomId: rooms.hall }))).toBe('no-such-room')
    expect(ending(await w.as('qin').ask(contract.book, order('14:00', '15:00')))).toBe('no-such-room')
    expect(ending(await w.as('qin').ask(contract.show, booked))).toBe('ok')
  })

  test('the list names for each room when it is next free', async () => {
    await hold(w.db, w.community, rooms.hall, tuesday, [{ lane: 1, start: 540, end: 1080 }])
    const next = async () => done(await w.guest.ask(contract.list, {})).rooms.map((room) => room.next)
    expect(await next()).toEqual([
      { day: '2026-11-25', start: '09:00' },
      { day: tuesday, start: '09:00' },
      { day: tuesday, start: '09:00' },
    ])
    w.clock('2026-11-24 17:31')
    expect(await next()).toEqual([
      { day: '2026-11-25', start: '09:00' },
      { day: '2026-11-25', start: '09:00' },
      { day: '2026-11-25', start: '09:00' },
    ])
  })

  test('a community without rooms has an empty list', async () => {
    await w.db.deleteFrom('rooms').where('community_id', '=', w.community).execute()
    expect(done(await w.guest.ask(contract.list, {})).rooms).toEqual([])
  })

  test('three seats: three people at once, each told their own; the fourth is not', async () => {
    const seat = { ...order('10:00', '11:00'), roomId: rooms.readingRoom, people: 1 }
    const endings: string[] = []
    for (const who of ['qin', 'li', 'zhou', 'gong'] as const)
      endings.push(ending(await w.as(who).ask(contract.book, seat)))
    expect(endings).toEqual(['ok', 'ok', 'ok', 'taken'])
    expect(await unreconciled(w.db, w.community)).toEqual([])
  })
})
