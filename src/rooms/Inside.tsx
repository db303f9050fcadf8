import { GapCard } from '../ui/GapCard'
import { Section } from '../ui/Section'
import { Words } from '../ui/Words'
import type { KnownBooking } from './contract'
import * as text from './text'

/** The bookings that a change meets, before it is confirmed. */
export function Inside({ title, none, bookings }: { title: string; none: string; bookings: KnownBooking[] }) {
  if (bookings.length === 0) return <Words strong>{none}</Words>
  return (
    <Section title={title}>
      {bookings.map((booking) => (
        <GapCard
          key={booking.bookingId}
          gap="waiting"
          title={text.span(booking.day, booking.start, booking.end)}
          note={`${booking.room} · ${text.whoLine(booking)}`}
        >
          <Words>{`${text.headcount(booking.people)} · ${booking.purpose}`}</Words>
        </GapCard>
      ))}
    </Section>
  )
}
