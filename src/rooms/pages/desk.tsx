import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { at, dayOf, minutes, type Instant } from '../../kernel/time'
import { useDayChips } from '../../shell/days'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Slip } from '../../ui/ConfirmPanel'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { DayChips } from '../../ui/SlotPicker'
import { EmptyDoor, NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { dayList, KnownBooking } from '../contract'
import { drawnStay, StayLines } from '../presence/Stay'
import { WithReason } from '../WithReason'
import { words as series } from '../series/text'
import * as text from '../text'

const { words } = text
type Listed = ReplyOf<typeof dayList>

/** A day of all rooms, for those who serve; staff also book and cancel here for others. */
export default observer(function RoomDesk() {
  const { desk } = useStores().rooms
  const params = useRouter().params
  // Before the page is first shown and asks.
  useState(() => desk.listDay(params['day'] ?? ''))
  const resource = desk.list
  const listed = resource.value
  const pick = (day: string): Promise<void> => {
    desk.listDay(day)
    return resource.refresh()
  }
  const bookFor = (
    <BigButton word={words.bookFor} onPress={() => go('reception/pages/who', { to: 'rooms' })} />
  )
  return (
    <Page
      title={words.deskTitle}
      heading={listed ? text.deskHeading(listed.day, dayOf(listed.now)) : words.deskTitle}
      hint={words.deskHint}
      back={{ word: shell.back, onPress: back }}
      bottom={listed?.mayBook ? bookFor : undefined}
      resource={resource}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {(value) => (
        <>
          <Days listed={value} onDay={pick} />
          <Booked booking={value.bookings.find(({ bookingId }) => bookingId === params['booking'])} />
          {value.bookings.length === 0 && <EmptyDoor sentence={words.deskEmpty} />}
          {value.bookings.map((booking) => (
            <Row key={booking.bookingId} booking={booking} listed={value} onChanged={resource.refresh} />
          ))}
          <Further listed={value} />
        </>
      )}
    </Page>
  )
})

function Days({ listed: { days, day, now }, onDay }: { listed: Listed; onDay: (day: string) => unknown }) {
  const { chips, opened } = useDayChips(days, day, now, ({ bookings }) => text.bookingCount(bookings))
  return (
    <DayChips label={words.daysLabel} days={chips} day={day} onDay={(key) => opened(key) || onDay(key)} />
  )
}

/** What was booked just now, with the number to tell whoever comes. */
function Booked({ booking }: { booking: KnownBooking | undefined }) {
  if (booking?.state !== 'stands') return null
  const rows = [
    { key: words.forWhom, value: text.whoLine(booking) },
    { key: words.room, value: booking.room },
    { key: words.when, value: text.span(booking.day, booking.start, booking.end) },
    { key: words.where, value: booking.place },
  ]
  return (
    <>
      <Words strong>{words.done}</Words>
      <Slip code={text.slipCode(booking)} rows={rows} />
    </>
  )
}

const isAhead = ({ state, day, start }: KnownBooking, now: Instant): boolean =>
  (state === 'stands' || state === 'waiting') && at(day, minutes(start)) > now

interface RowProps {
  booking: KnownBooking
  listed: Listed
  onChanged: () => Promise<void>
}

function Row({ booking, listed, onChanged }: RowProps) {
  const { desk } = useStores().rooms
  return (
    <GapCard
      {...drawnStay(booking, listed.now)}
      title={text.spanOf(booking.start, booking.end)}
      note={`${booking.room} · ${text.whoLine(booking)}`}
    >
      <Words>{`${text.headcount(booking.people)} · ${booking.purpose}`}</Words>
      {booking.byDesk && <Words as="note">{words.byDesk}</Words>}
      <StayLines booking={booking} now={listed.now} mayMark={listed.mayBook} onCame={onChanged} />
      {listed.mayBook && isAhead(booking, listed.now) && (
        <WithReason
          id={booking.bookingId}
          word={words.cancelFor}
          label={text.actOf(words.cancelFor, booking.name)}
          question={words.cancelReason}
          hint={words.cancelReasonHint}
          yes={words.cancelSend}
          no={words.keep}
          send={(reason) => desk.cancelFor(booking.bookingId, reason)}
          onDone={onChanged}
        />
      )}
    </GapCard>
  )
}

/** The requests, the sheets for the doors, and the settings. */
function Further({ listed: { waiting, rooms, day, mayBook } }: { listed: Listed }) {
  const [open, show] = useState(false)
  return (
    <>
      <ListRow
        icon="clock"
        title={words.waitingRow}
        note={waiting === 0 ? words.waitingNone : text.waitingCount(waiting)}
        onPress={() => go('rooms/pages/requests')}
      />
      {mayBook && (
        <ListRow
          icon="person"
          title={words.waitingTitle}
          note={words.waitingNote}
          onPress={() => go('rooms/wait/pages/desk')}
        />
      )}
      <ListRow
        icon="board"
        title={words.useTitle}
        note={words.useNote}
        onPress={() => go('rooms/use/pages/use')}
      />
      <ListRow
        icon="calendar"
        title={series.row}
        note={series.rowNote}
        onPress={() => go('rooms/series/pages/list')}
      />
      {mayBook && (
        <ListRow
          icon="key"
          title={words.manage}
          note={words.manageNote}
          onPress={() => go('rooms/pages/settings')}
        />
      )}
      {!open && <BigButton kind="quiet" word={words.sheets} onPress={() => show(true)} />}
      {open && (
        <Section title={words.sheets}>
          {rooms.map(({ roomId, name }) => (
            <ListRow
              key={roomId}
              icon="board"
              title={name}
              onPress={() => go('rooms/pages/sheet', { room: roomId, day })}
            />
          ))}
        </Section>
      )}
    </>
  )
}
