import { minutes, type Instant } from '../../kernel/time'
import type { GapCardProps } from '../../ui/GapCard'
import { Words } from '../../ui/Words'
import type { KnownBooking } from '../contract'
import { Arrive } from './Arrive'
import { arrive, stateOf, type Stay, type StayState } from './rule'
import * as text from './text'

const drawn: Record<StayState, Pick<GapCardProps, 'gap'> & { tone: 'act' | 'wait' | 'good' | 'quiet' }> = {
  waiting: { gap: 'waiting', tone: 'act' },
  booked: { gap: 'waiting', tone: 'wait' },
  came: { gap: 'done', tone: 'good' },
  'not-come': { gap: 'closed', tone: 'quiet' },
  cancelled: { gap: 'closed', tone: 'quiet' },
  declined: { gap: 'closed', tone: 'quiet' },
  expired: { gap: 'closed', tone: 'quiet' },
}

const stayOf = (booking: KnownBooking): Stay => ({
  ...booking,
  start: minutes(booking.start),
  end: minutes(booking.end),
})

/** How a booking is drawn on the desk's list: by whether anybody came. */
export function drawnStay(booking: KnownBooking, now: Instant): Pick<GapCardProps, 'gap' | 'tag'> {
  const state = stateOf(stayOf(booking), now)
  const { gap, tone } = drawn[state]
  return { gap, tag: { word: text.stayWords[state], tone } }
}

interface StayLinesProps {
  booking: KnownBooking
  now: Instant
  /** Whether the caller may mark an arrival. */
  mayMark: boolean
  onCame: () => Promise<void>
}

/** When somebody came or until when they are waited for, and the desk's own 到了. */
export function StayLines({ booking, now, mayMark, onCame }: StayLinesProps) {
  const stay = stayOf(booking)
  const state = stateOf(stay, now)
  return (
    <>
      {booking.cameAt !== null && <Words as="note">{text.cameLine(booking.cameAt)}</Words>}
      {state === 'booked' && booking.releaseAt !== null && (
        <Words as="note">{text.keptUntil(booking.releaseAt)}</Words>
      )}
      {state === 'not-come' && <Words as="note">{text.releasedLine(booking.releaseAt!)}</Words>}
      {mayMark && arrive(stay, now, true).ok && (
        <Arrive bookingId={booking.bookingId} name={booking.name} onCame={onCame} />
      )}
    </>
  )
}
