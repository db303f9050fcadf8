import fc from 'fast-check'
import { dayKind, calendar2026, calendarFrom } from '../../src/duty/calendar'
import { coverOf, endedLeave, gapsIn, leave, loads, takenOver, takeOver } from '../../src/duty/cover/rule'
import type { Shift } from '../../src/duty/rule'
import { addDays, instant, type Day } from '../../src/kernel/time'
import { moment } from '../support/world'

const day = '2026-11-25' as Day
const desk = { opens: 540, closes: 1080 }
const shift = (person: string, from = '09:00', to = '18:00', on: string = day): Shift => ({
  ...{ id: person + from, person },
  span: { start: moment(`${on} ${from}`), end: moment(`${on} ${to}`) },
})
const off = { person: 'a', first: day, last: day }

test.each<[string, Shift[], object[], string, number]>([
  ['one all day', [shift('a')], [], 'whole', 0],
  ['two halves', [shift('a', '09:00', '13:00'), shift('b', '13:00')], [], 'whole', 0],
  ['nobody', [], [], 'nobody', 1],
  ['the morning only', [shift('a', '09:00', '12:00')], [], 'partly', 1],
  ['a hole at noon', [shift('a', '09:00', '12:00'), shift('b', '13:00')], [], 'partly', 1],
  ['who has it has leave', [shift('a')], [off], 'away', 1],
  ['another has leave', [shift('b')], [off], 'whole', 0],
  ['one of two has leave', [shift('a', '09:00', '13:00'), shift('b', '13:00')], [off], 'away', 1],
  ['longer than the desk is open', [shift('a', '08:00', '20:00')], [], 'whole', 0],
])('a day with %s is covered: %s', (_, shifts, leave, cover, gaps) => {
  const answer = coverOf(day, true, desk, shifts, leave as never)
  expect([answer.cover, answer.gaps.length]).toEqual([cover, gaps])
  expect(coverOf(day, false, desk, shifts, leave as never).cover).toBe('closed')
})

test('D1: the gaps are, minute by minute, what no part covers', () => {
  const part = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const gaps = gapsIn({ start: 10, end: 50 }, parts)
      for (let n = 0; n < 70; n += 1) {
        const there = parts.some(({ start, end }) => start <= n && n < end)
        const gap = gaps.some(({ start, end }) => start <= n && n < end)
        expect(gap).toBe(n >= 10 && n < 50 && !there)
      }
    }),
    { seed: 20261124 },
  )
})

test('the load counts weekends and holidays heavier, in the order of turns', () => {
  const calendar = calendarFrom(calendar2026)
  const shifts = [
    shift('a'),
    shift('a', '09:00', '12:00', '2026-11-28'),
    shift('a', '13:00', '18:00', '2026-11-28'),
    shift('b', '09:00', '18:00', '2026-10-01'),
    shift('b', '09:00', '18:00', '2026-10-10'),
  ]
  const kind = (one: Day) => dayKind(one, calendar)
  expect(loads(['b', 'a', 'c'], shifts, kind, { weekend: 2, holiday: 3 })).toEqual([
    { person: 'b', days: 2, weekends: 1, holidays: 1, weighed: 5 },
    { person: 'a', days: 2, weekends: 1, holidays: 0, weighed: 3 },
    { person: 'c', days: 0, weekends: 0, holidays: 0, weighed: 0 },
  ])
})

test.each<[number, number, string | null]>([
  [1, 1, null],
  [0, 2, 'leave-begun'],
  [3, 2, 'leave-backwards'],
  [1, 62, null],
  [1, 63, 'leave-too-long'],
  [2, 9, 'leave-twice'],
])('leave from %d to %d days ahead: %s', (first, last, code) => {
  const known = [{ person: 'a', first: addDays(day, 9), last: addDays(day, 70) }]
  const own = code === 'leave-twice' || last < 9 ? known : []
  expect(leave('a', addDays(day, first), addDays(day, last), own, day)).toBe(code)
  expect(leave('b', addDays(day, 1), addDays(day, 30), known, day)).toBeNull()
})

test('ended leave keeps what of it has been, today included', () => {
  const from = (first: number, last: number) => ({
    person: 'a',
    first: addDays(day, first),
    last: addDays(day, last),
  })
  expect(endedLeave(from(1, 3), day)).toBeNull()
  expect(endedLeave(from(-1, 3), day)).toEqual({ last: day })
  expect(endedLeave(from(-3, 0), day)).toBe('over')
})

describe('taking over now', () => {
  const noon = moment(`${day} 12:00`)
  test.each<[string, string, Shift | null, object[], string | null]>([
    ['a colleague', 'b', shift('a'), [], null],
    ['who has it', 'a', shift('a'), [], 'own-shift'],
    ['D6: before it begins', 'b', shift('a', '13:00'), [], 'shift-not-running'],
    ['D6: when it is over', 'b', shift('a', '09:00', '12:00'), [], 'shift-not-running'],
    ['no shift', 'b', null, [], 'no-such-shift'],
    ['who has leave today', 'b', shift('a'), [{ ...off, person: 'b' }], 'away-today'],
  ])('%s: %s', (_, person, one, leave, code) => {
    expect(takeOver(person, one, null, leave as never, noon)?.code ?? null).toBe(code)
  })

  test('D2: whoever comes too late is told who was first, and who was first that it is theirs', () => {
    const [cut, rest] = takenOver(shift('a'), 'b', moment(`${day} 11:00`), () => 'new')
    expect(takeOver('c', cut!, rest!, [], noon)).toEqual({ code: 'shift-not-running', by: 'b' })
    expect(takeOver('b', cut!, rest!, [], noon)).toEqual({ code: 'own-shift' })
  })

  test('D1: the shift is cut, nothing is lost between, and its first moment is taken whole', () => {
    const whole = shift('a')
    const [before, after] = takenOver(whole, 'b', noon, () => 'new')
    expect(before!.span).toEqual({ start: whole.span.start, end: noon })
    expect(after).toEqual({ id: 'new', person: 'b', span: { start: noon, end: whole.span.end } })
    expect(takenOver(whole, 'b', whole.span.start, () => 'new')).toEqual([{ ...whole, person: 'b' }])
    expect(takenOver(whole, 'b', instant(whole.span.start + 1), () => 'new')).toHaveLength(2)
  })
})
