import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../../kernel/contract'
import { dayOf, minutes } from '../../../kernel/time'
import { useDayChips } from '../../../shell/days'
import { back } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { GapCard, type GapState } from '../../../ui/GapCard'
import { DayChips } from '../../../ui/SlotPicker'
import { EmptyDoor, NoRight } from '../../../ui/States'
import type { StatusTagProps } from '../../../ui/StatusTag'
import { Words } from '../../../ui/Words'
import type { dayList, KnownBooking } from '../../contract'
import { Arrive } from '../Arrive'
import { arrive, stateOf, type Stay, type StayState } from '../rule'
import { PresenceStore } from '../store'
import * as text from '../text'

const { words } = text
type Listed = ReplyOf<typeof dayList>

/** Who uses the rooms on a day, for the desk: it marks whoever came without a phone. */
export default observer(function Today() {
  const { list, listDay } = usePresence()
  const listed = list.value
  const pick = (day: string): Promise<void> => {
    listDay(day)
    return list.refresh()
  }
  return (
    <Page
      title={words.title}
      heading={listed ? text.listHeading(listed.day, dayOf(listed.now)) : words.title}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={list}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {(value) => (
        <>
          <Days listed={value} onDay={pick} />
          {value.bookings.length === 0 && <EmptyDoor sentence={words.empty} />}
          {value.bookings.map((booking) => (
            <Row key={booking.bookingId} booking={booking} listed={value} onCame={list.refresh} />
          ))}
        </>
      )}
    </Page>
  )
})

function usePresence() {
  const store = usePart(PresenceStore)
  return { list: store.list, listDay: (day: string) => store.listDay(day) }
}

function Days({ listed: { days, day, now }, onDay }: { listed: Listed; onDay: (day: string) => unknown }) {
  const { chips, opened } = useDayChips(days, day, now, ({ bookings }) => text.countOf(bookings))
  return (
    <DayChips label={words.daysLabel} days={chips} day={day} onDay={(key) => opened(key) || onDay(key)} />
  )
}

const drawn: Record<StayState, { gap: GapState; tone: StatusTagProps['tone'] }> = {
  booked: { gap: 'waiting', tone: 'wait' },
  came: { gap: 'done', tone: 'good' },
  'not-come': { gap: 'closed', tone: 'quiet' },
  cancelled: { gap: 'closed', tone: 'quiet' },
  waiting: { gap: 'waiting', tone: 'wait' },
  declined: { gap: 'closed', tone: 'quiet' },
  expired: { gap: 'closed', tone: 'quiet' },
}

interface RowProps {
  booking: KnownBooking
  listed: Listed
  onCame: () => Promise<void>
}

function Row({ booking, listed: { now, mayBook }, onCame }: RowProps) {
  const stay: Stay = { ...booking, start: minutes(booking.start), end: minutes(booking.end) }
  const state = stateOf(stay, now)
  const { gap, tone } = drawn[state]
  return (
    <GapCard
      gap={gap}
      tag={{ word: text.stayWords[state], tone }}
      title={text.expectedTitle(booking)}
      note={text.expectedNote(booking)}
    >
      {booking.cameAt !== null && <Words as="note">{text.cameLine(booking.cameAt)}</Words>}
      {state === 'booked' && booking.releaseAt !== null && (
        <Words as="note">{text.keptUntil(booking.releaseAt)}</Words>
      )}
      {state === 'not-come' && <Words as="note">{text.releasedLine(booking.releaseAt!)}</Words>}
      {mayBook && arrive(stay, now, true).ok && (
        <Arrive bookingId={booking.bookingId} name={booking.name} onCame={onCame} />
      )}
    </GapCard>
  )
}
