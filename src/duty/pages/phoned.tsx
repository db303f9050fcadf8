import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Outcome } from '../../platform/call/port'
import { back } from '../../shell/go'
import { Page, SignInFirst } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { announce } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import type * as contract from '../contract'
import * as text from '../phoned/text'
import { returnTimes, type ReturnTime } from '../returns'
import { words as outWords } from '../text'
import { TurnStore, type Turns } from '../turns/store'
import { cameBack, outLine, words as turnWords } from '../turns/text'
import { Until } from '../Until'

const { words } = text

/** A member phones that they go out, or that they are back: whoever takes the call writes it down. */
export default observer(function Phoned() {
  const person = useRouter().params['for'] ?? ''
  const resource = usePart(TurnStore).of(person)
  const { done, failure, step } = useWritingDown(person)
  const [chosen, choose] = useState<ReturnTime['key'] | null>(null)
  const [attempt, setAttempt] = useState(0)
  const turns = resource.value
  const out = turns === null ? undefined : outOf(turns)
  const missing = attempt > 0 && chosen === null && !out && done === null
  const go = (): unknown => {
    const time = returnTimes(turns!.now).find(({ key }) => key === chosen)
    return time ? step('out', time.at) : setAttempt(attempt + 1)
  }
  return (
    <Page
      title={words.title}
      {...headOf(turns, done)}
      back={{ word: shell.back, onPress: back }}
      bottom={turns && <Main turns={turns} done={done} go={go} comeIn={() => step('in', null)} />}
      resource={resource}
      refusal={(code) =>
        code === 'no-such-member' ? (
          <NoRight title={words.none} body={words.noneBody} />
        ) : (
          <NoRight title={turnWords.notOnRota} body={turnWords.notOnRotaBody} />
        )
      }
      unknown={() => <SignInFirst />}
    >
      {({ now }) => (
        <>
          {done !== null && <NoticeBlock tone="info" title={done} />}
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          {missing && (
            <ErrorSummary
              title={shell.missing}
              faults={[{ field: 'until', message: outWords.outMissing }]}
              attempt={attempt}
            />
          )}
          {out && <Words as="second">{text.outNext}</Words>}
          {!out && done === null && (
            <Until now={now} chosen={chosen} choose={choose} missing={missing} unknown={text.outNext} />
          )}
        </>
      )}
    </Page>
  )
})

const outOf = ({ me, out }: Turns) => out.find(({ person }) => person.personId === me?.personId)

function headOf(turns: Turns | null, done: string | null): { heading: string; hint?: string } {
  const name = turns?.me?.name
  if (name === undefined) return { heading: words.title }
  const out = outOf(turns!)
  if (out) return { heading: text.outNow(name), hint: outLine(out, turns!.now) }
  return done === null
    ? { heading: text.question(name), hint: words.hint }
    : { heading: cameBack(name), hint: text.inNext }
}

type Answer = Outcome<typeof contract.stepOut> | Outcome<typeof contract.stepIn>

function useWritingDown(person: string) {
  const { duty, home } = useStores()
  const store = usePart(TurnStore)
  const [done, setDone] = useState<string | null>(null)
  const { failure, send } = useSend(text.refusalLine)
  return {
    done,
    failure,
    async step(act: 'out' | 'in', until: ReturnTime['at']): Promise<void> {
      const name = store.of(person).value?.me?.name ?? ''
      const answer: Promise<Answer> = act === 'out' ? store.putOut(person, until) : store.putIn(person)
      await send(answer, {
        async done() {
          const said = act === 'out' ? text.outDone(name) : text.inDone(name)
          await store.of(person).refresh()
          setDone(said)
          announce(said)
        },
      })
      await Promise.all([store.of(person).refresh(), store.turns.refresh()])
      void Promise.all([duty.today.refresh(), home.view.refresh()])
    },
  }
}

interface MainProps {
  turns: Turns
  done: string | null
  go: () => unknown
  comeIn: () => unknown
}

/** The one act of the page; keys, so that the next button does not inherit the pressed one's being busy. */
function Main({ turns, done, go, comeIn }: MainProps) {
  if (outOf(turns)) {
    return <BigButton key="in" word={cameBack(turns.me?.name ?? '')} onPress={comeIn} />
  }
  if (done !== null) return <BigButton key="back" word={shell.back} onPress={back} />
  return <BigButton key="out" word={words.send} onPress={go} />
}
