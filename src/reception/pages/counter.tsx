import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, go } from '../../shell/go'
import { useLive } from '../../shell/live'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { announce } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { EmptyDoor, NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import { Handover } from '../handover/Handover'
import type * as contract from '../line/contract'
import type { LineRow } from '../line/contract'
import { LineCard, type LineSending } from '../line/LineCard'
import type { State } from '../line/rule'
import * as text from '../line/text'

const { words } = text
type Listed = ReplyOf<typeof contract.line>

/** Another desk may call meanwhile. */
const EVERY = 15_000
const pause = (): number => EVERY

/** The desk's screen: whom to call, who is there, and what came of it. */
export default observer(function Counter() {
  const { line } = useStores()
  useLive(line.line, pause)
  const sending = useSend(text.refusalLine)
  const { value } = line.line
  return (
    <Page
      title={words.counterTitle}
      heading={words.counterHeading}
      hint={value ? text.updated(value.now) : undefined}
      back={{ word: shell.back, onPress: back }}
      bottom={value ? <Main listed={value} sending={sending} /> : undefined}
      resource={line.line}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {(listed) => (
        <>
          {sending.failure !== null && <ErrorSummary title={sending.failure} faults={[]} />}
          {listed.handover && !listed.handover.taken && (
            <Handover note={listed.handover} today={listed.day} />
          )}
          <Words as="second">{text.counterWait(listed.wait)}</Words>
          {listed.mayGive && (
            <ListRow
              icon="plus"
              title={words.giveNumber}
              onPress={() => go('reception/pages/number', { for: 'desk' })}
            />
          )}
          {listed.rows.length === 0 && <EmptyDoor sentence={words.lineEmpty} />}
          {parts.map(({ state, title, most }) => (
            <Part key={state} {...{ state, title, most, listed, sending }} />
          ))}
          {listed.handover?.taken && <Handover note={listed.handover} today={listed.day} />}
          <Elsewhere maySet={listed.maySet} />
        </>
      )}
    </Page>
  )
})

/** In the order in which the desk needs them; of some, the first are enough to begin with. */
const parts: readonly { state: State; title: string; most: number }[] = [
  { state: 'called', title: words.calledTitle, most: 10 },
  { state: 'talking', title: words.talkingTitle, most: 10 },
  { state: 'waiting', title: words.waitingTitle, most: 8 },
  { state: 'parked', title: words.parkedTitle, most: 5 },
  { state: 'missed', title: words.missedTitle, most: 3 },
  { state: 'expected', title: words.expectedTitle, most: 5 },
  { state: 'done', title: words.doneTitle, most: 2 },
  { state: 'left', title: words.leftTitle, most: 0 },
]

function Main({ listed, sending }: { listed: Listed; sending: LineSending }) {
  const { line } = useStores()
  const { talking, rows } = listed
  if (talking !== null) {
    return (
      <BigButton
        key="end"
        word={words.endTalk}
        onPress={() => go('reception/pages/outcome', { place: talking })}
      />
    )
  }
  const waits = rows.some(({ state }) => state === 'waiting')
  const next = (): Promise<void> =>
    sending.send(line.callNext(), {
      done({ code }) {
        announce(text.codeWord(code))
        return line.line.refresh()
      },
    })
  return (
    <BigButton
      key="next"
      word={words.callNext}
      off={waits ? undefined : words.callNextEmpty}
      onPress={next}
    />
  )
}

interface PartProps {
  state: State
  title: string
  most: number
  listed: Listed
  sending: LineSending
}

function Part({ state, title, most, listed, sending }: PartProps) {
  const [all, showAll] = useState(false)
  const rows = listed.rows.filter((row) => row.state === state)
  if (rows.length === 0) return null
  const shown: readonly LineRow[] = all ? rows : rows.slice(0, most)
  const left = rows.length - shown.length
  return (
    <Section title={title}>
      {shown.map((row) => (
        <LineCard key={row.placeId} row={row} listed={listed} sending={sending} />
      ))}
      {left > 0 && (
        <BigButton
          kind="quiet"
          word={text.moreRows(left)}
          label={`${title}，${text.moreRows(left)}`}
          onPress={() => showAll(true)}
        />
      )}
    </Section>
  )
}

function Elsewhere({ maySet }: Pick<Listed, 'maySet'>) {
  return (
    <Section title={words.more}>
      <ListRow icon="key" title={words.doorCode} onPress={() => go('reception/pages/code')} />
      <ListRow icon="calendar" title={words.dayList} onPress={() => go('reception/pages/desk')} />
      {maySet && (
        <ListRow
          icon="door"
          title={words.settings}
          note={words.settingsNote}
          onPress={() => go('reception/settings/pages/settings')}
        />
      )}
    </Section>
  )
}
