import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { at, minutes } from '../../kernel/time'
import { GiveBack } from '../../shell/GiveBack'
import { SlipPage, type Booked } from '../../shell/SlipPage'
import { useStores } from '../../shell/stores'
import { useLook } from '../../ui/Look'
import type * as contract from '../contract'
import { headcount, refusalLine, slipCode, span, words } from '../text'

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
      booked={({ booking, now }): Booked => ({
        slip: { code: slipCode(booking), rows: rowsOf(booking) },
        state: stateOf(booking, now),
        acts: acts(booking),
      })}
      words={{ gone: refusalLine({ code: 'no-such-booking' }, elder), cancelled: words.cancelledSentence }}
      again="rooms/pages/list"
    />
  )
})

function stateOf({ cancelledAt, day, start }: Shown['booking'], now: Shown['now']): Booked['state'] {
  if (cancelledAt !== null) return 'cancelled'
  return at(day, minutes(start)) <= now ? 'over' : 'stands'
}

const rowsOf = ({ room, day, start, end, place, people, purpose }: Shown['booking']) => [
  { key: words.room, value: room },
  { key: words.when, value: span(day, start, end) },
  { key: words.where, value: place },
  { key: words.people, value: headcount(people) },
  { key: words.purpose, value: purpose },
]
