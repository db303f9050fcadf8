import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { at, minutes } from '../../kernel/time'
import { back, replace, tab } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ConfirmPanel, Slip } from '../../ui/ConfirmPanel'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import type * as contract from '../contract'
import { headcount, refusalLine, slipCode, span, words } from '../text'

type Shown = ReplyOf<typeof contract.show>

/** The slip of a booking, and the way to give its time back. */
export default observer(function BookingSlip() {
  const { rooms } = useStores()
  const { elder } = useLook()
  const resource = rooms.bookingOf(useRouter().params['booking'] ?? '')
  const cancelled = resource.value !== null && resource.value.booking.cancelledAt !== null
  return (
    <Page
      title={cancelled ? words.cancelledTitle : words.slipTitle}
      back={{ word: shell.back, onPress: back }}
      bottom={<BigButton word={words.mine} onPress={() => tab('me')} />}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-booking' }, elder)} />}
    >
      {(shown) => <Inside shown={shown} onCancelled={resource.refresh} />}
    </Page>
  )
})

function Inside({
  shown: { booking, now },
  onCancelled,
}: {
  shown: Shown
  onCancelled: () => Promise<void>
}) {
  const slip = {
    code: slipCode(booking),
    rows: [
      { key: words.room, value: booking.room },
      { key: words.when, value: span(booking.day, booking.start, booking.end) },
      { key: words.where, value: booking.place },
      { key: words.people, value: headcount(booking.people) },
      { key: words.purpose, value: booking.purpose },
    ],
  }
  if (booking.cancelledAt !== null) {
    const again = { word: words.again, onPress: () => replace('rooms/pages/list', {}) }
    return (
      <ConfirmPanel
        {...slip}
        word={words.cancelledWord}
        sentence={words.cancelledSentence}
        tag={{ word: words.cancelledTitle, tone: 'quiet' }}
      >
        <BigButton kind="plain" {...again} />
      </ConfirmPanel>
    )
  }
  if (at(booking.day, minutes(booking.start)) <= now) {
    return <Slip {...slip} tag={{ word: words.overTitle, tone: 'quiet' }} />
  }
  return (
    <ConfirmPanel
      {...slip}
      word={words.slipWord}
      sentence={words.slipSentence}
      tag={{ word: words.slipTitle, tone: 'good' }}
    >
      <GiveBack bookingId={booking.bookingId} onCancelled={onCancelled} />
    </ConfirmPanel>
  )
}

/** Asks once more before the time goes to others: it may not be there a second time. */
function GiveBack({ bookingId, onCancelled }: { bookingId: string; onCancelled: () => Promise<void> }) {
  const { rooms, home } = useStores()
  const { elder } = useLook()
  const [asking, ask] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  if (!asking) return <BigButton kind="quiet" word={words.notComing} onPress={() => ask(true)} />
  const cancel = async (): Promise<void> => {
    const outcome = await rooms.cancel(bookingId)
    if (!outcome.ok) {
      const line =
        'refusal' in outcome ? refusalLine(outcome.refusal, elder) : troubleLine(outcome.trouble, elder)
      return setFailure(line)
    }
    await Promise.all([onCancelled(), home.view.refresh()])
  }
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <Words as="body" strong>
        {words.sure}
      </Words>
      <BigButton kind="plain" word={words.sureYes} onPress={cancel} />
      <BigButton kind="quiet" word={words.sureNo} onPress={() => ask(false)} />
    </>
  )
}
