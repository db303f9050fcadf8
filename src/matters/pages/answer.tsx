import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { useLook } from '../../ui/Look'
import { QuestionPage } from '../../ui/QuestionPage'
import { Screen } from '../../ui/Screen'
import { EmptyDoor, NoRight } from '../../ui/States'
import type { MatterEntry } from '../contract'
import { Reason } from '../Reason'
import { refusalLine, words } from '../text'

type Answer = 'accept' | 'decline'
type Step = 'choice' | 'reason' | 'check'

const options = [
  { key: 'accept', word: words.accept, note: words.acceptNote },
  { key: 'decline', word: words.decline, note: words.declineNote },
] as const

/** A council member answers a matter for the council: it is taken up, or it is not and why. */
export default observer(function AnswerMatter() {
  const { matters } = useStores()
  const { elder } = useLook()
  const resource = matters.matterOf(useRouter().params['matter'] ?? '')
  const [done, setDone] = useState<Answer | null>(null)
  const { value } = resource
  if (done && value) return <Done matter={value.matter} answer={done} />
  if (value?.mine?.mayDecide) return <Questions matter={value.matter} onDone={setDone} />
  return (
    <Page
      title={words.answerTitle}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-matter' }, elder)} />}
    >
      {() => <NoRight title={words.notCouncil} body={words.notCouncilBody} />}
    </Page>
  )
})

interface QuestionsProps {
  matter: MatterEntry
  onDone: (answer: Answer) => void
}

function Questions({ matter, onDone }: QuestionsProps) {
  const [step, setStep] = useState<Step>('choice')
  const [answer, choose] = useState<Answer | null>(null)
  const [reason, write] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<string | null>(null)
  const send = useSend(matter.matterId, onDone, setFailure)
  const to = (next: Step): void => {
    setStep(next)
    setAttempt(0)
    setFailure(null)
  }
  const message = missingIn(step, answer, reason)
  const press = (): unknown => {
    if (message) return setAttempt(attempt + 1)
    if (step === 'check') return send(answer!, reason)
    return to(step === 'choice' && answer === 'decline' ? 'reason' : 'check')
  }
  const previous: Step | null =
    step === 'choice' ? null : step === 'check' && answer === 'decline' ? 'reason' : 'choice'
  const told = attempt > 0 && message !== null
  const error = told ? message : undefined
  return (
    <QuestionPage
      title={words.answerTitle}
      {...questions[step]}
      hint={step === 'choice' ? matter.title : questions[step].hint}
      back={{ word: shell.back, onPress: () => (previous ? to(previous) : back()) }}
      errors={told ? { title: words.summary, faults: [{ field: step, message }], attempt } : undefined}
      failure={failure ?? undefined}
      next={{ word: step === 'check' ? words.answerSend : shell.next, onPress: press }}
    >
      {step === 'choice' && (
        <Choice
          id="choice"
          label={words.answerQuestion}
          options={options}
          value={answer}
          onChange={choose}
          error={error}
        />
      )}
      {step === 'reason' && <Reason value={reason} onChange={write} error={error} />}
      {step === 'check' && (
        <CheckAnswers change={shell.change} answers={answersOf(matter, answer!, reason, to)} />
      )}
    </QuestionPage>
  )
}

const questions: Readonly<Record<Step, { question: string; hint?: string; after?: string }>> = {
  choice: { question: words.answerQuestion },
  reason: { question: words.reasonQuestion, hint: words.reasonHint },
  check: { question: words.checkQuestion, after: words.answerAfter },
}

function missingIn(step: Step, answer: Answer | null, reason: string): string | null {
  if (step === 'choice') return answer === null ? words.answerMissing : null
  return step === 'reason' && reason.trim() === '' ? words.reasonMissing : null
}

function answersOf(matter: MatterEntry, answer: Answer, reason: string, to: (step: Step) => void) {
  return [
    { question: words.what, answer: matter.title },
    { question: words.answerLabel, answer: words[answer], onChange: () => to('choice') },
    ...(answer === 'decline'
      ? [{ question: words.reason, answer: reason, onChange: () => to('reason') }]
      : []),
  ]
}

function useSend(
  matterId: string,
  onDone: (answer: Answer) => void,
  fail: (line: string | null) => void,
): (answer: Answer, reason: string) => Promise<void> {
  const { matters, home } = useStores()
  const { elder } = useLook()
  return async (answer, reason) => {
    fail(null)
    const outcome = await (answer === 'accept' ? matters.accept(matterId) : matters.decline(matterId, reason))
    if (outcome.ok) {
      onDone(answer)
      await Promise.all([matters.matterOf(matterId).refresh(), home.view.refresh()])
      return
    }
    if ('refusal' in outcome) return fail(refusalLine(outcome.refusal, elder))
    if (outcome.trouble.kind === 'identity') return void (await go('people/pages/sign-in'))
    fail(troubleLine(outcome.trouble, elder))
  }
}

function Done({ matter, answer }: { matter: MatterEntry; answer: Answer }) {
  const rows = [
    { key: words.what, value: matter.title },
    { key: words.answerLabel, value: words[answer] },
  ]
  const see = <BigButton word={words.see} onPress={back} />
  return (
    <Screen headed title={words.answerTitle} back={{ word: shell.back, onPress: back }} bottom={see}>
      <ConfirmPanel
        word={words.answered}
        sentence={words.answeredSentence}
        code={matter.number}
        rows={rows}
      />
    </Screen>
  )
}
