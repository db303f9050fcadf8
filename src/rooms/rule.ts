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
}

/** What is taken of one day. */
export interface Held extends Span<Minute> {
  readonly lane: number
}

/** A day as the room sees it. */
export interface RoomDay {
  readonly day: Day
  readonly works: boolean
  readonly name: string | null
  readonly held: readonly Held[]
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
  if (at(on.day, start) < now) return refused('in-the-past')
  if (on.day > lastDay) return refused('too-far-ahead', { lastDay })
  if (!isOpen(room, on)) return refused('closed-day', { day: on.day, dayName: on.name })
  if (start < room.opens || end > room.closes || start >= end) {
    return refused('outside-hours', { opens: clock(room.opens), closes: clock(room.closes) })
  }
  if (start % room.unit !== 0 || end % room.unit !== 0) return refused('off-the-grid', { unit: room.unit })
  if (end - start > room.longest) return refused('too-long', { longest: room.longest })
  if (wish.people > room.seats) return refused('too-many-people', { seats: room.seats })
  const lane = freeLane(wish, room, on.held)
  if (lane !== null) return ok({ lane })
  return refused('taken', { start: clock(start), next: nextStart(wish, room, on, now) })
}

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
    if (at(on.day, start) < now) continue
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
      if (taken.lane !== lane || taken.end <= start) continue
      until = Math.min(until, Math.max(taken.start, start))
    }
    best = Math.max(best, until - start)
  }
  return best - (best % room.unit)
}

/** The next start of the same day that is free for as long as was wished. */
function nextStart(wish: Wish, room: Room, on: RoomDay, now: Instant): string | null {
  const length = wish.end - wish.start
  for (let start = room.opens; start + length <= room.closes; start += room.unit) {
    if (start <= wish.start || at(on.day, start) < now) continue
    if (freeLane({ start, end: start + length }, room, on.held) !== null) return clock(start)
  }
  return null
}

export type CancelRefusal = 'already-cancelled' | 'already-started'

/** Whether a booking may still be cancelled. */
export function cancel(
  booking: { day: Day; start: Minute; cancelledAt: Instant | null; cameAt?: Instant | null },
  now: Instant,
): CancelRefusal | null {
  if (booking.cancelledAt !== null) return 'already-cancelled'
  // Whoever is there already has begun, a few minutes early.
  if (booking.cameAt) return 'already-started'
  return at(booking.day, booking.start) <= now ? 'already-started' : null
}
