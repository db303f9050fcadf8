import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, go } from '../../shell/go'
import { useLive } from '../../shell/live'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Slip } from '../../ui/ConfirmPanel'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import type * as contract from '../line/contract'
import type { OwnPlace } from '../line/contract'
import type { State } from '../line/rule'
import * as text from '../line/text'

const { words } = text
type Mine = ReplyOf<typeof contract.myPlace>

/** While somebody looks, it is asked so often that being called is seen in time. */
const EVERY = 15_000
const pause = (): number => EVERY

/** Taking a number, and one's own place in the line as it moves. */
export default observer(function Line() {
  const { line } = useStores()
  const { elder } = useLook()
  useLive(line.mine, pause)
  const { value } = line.mine
  const stands = value?.mine && !over(value.mine)
  return (
    <Page
      title={words.title}
      heading={stands ? words.mineHeading : words.nowHeading}
      hint={value ? text.updated(value.now) : undefined}
      back={{ word: shell.back, onPress: back }}
      bottom={mainOf(value)}
      resource={line.mine}
      refusal={(code) => <EmptyDoor sentence={text.refusalLine({ code: code as 'no-desk' }, elder)} />}
    >
      {(shown) => (
        <>
          {shown.mine && <Own own={shown.mine} mine={shown} />}
          {!stands && <Now mine={shown} />}
        </>
      )}
    </Page>
  )
})

const over = ({ state }: OwnPlace): boolean => state === 'done' || state === 'left'

/** The one act of the page, where there is one: who waits does nothing. */
function mainOf(value: Mine | null): ReactNode {
  if (!value) return undefined
  const { mine, open } = value
  if (mine && !over(mine)) {
    if (mine.state !== 'expected' && mine.state !== 'parked' && mine.state !== 'missed') return undefined
    const word = mine.state === 'expected' ? words.checkIn : words.checkInBack
    return <BigButton key="arrive" word={word} onPress={() => go('reception/pages/arrive')} />
  }
  const word = mine ? words.takeAnother : words.takeNumber
  return open ? <BigButton key="take" word={word} onPress={() => go('reception/pages/number')} /> : undefined
}

const toneOf: Readonly<Record<State, StatusTagProps['tone']>> = {
  expected: 'wait',
  waiting: 'wait',
  called: 'act',
  parked: 'wait',
  talking: 'good',
  done: 'quiet',
  missed: 'quiet',
  left: 'quiet',
}

function Own({ own, mine }: { own: OwnPlace; mine: Mine }) {
  const { elder } = useLook()
  const rows = [{ key: words.slipPlace, value: mine.place }]
  if (mine.serving.length > 0)
    rows.push({ key: words.serving, value: mine.serving.map(text.codeWord).join('、') })
  const outcome = text.outcomeLine(own)
  return (
    <>
      <Slip
        code={text.codeWord(own.code)}
        tag={{ word: text.stateWord[own.state], tone: toneOf[own.state] }}
        rows={over(own) ? [] : rows}
      />
      <Words strong>{text.ownSentence(own, elder)}</Words>
      {outcome !== '' && <Words>{outcome}</Words>}
      {own.visitId !== null && (
        <BigButton
          kind="quiet"
          word={words.seeVisit}
          onPress={() => go('reception/pages/slip', { visit: own.visitId! })}
        />
      )}
      {own.visitId === null && !over(own) && own.state !== 'talking' && <Leave own={own} />}
    </>
  )
}

/** Asks once more before the number goes. */
function Leave({ own }: { own: OwnPlace }) {
  const { line, home } = useStores()
  const [asking, ask] = useState(false)
  const { failure, send } = useSend(text.refusalLine)
  if (!asking) return <BigButton kind="quiet" word={words.leave} onPress={() => ask(true)} />
  const done = (): Promise<unknown> => Promise.all([line.mine.refresh(), home.view.refresh()])
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <Words strong>{words.leaveSure}</Words>
      <BigButton kind="plain" word={words.leaveYes} onPress={() => send(line.leave(own), { done })} />
      <BigButton kind="quiet" word={words.leaveNo} onPress={() => ask(false)} />
    </>
  )
}

/** What it would be with a number taken now. */
function Now({ mine: { open, waiting, wait, serving, opens, closes, place } }: { mine: Mine }) {
  if (!open)
    return <GapCard gap="closed" title={words.closedTitle} note={text.closedBody(opens, closes)} level={2} />
  return (
    <>
      <GapCard gap="waiting" title={text.waitWord(wait)} note={text.waitingCount(waiting)} level={2}>
        <Words as="second">{text.placeLine(place)}</Words>
        {serving.length > 0 && <Words as="second">{text.servingLine(serving)}</Words>}
      </GapCard>
      <Words as="second">{words.frail}</Words>
      <Words as="second">{words.noNumber}</Words>
    </>
  )
}
