// Which days the desk works. Mainland holidays move weekends about by a yearly notice, and no rule foretells it: the
// table has a source and the days it covers, and every answer beyond them is marked provisional.
import { addDays, weekday, type Day } from '../kernel/time'

export interface NamedDay {
  readonly day: Day
  readonly works: boolean
  readonly name: string
}

export interface CalendarTable {
  /** First and last day that the source speaks of. */
  readonly covers: readonly [Day, Day]
  readonly source: string
  /** Only the days that differ from Monday to Friday. */
  readonly days: readonly NamedDay[]
}

/** The tables of a community, ready to ask. */
export interface Calendar {
  readonly covers: readonly (readonly [Day, Day])[]
  readonly named: ReadonlyMap<Day, NamedDay>
}

export interface DayKind {
  readonly works: boolean
  /** True beyond the covered days: Monday to Friday is then only a guess. */
  readonly provisional: boolean
  /** The holiday, or why a weekend day works. */
  readonly name: string | null
}

export function dayKind(day: Day, calendar: Calendar): DayKind {
  const named = calendar.named.get(day)
  const provisional = !calendar.covers.some(([first, last]) => first <= day && day <= last)
  // A single day that the community entered itself is certain even where no yearly table reaches.
  if (named) return { works: named.works, provisional: false, name: named.name }
  return { works: weekday(day) <= 5, provisional, name: null }
}

/** The first working day after `day`; looks a month ahead, longer than any holiday. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day | null {
  for (let n = 1; n <= 31; n += 1) {
    const candidate = addDays(day, n)
    if (dayKind(candidate, calendar).works) return candidate
  }
  return null
}

/** So many working days after `day`, which does not count itself. */
export function afterWorkingDays(day: Day, count: number, calendar: Calendar): Day {
  let last = day
  // A month without a working day is no calendar's; the count goes on by days then, so that there is always an end.
  for (let n = 0; n < count; n += 1) last = nextWorkingDay(last, calendar) ?? addDays(last, 1)
  return last
}

/** One yearly table, ready to ask. */
export function calendarFrom({ covers, days }: CalendarTable): Calendar {
  return { covers: [covers], named: new Map(days.map((named) => [named.day, named])) }
}

const off = (name: string, first: Day, count: number): NamedDay[] =>
  Array.from({ length: count }, (_, n) => ({ day: addDays(first, n), works: false, name }))
const instead = (name: string, ...days: string[]): NamedDay[] =>
  days.map((day) => ({ day: day as Day, works: true, name: `${name}调休上班` }))
const d = (text: string): Day => text as Day

export const calendar2026: CalendarTable = {
  covers: [d('2026-01-01'), d('2026-12-31')],
  source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
  days: [
    ...off('元旦', d('2026-01-01'), 3),
    ...instead('元旦', '2026-01-04'),
    ...off('春节', d('2026-02-15'), 9),
    ...instead('春节', '2026-02-14', '2026-02-28'),
    ...off('清明节', d('2026-04-04'), 3),
    ...off('劳动节', d('2026-05-01'), 5),
    ...instead('劳动节', '2026-05-09'),
    ...off('端午节', d('2026-06-19'), 3),
    ...off('中秋节', d('2026-09-25'), 3),
    ...off('国庆节', d('2026-10-01'), 7),
    ...instead('国庆节', '2026-09-20', '2026-10-10'),
  ],
}
