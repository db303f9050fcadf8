// When a room is free, and whether it may be booked. The list of free times and the booking itself ask the same
// questions here, so that what is shown as free can be booked.
import { at, clock, overlaps, type Day, type Instant, type Minute, type Span } from '../kernel/time'
import { refused, ok, type Result } from '../kernel/result'

/** Bookings claim time in grains of this many minutes; a room's own unit is a multiple of it. */
export const GRAIN = 15

export interface Room {
  readonly opens: Minute
  readonly closes: Minute
  /** A booking starts and ends on multiples of this. */
  readonly unit: Minute
  readonly longest: Minute
  readonly seats: number
  /** How many parties use the room at the same time, each for itself. */
  readonly lanes: number
  readonly aheadDays: number
  readonly openDays: 'working' | 'every'
  /** Minutes held before and after each booking, to set up and to clean. Those of two bookings touch, but never overlap. */
  readonly before: Minute
  readonly after: Minute
  /** Whether a booking is a request that is answered within `answerHours`. */
  readonly approval: boolean
  readonly answerHours: number
}

/** What is taken of one day, times before and after bookings included. */
export interface Held extends Span<Minute> {
  readonly lane: number
}

/** What of a day the room is closed for, and why. It is held as well, in every lane. */
export interface Closed extends Span<Minute> {
  readonly reason: string
}

/** A day as the room sees it. */
export interface RoomDay {
  readonly day: Day
  readonly works: boolean
  readonly name: string | null
  readonly held: readonly Held[]
  readonly closed: readonly Closed[]
}

export interface Wish extends Span<Minute> {
  readonly people: number
}

export type BookRefusal =
  | 'in-the-past'
  | 'too-far-ahead'
  | 'closed-day'
  | 'outside-hours'
  | 'off-the-grid'
  | 'too-long'
  | 'too-many-people'
  | 'closed'
  | 'taken'

/** Whether `wish` may be booked now, and in which lane. `lastDay` is the furthest day that is open for booking. */
export function reserve(
  wish: Wish,
  room: Room,
  on: RoomDay,
  lastDay: Day,
  now: Instant,
): Result<{ lane: number }, BookRefusal> {
  const { start, end } = wish
  if (isOver(at(on.day, start), room, now)) return refused('in-the-past')
  if (on.day > lastDay) return refused('too-far-ahead', { lastDay })
  if (!isOpen(room, on)) return refused('closed-day', { day: on.day, dayName: on.name })
  if (start < room.opens || end > room.closes || start >= end) {
    return refused('outside-hours', { opens: clock(room.opens), closes: clock(room.closes) })
  }
  if (start % room.unit !== 0 || end % room.unit !== 0) return refused('off-the-grid', { unit: room.unit })
  if (end - start > room.longest) return refused('too-long', { longest: room.longest })
  if (wish.people > room.seats) return refused('too-many-people', { seats: room.seats })
  const whole = withBuffers(wish, room)
  const lane = freeLane(whole, room, on.held)
  if (lane !== null) return ok({ lane })
  const free = nextFree(wish, room, [on], lastDay, now)
  const next = free && clock(free.start)
  const closed = on.closed.find((span) => overlaps(span, whole))
  return closed
    ? refused('closed', { start: clock(start), reason: closed.reason, next })
    : refused('taken', { start: clock(start), next })
}

/** Whether a start is over. A request must have time to be answered in. */
function isOver(start: Instant, { approval }: Room, now: Instant): boolean {
  return approval ? start <= now : start < now
}

const withBuffers = ({ start, end }: Span<Minute>, { before, after }: Room): Span<Minute> => ({
  start: start - before,
  end: end + after,
})

/** A start that can be booked, and for how many minutes at most. */
export interface FreeStart {
  readonly start: Minute
  readonly longest: Minute
}

/** Every start of the day that can be booked now, in order. */
export function freeStarts(room: Room, on: RoomDay, lastDay: Day, now: Instant): FreeStart[] {
  if (!isOpen(room, on) || on.day > lastDay) return []
  const found: FreeStart[] = []
  for (let start = room.opens; start < room.closes; start += room.unit) {
    if (isOver(at(on.day, start), room, now)) continue
    const longest = longestFrom(start, room, on.held)
    if (longest > 0) found.push({ start, longest })
  }
  return found
}

function isOpen(room: Room, on: RoomDay): boolean {
  return room.openDays === 'every' || on.works
}

function freeLane(span: Span<Minute>, room: Room, held: readonly Held[]): number | null {
  for (let lane = 1; lane <= room.lanes; lane += 1) {
    if (!held.some((taken) => taken.lane === lane && overlaps(taken, span))) return lane
  }
  return null
}

/** A booking keeps one lane throughout, so the longest is the best single lane's. */
function longestFrom(start: Minute, room: Room, held: readonly Held[]): Minute {
  const limit = Math.min(room.closes, start + room.longest)
  let best = 0
  for (let lane = 1; lane <= room.lanes; lane += 1) {
    let until = limit
    for (const taken of held) {
      if (taken.lane !== lane || taken.end <= start - room.before) continue
      until = Math.min(until, Math.max(taken.start - room.after, start))
    }
    best = Math.max(best, until - start)
  }
  return best - (best % room.unit)
}

/** The first start on these days that is free for as long as was wished (or as long as one may), not before it that day. */
export function nextFree(
  wish: Span<Minute>,
  room: Room,
  days: readonly RoomDay[],
  lastDay: Day,
  now: Instant,
): { day: Day; start: Minute } | null {
  const length = Math.min(Math.max(wish.end - wish.start, room.unit), room.longest)
  for (const [n, on] of days.entries()) {
    for (const { start, longest } of freeStarts(room, on, lastDay, now)) {
      if (longest >= length && (n > 0 || start >= wish.start)) return { day: on.day, start }
    }
  }
  return null
}

/** What a booking is by now. `waiting` is a request that holds its time; an `expired` one holds nothing any more. */
export type BookingState = 'waiting' | 'stands' | 'declined' | 'cancelled' | 'expired'

export interface Asked {
  readonly cancelledAt: Instant | null
  readonly expiresAt: Instant | null
  readonly answer: 'approved' | 'declined' | null
}

export function stateOf({ cancelledAt, expiresAt, answer }: Asked, now: Instant): BookingState {
  if (answer === 'declined') return 'declined'
  if (cancelledAt !== null) return 'cancelled'
  if (expiresAt === null || answer === 'approved') return 'stands'
  return now < expiresAt ? 'waiting' : 'expired'
}

export type AnswerRefusal = 'nothing-asked' | 'already-answered' | 'already-cancelled' | 'expired'

/** Whether a request can still be answered. */
export function answerable(
  booking: Asked & { readonly waitId?: string | null },
  now: Instant,
): AnswerRefusal | null {
  // What was offered to whoever waited is theirs to answer.
  if (booking.expiresAt === null || booking.waitId) return 'nothing-asked'
  if (booking.answer !== null) return 'already-answered'
  const state = stateOf(booking, now)
  if (state === 'cancelled') return 'already-cancelled'
  return state === 'expired' ? 'expired' : null
}

export type CancelRefusal = 'already-cancelled' | 'already-started' | 'expired'

/** Whether a booking may still be cancelled. */
export function cancel(
  booking: Asked & { readonly day: Day; readonly start: Minute; readonly cameAt?: Instant | null },
  now: Instant,
): CancelRefusal | null {
  const state = stateOf(booking, now)
  if (state === 'cancelled' || state === 'declined') return 'already-cancelled'
  if (state === 'expired') return 'expired'
  // Whoever is there already has begun, a few minutes early.
  if (booking.cameAt) return 'already-started'
  return at(booking.day, booking.start) <= now ? 'already-started' : null
}

/** Longest closure in days, as in the table; a room that is gone for longer is taken out of use. */
export const CLOSURE_DAYS = 92

export type ClosureRefusal = 'span-empty' | 'span-over' | 'span-too-long' | 'span-uneven'

/** Whether a room may be closed for this span: from now or later on, in whole grains. */
export function closable({ start, end }: Span, now: Instant): ClosureRefusal | null {
  const grain = GRAIN * 60_000
  if (start % grain !== 0 || end % grain !== 0) return 'span-uneven'
  if (start >= end) return 'span-empty'
  // What has begun this quarter of an hour can still be closed: a pipe bursts now.
  if (start + grain <= now) return 'span-over'
  return end - start > CLOSURE_DAYS * 86_400_000 ? 'span-too-long' : null
}

/** What staff set of a room. */
export interface Settings extends Omit<Room, 'seats'> {
  readonly retired: boolean
}

/** The longest time that is kept before or after a booking, as in the table. */
const BUFFER: Minute = 120

export type SettingsRefusal =
  'hours-backwards' | 'hours-uneven' | 'buffers-uneven' | 'buffers-outside' | 'lanes-fixed'

/** Whether a room can be set so; its table says the same. `busy`: something holds its lanes as they are. */
export function adjustable(wanted: Settings, now: { lanes: number }, busy: boolean): SettingsRefusal | null {
  const { opens, closes, unit, longest, before, after, lanes } = wanted
  if (opens >= closes) return 'hours-backwards'
  if ([opens, closes, longest].some((minute) => minute % unit !== 0)) return 'hours-uneven'
  // Time is claimed in grains: a buffer of ten minutes would hold fifteen, or none.
  if ([before, after].some((minute) => minute % GRAIN !== 0 || minute > BUFFER)) return 'buffers-uneven'
  if (opens < before || closes + after > 1440) return 'buffers-outside'
  return lanes !== now.lanes && busy ? 'lanes-fixed' : null
}

/** Whether what is booked would still be taken under these settings: in use, on an open day, within the hours. */
export function fits(
  { works, start, end }: Span<Minute> & { readonly works: boolean },
  { retired, openDays, opens, closes }: Settings,
): boolean {
  return !retired && (openDays === 'every' || works) && opens <= start && end <= closes
}

/** How much of all space is open to residents, in whole percent, rounded down; null while an area is not known. */
export function openShare(rooms: readonly { area: number | null; open: boolean }[]): number | null {
  if (rooms.length === 0 || rooms.some(({ area }) => area === null)) return null
  const sum = (some: typeof rooms): number => some.reduce((all, { area }) => all + area!, 0)
  return Math.floor((sum(rooms.filter(({ open }) => open)) * 100) / sum(rooms))
}
