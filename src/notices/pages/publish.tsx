import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { say } from '../../kernel/words'
import { back, go, replace } from '../../shell/go'
import { SignInFirst } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { useLook } from '../../ui/Look'
import { QuestionPage } from '../../ui/QuestionPage'
import { Screen } from '../../ui/Screen'
import { NoRight } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import type * as contract from '../contract'
import { BODY, TITLE } from '../contract'
import { byLine, leftWords, refusals, step as stepWords, whenLine, words } from '../text'

const steps = ['title', 'body', 'check'] as const
type Step = (typeof steps)[number]
type Published = ReplyOf<typeof contract.publish>

/** Writing a notice, one question a page; the server decides who may put it up at the moment it is put up. */
export default observer(function Publish() {
  const { duty, notices } = useStores()
  useDidShow(() => {
    void duty.today.refresh()
  })
  const [done, setDone] = useState<{ title: string; published: Published } | null>(null)
  if (duty.today.value?.mine === null) {
    return (
      <Screen title={words.write} back={{ word: shell.back, onPress: back }}>
        <SignInFirst />
      </Screen>
    )
  }
  // Not at the beginning; but what somebody has begun stays before them, and the answer to 贴出去 says who may.
  const begun = notices.draft.title !== '' || notices.draft.body !== ''
  if (!done && !begun && duty.today.value?.mine?.holder === false) {
    return (
      <Screen title={words.write} back={{ word: shell.back, onPress: back }}>
        <NoRight title={words.notYours} body={words.notYoursBody} />
      </Screen>
    )
  }
  return done ? (
    <Done {...done} />
  ) : (
    <Questions onDone={(title, published) => setDone({ title, published })} />
  )
})

const Questions = observer(function Questions({
  onDone,
}: {
  onDone: (title: string, done: Published) => void
}) {
  const { notices } = useStores()
  const [step, setStep] = useState<Step>('title')
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<string | null>(null)
  const send = useSend(onDone, setFailure)
  const position = steps.indexOf(step)
  const to = (next: Step): void => {
    setStep(next)
    setAttempt(0)
    setFailure(null)
  }
  const message = missingOf(step, notices.draft)
  const press = (): unknown => {
    if (message) return setAttempt(attempt + 1)
    return step === 'check' ? send() : to(steps[position + 1]!)
  }
  const shown = attempt > 0 && message !== null
  const summary = { title: words.summary, faults: message ? [{ field: step, message }] : [], attempt }
  return (
    <QuestionPage
      title={words.write}
      question={questions[step].question}
      hint={questions[step].hint}
      step={stepWords(position + 1, steps.length)}
      back={{ word: shell.back, onPress: () => (position === 0 ? back() : to(steps[position - 1]!)) }}
      errors={shown ? summary : undefined}
      failure={failure ?? undefined}
      next={{ word: step === 'check' ? words.publish : shell.next, onPress: press }}
      after={step === 'check' ? words.after : undefined}
    >
      <Field step={step} error={shown ? message : undefined} to={to} />
    </QuestionPage>
  )
})

const questions: Record<Step, { question: string; hint?: string }> = {
  title: { question: words.titleQuestion, hint: words.titleHint },
  body: { question: words.bodyQuestion, hint: words.bodyHint },
  check: { question: words.checkQuestion },
}

function missingOf(step: Step, draft: { title: string; body: string }): string | null {
  if (step === 'title') return draft.title.trim() === '' ? words.titleMissing : null
  if (step === 'body') return draft.body.trim() === '' ? words.bodyMissing : null
  return null
}

const Field = observer(function Field({
  step,
  error,
  to,
}: {
  step: Step
  error?: string
  to: (s: Step) => void
}) {
  const { notices } = useStores()
  const { title, body } = notices.draft
  if (step === 'check') {
    const answers = [
      { question: words.titleField, answer: title, onChange: () => to('title') },
      { question: words.bodyField, answer: body, onChange: () => to('body') },
    ]
    return <CheckAnswers answers={answers} change={shell.change} />
  }
  const limit = step === 'title' ? TITLE : BODY
  const value = step === 'title' ? title : body
  return (
    <TextField
      id={step}
      label={step === 'title' ? words.titleField : words.bodyField}
      value={value}
      onChange={(typed) => notices.write({ [step]: typed })}
      limit={limit}
      long={step === 'body'}
      left={leftWords(limit - value.length)}
      error={error}
    />
  )
})

function useSend(onDone: (title: string, done: Published) => void, fail: (line: string | null) => void) {
  const { notices, home } = useStores()
  const { elder } = useLook()
  return async (): Promise<void> => {
    fail(null)
    const { title } = notices.draft
    const outcome = await notices.publish()
    if (outcome.ok) {
      void home.view.refresh()
      return onDone(title, outcome.value)
    }
    if ('refusal' in outcome) return fail(say(refusals, outcome.refusal, elder))
    if (outcome.trouble.kind === 'identity') {
      await go('people/pages/sign-in')
      return
    }
    fail(troubleLine(outcome.trouble, elder))
  }
}

function Done({ title, published: { stamp, publishedAt } }: { title: string; published: Published }) {
  const rows = [
    { key: words.by, value: byLine(stamp.holder, stamp.shiftId !== null) },
    { key: words.when, value: whenLine(publishedAt) },
  ]
  const see = <BigButton word={words.see} onPress={() => replace('notices/pages/list', {})} />
  return (
    <Screen headed title={words.doneTitle} back={{ word: shell.back, onPress: back }} bottom={see}>
      <ConfirmPanel word={words.doneWord} sentence={words.doneSentence} code={title} rows={rows} />
    </Screen>
  )
}
