import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf, SentOf } from '../../kernel/contract'
import { addDays, dayOf, type Day } from '../../kernel/time'
import { useDayChips } from '../../shell/days'
import { back, isOnTop, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { useLook } from '../../ui/Look'
import { DayChips } from '../../ui/SlotPicker'
import { EmptyDoor, NoRight } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import { DAYS, REASON, type closing, type settings } from '../contract'
import { Inside } from '../Inside'
import * as text from '../text'

const { words } = text
type Room = ReplyOf<typeof settings>['rooms'][number]
type Asked = SentOf<typeof closing>
type Part = keyof typeof words.parts

/** Staff close a room for a while: first when and why, then the list of what lies inside, and exactly that is confirmed. */
export default observer(function CloseRoom() {
  const { desk } = useStores().rooms
  const { elder } = useLook()
  const roomId = useRouter().params['room'] ?? ''
  return (
    <Page
      title={words.closeTitle}
      heading={words.closeHeading}
      hint={desk.settings.value?.rooms.find((one) => one.roomId === roomId)?.name}
      back={{ word: shell.back, onPress: back }}
      resource={desk.settings}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {({ rooms, now }) => {
        const room = rooms.find((one) => one.roomId === roomId)
        if (!room) return <EmptyDoor sentence={text.refusalLine({ code: 'no-such-room' }, elder)} />
        return <Closing room={room} today={dayOf(now)} now={now} />
      }}
    </Page>
  )
})

/** The span that a part of these days is, by the room's hours; a whole day is all of it. */
function spanOf({ roomId, settings: { opens, closes } }: Room, part: Part, first: Day, last: Day): Asked {
  const days = { roomId, firstDay: first, lastDay: part === 'whole' ? last : first }
  switch (part) {
    case 'whole':
      return { ...days, start: '00:00', end: '24:00' }
    case 'morning':
      return { ...days, start: opens, end: '12:00' }
    case 'afternoon':
      return { ...days, start: '12:00', end: '18:00' }
    case 'evening':
      return { ...days, start: '18:00', end: closes }
  }
}

type Found = ReplyOf<typeof closing>

function Closing({ room, today, now }: { room: Room; today: Day; now: Parameters<typeof dayOf>[0] }) {
  const { rooms, home } = useStores()
  const [asked, ask] = useState({ first: addDays(today, 1), last: addDays(today, 1), part: 'whole' as Part })
  const [reason, write] = useState('')
  const [tried, tell] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const { failure, send } = useSend(text.refusalLine)
  const span = spanOf(room, asked.part, asked.first, asked.last)
  const missing = reason.trim() === ''
  const look = (): unknown => {
    if (missing) return tell(true)
    return send(rooms.desk.closing(span), { done: setFound })
  }
  const close = (): unknown =>
    send(rooms.desk.close({ ...span, reason, fingerprint: found!.fingerprint }), {
      done() {
        void home.view.refresh()
        return isOnTop() ? back() : replace('rooms/pages/settings', { room: room.roomId })
      },
      async refused({ code }) {
        // The list as it is now stands on the page again, to be confirmed anew.
        if (code === 'list-changed') await look()
        return false
      },
    })
  const told = failure !== null && <ErrorSummary title={failure} faults={[]} />
  if (found) {
    return (
      <>
        {told}
        <Words strong>{text.closingLine(span, reason)}</Words>
        <Inside title={words.insideTitle} none={words.insideNone} bookings={found.bookings} />
        <BigButton word={text.closeWord(found.bookings.length)} onPress={close} />
        <BigButton kind="quiet" word={words.closeBack} onPress={() => setFound(null)} />
      </>
    )
  }
  return (
    <>
      {told}
      <When asked={asked} today={today} now={now} onChange={ask} />
      <TextField
        id="reason"
        label={words.closeReason}
        hint={words.closeReasonHint}
        value={reason}
        onChange={write}
        limit={REASON}
        left={leftWords(REASON - reason.length)}
        error={tried && missing ? words.reasonMissing : undefined}
      />
      <BigButton word={words.closeLook} onPress={look} />
    </>
  )
}

interface WhenProps {
  asked: { first: Day; last: Day; part: Part }
  today: Day
  now: Parameters<typeof dayOf>[0]
  onChange: (asked: WhenProps['asked']) => void
}

function When({ asked, today, now, onChange }: WhenProps) {
  const { first, last, part } = asked
  const all = Array.from({ length: DAYS }, (_, n) => ({ day: addDays(today, n) }))
  const from = useDayChips(all, first, now, () => '')
  const until = useDayChips(
    all.filter(({ day }) => day >= first),
    last,
    now,
    () => '',
  )
  const begin = (key: string): void => {
    const day = key as Day
    onChange({ ...asked, first: day, last: last < day ? day : last })
  }
  return (
    <>
      <Words strong>{words.closeFrom}</Words>
      <DayChips
        label={words.closeFrom}
        days={from.chips}
        day={first}
        onDay={(key) => from.opened(key) || begin(key)}
      />
      <Choice
        id="part"
        label={words.closePart}
        seen
        options={text.partOptions}
        value={part}
        onChange={(key) => onChange({ ...asked, part: key })}
      />
      {part === 'whole' && (
        <>
          <Words strong>{words.closeUntil}</Words>
          <DayChips
            label={words.closeUntil}
            days={until.chips}
            day={last}
            onDay={(key) => until.opened(key) || onChange({ ...asked, last: key as Day })}
          />
        </>
      )}
    </>
  )
}
