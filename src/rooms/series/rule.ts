// A time of a room that comes again and again: on which days, and what each of them is worth before it is booked.
import { ok, refused, type Refusal, type Result } from '../../kernel/result'
import { addDays, daysBetween, type Day, type Instant } from '../../kernel/time'
import { reserve, type BookRefusal, type Room, type RoomDay, type Wish } from '../rule'

export const patterns = ['weekly', 'fortnightly', 'monthly', 'monthly-last'] as const
/** `monthly` is the same nth weekday; a month that has no fifth one is left out. */
export type Pattern = (typeof patterns)[number]

/** How many months a series may last, as in the table. */
export const MONTHS = 6
/** How many days ahead a series may begin: as far as any room can be booked. */
export const AHEAD = 90
/** As many dates as half a year has weeks. */
export const MOST = 27

export interface Plan extends Wish {
  readonly first: Day
  readonly last: Day
  readonly pattern: Pattern
}

const dayOfMonth = (day: Day): number => Number(day.slice(8))
/** Which one of its weekday in its month a day is, from 1 on. */
export const nthOf = (day: Day): number => Math.ceil(dayOfMonth(day) / 7)
export const isLastOf = (day: Day): boolean => addDays(day, 7).slice(0, 7) !== day.slice(0, 7)

/** The days of a series in order: all on the weekday of the first. */
export function daysOf({ first, last, pattern }: Pick<Plan, 'first' | 'last' | 'pattern'>): Day[] {
  const weeks = Math.max(0, Math.floor(daysBetween(first, last) / 7) + 1)
  const all = Array.from({ length: weeks }, (_, n) => addDays(first, n * 7))
  const on: Record<Pattern, (day: Day, n: number) => boolean> = {
    weekly: () => true,
    fortnightly: (_, n) => n % 2 === 0,
    monthly: (day) => nthOf(day) === nthOf(first),
    'monthly-last': isLastOf,
  }
  return all.filter(on[pattern])
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const begins = (m: number): Day =>
    `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}-01` as Day
  const length = daysBetween(begins(month), begins(month + 1))
  return addDays(begins(month), Math.min(dayOfMonth(day), length) - 1)
}

export type PlanRefusal = 'begins-over' | 'begins-late' | 'lasts-too-long' | 'no-dates'

/** Whether these days can be a series at all. */
export function plannable(plan: Plan, today: Day): PlanRefusal | null {
  const { first, last } = plan
  if (first < today) return 'begins-over'
  if (first > addDays(today, AHEAD)) return 'begins-late'
  if (last > addMonths(first, MONTHS)) return 'lasts-too-long'
  return daysOf(plan).length === 0 ? 'no-dates' : null
}

/** What is wrong on every date alike; what is left is a matter of the date. */
const alike = ['outside-hours', 'off-the-grid', 'too-long', 'too-many-people', 'too-far-ahead'] as const
type Alike = (typeof alike)[number]
export const verdicts = ['free', 'taken', 'closed', 'closed-day', 'in-the-past'] as const
export type Verdict = (typeof verdicts)[number]

/** A date of a series, and why it cannot be had. */
export interface Dated<D extends RoomDay = RoomDay> {
  readonly on: D
  readonly verdict: Verdict
  /** Of a closure. */
  readonly reason: string | null
}

const isAlike = (refusal: Refusal<BookRefusal>): refusal is Refusal<Alike> =>
  (alike as readonly string[]).includes(refusal.code)

/** Each date by the rule of a single booking, or what no date of this series can be. `days`: the days of the plan. */
export function judge<D extends RoomDay>(
  plan: Plan,
  room: Room,
  days: readonly D[],
  now: Instant,
): Result<Dated<D>[], Alike> {
  const dated: Dated<D>[] = []
  for (const on of days) {
    const found = reserve(plan, room, on, plan.last, now)
    if (!found.ok && isAlike(found.refusal)) return refused(found.refusal.code, found.refusal)
    const verdict = found.ok ? 'free' : (found.refusal.code as Verdict)
    dated.push({ on, verdict, reason: found.ok ? null : ((found.refusal['reason'] as string) ?? null) })
  }
  return ok(dated)
}
