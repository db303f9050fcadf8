import { observer } from 'mobx-react-lite'
import { useState, type ReactNode } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { maskName } from '../../people/rule'
import { back, go, replace } from '../../shell/go'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { useLook } from '../../ui/Look'
import { QuestionPage, type QuestionPageProps } from '../../ui/QuestionPage'
import { Screen } from '../../ui/Screen'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import type * as contract from '../contract'
import { BODY, TITLE } from '../contract'
import { MatterCard } from '../MatterCard'
import type { Draft } from '../store'
import * as text from '../text'

const { words } = text

/** What is asked, and the two interruptions: similar matters, and numbers of persons. */
type Step = 'title' | 'alike' | 'body' | 'mask' | 'check'
const counted: readonly Step[] = ['title', 'body', 'check']
const before: Readonly<Record<Step, Step | null>> = {
  title: null,
  alike: 'title',
  body: 'title',
  mask: 'body',
  check: 'body',
}

type Proposed = ReplyOf<typeof contract.propose> & { readonly title: string }

/** Proposing a matter, one question a page. */
export default observer(function Propose() {
  const [done, setDone] = useState<Proposed | null>(null)
  return done ? <Done {...done} /> : <Questions onDone={setDone} />
})

const Questions = observer(function Questions({ onDone }: { onDone: (done: Proposed) => void }) {
  const { matters } = useStores()
  const { elder } = useLook()
  const [step, setStep] = useState<Step>('title')
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<string | null>(null)
  const to = (next: Step): void => {
    setStep(next)
    setAttempt(0)
    setFailure(null)
  }
  const send = useSend(onDone, setFailure, () => to('mask'))
  const message = missingIn(step, matters.draft)
  const press = async (): Promise<void> => {
    if (message) return setAttempt(attempt + 1)
    if (step === 'check') return send()
    if (step === 'title') return to((await matters.findAlike()) ? 'alike' : 'body')
    if (step === 'mask') matters.maskDraft()
    to(step === 'alike' ? 'body' : step === 'body' && matters.personal.length > 0 ? 'mask' : 'check')
  }
  const told = attempt > 0 && message !== null
  const previous = before[step]
  const { word, ...question } = asked(step, elder)
  const position = counted.indexOf(step)
  return (
    <QuestionPage
      title={words.proposeTitle}
      {...question}
      step={position < 0 ? undefined : text.step(position + 1, counted.length)}
      back={{ word: shell.back, onPress: () => (previous ? to(previous) : back()) }}
      errors={told ? { title: words.summary, faults: [{ field: step, message }], attempt } : undefined}
      failure={failure ?? undefined}
      next={{ word, onPress: press }}
    >
      <Field step={step} error={told ? message : undefined} to={to} />
    </QuestionPage>
  )
})

/** What stands around the field of each step. */
function asked(
  step: Step,
  elder: boolean,
): Pick<QuestionPageProps, 'question' | 'hint' | 'after'> & { word: string } {
  switch (step) {
    case 'title':
      return { question: words.titleQuestion, hint: words.titleHint, word: shell.next }
    case 'alike':
      return { question: words.alikeQuestion, hint: words.alikeHint, word: words.alikeNext }
    case 'body':
      return { question: words.bodyQuestion, hint: words.bodyHint, word: shell.next }
    case 'mask':
      return { question: words.maskQuestion, hint: text.maskHint(elder), word: words.maskYes }
    case 'check':
      return { question: words.checkQuestion, after: words.sendAfter, word: words.send }
  }
}

function missingIn(step: Step, { title, body }: Draft): string | null {
  if (step === 'title') return title.trim() === '' ? words.titleMissing : null
  if (step === 'body') return body.trim() === '' ? words.bodyMissing : null
  return null
}

interface FieldProps {
  step: Step
  error?: string
  to: (step: Step) => void
}

const Field = observer(function Field({ step, error, to }: FieldProps): ReactNode {
  const { matters } = useStores()
  switch (step) {
    case 'title':
    case 'body':
      return <Typed step={step} error={error} />
    case 'alike':
      return matters.alike?.matters.map((matter) => (
        <MatterCard key={matter.matterId} matter={matter} now={matters.alike!.now} />
      ))
    case 'mask':
      return (
        <>
          {matters.personal.length > 0 && <Words>{words.maskList}</Words>}
          {matters.personal.map((piece) => (
            <Words key={piece} as="sub">
              {piece}
            </Words>
          ))}
          <BigButton kind="plain" word={words.maskNo} onPress={() => to('body')} />
        </>
      )
    case 'check':
      return <Check to={to} />
  }
})

const Typed = observer(function Typed({ step, error }: { step: 'title' | 'body'; error?: string }) {
  const { matters } = useStores()
  const limit = step === 'title' ? TITLE : BODY
  const value = matters.draft[step]
  return (
    <TextField
      id={step}
      label={step === 'title' ? words.what : words.story}
      unseen
      value={value}
      onChange={(typed) => matters.write({ [step]: typed, mask: false })}
      limit={limit}
      long={step === 'body'}
      left={text.leftWords(limit - value.length)}
      error={error}
    />
  )
})

const Check = observer(function Check({ to }: { to: (step: Step) => void }) {
  const { matters, home } = useStores()
  const { title, body } = matters.draft
  const name = home.view.value?.name
  const answers = [
    { question: words.what, answer: title, onChange: () => to('title') },
    { question: words.story, answer: body, onChange: () => to('body') },
    ...(name ? [{ question: words.shownName, answer: maskName(name) }] : []),
  ]
  return <CheckAnswers answers={answers} change={shell.change} />
})

/** Proposes; numbers that only the server found lead back to the question about them. */
function useSend(
  onDone: (done: Proposed) => void,
  fail: (line: string | null) => void,
  onPersonal: () => void,
): () => Promise<void> {
  const { matters, home } = useStores()
  const { elder } = useLook()
  return async () => {
    fail(null)
    const { title } = matters.draft
    const outcome = await matters.propose()
    if (outcome.ok) {
      void home.view.refresh()
      return onDone({ ...outcome.value, title })
    }
    if ('refusal' in outcome) {
      return outcome.refusal.code === 'personal-data'
        ? onPersonal()
        : fail(text.refusalLine(outcome.refusal, elder))
    }
    if (outcome.trouble.kind === 'identity') return void (await go('people/pages/sign-in'))
    fail(troubleLine(outcome.trouble, elder))
  }
}

function Done({ matterId, number, replyDue, needed, title }: Proposed) {
  const rows = [
    { key: words.what, value: title },
    { key: words.who, value: words.council },
    { key: words.by, value: text.sayBy(replyDue) },
  ]
  const see = (
    <BigButton word={words.see} onPress={() => replace('matters/pages/show', { matter: matterId })} />
  )
  return (
    <Screen headed title={words.doneTitle} back={{ word: shell.back, onPress: back }} bottom={see}>
      <ConfirmPanel
        word={words.doneWord}
        sentence={text.nextSentence(needed, replyDue)}
        code={number}
        rows={rows}
      />
    </Screen>
  )
}
