import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { sayDay } from '../../kernel/say'
import { at, minutes } from '../../kernel/time'
import { back, go, replace, tab } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ConfirmPanel, Slip, type SlipRow } from '../../ui/ConfirmPanel'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import type * as contract from '../contract'
import { GiveBack } from '../GiveBack'
import * as text from '../text'

const { words } = text
type Shown = ReplyOf<typeof contract.show>

/** The slip of a visit, with the ways to move it and to give its time back. */
export default observer(function VisitSlip() {
  const { visits } = useStores()
  const { elder } = useLook()
  const resource = visits.visitOf(useRouter().params['visit'] ?? '')
  const cancelled = resource.value !== null && resource.value.visit.cancelledAt !== null
  return (
    <Page
      title={cancelled ? words.cancelledTitle : words.slipTitle}
      headed
      back={{ word: shell.back, onPress: back }}
      bottom={<BigButton word={words.mine} onPress={() => tab('me')} />}
      resource={resource}
      refusal={() => <EmptyDoor sentence={text.refusalLine({ code: 'no-such-visit' }, elder)} />}
      unknown={() => <EmptyDoor sentence={text.refusalLine({ code: 'no-such-visit' }, elder)} />}
    >
      {(shown) => <Inside shown={shown} onCancelled={resource.refresh} />}
    </Page>
  )
})

function Inside({ shown: { visit, now }, onCancelled }: { shown: Shown; onCancelled: () => Promise<void> }) {
  const { elder } = useLook()
  const slip = { code: visit.code, rows: rowsOf(visit) }
  if (visit.cancelledAt !== null) {
    const again = { word: words.again, onPress: () => replace('reception/pages/times', {}) }
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
  if (at(visit.day, minutes(visit.start)) <= now) {
    return <Slip {...slip} tag={{ word: words.overTitle, tone: 'quiet' }} />
  }
  const moved = visit.movedAt !== null
  return (
    <ConfirmPanel
      {...slip}
      word={moved ? words.movedWord : words.slipWord}
      sentence={words.slipSentence}
      tag={{ word: moved ? words.movedTitle : words.slipTitle, tone: 'good' }}
    >
      <GapCard gap="closed" title={words.shiftTitle} note={text.shiftBody(elder)} level={2} />
      <BigButton
        kind="plain"
        word={words.move}
        onPress={() => go('reception/pages/times', { visit: visit.visitId })}
      />
      <GiveBack visitId={visit.visitId} onCancelled={onCancelled} />
    </ConfirmPanel>
  )
}

function rowsOf({ receiver, day, start, place, kind, note }: Shown['visit']): SlipRow[] {
  const rows = [
    { key: words.who, value: text.dutyReceiver(receiver) },
    { key: words.when, value: sayDay(day) },
    { key: words.time, value: text.timeOf(start) },
    { key: words.where, value: place },
    { key: words.kind, value: text.kindWord(kind) },
  ]
  return note === '' ? rows : [...rows, { key: words.note, value: note }]
}
