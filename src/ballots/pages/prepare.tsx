import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { QuestionPage } from '../../ui/QuestionPage'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { show } from '../contract'
import { openSentence, verifySentence, words } from '../desk-words'
import { amount, refusalLine } from '../text'
import { openedLine, overWords, rollLines, whenWords } from '../words'

type Shown = ReplyOf<typeof show>

/** From the draft to the first vote: each step says whose it is, and is pressed by whoever's it is. */
export default observer(function Prepare() {
  const { ballots } = useStores()
  const { elder } = useLook()
  const ballotId = useRouter().params['ballot'] ?? ''
  const resource = ballots.ballotOf(ballotId)
  const [asking, ask] = useState<'verify' | 'open' | null>(null)
  const { failure, send } = useSend(refusalLine)
  const shown = resource.value
  const act = async (sent: Parameters<typeof send>[0]): Promise<void> => {
    await send(sent, { done: () => undefined })
    await resource.refresh()
    ask(null)
  }
  const draw = (): Promise<void> => act(ballots.drawRoll(ballotId))
  if (shown && asking === 'verify' && shown.ballot.roll) {
    const { fingerprint } = shown.ballot.roll
    const verify = (): Promise<void> => act(ballots.verifyRoll(ballotId, fingerprint))
    return <Sure shown={shown} what="verify" send={verify} onBack={() => ask(null)} />
  }
  if (shown && asking === 'open') {
    const open = (): Promise<void> => act(ballots.open(ballotId))
    return <Sure shown={shown} what="open" send={open} onBack={() => ask(null)} />
  }
  return (
    <Page
      title={words.prepare}
      over={shown ? overWords(shown.ballot.character, shown.ballot.scope) : undefined}
      heading={shown?.ballot.title}
      hint={shown?.ballot.question}
      back={{ word: shell.back, onPress: back }}
      bottom={shown ? <NextStep shown={shown} draw={draw} ask={ask} /> : undefined}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-ballot' }, elder)} />}
    >
      {(value) => (
        <>
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          <Steps shown={value} draw={draw} />
        </>
      )}
    </Page>
  )
})

interface NextProps {
  shown: Shown
  draw: () => Promise<void>
  ask: (what: 'verify' | 'open') => void
}

/** The one act that is the caller's now. */
function NextStep({ shown: { ballot, may }, draw, ask }: NextProps) {
  if (may.verifyRoll) return <BigButton word={words.verify} onPress={() => ask('verify')} />
  if (may.open) return <BigButton word={words.open} onPress={() => ask('open')} />
  if (may.drawRoll && !ballot.roll) return <BigButton word={words.drawRoll} onPress={draw} />
  return (
    <BigButton word={words.toBallot} onPress={() => go('ballots/pages/show', { ballot: ballot.ballotId })} />
  )
}

function Steps({ shown: { ballot, may, now }, draw }: { shown: Shown; draw: () => Promise<void> }) {
  const { roll, rule } = ballot
  return (
    <>
      <Step title={words.stepDraft} state="done" lines={[whenWords(ballot, now), rule.name]} />
      <Step
        title={words.stepRoll}
        state={roll ? 'done' : 'next'}
        lines={roll ? rollLines(roll, rule.unit) : []}
      />
      {roll && may.drawRoll && <BigButton kind="plain" word={words.drawAgain} onPress={draw} />}
      <Checked ballot={ballot} />
      {roll && ballot.state !== 'closed' && (
        <ListRow
          icon="desk"
          title={words.desk}
          note={words.deskNote}
          onPress={() => go('ballots/pages/door', { ballot: ballot.ballotId })}
        />
      )}
    </>
  )
}

/** The two steps that follow the roll, each by another person. */
function Checked({ ballot: { roll, opened } }: { ballot: Shown['ballot'] }) {
  const verified = roll !== null && roll.verifiedAt !== null
  const verify = [roll ? words.byOversight : words.needRoll]
  const open = opened ? openedLine(opened) : verified ? words.needOpen : words.needVerify
  return (
    <>
      <Step
        title={words.stepVerify}
        state={verified ? 'done' : roll ? 'next' : 'later'}
        lines={verified ? [] : verify}
      />
      <Step title={words.stepOpen} state={opened ? 'done' : verified ? 'next' : 'later'} lines={[open]} />
    </>
  )
}

const looks = {
  done: { gap: 'done', tag: { word: words.done, tone: 'good' } },
  next: { gap: 'waiting', tag: { word: words.next, tone: 'act' } },
  later: { gap: 'closed', tag: { word: words.later, tone: 'quiet' } },
} as const

interface StepProps {
  title: string
  state: keyof typeof looks
  lines: readonly string[]
}

function Step({ title, state, lines }: StepProps) {
  return (
    <GapCard {...looks[state]} level={2} title={title}>
      {lines.map((line) => (
        <Words key={line} as="second">
          {line}
        </Words>
      ))}
    </GapCard>
  )
}

interface SureProps {
  shown: Shown
  what: 'verify' | 'open'
  send: () => Promise<void>
  onBack: () => void
}

/** One more look before what cannot be taken back. */
function Sure({ shown: { ballot }, what, send, onBack }: SureProps) {
  const verifying = what === 'verify'
  const { roll, rule, opensAt, closesAt } = ballot
  return (
    <QuestionPage
      title={words.prepare}
      step={ballot.title}
      question={verifying ? words.verifySure : words.openSure}
      back={{ word: shell.back, onPress: onBack }}
      next={{ word: verifying ? words.verifyYes : words.openYes, onPress: send }}
    >
      <Words>
        {verifying && roll
          ? verifySentence(amount(roll.count, 'heads', rule.unit), roll.fingerprint)
          : openSentence(opensAt, closesAt)}
      </Words>
      <BigButton kind="plain" word={words.think} onPress={onBack} />
    </QuestionPage>
  )
}
