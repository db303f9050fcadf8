import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { sayDay } from '../../kernel/say'
import { back, go, isOnTop, replace } from '../../shell/go'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { useLook } from '../../ui/Look'
import { QuestionPage, type QuestionPageProps } from '../../ui/QuestionPage'
import { Screen } from '../../ui/Screen'
import { EmptyDoor } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { NOTE } from '../contract'
import { kinds, needsNote } from '../rule'
import type { Draft } from '../store'
import * as text from '../text'

const { words } = text
const steps = ['kind', 'note', 'check'] as const
type Step = (typeof steps)[number]

/** The questions of a visit, one a page; what was answered stays when the page is left. */
export default observer(function Order() {
  const { visits } = useStores()
  const { draft } = visits
  if (!draft?.day || !draft.start) {
    const act = { word: words.startOver, onPress: () => replace('reception/pages/times', {}) }
    return (
      <Screen title={words.title} back={{ word: shell.back, onPress: back }}>
        <EmptyDoor sentence={words.draftGone} act={act} />
      </Screen>
    )
  }
  return <Questions draft={draft as Answered} />
})

type Answered = Draft & { day: NonNullable<Draft['day']>; start: string }

/** What one question needs: the page it stands on, and the field in it. */
interface Asked {
  readonly page: Pick<QuestionPageProps, 'question' | 'hint' | 'after'>
  readonly missing: { field: string; message: string } | null
  readonly field: JSX.Element
}

const Questions = observer(function Questions({ draft }: { draft: Answered }) {
  const { elder } = useLook()
  const [step, setStep] = useState<Step>('kind')
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<string | null>(null)
  const send = useSend(draft, setFailure)
  const position = steps.indexOf(step)
  const to = (next: Step): void => {
    setStep(next)
    setAttempt(0)
    setFailure(null)
  }
  const { page, missing, field } = useQuestion(step, draft, to, attempt > 0)
  const press = (): unknown => {
    if (missing) return setAttempt(attempt + 1)
    return step === 'check' ? send() : to(steps[position + 1]!)
  }
  const told = missing !== null && attempt > 0
  const title = elder ? words.titleElder : words.title
  return (
    <QuestionPage
      {...page}
      title={draft.visitor ? text.forWhom(draft.visitor.name, draft.visitor.home) : title}
      step={text.step(position + 1, steps.length)}
      back={{ word: shell.back, onPress: () => (position === 0 ? back() : to(steps[position - 1]!)) }}
      errors={told ? { title: words.summary, faults: [missing], attempt } : undefined}
      failure={failure ?? undefined}
      next={{ word: step === 'check' ? words.book : shell.next, onPress: press }}
    >
      {field}
    </QuestionPage>
  )
})

/** Books; a time that was taken meanwhile leads back to the times, which say so. */
function useSend(draft: Answered, fail: (line: string | null) => void): () => Promise<void> {
  const { visits, home } = useStores()
  const { elder } = useLook()
  return async () => {
    fail(null)
    const outcome = await visits.book()
    if (outcome.ok) {
      void home.view.refresh()
      await shown(draft, outcome.value.visitId)
      return visits.finish()
    }
    if ('trouble' in outcome) {
      if (outcome.trouble.kind !== 'identity') return fail(troubleLine(outcome.trouble, elder))
      await go('people/pages/sign-in')
      return
    }
    if (outcome.refusal.code === 'taken') return toTimes(draft)
    fail(text.refusalLine(outcome.refusal, elder))
  }
}

/** One's own visit on its slip; another's on the list of its day, where the number to tell them stands. */
function shown({ visitor, day }: Answered, visit: string): Promise<unknown> {
  if (visitor) return replace('reception/pages/desk', { day, visit })
  return replace('reception/pages/slip', { visit })
}

/** The page of the times lies under this one, unless this one was opened by itself. */
function toTimes({ visitor }: Draft): void {
  if (isOnTop()) back()
  else void replace('reception/pages/times', visitor ? { for: 'desk' } : {})
}

function useQuestion(step: Step, draft: Answered, to: (step: Step) => void, tried: boolean): Asked {
  const { visits } = useStores()
  const { elder } = useLook()
  switch (step) {
    case 'kind':
      return askKind(draft, visits.answer, tried)
    case 'note':
      return askNote(draft, visits.answer, tried)
    case 'check':
      return check(draft, visits.times.public.value?.place, to, elder)
  }
}

type Answer = (change: Partial<Draft>) => void

function askKind(draft: Answered, answer: Answer, tried: boolean): Asked {
  const missing = draft.kind === null ? { field: 'kind', message: words.kindMissing } : null
  return {
    page: { question: words.kindQuestion, hint: words.kindHint },
    missing,
    field: (
      <Choice
        id="kind"
        label={words.kindQuestion}
        options={kinds.map((kind) => ({ key: kind, word: text.kindWord(kind), note: text.kindNote(kind) }))}
        value={draft.kind}
        onChange={(kind) => answer({ kind })}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function askNote(draft: Answered, answer: Answer, tried: boolean): Asked {
  const needed = draft.kind === 'other'
  const lacks = draft.kind !== null && needsNote(draft.kind, draft.note.trim())
  const missing = lacks ? { field: 'note', message: words.noteMissing } : null
  return {
    page: {
      question: needed ? words.noteQuestionOther : words.noteQuestion,
      hint: needed ? words.noteHintOther : words.noteHint,
    },
    missing,
    field: (
      <TextField
        id="note"
        label={words.note}
        long
        value={draft.note}
        onChange={(note) => answer({ note })}
        limit={NOTE}
        left={text.leftWords(NOTE - draft.note.length)}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function check(draft: Answered, place: string | undefined, to: (step: Step) => void, elder: boolean): Asked {
  const { visitor, day, start, receiver, kind, note } = draft
  const toTheTimes = (): void => toTimes(draft)
  const answers = [
    ...(visitor ? [{ question: words.visitor, answer: visitor.name, note: visitor.home }] : []),
    { question: words.who, answer: text.dutyReceiver(receiver) },
    { question: words.when, answer: sayDay(day), onChange: toTheTimes },
    { question: words.time, answer: text.timeOf(start), onChange: toTheTimes },
    ...(place ? [{ question: words.where, answer: place }] : []),
    { question: words.kind, answer: kind ? text.kindWord(kind) : '', onChange: () => to('kind') },
    { question: words.note, answer: note.trim() || words.noteEmpty, onChange: () => to('note') },
  ]
  return {
    page: { question: words.checkQuestion, after: visitor ? undefined : text.bookAfter(elder) },
    missing: draft.kind === null ? { field: 'kind', message: words.kindMissing } : null,
    field: <CheckAnswers answers={answers} change={words.change} />,
  }
}
