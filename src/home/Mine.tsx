import { at, minutes, type Day, type Instant } from '../kernel/time'
import type { HelpedView, VisitView } from '../reception/contract'
import { helpedTitle, visitNote, visitTitle, words as visit } from '../reception/text'
import type { BookingView } from '../rooms/contract'
import { stateOf as roomStateOf, type StayState } from '../rooms/presence/rule'
import { go } from '../shell/go'
import { GapCard, type GapCardProps, type GapState } from '../ui/GapCard'
import { Section } from '../ui/Section'
import { EmptyDoor } from '../ui/States'
import type { StatusTagProps } from '../ui/StatusTag'
import { bookingNote, bookingTitle, stayWords, visitState, words, type BookingState } from './text'

export interface MineProps {
  bookings: readonly BookingView[]
  visits: readonly VisitView[]
  helped: readonly HelpedView[]
  now: Instant
}

/** What a person has booked, rooms and visits together: what is ahead, and what was. */
export function MineBooked({ bookings, visits, helped, now }: MineProps) {
  const all = [
    ...bookings.map((booking) => roomEntry(booking, now)),
    ...visits.map((visit) => visitEntry(visit, now)),
    ...helped.map((one, n) => helpedEntry(one, n, now)),
  ].sort((a, b) => (a.when < b.when ? -1 : 1))
  const ahead = all.filter((each) => each.ahead)
  const past = all.filter((each) => !each.ahead).reverse()
  return (
    <>
      <Section title={words.bookings}>
        {ahead.length === 0 && (
          <EmptyDoor
            sentence={words.noBookings}
            act={{ word: words.visit, onPress: () => go('reception/pages/whom') }}
          />
        )}
        {ahead.map(({ id, card }) => (
          <GapCard key={id} {...card} />
        ))}
      </Section>
      {past.length > 0 && (
        <Section title={words.past}>
          {past.map(({ id, card }) => (
            <GapCard key={id} {...card} />
          ))}
        </Section>
      )}
    </>
  )
}

interface Entry {
  readonly id: string
  readonly when: string
  readonly ahead: boolean
  readonly card: GapCardProps
}

const drawn: Record<BookingState, { gap: GapState; tone: StatusTagProps['tone'] }> = {
  booked: { gap: 'waiting', tone: 'wait' },
  now: { gap: 'answered', tone: 'good' },
  over: { gap: 'done', tone: 'quiet' },
  cancelled: { gap: 'closed', tone: 'quiet' },
}

function roomEntry(booking: BookingView, now: Instant): Entry {
  const start = minutes(booking.start)
  const end = minutes(booking.end)
  // What this phone kept from before one could say that one came has neither.
  const { releaseAt = null, cameAt = null, expiresAt = null, answer = null } = booking
  const known = roomStateOf({ ...booking, start, end, releaseAt, cameAt, expiresAt, answer }, now)
  // What was held for whoever waited, and left unanswered by themselves.
  const state = known === 'expired' && booking.offered ? 'cancelled' : known
  const ahead = (state === 'booked' || state === 'waiting' || state === 'came') && now < at(booking.day, end)
  const { gap, tone } = drawn[drawnAs(state, ahead)]
  const card: GapCardProps = {
    gap,
    tag: { word: stayWords[state], tone },
    title: bookingTitle(booking, now),
    note: bookingNote(booking),
    onPress: () => go('rooms/pages/slip', { booking: booking.bookingId }),
  }
  return { id: booking.bookingId, when: `${booking.day} ${booking.start}`, ahead, card }
}

function drawnAs(state: StayState, ahead: boolean): BookingState {
  if (state === 'came') return ahead ? 'now' : 'over'
  return ahead ? 'booked' : 'cancelled'
}

function visitEntry(visit: VisitView, now: Instant): Entry {
  const state = stateOf(visit, now)
  const { gap, tone } = drawn[state]
  const card: GapCardProps = {
    gap,
    tag: { word: visitState(state, visit.movedAt !== null), tone },
    title: visitTitle(visit, now),
    note: visitNote(visit),
    onPress: () => go('reception/pages/slip', { visit: visit.visitId }),
  }
  const ahead = state === 'booked' || state === 'now'
  return { id: visit.visitId, when: `${visit.day} ${visit.start}`, ahead, card }
}

/** There is no slip of it any more: nothing to press. */
function helpedEntry(one: HelpedView, n: number, now: Instant): Entry {
  const state = one.cancelled ? 'cancelled' : 'over'
  const { gap, tone } = drawn[state]
  const tag = { word: visitState(state, one.moved), tone }
  const card: GapCardProps = { gap, tag, title: helpedTitle(one, now), note: visit.helpedNote }
  return { id: `helped-${n}`, when: one.day, ahead: false, card }
}

interface Booked {
  readonly day: Day
  readonly start: string
  readonly end: string
  readonly cancelledAt: Instant | null
}

function stateOf({ day, start, end, cancelledAt }: Booked, now: Instant): BookingState {
  if (cancelledAt !== null) return 'cancelled'
  if (now < at(day, minutes(start))) return 'booked'
  return now < at(day, minutes(end)) ? 'now' : 'over'
}
