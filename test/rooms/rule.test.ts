import fc from 'fast-check'
import { at, clock, instant } from '../../src/kernel/time'
import { cancel, freeStarts, reserve } from '../../src/rooms/rule'
import { cases, early, lastDay, on, room, taken, tuesday, wish } from './cases'

describe('may the room be booked', () => {
  test.each(cases.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const verdict = reserve(row.wish, row.room, row.on, lastDay, early)
    expect(verdict.ok ? 'ok' : verdict.refusal.code).toBe(row.expected)
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
