import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { say } from '../../kernel/words'
import { instant, type Instant } from '../../kernel/time'
import type { Outcome } from '../../platform/call/port'
import { back, tab } from '../../shell/go'
import { Page, SignInFirst } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { useLook } from '../../ui/Look'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { NoRight } from '../../ui/States'
import type * as contract from '../contract'
import { returnTimes, type ReturnTime } from '../returns'
import { backAt, holderNow, outSince, refusals, words } from '../text'

type Today = ReplyOf<typeof contract.today>

/** The secretary or a duty member says that they leave, and that they are back. */
export default observer(function Out() {
  const { duty } = useStores()
  const [done, setDone] = useState<Done | null>(null)
  return (
    <Page
      title={words.outTitle}
      {...headOf(duty.today.value, done)}
      back={{ word: shell.back, onPress: back }}
      resource={duty.today}
    >
      {(today) => <Inside today={today} done={done} onDone={setDone} />}
    </Page>
  )
})

/** What was done on this page last, and who holds the authority since. */
interface Done {
  readonly act: 'out' | 'in'
  readonly holder: string
}

function headOf(today: Today | null, done: Done | null): { heading: string; hint?: string } {
  if (done?.act === 'in') return { heading: words.backDone }
  const out = today?.mine?.outSince ?? null
  if (out === null) return { heading: words.outHeading, hint: words.outHint }
  return { heading: words.backHeading, hint: outSince(out, today!.now) }
}

interface InsideProps {
  today: Today
  done: Done | null
  onDone: (done: Done) => void
}

function Inside({ today, done, onDone }: InsideProps) {
  const [error, setError] = useState<string | null>(null)
  const { duty, home } = useStores()
  const { elder } = useLook()
  if (!today.mine) return <SignInFirst />
  if (!today.mine.mayStepOut) return <NoRight title={words.notMine} body={words.notMineBody} />
  const send = async (act: Done['act'], ask: () => Promise<Answer>): Promise<void> => {
    setError(null)
    const outcome = await ask()
    if (outcome.ok) onDone({ act, holder: outcome.value.holder.name })
    else if ('refusal' in outcome) setError(say(refusals, outcome.refusal, elder))
    else setError(troubleLine(outcome.trouble, elder))
    await Promise.all([duty.today.refresh(), home.view.refresh()])
  }
  // Keys, because the button that was just pressed is busy still: the next one must not inherit that.
  return (
    <>
      {done !== null && <NoticeBlock tone="info" title={holderNow(done.holder)} />}
      {error !== null && <ErrorSummary title={error} faults={[]} />}
      {done?.act === 'in' ? (
        <BigButton key="plate" word={words.seePlate} onPress={() => tab('index')} />
      ) : today.mine.outSince === null ? (
        <Leave now={today.now} onGo={(until) => send('out', () => duty.stepOut(until))} />
      ) : (
        <BigButton key="back" word={words.backNow} onPress={() => send('in', () => duty.stepIn())} />
      )}
    </>
  )
}

type Answer = Outcome<typeof contract.stepOut> | Outcome<typeof contract.stepIn>

function Leave({ now, onGo }: { now: Instant; onGo: (until: Instant | null) => Promise<void> }) {
  const [chosen, choose] = useState<ReturnTime['key'] | null>(null)
  const [attempt, setAttempt] = useState(0)
  const times = returnTimes(now)
  const options = times.map(({ key, at }) => ({ key, word: wordOf(key, at, now), note: noteOf(key) }))
  const press = (): unknown => {
    const time = times.find(({ key }) => key === chosen)
    if (!time) return setAttempt(attempt + 1)
    return onGo(time.at === null ? null : instant(time.at))
  }
  const missing = attempt > 0 && chosen === null
  const faults = [{ field: 'until', message: words.outMissing }]
  return (
    <>
      {missing && <ErrorSummary title={shell.missing} faults={faults} attempt={attempt} />}
      <Choice
        id="until"
        label={words.outChoice}
        options={options}
        value={chosen}
        onChange={choose}
        error={missing ? words.outMissing : undefined}
      />
      <BigButton word={words.outNow} onPress={press} />
    </>
  )
}

const wordOf = (key: ReturnTime['key'], at: Instant | null, now: Instant): string => {
  if (at === null) return words.unknown
  return key === 'tomorrow' ? words.restOfDay : backAt(at, now)
}
const noteOf = (key: ReturnTime['key']): string | undefined =>
  key === 'unknown' ? words.unknownNote : undefined
