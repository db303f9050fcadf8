// Laying the rota: the six take turns over the days that work, and nothing that has begun is touched.
import { at, dayOf, overlaps, type Day, type Instant, type Span } from '../../kernel/time'
import type { Desk, Shift } from '../rule'

/** The most days that are laid at once. */
export const LONGEST = 62

export interface Turn {
  readonly person: string
  readonly span: Span
}

/**
 * added: nobody had the day · kept: as it was · changed: by others or at other times · removed: the day does not work ·
 * begun: has a shift that runs or is over · closed: does not work, and nobody has it · nobody: everybody has leave.
 */
export type Kind = 'added' | 'kept' | 'changed' | 'removed' | 'begun' | 'closed' | 'nobody'

export interface PlannedDay {
  readonly day: Day
  readonly kind: Kind
  readonly before: readonly Shift[]
  readonly after: readonly Turn[]
}

export interface PlanFacts {
  readonly desk: Desk
  readonly works: (day: Day) => boolean
  readonly shifts: readonly Shift[]
  readonly hasLeave: (person: string, day: Day) => boolean
}

/** What each of `days` will be. Whoever has leave is passed over and is the next one who has none. */
export function plan(
  days: readonly Day[],
  order: readonly string[],
  facts: PlanFacts,
  now: Instant,
): PlannedDay[] {
  let queue = [...order]
  return days.map((day) => {
    const before = facts.shifts.filter(({ span }) => dayOf(span.start) === day)
    const span = { start: at(day, facts.desk.opens), end: at(day, facts.desk.closes) }
    if (span.start <= now || before.some((shift) => shift.span.start <= now)) {
      return { day, kind: 'begun', before, after: before }
    }
    if (!facts.works(day)) return { day, kind: before.length > 0 ? 'removed' : 'closed', before, after: [] }
    const person = queue.find((one) => !facts.hasLeave(one, day))
    if (person === undefined) return { day, kind: 'nobody', before, after: [] }
    queue = [...queue.filter((one) => one !== person), person]
    const after = [{ person, span }]
    return { day, kind: kindOf(before, after), before, after }
  })
}

/** Whether two lists are the same turns, in whatever order. */
export const alike = (a: readonly Turn[], b: readonly Turn[]): boolean =>
  a.length === b.length && a.every((turn) => b.some((other) => equal(turn, other)))

function kindOf(before: readonly Shift[], after: readonly Turn[]): Kind {
  if (before.length === 0) return 'added'
  return alike(before, after) ? 'kept' : 'changed'
}

const sameSpan = (a: Turn, b: Turn): boolean => a.span.start === b.span.start && a.span.end === b.span.end
const equal = (a: Turn, b: Turn): boolean => a.person === b.person && sameSpan(a, b)

/** The days that are not as they were. */
export const touched = (days: readonly PlannedDay[]): PlannedDay[] =>
  days.filter(
    ({ kind, before }) => kind !== 'begun' && kind !== 'kept' && kind !== 'closed' && !idle(kind, before),
  )

/** A day that nobody can have and nobody had. */
const idle = (kind: Kind, before: readonly Shift[]): boolean => kind === 'nobody' && before.length === 0

/** The turns under the ids of the shifts that had the same times; the rest are new. */
export function fit(before: readonly Shift[], after: readonly Turn[], newId: () => string): Shift[] {
  return after.map((turn) => ({ ...turn, id: before.find((shift) => sameSpan(shift, turn))?.id ?? newId() }))
}

/** The order to go on with: whoever comes after the last one who had a turn. */
export function continued(members: readonly string[], last: string | null): string[] {
  const next = last === null ? 0 : members.indexOf(last) + 1
  return [...members.slice(next), ...members.slice(0, next)]
}

export type RangeRefusal = 'range-empty' | 'range-too-long' | 'range-over'

/** Why these days cannot be laid; null when they can. */
export function range(first: Day, last: Day, count: number, today: Day): RangeRefusal | null {
  if (last < first) return 'range-empty'
  if (count > LONGEST) return 'range-too-long'
  return last < today ? 'range-over' : null
}

export type DayRefusal = 'no-such-member' | 'shift-backwards' | 'shift-begun' | 'shifts-overlap'

/** Why a day cannot be so; what has begun stays and is not among `turns`. */
export function editDay(
  turns: readonly Turn[],
  begun: readonly Shift[],
  members: readonly string[],
  now: Instant,
): DayRefusal | null {
  if (turns.some(({ person }) => !members.includes(person))) return 'no-such-member'
  if (turns.some(({ span }) => span.start >= span.end)) return 'shift-backwards'
  if (turns.some(({ span }) => span.start <= now)) return 'shift-begun'
  const all = [...begun, ...turns].map(({ span }) => span)
  return all.some((span, n) => all.slice(n + 1).some((other) => overlaps(span, other)))
    ? 'shifts-overlap'
    : null
}
