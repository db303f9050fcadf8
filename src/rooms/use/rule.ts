// How a room was used: of the hours it was open, what was booked, who came, and what stood empty. All of it follows from the
// rows as they are; nothing is counted up and nothing is deleted.
import {
  addDays,
  dayOf,
  minuteOf,
  weekday,
  type Day,
  type Instant,
  type Minute,
  type Span,
} from '../../kernel/time'
import { stateOf, type Stay } from '../presence/rule'
import { GRAIN } from '../rule'

export const spans = ['week', 'month', 'last-month'] as const
export type UseSpan = (typeof spans)[number]

/** The first and the last day of it. */
export function daysOf(span: UseSpan, today: Day): { first: Day; last: Day } {
  if (span === 'week') {
    const first = addDays(today, 1 - weekday(today))
    return { first, last: addDays(first, 6) }
  }
  const first = `${today.slice(0, 8)}01` as Day
  if (span === 'month') return { first, last: addDays(`${addDays(first, 31).slice(0, 8)}01` as Day, -1) }
  const last = addDays(first, -1)
  return { first: `${last.slice(0, 8)}01` as Day, last }
}

/** A booking, and in which lane it was. */
export interface Used extends Stay {
  readonly lane: number
  /** It was offered to whoever waited. */
  readonly offered: boolean
}

export interface DayFacts {
  readonly opens: Minute
  readonly closes: Minute
  readonly lanes: number
  /** Whether the room opens on this day. */
  readonly works: boolean
  readonly own: readonly Used[]
  /** Bookings of the hall that it is a part of, or of its parts: they take the whole of it. */
  readonly kin: readonly Stay[]
  readonly closed: readonly Span<Minute>[]
}

const parts = ['came', 'booked', 'notCome', 'elsewhere', 'closed', 'free'] as const
type Part = (typeof parts)[number]
/** Minutes of one or many days; the parts sum to `open`. Where several parties sit, each one's minutes count. */
export type Minutes = Readonly<Record<Part | 'open', number>>

const nothing: Minutes = { open: 0, came: 0, booked: 0, notCome: 0, elsewhere: 0, closed: 0, free: 0 }

/** What became of a day's minutes. What was booked outside of today's hours was open then. */
export function minutesOf(on: DayFacts, now: Instant): Minutes {
  const total: Record<Part | 'open', number> = { ...nothing }
  const lanes = Math.max(on.lanes, ...on.own.map(({ lane }) => lane))
  for (let lane = 1; lane <= lanes; lane += 1) {
    for (const part of laneOf(on, lane, now)) {
      if (part === undefined) continue
      total[part] += GRAIN
      total.open += GRAIN
    }
  }
  return total
}

/** Each quarter of an hour of a lane: a booking is over a closure, and both are over what is open. */
function laneOf(on: DayFacts, lane: number, now: Instant): (Part | undefined)[] {
  const grains: (Part | undefined)[] = Array.from({ length: 1440 / GRAIN })
  const paint = ({ start, end }: Span<Minute>, part: Part, over?: Part): void => {
    for (let n = Math.floor(start / GRAIN); n < Math.ceil(end / GRAIN); n += 1) {
      if (over === undefined || grains[n] === over) grains[n] = part
    }
  }
  if (on.works && lane <= on.lanes) paint({ start: on.opens, end: on.closes }, 'free')
  for (const span of on.closed) paint(span, 'closed', 'free')
  for (const stay of on.kin) if (lane <= on.lanes && held(stay, now)) paint(held(stay, now)!, 'elsewhere')
  for (const stay of on.own) {
    const span = stay.lane === lane ? held(stay, now) : null
    if (span) paint(span, span.part)
  }
  return grains
}

/** What a booking held of its time; one to which nobody came, until it was released. */
function held(stay: Stay, now: Instant): (Span<Minute> & { part: Part }) | null {
  const { start, end, day, releaseAt } = stay
  switch (stateOf(stay, now)) {
    case 'came':
      return { start, end, part: 'came' }
    case 'booked':
    case 'waiting':
      return { start, end, part: 'booked' }
    case 'not-come':
      return {
        start,
        end: Math.min(end, dayOf(releaseAt!) > day ? end : minuteOf(releaseAt!)),
        part: 'notCome',
      }
    case 'cancelled':
    case 'declined':
    case 'expired':
      return null
  }
}

export const addUp = (all: readonly Minutes[]): Minutes =>
  all.reduce<Minutes>((sum, one) => {
    const next = { ...sum }
    for (const key of ['open', ...parts] as const) next[key] += one[key]
    return next
  }, nothing)

export const endings = ['came', 'booked', 'waiting', 'not-come', 'cancelled', 'declined', 'expired'] as const
export type Ending = (typeof endings)[number]

/** What became of a booking. A time that was held for whoever waited and not taken was given back, not left unanswered. */
export function endingOf(stay: Used, now: Instant): Ending {
  const state = stateOf(stay, now)
  return state === 'expired' && stay.offered ? 'cancelled' : state
}

export type Endings = Readonly<Record<Ending, number>>

export function countEndings(all: readonly Used[], now: Instant): Endings {
  const counts = Object.fromEntries(endings.map((ending) => [ending, 0])) as Record<Ending, number>
  for (const stay of all) counts[endingOf(stay, now)] += 1
  return counts
}

/** Fewer than so many could point at somebody, to whoever knows who was there. */
export const FEW = 5

/** Whether these counts can be shown without the bookings: one that is few would point at a person. */
export const showable = (counts: Endings): boolean =>
  Object.values(counts).every((count) => count === 0 || count >= FEW)
