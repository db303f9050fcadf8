import fc from 'fast-check'
import {
  addDays,
  at,
  clock,
  dayOf,
  daysBetween,
  instant,
  isDay,
  minuteOf,
  minutes,
  overlaps,
  weekday,
  type Day,
} from '../../src/kernel/time'
import { newId } from '../../src/kernel/id'

const day = (text: string): Day => text as Day

describe('days and minutes in Asia/Shanghai', () => {
  test.each([
    ['2026-11-24T15:59:59.999Z', '2026-11-24', 1439],
    ['2026-11-24T16:00:00.000Z', '2026-11-25', 0],
    ['2026-11-24T01:30:00.000Z', '2026-11-24', 570],
    ['2025-12-31T16:00:00.000Z', '2026-01-01', 0],
  ])('%s is %s, minute %d', (iso, expected, minute) => {
    expect(dayOf(instant(Date.parse(iso)))).toBe(expected)
    expect(minuteOf(instant(Date.parse(iso)))).toBe(minute)
  })

  test('a day and a minute name one instant and come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), fc.integer({ min: 0, max: 1439 }), (n, minute) => {
        const d = addDays(day('1990-01-01'), n)
        const t = at(d, minute)
        expect([dayOf(t), minuteOf(t), daysBetween(day('1990-01-01'), d)]).toEqual([d, minute, n])
      }),
    )
  })

  test('weekdays, leap days and days that do not exist', () => {
    expect(weekday(day('2026-11-24'))).toBe(2)
    expect(weekday(day('2026-11-29'))).toBe(7)
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
    expect(['2026-02-30', '2026-13-01', '2026-2-3', ''].map(isDay)).toEqual([false, false, false, false])
  })

  test('a clock reads as minutes and back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (m) => expect(minutes(clock(m))).toBe(m)))
  })
})

test('B4: overlaps agrees with counting the shared units; touching is not overlapping', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }))
  fc.assert(
    fc.property(span, span, ([a, la], [b, lb]) => {
      const units = new Set(Array.from({ length: la }, (_, i) => a + i))
      const shared = Array.from({ length: lb }, (_, i) => b + i).some((unit) => units.has(unit))
      expect(overlaps({ start: a, end: a + la }, { start: b, end: b + lb })).toBe(shared)
    }),
  )
})

test('ids sort by time and are well formed', () => {
  const chance = (n: number): Uint8Array => new Uint8Array(n).fill(0xff)
  const first = newId(instant(1_700_000_000_000), chance)
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newId(instant(1_700_000_000_001), chance) > first).toBe(true)
})
