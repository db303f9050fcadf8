import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { RefusalOf, ReplyOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import type { ledger } from '../contract'
import { choiceWord, doorWords, refusalLine } from '../text'
import { ledgerCount, ledgerNote, ledgerShown, words } from '../words'

type Refused = Refusal<RefusalOf<typeof ledger>>
type Row = ReplyOf<typeof ledger>['rows'][number]

/** The whole roll of a named ballot after its end: who took part, how, and with which choice. */
export default observer(function Ledger() {
  const { ballots } = useStores()
  const { elder } = useLook()
  const ballotId = useRouter().params['ballot'] ?? ''
  const resource = ballots.ledgerOf(ballotId)
  return (
    <Page
      title={words.ledgerTitle}
      over={ballots.ballotOf(ballotId).value?.ballot.title}
      heading={words.ledgerHeading}
      hint={words.ledgerHint}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusedWords(resource.refusal as Refused, elder)} />}
    >
      {({ rows }) => <Inside rows={rows} />}
    </Page>
  )
})

const refusedWords = (refusal: Refused, elder: boolean): string =>
  refusal.code === 'not-on-roll' ? words.ledgerNotFor : refusalLine(refusal, elder)

/** So many rows at once: a phone draws a whole building slowly. */
const PIECE = 20

function Inside({ rows }: { rows: readonly Row[] }) {
  const [typed, type] = useState('')
  const [pieces, setPieces] = useState(1)
  const building = typed.trim() === '' ? null : Number(typed)
  const found = building === null ? rows : rows.filter(({ buildings }) => buildings.includes(building))
  const shown = found.slice(0, pieces * PIECE)
  const search = (value: string): void => {
    type(value)
    setPieces(1)
  }
  return (
    <>
      <TextField
        id="ledger-building"
        label={words.ledgerBuilding}
        hint={words.ledgerBuildingHint}
        value={typed}
        onChange={search}
        limit={4}
        kind="number"
      />
      {found.length === 0 ? (
        <EmptyDoor sentence={words.ledgerNone} />
      ) : (
        <Section title={ledgerCount(building, found)}>
          {shown.map((row) => (
            <LedgerRow key={row.label} row={row} />
          ))}
          {found.length > shown.length && (
            <>
              <Words as="note">{ledgerShown(shown.length, found.length)}</Words>
              <BigButton kind="plain" word={words.ledgerMore} onPress={() => setPieces(pieces + 1)} />
            </>
          )}
        </Section>
      )}
    </>
  )
}

/** Every choice has the same mark, so that none looks like the right one. */
function LedgerRow({ row }: { row: Row }) {
  const { choice } = row
  return (
    <ListRow
      title={doorWords(row)}
      note={ledgerNote(row)}
      tag={choice ? { word: choiceWord[choice], tone: 'info' } : { word: words.ledgerSilent, tone: 'quiet' }}
    />
  )
}
