// The line for a time that is taken: whose turn it is when it becomes free, and how long it is held for them. Nothing is
// switched by a job: an offer that has lapsed counts as free, and whoever looks or books next lets the line move on.
import { addDays, at, dayOf, instant, type Day, type Instant, type Minute } from '../../kernel/time'
import { reserve, stateOf, type Asked, type Room, type RoomDay, type Wish } from '../rule'

/** An offer is held for at least so many minutes, or not made: then the time is for whoever comes first. */
export const LEAST = 15
/** Nobody has to answer at night: the time of an offer runs between these. */
export const WAKES: Minute = 8 * 60
export const SLEEPS: Minute = 21 * 60

const MINUTE = 60_000

/** Until when a time is held: so many minutes of the day from now on, and never past its start. */
export function lapsesAt(now: Instant, minutes: number, start: Instant): Instant {
  let left = minutes * MINUTE
  let from = now
  for (;;) {
    const day = dayOf(from)
    const wakes = at(day, WAKES)
    const sleeps = at(day, SLEEPS)
    const begins = Math.max(from, wakes)
    if (begins + left <= sleeps) return instant(Math.min(begins + left, start))
    left -= Math.max(0, sleeps - begins)
    from = at(addDays(day, 1), 0)
    if (from >= start) return start
  }
}

/** Somebody in the line, the first come first. */
export interface Waiting extends Wish {
  readonly waitId: string
  readonly person: string
  readonly day: Day
}

/** Whether what this person waits for is free now, and soon enough before its start to be offered. */
export function servable(
  wait: Waiting,
  room: Room,
  days: readonly RoomDay[],
  lastDay: Day,
  now: Instant,
): boolean {
  const on = days.find(({ day }) => day === wait.day)
  if (!on || at(wait.day, wait.start) < now + LEAST * MINUTE) return false
  return reserve(wait, room, on, lastDay, now).ok
}

/** Whether it is still worth standing in line for. */
export const isAhead = ({ day, start }: Pick<Waiting, 'day' | 'start'>, now: Instant): boolean =>
  at(day, start) >= now + LEAST * MINUTE

export interface Offered extends Asked {
  readonly waitId: string | null
}

export type OfferRefusal = 'no-such-offer' | 'answered-before' | 'offer-over'

/** Whether what was offered can still be taken or left. */
export function offerable(booking: Offered, now: Instant): OfferRefusal | null {
  if (booking.waitId === null) return 'no-such-offer'
  const state = stateOf(booking, now)
  if (state === 'expired') return 'offer-over'
  return state === 'waiting' ? null : 'answered-before'
}
