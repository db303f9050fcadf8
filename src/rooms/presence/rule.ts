// Who came to the room they booked. Nothing is switched by a job: what a booking is follows from what was marked and
// from the time it is.
import { at, instant, type Day, type Instant, type Minute } from '../../kernel/time'
import { refused, ok, type Result } from '../../kernel/result'
import { stateOf as bookingState, type Asked, type BookingState } from '../rule'

/** From so many minutes before the start on one can say that one is there. */
export const EARLY = 10

export interface Stay extends Asked {
  readonly day: Day
  readonly start: Minute
  readonly end: Minute
  /** From then on the time is free unless somebody came; null: never. */
  readonly releaseAt: Instant | null
  readonly cameAt: Instant | null
}

export type StayState = Exclude<BookingState, 'stands'> | 'booked' | 'came' | 'not-come'

/** What a booking is at `now`, in the public words of bookings. */
export function stateOf(stay: Stay, now: Instant): StayState {
  const state = bookingState(stay, now)
  if (state !== 'stands') return state
  if (stay.cameAt !== null) return 'came'
  return isReleased(stay, now) ? 'not-come' : 'booked'
}

const isReleased = ({ releaseAt }: Pick<Stay, 'releaseAt'>, now: Instant): boolean =>
  releaseAt !== null && releaseAt <= now

export type ArriveRefusal =
  'cancelled-before' | 'not-approved' | 'already-came' | 'too-early' | 'released' | 'over'

/**
 * Whether somebody may be marked as there. The desk may do so until the end: whoever came in time but has no phone, or
 * stood in a line, keeps the room as long as nobody else has its time.
 */
export function arrive(stay: Stay, now: Instant, byDesk: boolean): Result<null, ArriveRefusal> {
  const state = bookingState(stay, now)
  if (state === 'waiting' || state === 'expired') return refused('not-approved')
  if (state !== 'stands') return refused('cancelled-before')
  if (stay.cameAt !== null) return refused('already-came')
  const from = opensAt(stay)
  if (now < from) return refused('too-early', { from })
  if (now >= at(stay.day, stay.end)) return refused('over')
  if (!byDesk && isReleased(stay, now)) return refused('released', { at: stay.releaseAt })
  return ok(null)
}

/** From when on one can say that one is there. */
export const opensAt = ({ day, start }: Pick<Stay, 'day' | 'start'>): Instant =>
  instant(at(day, start) - EARLY * 60_000)
