// Whether each day ahead has somebody, who is away, and how the load lies on the six.
import {
  addDays,
  at,
  dayOf,
  weekday,
  type Day,
  type Instant,
  type Minute,
  type Span,
} from '../../kernel/time'
import type { DayKind } from '../calendar'
import type { Desk, Shift } from '../rule'

/** Days that the check looks ahead. */
export const AHEAD = 30

export interface DaysOff {
  readonly person: string
  readonly first: Day
  readonly last: Day
}

export const isOff = (person: string, day: Day, leave: readonly DaysOff[]): boolean =>
  leave.some((one) => one.person === person && one.first <= day && day <= one.last)

/** whole: somebody is there from opening to closing · partly: not all of it · nobody · away: who has it has leave. */
export type Cover = 'whole' | 'partly' | 'nobody' | 'away' | 'closed'

export interface CoveredDay {
  readonly cover: Cover
  /** When nobody is there though the desk is open, in minutes of the day. */
  readonly gaps: readonly Span<Minute>[]
}

/** How a day is covered by those who are there. */
export function coverOf(
  day: Day,
  works: boolean,
  desk: Desk,
  shifts: readonly Shift[],
  leave: readonly DaysOff[],
): CoveredDay {
  if (!works) return { cover: 'closed', gaps: [] }
  const there = shifts.filter(({ person }) => !isOff(person, day, leave))
  const midnight = at(day, 0)
  const minuteOn = (t: Instant): Minute => Math.floor((t - midnight) / 60_000)
  const gaps = gapsIn(
    { start: desk.opens, end: desk.closes },
    there.map(({ span }) => ({ start: minuteOn(span.start), end: minuteOn(span.end) })),
  )
  if (gaps.length === 0) return { cover: 'whole', gaps }
  if (there.length < shifts.length) return { cover: 'away', gaps }
  return { cover: there.length === 0 ? 'nobody' : 'partly', gaps }
}

/** What of `whole` none of `parts` covers. */
export function gapsIn(whole: Span<Minute>, parts: readonly Span<Minute>[]): Span<Minute>[] {
  const sorted = [...parts].sort((a, b) => a.start - b.start)
  const gaps: Span<Minute>[] = []
  let reached = whole.start
  for (const { start, end } of sorted) {
    if (start > reached) gaps.push({ start: reached, end: Math.min(start, whole.end) })
    reached = Math.max(reached, end)
    if (reached >= whole.end) break
  }
  if (reached < whole.end) gaps.push({ start: reached, end: whole.end })
  return gaps.filter(({ start, end }) => start < end)
}

export interface Weights {
  readonly weekend: number
  readonly holiday: number
}

export interface Load {
  readonly person: string
  readonly days: number
  readonly weekends: number
  readonly holidays: number
  /** Days counted with their weights. */
  readonly weighed: number
}

/**
 * How many days each had or will have, those of weekends and holidays heavier. It stands in the order in which people
 * take turns, never by size: it is there to be fair, not to be compared.
 */
export function loads(
  members: readonly string[],
  shifts: readonly Shift[],
  kindOf: (day: Day) => DayKind,
  weights: Weights,
): Load[] {
  return members.map((person) => {
    const own = shifts.filter((shift) => shift.person === person)
    const days = [...new Set(own.map(({ span }) => dayOf(span.start)))]
    const holidays = days.filter((day) => isHoliday(day, kindOf)).length
    const weekends = days.filter((day) => weekday(day) > 5 && !isHoliday(day, kindOf)).length
    const weighed =
      days.length - holidays - weekends + weekends * weights.weekend + holidays * weights.holiday
    return { person, days: days.length, weekends, holidays, weighed }
  })
}

/** A named day off is a holiday; a named day that works is a weekend that was moved. */
function isHoliday(day: Day, kindOf: (day: Day) => DayKind): boolean {
  const { works, name } = kindOf(day)
  return !works && name !== null
}

export type LeaveRefusal = 'leave-backwards' | 'leave-begun' | 'leave-too-long' | 'leave-twice'

/** The longest leave that is recorded at once. */
const LONGEST = 62

/** Why leave cannot be taken; it begins tomorrow at the earliest, because acts of today may bear today's shift. */
export function leave(
  person: string,
  first: Day,
  last: Day,
  known: readonly DaysOff[],
  today: Day,
): LeaveRefusal | null {
  if (last < first) return 'leave-backwards'
  if (first <= today) return 'leave-begun'
  if (last > addDays(first, LONGEST - 1)) return 'leave-too-long'
  const twice = known.some((one) => one.person === person && one.first <= last && first <= one.last)
  return twice ? 'leave-twice' : null
}

/** What remains of leave that is ended: today still counts, for the same reason; null: it had not begun. */
export function endedLeave(off: DaysOff, today: Day): { last: Day } | null | 'over' {
  if (off.last <= today) return 'over'
  return off.first > today ? null : { last: today }
}

export type TakeOverRefusal = 'no-such-shift' | 'shift-not-running' | 'own-shift' | 'away-today'

/**
 * Why a shift cannot be taken over now; null when it can.
 * @param current the one that runs now: whoever comes too late is told who was first.
 */
export function takeOver(
  person: string,
  shift: Shift | null,
  current: Shift | null,
  leave: readonly DaysOff[],
  now: Instant,
): { code: TakeOverRefusal; by?: string } | null {
  if (!shift) return { code: 'no-such-shift' }
  if (now < shift.span.start) return { code: 'shift-not-running' }
  const holder = now < shift.span.end ? shift : current
  if (holder?.person === person) return { code: 'own-shift' }
  if (holder !== shift) return { code: 'shift-not-running', ...(holder && { by: holder.person }) }
  return isOff(person, dayOf(now), leave) ? { code: 'away-today' } : null
}

/** The shift is cut now, and the rest of it is the other's; at its very first moment all of it is. */
export function takenOver(shift: Shift, person: string, now: Instant, newId: () => string): Shift[] {
  if (shift.span.start >= now) return [{ ...shift, person }]
  const { start, end } = shift.span
  return [
    { ...shift, span: { start, end: now } },
    { id: newId(), person, span: { start: now, end } },
  ]
}
