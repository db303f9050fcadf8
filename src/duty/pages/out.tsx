import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { instant, type Instant } from '../../kernel/time'
import type { Outcome } from '../../platform/call/port'
import { back, tab } from '../../shell/go'
import { Page, SignInFirst } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { announce } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { NoRight } from '../../ui/States'
import type * as contract from '../contract'
import { returnTimes, type ReturnTime } from '../returns'
import { holderNow, outSince, refusalLine, words } from '../text'
import { Until } from '../Until'

type Today = ReplyOf<typeof contract.today>

/** The secretary or a duty member says that they leave, and that they are back. */
export default observer(function Out() {
  const { duty } = useStores()
  const { done, failure, stepOut, stepIn } = useSteppingOut()
  const [chosen, choose] = useState<ReturnTime['key'] | null>(null)
  const [attempt, setAttempt] = useState(0)
  const today = duty.today.value
  const go = (): unknown => {
    const time = returnTimes(today!.now).find(({ key }) => key === chosen)
    if (!time) return setAttempt(attempt + 1)
    return stepOut(time.at === null ? null : instant(time.at))
  }
  const missing = attempt > 0 && chosen === null
  const faults = [{ field: 'until', message: words.outMissing }]
  return (
    <Page
      title={words.outTitle}
      {...headOf(today, done)}
      back={{ word: shell.back, onPress: back }}
      bottom={today?.mine?.mayStepOut ? <Main today={today} done={done} go={go} back={stepIn} /> : undefined}
      resource={duty.today}
    >
      {({ mine, now }) => {
        if (!mine) return <SignInFirst />
        if (!mine.mayStepOut) return <NoRight title={words.notMine} body={words.notMineBody} />
        return (
          <>
            {done !== null && <NoticeBlock tone="info" title={holderNow(done.holder)} />}
            {failure !== null && <ErrorSummary title={failure} faults={[]} />}
            {missing && <ErrorSummary title={shell.missing} faults={faults} attempt={attempt} />}
            {done?.act !== 'in' && mine.outSince === null && (
              <Until now={now} chosen={chosen} choose={choose} missing={missing} />
            )}
          </>
        )
      }}
    </Page>
  )
})

/** What was done on this page last, and who holds the authority since. */
interface Done {
  readonly act: 'out' | 'in'
  readonly holder: string
}

type Answer = Outcome<typeof contract.stepOut> | Outcome<typeof contract.stepIn>

function useSteppingOut() {
  const { duty, home } = useStores()
  const [done, setDone] = useState<Done | null>(null)
  const { failure, send } = useSend(refusalLine)
  const step = async (act: Done['act'], answer: Promise<Answer>): Promise<void> => {
    await send(answer, {
      done({ holder: { name: holder } }) {
        setDone({ act, holder })
        announce(holderNow(holder))
      },
    })
    await Promise.all([duty.today.refresh(), home.view.refresh()])
  }
  return {
    done,
    failure,
    stepOut: (until: Instant | null) => step('out', duty.stepOut(until)),
    stepIn: () => step('in', duty.stepIn()),
  }
}

function headOf(today: Today | null, done: Done | null): { heading: string; hint?: string } {
  if (done?.act === 'in') return { heading: words.backDone }
  const out = today?.mine?.outSince ?? null
  if (out === null) return { heading: words.outHeading, hint: words.outHint }
  return { heading: words.backHeading, hint: outSince(out, today!.now, today!.mine!.outBy?.name) }
}

interface MainProps {
  today: Today
  done: Done | null
  go: () => unknown
  back: () => unknown
}

/** The one act of the page. Keys, because the button that was just pressed is busy still: the next must not inherit that. */
function Main({ today, done, go, back }: MainProps) {
  if (done?.act === 'in') return <BigButton key="plate" word={words.seePlate} onPress={() => tab('index')} />
  const out = today.mine?.outSince ?? null
  if (out === null) return <BigButton key="go" word={words.outNow} onPress={go} />
  return <BigButton key="back" word={words.backNow} onPress={back} />
}
