import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { at, minutes, type Instant } from '../../kernel/time'
import type { BookingView } from '../../rooms/contract'
import { sayRole, tenureWords } from '../../people/text'
import { go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { GapCard, type GapState } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { PersonRow } from '../../ui/PersonRow'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Toggle } from '../../ui/Toggle'
import type * as contract from '../contract'
import { HomeTabs } from '../HomeTabs'
import { bookingNote, bookingState, bookingTitle, words, type BookingState } from '../text'

type Mine = ReplyOf<typeof contract.mine>

export default observer(function Me() {
  const { home } = useStores()
  return (
    <Page title={words.me} resource={home.mine} tabs={<HomeTabs current="me" />} always={<Below />}>
      {(mine) => (
        <>
          <Who mine={mine} />
          <BallotPart mine={mine} />
          {mine.duty && <DutyPart duty={mine.duty} />}
          <Bookings bookings={mine.bookings} now={mine.now} />
        </>
      )}
    </Page>
  )
})

function Who({ mine: { me } }: { mine: Mine }) {
  const home = me.homes.map((where) => (me.tenure ? `${where} ${tenureWords[me.tenure]}` : where))
  const gone = !me.residentNow && me.roles.length === 0
  const lines = [...home, ...me.roles.map(sayRole)]
  return <PersonRow name={me.name} role={gone ? words.residentGone : lines.join(' · ')} />
}

/** Whoever prepares ballots or enters paper does it from here too. */
function BallotPart({ mine: { me, duty } }: { mine: Mine }) {
  const { elder } = useLook()
  const desk = duty?.holder || me.roles.some(({ role }) => role === 'staff' || role === 'oversight')
  return (
    <>
      <ListRow
        icon="check"
        title={words.ballots}
        note={elder ? words.ballotsNoteElder : words.ballotsNote}
        onPress={() => go('ballots/pages/list')}
      />
      {desk && (
        <ListRow
          icon="desk"
          title={words.ballotDesk}
          note={words.ballotDeskNote}
          onPress={() => go('ballots/pages/desk')}
        />
      )}
    </>
  )
}

function DutyPart({ duty }: { duty: NonNullable<Mine['duty']> }) {
  const out = duty.outSince !== null
  return (
    <Section title={words.desk}>
      <ListRow
        icon="door"
        title={words.stepOut}
        note={out ? words.outNow : words.stepOutNote}
        onPress={() => go('duty/pages/out')}
      />
      {duty.holder && (
        <ListRow
          icon="board"
          title={words.publish}
          note={words.publishNote}
          onPress={() => go('notices/pages/publish')}
        />
      )}
    </Section>
  )
}

function Bookings({ bookings, now }: { bookings: readonly BookingView[]; now: Instant }) {
  const states = bookings.map((booking) => ({ booking, state: stateOf(booking, now) }))
  const ahead = states.filter(({ state }) => state === 'booked' || state === 'now')
  const past = states.filter(({ state }) => state === 'over' || state === 'cancelled').reverse()
  return (
    <>
      <Section title={words.bookings}>
        {ahead.length === 0 && (
          <EmptyDoor
            sentence={words.noBookings}
            act={{ word: words.rooms, onPress: () => go('rooms/pages/list') }}
          />
        )}
        {ahead.map((one) => (
          <BookingCard key={one.booking.bookingId} {...one} now={now} />
        ))}
      </Section>
      {past.length > 0 && (
        <Section title={words.past}>
          {past.map((one) => (
            <BookingCard key={one.booking.bookingId} {...one} now={now} />
          ))}
        </Section>
      )}
    </>
  )
}

export function stateOf({ day, start, end, cancelledAt }: BookingView, now: Instant): BookingState {
  if (cancelledAt !== null) return 'cancelled'
  if (now < at(day, minutes(start))) return 'booked'
  return now < at(day, minutes(end)) ? 'now' : 'over'
}

const shown: Record<BookingState, { gap: GapState; tone: StatusTagProps['tone'] }> = {
  booked: { gap: 'waiting', tone: 'wait' },
  now: { gap: 'answered', tone: 'good' },
  over: { gap: 'done', tone: 'quiet' },
  cancelled: { gap: 'closed', tone: 'quiet' },
}

function BookingCard({ booking, state, now }: { booking: BookingView; state: BookingState; now: Instant }) {
  const { gap, tone } = shown[state]
  return (
    <GapCard
      gap={gap}
      tag={{ word: bookingState[state], tone }}
      title={bookingTitle(booking, now)}
      note={bookingNote(booking)}
      onPress={() => go('rooms/pages/slip', { booking: booking.bookingId })}
    />
  )
}

/** Below everything, in every state of the page. */
const Below = observer(function Below() {
  const { home, session } = useStores()
  const signOut = (): Promise<void> => {
    session.signOut()
    return home.mine.refresh()
  }
  return (
    <>
      <LookSwitch />
      {/* In WeChat nobody signs in: who calls is known by itself, and so there is nothing to sign out of. */}
      {session.token !== null && <BigButton kind="quiet" word={words.signOut} onPress={signOut} />}
    </>
  )
})

const LookSwitch = observer(function LookSwitch() {
  const { look } = useStores()
  return (
    <Section title={words.look}>
      <Toggle
        word={words.elderMode}
        note={words.elderNote}
        on={look.elder}
        states={{ on: words.on, off: words.off }}
        onChange={look.choose}
      />
    </Section>
  )
})
