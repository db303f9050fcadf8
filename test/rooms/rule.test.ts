import fc from 'fast-check'
import { addDays, at, clock, instant } from '../../src/kernel/time'
import { answerable, cancel, freeStarts, nextFree, reserve } from '../../src/rooms/rule'
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
    before: fc.constantFrom(0, 15, 30),
    after: fc.constantFrom(0, 15, 45),
    approval: fc.boolean(),
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
  ['one to come', {}, null],
  ['one cancelled before', { cancelledAt: instant(1) }, 'already-cancelled'],
  ['one that begins now', { start: 480 }, 'already-started'],
  ['a request that waits', { expiresAt: instant(early + 1) }, null],
  ['a request that nobody answered', { expiresAt: early }, 'expired'],
  ['a request that was approved', { expiresAt: early, answer: 'approved' as const }, null],
  [
    'one declined',
    { expiresAt: early, answer: 'declined' as const, cancelledAt: early },
    'already-cancelled',
  ],
])('cancelling %s', (_, change, code) => {
  expect(cancel({ day: tuesday, start: 600, ...asked, ...change }, early)).toBe(code)
})

const asked = { cancelledAt: null, expiresAt: null, answer: null }

test.each([
  ['one that nobody asked for', {}, 'nothing-asked'],
  ['one that waits, in its last moment', { expiresAt: instant(early + 1) }, null],
  ['one that has just expired', { expiresAt: early }, 'expired'],
  ['one approved before', { expiresAt: instant(early + 1), answer: 'approved' as const }, 'already-answered'],
  ['one declined before', { expiresAt: early, answer: 'declined' as const }, 'already-answered'],
  ['one that was withdrawn', { expiresAt: instant(early + 1), cancelledAt: early }, 'already-cancelled'],
])('answering %s', (_, change, code) => {
  expect(answerable({ ...asked, ...change }, early)).toBe(code)
})

test('what is free next: not before the wish on its day, from opening on the days after', () => {
  const days = [on([taken('10:00', '17:30')]), on([], { day: addDays(tuesday, 1) })]
  const free = (from: string, to: string) => nextFree(wish(from, to), room, days, lastDay, early)
  expect(free('09:00', '10:00')).toEqual({ day: tuesday, start: 540 })
  expect(free('10:00', '10:30')).toEqual({ day: tuesday, start: 1050 })
  expect(free('10:00', '11:00')).toEqual({ day: addDays(tuesday, 1), start: 540 })
  expect(nextFree(wish('10:00', '11:00'), room, days.slice(0, 1), lastDay, early)).toBe(null)
})
