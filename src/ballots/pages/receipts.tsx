import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useStores } from '../../shell/stores'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { Section } from '../../ui/Section'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import type { OwnVoter, ResultView } from '../contract'
import {
  address,
  beginsWith,
  lostReceipt,
  ownReceiptNote,
  ownReceiptTitle,
  receiptWords,
  shownReceipts,
  words,
} from '../words'

type Held = OwnVoter & { receipt: string }

/** The caller's votes that have a receipt; what the phone remembers is there at once. */
function useHeld(ballotId: string): Held[] {
  const { ballots } = useStores()
  const resource = ballots.ballotOf(ballotId)
  useDidShow(() => {
    void resource.refresh()
  })
  const onRoll = resource.value?.mine.onRoll ?? []
  return onRoll.filter((voter): voter is Held => voter.receipt !== null)
}

/** All receipts of a result. Whoever has one is told whether it is among them; anybody may look for any. */
export const Receipts = observer(function Receipts({ result }: { result: ResultView }) {
  const held = useHeld(result.ballotId)
  return (
    <Section title={words.receipts}>
      {held.map((voter) => (
        <Own key={voter.voterId} voter={voter} place={result.receipts.indexOf(voter.receipt) + 1} />
      ))}
      <All receipts={result.receipts} held={held.map(({ receipt }) => receipt)} />
    </Section>
  )
})

/** @param place counted from 1; 0 when the receipt is not among them */
function Own({ voter, place }: { voter: Held; place: number }) {
  const { elder } = useLook()
  if (place === 0) return <Words tone="error">{lostReceipt(voter, voter.receipt)}</Words>
  return (
    <GapCard
      gap="done"
      tag={{ word: address(words.yours, elder), tone: 'good' }}
      title={ownReceiptTitle(voter)}
      note={address(ownReceiptNote(place, voter.receipt), elder)}
    />
  )
}

/** So many at once; the rest is found by its first letters. */
const SHOWN = 12
/** So many of them before one's own. */
const BEFORE = 3

function All({ receipts, held }: { receipts: readonly string[]; held: readonly string[] }) {
  const { elder } = useLook()
  const [typed, type] = useState('')
  const found = receipts.filter((receipt) => beginsWith(receipt, typed))
  const own = found.findIndex((receipt) => held.includes(receipt))
  const first = Math.max(0, Math.min(own - BEFORE, found.length - SHOWN))
  const shown = found.slice(first, first + SHOWN)
  const mark = { word: address(words.yours, elder), tone: 'good' } as const
  return (
    <>
      <Words as="second">{words.receiptsHint}</Words>
      <TextField
        id="ballot-find"
        label={words.find}
        hint={words.findHint}
        value={typed}
        onChange={type}
        limit={40}
      />
      {typed !== '' && found.length === 0 && <Words tone="error">{words.notFound}</Words>}
      {shown.map((receipt) => (
        <ListRow
          key={receipt}
          title={receiptWords(receipt)}
          tag={held.includes(receipt) ? mark : undefined}
        />
      ))}
      {shown.length > 0 && (
        <Words as="note">{shownReceipts(first + 1, first + shown.length, found.length)}</Words>
      )}
    </>
  )
}
