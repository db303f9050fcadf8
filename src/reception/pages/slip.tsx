import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { sayDay } from '../../kernel/say'
import { at, dayOf, minutes, type Day } from '../../kernel/time'
import { go } from '../../shell/go'
import { SlipPage, type Booked } from '../../shell/SlipPage'
import { useStores } from '../../shell/stores'
import { TellMe } from '../../shell/TellMe'
import { BigButton } from '../../ui/BigButton'
import type { SlipRow } from '../../ui/ConfirmPanel'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import type * as contract from '../contract'
import { GiveBack } from '../GiveBack'
import { checkInFor, words as lineWords } from '../line/text'
import * as text from '../text'

const { words } = text
type Shown = ReplyOf<typeof contract.show>

/** The slip of a visit, with the ways to move it and to give its time back. */
export default observer(function VisitSlip() {
  const { visits } = useStores()
  const { elder } = useLook()
  const resource = visits.visitOf(useRouter().params['visit'] ?? '')
  return (
    <SlipPage
      resource={resource}
      booked={({ visit, now }): Booked => ({
        slip: { code: visit.code, rows: rowsOf(visit) },
        state: stateOf(visit, now),
        acts: <Acts visit={visit} today={dayOf(now)} onCancelled={resource.refresh} />,
      })}
      words={{
        gone: text.refusalLine({ code: 'no-such-visit' }, elder),
        cancelled: words.cancelledSentence,
        movedTitle: words.movedTitle,
        movedWord: words.movedWord,
      }}
      again="reception/pages/whom"
    />
  )
})

interface ActsProps {
  visit: Shown['visit']
  today: Day
  onCancelled: () => Promise<void>
}

function Acts({ visit: { visitId, day, visitor }, today, onCancelled }: ActsProps) {
  const { elder } = useLook()
  // Who booked for somebody else may have come along: then they say so for both.
  const comes = day === today
  return (
    <>
      {comes && (
        <BigButton
          word={visitor ? checkInFor(visitor) : lineWords.checkIn}
          onPress={() => go('reception/pages/arrive', visitor ? { visit: visitId } : {})}
        />
      )}
      <GapCard gap="closed" title={words.shiftTitle} note={text.shiftBody(elder)} level={2} />
      <BigButton
        kind="plain"
        word={words.move}
        onPress={() => go('reception/pages/times', { visit: visitId })}
      />
      <TellMe />
      <GiveBack visitId={visitId} onCancelled={onCancelled} />
    </>
  )
}

function stateOf(visit: Shown['visit'], now: Shown['now']): Booked['state'] {
  if (visit.cancelledAt !== null) return 'cancelled'
  if (at(visit.day, minutes(visit.start)) <= now) return 'over'
  return visit.movedAt === null ? 'stands' : 'moved'
}

function rowsOf({
  visitor,
  booker,
  receiver,
  secretary,
  day,
  start,
  place,
  kind,
  note,
}: Shown['visit']): SlipRow[] {
  const rows = [
    ...(visitor ? [{ key: words.visitor, value: visitor }] : []),
    { key: words.who, value: text.dutyReceiver(receiver, secretary) },
    { key: words.when, value: sayDay(day) },
    { key: words.time, value: text.timeOf(start) },
    { key: words.where, value: place },
    { key: words.kind, value: text.kindWord(kind) },
    // What this phone kept from before this was there has none.
    ...(booker ? [{ key: words.booker, value: text.bookerWord(booker) }] : []),
  ]
  return note === '' ? rows : [...rows, { key: words.note, value: note }]
}
