// Who is here, and who holds the secretary's authority: computed from stored facts and a moment, never switched.
import { at, dayOf, minuteOf, overlaps, type Day, type Instant, type Minute, type Span } from '../kernel/time'
import { dayKind, nextWorkingDay, type Calendar } from './calendar'

export interface Shift {
  readonly id: string
  readonly person: string
  readonly span: Span
}

export interface Absence {
  readonly id: string
  readonly person: string
  /** `end` is when it is over: when the person came back, or said they would; Infinity while it is open. */
  readonly span: Span<number>
  /** When the person said they would be back, if they said so. */
  readonly until: Instant | null
}

export interface DutyFacts {
  readonly secretary: string
  readonly shifts: readonly Shift[]
  readonly absences: readonly Absence[]
}

/** Who may act as the secretary, and by what: no shift and absence means the secretary in person. */
export interface Authority {
  readonly holder: string
  readonly shift: string | null
  readonly absence: string | null
}

const covers = (span: Span<number>, t: Instant): boolean => span.start <= t && t < span.end

/**
 * The one holder of the secretary's authority at `t`: the shift's person while the secretary is absent and a shift
 * covers `t`, else the secretary. There is always exactly one, so no work is ever addressed to nobody.
 */
export function holder(t: Instant, facts: DutyFacts): Authority {
  const absence = absenceOf(facts.secretary, t, facts)
  const shift = shiftAt(t, facts)
  if (!absence || !shift || shift.person === facts.secretary) {
    return { holder: facts.secretary, shift: null, absence: null }
  }
  return { holder: shift.person, shift: shift.id, absence: absence.id }
}

export function shiftAt(t: Instant, facts: DutyFacts): Shift | null {
  return facts.shifts.find((shift) => covers(shift.span, t)) ?? null
}

export function absenceOf(person: string, t: Instant, facts: DutyFacts): Absence | null {
  return facts.absences.find((absence) => absence.person === person && covers(absence.span, t)) ?? null
}

/** A person's absences that are not over at `t`: the one there is, and any that a clock set back has put ahead. */
export function absencesFrom(person: string, t: Instant, facts: DutyFacts): readonly Absence[] {
  return facts.absences.filter((absence) => absence.person === person && absence.span.end > t)
}

export interface Desk {
  readonly opens: Minute
  readonly closes: Minute
}

/** The door plate: whom it names, what the lamp shows, and what stands below. */
export type Plate =
  | {
      lamp: 'in'
      person: string
      acting: boolean
      until: Instant
      secretaryBack: Instant | null
      below: string | null
    }
  | { lamp: 'away'; person: string; acting: boolean; back: Instant | null }
  | { lamp: 'off'; person: string; next: { day: Day; opens: Instant; person: string } | null }

/** What the plate says at `t`. Receiving visitors has the desk's hours; authority (see `holder`) has none. */
export function plate(t: Instant, facts: DutyFacts, desk: Desk, calendar: Calendar): Plate {
  const day = dayOf(t)
  const open = at(day, desk.opens)
  const close = at(day, desk.closes)
  if (!dayKind(day, calendar).works || t < open || t >= close) {
    return { lamp: 'off', person: facts.secretary, next: nextOpening(t, facts, desk, calendar) }
  }
  const { holder: person, shift } = holder(t, facts)
  const acting = shift !== null
  const away = absenceOf(person, t, facts)
  if (away) return { lamp: 'away', person, acting, back: away.until }
  const current = shiftAt(t, facts)
  const absence = absenceOf(facts.secretary, t, facts)
  const until = acting ? (Math.min(close, current!.span.end, absence!.span.end) as Instant) : close
  const below = !acting && current && current.person !== facts.secretary ? current.person : null
  return { lamp: 'in', person, acting, until, secretaryBack: acting ? absence!.until : null, below }
}

function nextOpening(t: Instant, facts: DutyFacts, desk: Desk, calendar: Calendar) {
  const today = dayOf(t)
  const stillToday = dayKind(today, calendar).works && minuteOf(t) < desk.opens
  const day = stillToday ? today : nextWorkingDay(today, calendar)
  if (!day) return null
  const opens = at(day, desk.opens)
  return { day, opens, person: shiftAt(opens, facts)?.person ?? facts.secretary }
}

/** One shift a working day, the people taking turns in their order, starting with the first. */
export function rotate(people: readonly string[], days: readonly Day[]): { person: string; day: Day }[] {
  if (people.length === 0) return []
  return days.map((day, n) => ({ day, person: people[n % people.length]! }))
}

export type StepOutRefusal = 'return-in-past' | 'return-too-late' | 'already-out'

const LONGEST_ABSENCE = 31 * 86_400_000

/** Whether a person may step out now, to be back at `until` (null: not known yet). */
export function stepOut(
  person: string,
  until: Instant | null,
  now: Instant,
  facts: DutyFacts,
): { code: StepOutRefusal; since?: number } | null {
  if (until !== null && until <= now) return { code: 'return-in-past' }
  if (until !== null && until > now + LONGEST_ABSENCE) return { code: 'return-too-late' }
  const span = { start: now, end: until ?? Infinity }
  const out = absencesFrom(person, now, facts).find((absence) => overlaps<number>(absence.span, span))
  return out ? { code: 'already-out', since: out.span.start } : null
}
