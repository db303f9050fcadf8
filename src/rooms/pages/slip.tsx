import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { at, minutes } from '../../kernel/time'
import { go } from '../../shell/go'
import { GiveBack } from '../../shell/GiveBack'
import { SlipPage, type Booked } from '../../shell/SlipPage'
import { useStores } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { useLook } from '../../ui/Look'
import { Words } from '../../ui/Words'
import type * as contract from '../contract'
import type { BookingView } from '../contract'
import { Arrive } from '../presence/Arrive'
import { arrive, stateOf, type Stay } from '../presence/rule'
import { notComeSentence, stayWords, waitsUntil, words as came } from '../presence/text'
import { headcount, ownWords, refusalLine, slipCode, span, words } from '../text'
import { offeredWords, words as wait } from '../wait/text'

/** The slip of a booking, and the way to give its time back. */
export default observer(function BookingSlip() {
  const { rooms } = useStores()
  const { elder } = useLook()
  const resource = rooms.bookingOf(useRouter().params['booking'] ?? '')
  return (
    <SlipPage
      resource={resource}
      booked={(shown): Booked => ({
        slip: { code: slipCode(shown.booking), rows: rowsOf(shown.booking) },
        own: wordsOf(shown, elder),
        ...presenceOf(shown, elder),
        acts: <Acts {...shown} onChanged={resource.refresh} />,
      })}
      words={{ gone: refusalLine({ code: 'no-such-booking' }, elder), cancelled: words.cancelledSentence }}
      again="rooms/pages/list"
    />
  )
})

/** An offer is one's own to answer; a request is the desk's. */
function wordsOf(shown: Shown, elder: boolean): Booked['own'] {
  const { state, offered, expiresAt } = shown.booking
  return offered && (state === 'waiting' || state === 'expired')
    ? offeredWords(state, expiresAt!, shown.now, elder)
    : ownWords(shown, elder)
}

type Shown = ReplyOf<typeof contract.show>

const stayOf = (booking: BookingView): Stay => ({
  ...booking,
  start: minutes(booking.start),
  end: minutes(booking.end),
})

function presenceOf({ booking, now }: Shown, elder: boolean): Pick<Booked, 'state' | 'ended'> {
  const stay = stayOf(booking)
  switch (stateOf(stay, now)) {
    case 'cancelled':
    case 'declined':
    case 'expired':
      return { state: 'cancelled' }
    case 'came':
      return {
        state: 'over',
        ended: { tag: { word: stayWords.came, tone: 'good' }, sentence: came.cameSentence },
      }
    case 'not-come':
      return {
        state: 'over',
        ended: { tag: { word: stayWords['not-come'], tone: 'quiet' }, sentence: notComeSentence(elder) },
      }
    case 'waiting':
    case 'booked':
      return { state: at(stay.day, stay.end) <= now ? 'over' : 'stands' }
  }
}

interface ActsProps {
  booking: BookingView
  now: Shown['now']
  onChanged: () => Promise<void>
}

/** What can be done with a booking that stands: say that one is there, or give its time back. */
const Acts = observer(function Acts({ booking, now, onChanged }: ActsProps) {
  const { rooms } = useStores()
  const { elder } = useLook()
  const stay = stayOf(booking)
  return (
    <>
      {stateOf(stay, now) === 'booked' && stay.releaseAt !== null && (
        <Words as="second">{waitsUntil(stay.releaseAt, elder)}</Words>
      )}
      {booking.offered && booking.state === 'waiting' && (
        <BigButton kind="plain" word={wait.answer} onPress={() => go('rooms/wait/pages/mine')} />
      )}
      {arrive(stay, now, false).ok && <Arrive bookingId={booking.bookingId} onCame={onChanged} />}
      {now < at(stay.day, stay.start) && !(booking.offered && booking.state === 'waiting') && (
        <GiveBack
          cancel={() => rooms.cancel(booking.bookingId)}
          sentence={refusalLine}
          onCancelled={onChanged}
        />
      )}
    </>
  )
})

const rowsOf = ({ room, day, start, end, place, people, purpose }: BookingView) => [
  { key: words.room, value: room },
  { key: words.when, value: span(day, start, end) },
  { key: words.where, value: place },
  { key: words.people, value: headcount(people) },
  { key: words.purpose, value: purpose },
]
