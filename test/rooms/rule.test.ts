import fc from 'fast-check'
import { addDays, at, clock, instant, minutes, type Day } from '../../src/kernel/time'
import { cancel, freeStarts, reserve, type Held, type Room, type RoomDay } from '../../src/rooms/rule'

const tuesday = '2026-11-24' as Day
const lastDay = addDays(tuesday, 14)
const room: Room = {
  opens: 540,
  closes: 1080,
  unit: 30,
  longest: 120,
  seats: 16,
  lanes: 1,
  aheadDays: 14,
  openDays: 'working',
}
const on = (held: readonly Held[] = [], change: Partial<RoomDay> = {}): RoomDay => ({
  day: tuesday,
  works: true,
  name: null,
  held,
  ...change,
})
const wish = (start: string, end: string, people = 4) => ({
  start: minutes(start),
  end: minutes(end),
  people,
})
const taken = (start: string, end: string, lane = 1): Held => ({
  lane,
  start: minutes(start),
  end: minutes(end),
})
const early = at(tuesday, minutes('08:00'))

describe('may the room be booked', () => {
  test.each([
    ['a free hour', wish('10:00', '11:00'), on(), 'ok'],
    ['from opening on', wish('09:00', '11:00'), on(), 'ok'],
    ['up to closing', wish('17:30', '18:00'), on(), 'ok'],
    ['right after another', wish('11:00', '12:00'), on([taken('10:00', '11:00')]), 'ok'],
    ['right before another', wish('09:00', '10:00'), on([taken('10:00', '11:00')]), 'ok'],
    ['exactly as many as there are seats', wish('10:00', '11:00', 16), on(), 'ok'],
    ['one more than there are seats', wish('10:00', '11:00', 17), on(), 'too-many-people'],
    ['before opening', wish('08:30', '09:30'), on(), 'outside-hours'],
    ['past closing', wish('17:30', '18:30'), on(), 'outside-hours'],
    ['over midnight', wish('23:30', '00:30'), on(), 'outside-hours'],
    ['no time at all', wish('10:00', '10:00'), on(), 'outside-hours'],
    ['at an odd minute', wish('10:10', '11:10'), on(), 'off-the-grid'],
    ['longer than a booking may be', wish('10:00', '12:30'), on(), 'too-long'],
    ['a time that is over', wish('07:30', '08:30'), on(), 'in-the-past'],
    ['a holiday', wish('10:00', '11:00'), on([], { works: false, name: '国庆节' }), 'closed-day'],
    ['the same time', wish('10:00', '11:00'), on([taken('10:00', '11:00')]), 'taken'],
    ['around another', wish('10:00', '12:00'), on([taken('10:30', '11:00')]), 'taken'],
    ['inside another', wish('10:30', '11:00'), on([taken('10:00', '12:00')]), 'taken'],
    ['the last day that is open', wish('10:00', '11:00'), on([], { day: lastDay }), 'ok'],
    ['a day too far ahead', wish('10:00', '11:00'), on([], { day: addDays(lastDay, 1) }), 'too-far-ahead'],
  ])('%s', (_, order, day, expected) => {
    const verdict = reserve(order, room, day, lastDay, early)
    expect(verdict.ok ? 'ok' : verdict.refusal.code).toBe(expected)
  })

  test('a taken time names the next one that is free for as long', () => {
    const day = on([taken('10:00', '11:00'), taken('11:30', '12:00')])
    expect(reserve(wish('10:00', '11:00'), room, day, lastDay, early)).toMatchObject({
      refusal: { code: 'taken', start: '10:00', next: '12:00' },
    })
  })

  test('with nothing left on the day there is no next one', () => {
    const full = on([taken('09:00', '18:00')])
    expect(reserve(wish('10:00', '11:00'), room, full, lastDay, early)).toMatchObject({
      refusal: { next: null },
    })
  })

  test('a room open every day does not mind a holiday', () => {
    const holiday = on([], { works: false })
    expect(reserve(wish('10:00', '11:00'), { ...room, openDays: 'every' }, holiday, lastDay, early).ok).toBe(
      true,
    )
  })

  test('three tables: the fourth party is turned away, and each keeps one table throughout', () => {
    const tables = { ...room, lanes: 3 }
    const two = [taken('10:00', '11:00', 1), taken('10:00', '11:00', 2)]
    expect(reserve(wish('10:00', '11:00'), tables, on(two), lastDay, early)).toEqual({
      ok: true,
      value: { lane: 3 },
    })
    const broken = [...two, taken('10:30', '11:00', 3)]
    expect(reserve(wish('10:00', '11:00'), tables, on(broken), lastDay, early).ok).toBe(false)
  })
})

test('B3: what is listed as free is exactly what can be booked', () => {
  const grain = fc.integer({ min: 0, max: 71 })
  const held = fc
    .tuple(grain, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 3 }))
    .map(([start, length, lane]) => ({ lane, start: 480 + start * 15, end: 480 + (start + length) * 15 }))
  const anyRoom = fc.record({
    unit: fc.constantFrom(15, 30, 60),
    lanes: fc.integer({ min: 1, max: 3 }),
    longest: fc.constantFrom(60, 120, 240),
    openDays: fc.constantFrom('working' as const, 'every' as const),
  })
  const any = fc.tuple(
    anyRoom,
    fc.array(held, { maxLength: 12 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 1440 }),
  )
  fc.assert(
    fc.property(any, ([change, claims, works, minute]) => {
      const r = { ...room, ...change }
      const day = on(claims, { works })
      const now = at(tuesday, minute)
      const listed = new Map(freeStarts(r, day, lastDay, now).map(({ start, longest }) => [start, longest]))
      for (let start = 480; start < 1140; start += 15) {
        for (let length = 15; length <= 240; length += 15) {
          const bookable = reserve({ start, end: start + length, people: 1 }, r, day, lastDay, now).ok
          const onGrid = start % r.unit === 0 && length % r.unit === 0
          const isListed = onGrid && length <= (listed.get(start) ?? 0)
          expect([clock(start), length, bookable]).toEqual([clock(start), length, isListed])
        }
      }
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['one to come', { day: tuesday, start: 600, cancelledAt: null }, null],
  ['one cancelled before', { day: tuesday, start: 600, cancelledAt: instant(1) }, 'already-cancelled'],
  ['one that begins now', { day: tuesday, start: 480, cancelledAt: null }, 'already-started'],
])('cancelling %s', (_, booking, code) => {
  expect(cancel(booking, early)).toBe(code)
})
