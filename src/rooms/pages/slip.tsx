import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { at, minutes } from '../../kernel/time'
import { GiveBack } from '../../shell/GiveBack'
import { SlipPage, type Booked } from '../../shell/SlipPage'
import { useStores } from '../../shell/stores'
import { useLook } from '../../ui/Look'
import type * as contract from '../contract'
import { headcount, ownWords, refusalLine, slipCode, span, words } from '../text'

type Shown = ReplyOf<typeof contract.show>

/** The slip of a booking, and the way to give its time back. */
export default observer(function BookingSlip() {
  const { rooms } = useStores()
  const { elder } = useLook()
  const resource = rooms.bookingOf(useRouter().params['booking'] ?? '')
  const acts = ({ bookingId }: Shown['booking']): JSX.Element => (
    <GiveBack cancel={() => rooms.cancel(bookingId)} sentence={refusalLine} onCancelled={resource.refresh} />
  )
  return (
    <SlipPage
      resource={resource}
      booked={(shown): Booked => ({
        slip: { code: slipCode(shown.booking), rows: rowsOf(shown.booking) },
        state: stateOf(shown),
        own: ownWords(shown, elder),
        acts: acts(shown.booking),
      })}
      words={{ gone: refusalLine({ code: 'no-such-booking' }, elder), cancelled: words.cancelledSentence }}
      again="rooms/pages/list"
    />
  )
})

function stateOf({ booking: { state, cancelledAt, day, start }, now }: Shown): Booked['state'] {
  if (cancelledAt !== null || state === 'declined' || state === 'expired') return 'cancelled'
  return at(day, minutes(start)) <= now ? 'over' : 'stands'
}

const rowsOf = ({ room, day, start, end, place, people, purpose }: Shown['booking']) => [
  { key: words.room, value: room },
  { key: words.when, value: span(day, start, end) },
  { key: words.where, value: place },
  { key: words.people, value: headcount(people) },
  { key: words.purpose, value: purpose },
]
