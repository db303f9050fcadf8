import fc from 'fast-check'
import { continued, editDay, fit, plan, range, touched, type PlanFacts } from '../../src/duty/plan/rule'
import type { Shift } from '../../src/duty/rule'
import { addDays, at, instant, overlaps, weekday, type Day } from '../../src/kernel/time'
import { moment } from '../support/world'

const tuesday = '2026-11-24' as Day
const now = moment('2026-11-24 10:00')
const days = (count: number) => Array.from({ length: count }, (_, n) => addDays(tuesday, n))
const shift = (id: string, person: string, day: string, from = '09:00', to = '18:00'): Shift => ({
  ...{ id, person },
  span: { start: moment(`${day} ${from}`), end: moment(`${day} ${to}`) },
})
const facts = (change: Partial<PlanFacts> = {}): PlanFacts => ({
  desk: { opens: 540, closes: 1080 },
  works: (day) => weekday(day) <= 5,
  shifts: [],
  hasLeave: () => false,
  ...change,
})
const said = (planned: ReturnType<typeof plan>) =>
  planned.map(({ kind, after }) => [kind, after.map(({ person }) => person).join()])

test('the people take turns over the days that work; today has begun and is not touched', () => {
  expect(said(plan(days(7), ['a', 'b', 'c'], facts(), now))).toEqual([
    ['begun', ''],
    ['added', 'a'],
    ['added', 'b'],
    ['added', 'c'],
    ['closed', ''],
    ['closed', ''],
    ['added', 'a'],
  ])
})

test('what is there is kept, changed or removed, and said so', () => {
  const shifts = [
    shift('1', 'x', '2026-11-24'),
    shift('2', 'a', '2026-11-25'),
    shift('3', 'x', '2026-11-26'),
    shift('4', 'x', '2026-11-27', '09:00', '13:00'),
    shift('5', 'y', '2026-11-27', '13:00', '18:00'),
    shift('6', 'x', '2026-11-28'),
  ]
  const planned = plan(days(5), ['a', 'b', 'c'], facts({ shifts }), now)
  expect(said(planned)).toEqual([
    ['begun', 'x'],
    ['kept', 'a'],
    ['changed', 'b'],
    ['changed', 'c'],
    ['removed', ''],
  ])
  expect(touched(planned).map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-27', '2026-11-28'])
})

test('whoever has leave is passed over, and is the next who has none', () => {
  const hasLeave = (person: string, day: Day) => person === 'a' && day <= '2026-11-26'
  expect(said(plan(days(5), ['a', 'b', 'c'], facts({ hasLeave }), now)).slice(1, 4)).toEqual([
    ['added', 'b'],
    ['added', 'c'],
    ['added', 'a'],
  ])
  expect(said(plan(days(2), ['a'], facts({ hasLeave }), now))[1]).toEqual(['nobody', ''])
})

test('the same times keep their shift under its id; other times are a new one', () => {
  const before = [shift('1', 'x', '2026-11-25')]
  const [same] = fit(before, [shift('', 'a', '2026-11-25')], () => 'new')
  expect(same).toMatchObject({ id: '1', person: 'a' })
  const [half] = fit(before, [shift('', 'a', '2026-11-25', '09:00', '13:00')], () => 'new')
  expect(half).toMatchObject({ id: 'new' })
})

test('the order goes on with whoever comes after the last one', () => {
  expect(continued(['a', 'b', 'c'], 'b')).toEqual(['c', 'a', 'b'])
  expect(continued(['a', 'b', 'c'], 'c')).toEqual(['a', 'b', 'c'])
  expect(continued(['a', 'b'], null)).toEqual(['a', 'b'])
  expect(continued(['a', 'b'], 'gone')).toEqual(['a', 'b'])
})

test.each([
  [0, 61, null],
  [0, 62, 'range-too-long'],
  [2, 1, 'range-empty'],
  [-9, -1, 'range-over'],
  [-9, 0, null],
])('from %d to %d days ahead: %s', (first, last, code) => {
  expect(range(addDays(tuesday, first), addDays(tuesday, last), last - first + 1, tuesday)).toBe(code)
})

test.each([
  [
    'two halves',
    [shift('', 'a', '2026-11-25', '09:00', '13:00'), shift('', 'b', '2026-11-25', '13:00', '18:00')],
    null,
  ],
  ['nobody', [], null],
  [
    'at once',
    [shift('', 'a', '2026-11-25', '09:00', '13:01'), shift('', 'b', '2026-11-25', '13:00', '18:00')],
    'shifts-overlap',
  ],
  ['backwards', [shift('', 'a', '2026-11-25', '13:00', '13:00')], 'shift-backwards'],
  ['a stranger', [shift('', 'x', '2026-11-25')], 'no-such-member'],
  ['over already', [shift('', 'a', '2026-11-24', '09:30', '12:00')], 'shift-begun'],
  ['into the running one', [shift('', 'a', '2026-11-24', '11:00', '12:00')], 'shifts-overlap'],
  ['after the running one', [shift('', 'a', '2026-11-24', '18:00', '20:00')], null],
])('a day by hand, %s', (_, turns, code) => {
  expect(editDay(turns, [shift('1', 'x', '2026-11-24')], ['a', 'b'], now)).toBe(code)
})

test('D1: whatever the days and the leave, no two shifts of a rota overlap and nothing begun moves', () => {
  const person = fc.constantFrom('a', 'b', 'c')
  const leave = fc.array(fc.tuple(person, fc.nat(20)), { maxLength: 12 })
  fc.assert(
    fc.property(
      fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }),
      leave,
      fc.nat(20),
      (order, off, later) => {
        const then = instant(now + later * 86_400_000)
        const hasLeave = (who: string, day: Day) =>
          off.some(([one, n]) => one === who && addDays(tuesday, n) === day)
        const first = plan(days(20), order, facts({ hasLeave }), now)
        const shifts = touched(first).flatMap(({ before, after }) =>
          fit(before, after, () => String(Math.abs(at(tuesday, 0)))),
        )
        const spans = shifts.map(({ span }) => span)
        expect(spans.some((span, n) => spans.slice(n + 1).some((other) => overlaps(span, other)))).toBe(false)
        expect(
          shifts.every(
            ({ person: who, span }) =>
              !hasLeave(
                who,
                first.find(({ after }) => after.some((one) => one.span.start === span.start))!.day,
              ),
          ),
        ).toBe(true)
        const again = plan(days(20), ['c', 'a', 'b'], facts({ hasLeave, shifts }), then)
        expect(
          touched(again).every(({ after, before }) =>
            [...after, ...before].every(({ span }) => span.start > then),
          ),
        ).toBe(true)
      },
    ),
    { seed: 20261124 },
  )
})
