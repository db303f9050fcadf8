import fc from 'fast-check'
import { addDays, weekday, type Day } from '../../../src/kernel/time'
import {
  addMonths,
  daysOf,
  judge,
  patterns,
  plannable,
  type Pattern,
  type Plan,
} from '../../../src/rooms/series/rule'
import { on, room, taken, tuesday, wish, early } from '../cases'

const d = (text: string): Day => text as Day
const days = (pattern: Pattern, first: string, last: string): string =>
  daysOf({ pattern, first: d(first), last: d(last) })
    .map((day) => day.slice(5))
    .join(' ')

test.each<[string, Pattern, string, string, string]>([
  ['every week', 'weekly', '2026-11-24', '2026-12-15', '11-24 12-01 12-08 12-15'],
  ['every week, the last day left out', 'weekly', '2026-11-24', '2026-12-14', '11-24 12-01 12-08'],
  ['every second week over the year', 'fortnightly', '2026-12-22', '2027-01-20', '12-22 01-05 01-19'],
  ['one day only', 'fortnightly', '2026-11-24', '2026-11-24', '11-24'],
  ['the first Monday', 'monthly', '2026-12-07', '2027-03-31', '12-07 01-04 02-01 03-01'],
  ['the fourth Tuesday', 'monthly', '2026-11-24', '2027-02-28', '11-24 12-22 01-26 02-23'],
  ['the fifth Sunday, where there is one', 'monthly', '2026-11-29', '2027-05-29', '11-29 01-31'],
  ['the last Sunday', 'monthly-last', '2026-11-29', '2027-03-28', '11-29 12-27 01-31 02-28 03-28'],
  ['the last Tuesday, begun before it', 'monthly-last', '2026-11-10', '2026-12-31', '11-24 12-29'],
  ['no last one in time', 'monthly-last', '2026-11-10', '2026-11-20', ''],
  ['over the end of February', 'weekly', '2028-02-22', '2028-03-07', '02-22 02-29 03-07'],
  ['the end before the beginning', 'weekly', '2026-11-24', '2026-11-23', ''],
])('%s', (_, pattern, first, last, expected) => {
  expect(days(pattern, first, last)).toBe(expected)
})

/** By walking through all days and asking each of them. */
function walked({ first, last, pattern }: Pick<Plan, 'first' | 'last' | 'pattern'>): Day[] {
  const found: Day[] = []
  const month = (day: Day): string => day.slice(0, 7)
  const before = (day: Day): number => {
    let count = 0
    for (let n = 1; month(addDays(day, -n)) === month(day); n += 1) {
      if (weekday(addDays(day, -n)) === weekday(day)) count += 1
    }
    return count
  }
  const isLast = (day: Day): boolean => {
    for (let n = 1; month(addDays(day, n)) === month(day); n += 1) {
      if (weekday(addDays(day, n)) === weekday(day)) return false
    }
    return true
  }
  let weeks = -1
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (weekday(day) !== weekday(first)) continue
    weeks += 1
    if (pattern === 'fortnightly' && weeks % 2 === 1) continue
    if (pattern === 'monthly' && before(day) !== before(first)) continue
    if (pattern === 'monthly-last' && !isLast(day)) continue
    found.push(day)
  }
  return found
}

test('the days are those that one finds by asking every day', () => {
  const plans = fc.record({
    first: fc.integer({ min: 0, max: 3000 }).map((n) => addDays(d('2026-01-01'), n)),
    length: fc.integer({ min: -3, max: 190 }),
    pattern: fc.constantFrom(...patterns),
  })
  fc.assert(
    fc.property(plans, ({ first, length, pattern }) => {
      const plan = { first, last: addDays(first, length), pattern }
      expect(daysOf(plan)).toEqual(walked(plan))
    }),
    { seed: 1155, numRuns: 400 },
  )
})

test.each([
  ['2026-11-24', 6, '2027-05-24'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-31'],
  ['2026-10-31', 1, '2026-11-30'],
])('%s and %i months is %s', (day, count, expected) => {
  expect(addMonths(d(day), count)).toBe(expected)
})

const plan = (change: Partial<Plan> = {}): Plan => ({
  ...{ ...wish('10:00', '11:00'), first: tuesday, last: d('2026-12-15'), pattern: 'weekly' },
  ...change,
})

test.each<[string, Partial<Plan>, string | null]>([
  ['from today on', {}, null],
  ['for as long as may be', { last: d('2027-05-24') }, null],
  ['a day longer', { last: d('2027-05-25') }, 'lasts-too-long'],
  ['from yesterday on', { first: d('2026-11-23') }, 'begins-over'],
  ['from as late as may be', { first: d('2027-02-22'), last: d('2027-03-22') }, null],
  ['a day later', { first: d('2027-02-23'), last: d('2027-03-22') }, 'begins-late'],
  ['over before it begins', { last: d('2026-11-23') }, 'no-dates'],
])('a series %s', (_, change, expected) => {
  expect(plannable(plan(change), tuesday)).toBe(expected)
})

const second = d('2026-12-01')
test.each([
  ['a free day', on([], { day: second }), 'free', null],
  ['a day that is taken', on([taken('10:30', '11:30')], { day: second }), 'taken', null],
  [
    'a day on which it is closed',
    on([taken('09:00', '12:00')], {
      day: second,
      closed: [{ start: 540, end: 720, reason: '换地板' }],
    }),
    'closed',
    '换地板',
  ],
  ['a holiday', on([], { day: second, works: false, name: '元旦' }), 'closed-day', null],
])('%s, further ahead than one may book alone', (_, day, verdict, reason) => {
  const judged = judge(plan(), { ...room, aheadDays: 1 }, [day], early)
  expect(judged).toEqual({ ok: true, value: [{ on: day, verdict, reason }] })
})

test('what has begun today is over', () => {
  const judged = judge(plan({ start: 420, end: 480 }), { ...room, opens: 420 }, [on()], early)
  expect(judged).toMatchObject({ value: [{ verdict: 'in-the-past' }] })
})

test.each([
  ['before opening', { start: 480 }, 'outside-hours'],
  ['at an odd minute', { start: 610 }, 'off-the-grid'],
  ['too long', { end: 780 }, 'too-long'],
  ['too many people', { people: 17 }, 'too-many-people'],
])('%s no date can be had, and none is listed', (_, change, code) => {
  const holiday = on([], { works: false })
  expect(judge(plan(change), room, [holiday, on()], early)).toMatchObject({ refusal: { code } })
})
