import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { go } from '../../shell/go'
import type { Sending } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { goTo } from '../../ui/focus'
import { GapCard, type GapState } from '../../ui/GapCard'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import type * as contract from './contract'
import type { LineRow } from './contract'
import styles from './LineCard.module.scss'
import { priorities, type LineAct, type State } from './rule'
import * as text from './text'

const { words } = text

/** One place on the page where what could not be done is said. */
export type LineSending = Sending<Parameters<typeof text.refusalLine>[0]>

export interface LineCardProps {
  row: LineRow
  listed: ReplyOf<typeof contract.line>
  sending: LineSending
}

const drawn: Readonly<Record<State, { gap: GapState; tone: StatusTagProps['tone'] }>> = {
  expected: { gap: 'closed', tone: 'wait' },
  waiting: { gap: 'waiting', tone: 'wait' },
  called: { gap: 'waiting', tone: 'act' },
  parked: { gap: 'waiting', tone: 'wait' },
  talking: { gap: 'answered', tone: 'good' },
  done: { gap: 'done', tone: 'quiet' },
  missed: { gap: 'closed', tone: 'quiet' },
  left: { gap: 'closed', tone: 'quiet' },
}

/** What is pressed most, and what lies behind 别的. A visit that never came has to arrive first. */
const first: Readonly<Record<State, readonly LineAct[]>> = {
  expected: ['arrive'],
  waiting: ['call'],
  called: ['begin'],
  parked: ['back'],
  talking: [],
  done: [],
  missed: ['back'],
  left: [],
}
const others: Readonly<Record<State, readonly LineAct[]>> = {
  expected: [],
  waiting: ['begin', 'park'],
  called: ['call', 'park', 'miss'],
  parked: ['call', 'begin'],
  talking: [],
  done: [],
  missed: [],
  left: [],
}

function wordOf(act: LineAct, { state }: LineRow): string {
  switch (act) {
    case 'call':
      return state === 'called' ? words.callAgain : words.callThis
    case 'begin':
      return words.beginTalk
    case 'arrive':
    case 'park':
    case 'miss':
    case 'back':
    case 'undo':
      return words[act]
  }
}

const cardOf = ({ placeId }: LineRow): string => `place-${placeId}`

/** One place of the line, with what the desk may do with it. */
export function LineCard({ row, listed, sending }: LineCardProps) {
  const { gap, tone } = drawn[row.state]
  const neverCame = row.arrivedAt === null && row.state === 'missed'
  const press = neverCame ? (['arrive'] as const) : first[row.state]
  const undo = row.undoUntil !== null && row.undoUntil > listed.now
  return (
    <GapCard
      id={cardOf(row)}
      gap={gap}
      tag={{ word: text.stateWord[row.state], tone }}
      title={text.rowTitle(row)}
      note={text.rowNote(row)}
    >
      <Said row={row} />
      <ToCase row={row} />
      <View className={styles.acts}>
        <Acts acts={press} {...{ row, sending }} kind="plain" />
        {undo && <Acts acts={['undo']} {...{ row, sending }} kind="quiet" />}
        <More {...{ row, listed, sending }} />
      </View>
    </GapCard>
  )
}

function Said({ row: { priority, note, outcomeWords, deskNote } }: { row: LineRow }) {
  return (
    <>
      {priority && <Words strong>{text.firstLine(priority)}</Words>}
      {note !== '' && <Words>{note}</Words>}
      {outcomeWords !== '' && <Words>{outcomeWords}</Words>}
      {deskNote !== '' && <Words as="second">{text.deskNoteLine(deskNote)}</Words>}
    </>
  )
}

/** What was said before about what the visit was booked about. */
function ToCase({ row }: { row: LineRow }) {
  const { caseId } = row
  if (!caseId) return null
  const open = (): Promise<unknown> => go('cases/pages/show', { case: caseId })
  return <BigButton kind="plain" word={words.seeCase} label={text.actOf(words.seeCase, row)} onPress={open} />
}

/** What is needed less often. */
function More({ row, listed, sending }: LineCardProps) {
  const [open, setOpen] = useState(false)
  const behind = others[row.state]
  const letFirst = mayLetFirst(row, listed)
  if (behind.length === 0 && !letFirst) return null
  if (!open) {
    const label = text.actOf(words.more, row)
    const unfold = (): void => {
      setOpen(true)
      goTo(cardOf(row))
    }
    return <BigButton kind="quiet" word={words.more} label={label} onPress={unfold} />
  }
  return (
    <>
      <Acts acts={behind} {...{ row, sending }} kind="quiet" />
      {letFirst && <LetFirst row={row} sending={sending} />}
      {row.number !== null && (
        <BigButton
          kind="quiet"
          word={words.print}
          label={text.actOf(words.print, row)}
          onPress={() => go('reception/pages/ticket', { place: row.placeId })}
        />
      )}
    </>
  )
}

const mayLetFirst = ({ number, state }: LineRow, { mayGive }: LineCardProps['listed']): boolean =>
  mayGive && number !== null && state === 'waiting'

interface ActsProps {
  acts: readonly LineAct[]
  row: LineRow
  sending: LineSending
  kind: 'plain' | 'quiet'
}

function Acts({ acts, row, sending, kind }: ActsProps) {
  const { line } = useStores()
  return (
    <>
      {acts.map((act) => {
        const word = wordOf(act, row)
        const press = (): Promise<void> =>
          sending.send(line.act(row, act), {
            async done() {
              await line.line.refresh()
              // The card stands in another part of the page now: whoever reads or tabs goes on from there.
              goTo(cardOf(row))
            },
          })
        return <BigButton key={act} kind={kind} word={word} label={text.actOf(word, row)} onPress={press} />
      })}
    </>
  )
}

const NONE = 'none'

function LetFirst({ row, sending }: Pick<LineCardProps, 'row' | 'sending'>) {
  const { line } = useStores()
  const options = [
    { key: NONE, word: words.notFirst },
    ...priorities.map((one) => ({ key: one, word: text.priorityWord(one) })),
  ]
  const choose = (key: string): Promise<void> => {
    const priority = priorities.find((one) => one === key) ?? null
    return sending.send(line.letFirst(row, priority), { done: () => line.line.refresh() })
  }
  return (
    <Choice
      id={`first-${row.placeId}`}
      label={text.actOf(words.letFirst, row)}
      seen
      options={options}
      value={row.priority ?? NONE}
      onChange={choose}
    />
  )
}
