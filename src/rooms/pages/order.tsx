import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { clock, minutes } from '../../kernel/time'
import { back, go, isOnTop, replace } from '../../shell/go'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { useLook } from '../../ui/Look'
import { NumberField } from '../../ui/NumberField'
import { QuestionPage, type QuestionPageProps } from '../../ui/QuestionPage'
import { Screen } from '../../ui/Screen'
import { EmptyDoor } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { PURPOSE } from '../contract'
import type { Draft } from '../store'
import * as text from '../text'

const { words } = text
const steps = ['length', 'people', 'purpose', 'check'] as const
type Step = (typeof steps)[number]

/** The questions of a booking, one a page; what was answered stays when the page is left. */
export default observer(function Order() {
  const { rooms } = useStores()
  const { draft } = rooms
  if (!draft?.day || !draft.start) {
    const act = { word: words.startOver, onPress: () => replace('rooms/pages/list', {}) }
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
  const [step, setStep] = useState<Step>('length')
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
  return (
    <QuestionPage
      {...page}
      title={draft.roomName}
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
  const { rooms, home } = useStores()
  const { elder } = useLook()
  return async () => {
    fail(null)
    const outcome = await rooms.book()
    if (outcome.ok) {
      void home.view.refresh()
      await replace('rooms/pages/slip', { booking: outcome.value.bookingId })
      return rooms.finish()
    }
    if ('trouble' in outcome) {
      if (outcome.trouble.kind === 'identity') {
        await go('people/pages/sign-in')
        return
      }
      return fail(troubleLine(outcome.trouble, elder))
    }
    if (outcome.refusal.code === 'taken') return toTimes(draft.roomId)
    fail(text.refusalLine(outcome.refusal, elder))
  }
}

/** The page of the times lies under this one, unless this one was opened by itself. */
function toTimes(room: string): void {
  if (isOnTop()) back()
  else void replace('rooms/pages/times', { room })
}

function useQuestion(step: Step, draft: Answered, to: (step: Step) => void, tried: boolean): Asked {
  const { rooms } = useStores()
  const { elder } = useLook()
  const times = rooms.timesOf(draft.roomId).value
  const room = times?.room
  switch (step) {
    case 'length': {
      const free = times?.days
        .find(({ day }) => day === draft.day)
        ?.free.find(({ start }) => start === draft.start)
      return askLength(draft, room?.unit ?? 30, free?.longest ?? 30, rooms.answer, tried)
    }
    case 'people':
      return askPeople(draft, room?.seats ?? 1, rooms.answer)
    case 'purpose':
      return askPurpose(draft, rooms.answer, tried)
    case 'check':
      return check(draft, to, elder)
  }
}

type Answer = (change: Partial<Draft>) => void

function askLength(draft: Answered, unit: number, longest: number, answer: Answer, tried: boolean): Asked {
  const start = minutes(draft.start)
  const options = Array.from({ length: Math.floor(longest / unit) }, (_, n) => {
    const length = (n + 1) * unit
    const end = clock(start + length)
    return { key: end, word: text.duration(length), note: text.until(end) }
  })
  const known = options.some(({ key }) => key === draft.end)
  const missing = known ? null : { field: 'length', message: words.lengthMissing }
  return {
    page: { question: words.lengthQuestion, hint: text.slotWord(draft.start) },
    missing,
    field: (
      <Choice
        id="length"
        label={words.lengthQuestion}
        options={options}
        value={known ? draft.end : null}
        onChange={(end) => answer({ end })}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function askPeople(draft: Answered, seats: number, answer: Answer): Asked {
  const { people } = draft
  const wrong = people < 1 ? text.atLeast : people > seats ? text.atMost(seats) : null
  return {
    page: { question: words.peopleQuestion, hint: words.peopleHint },
    missing: wrong === null ? null : { field: 'people', message: wrong },
    field: (
      <NumberField
        id="people"
        label={words.people}
        value={people === 0 ? null : people}
        onChange={(count) => answer({ people: count ?? 0 })}
        least={1}
        most={seats}
        unit={words.unit}
        less={words.less}
        more={words.more}
        atLeast={text.atLeast}
        atMost={text.atMost(seats)}
        error={wrong ?? undefined}
      />
    ),
  }
}

function askPurpose(draft: Answered, answer: Answer, tried: boolean): Asked {
  const missing = draft.purpose.trim() === '' ? { field: 'purpose', message: words.purposeMissing } : null
  return {
    page: { question: words.purposeQuestion, hint: words.purposeHint },
    missing,
    field: (
      <TextField
        id="purpose"
        label={words.purpose}
        value={draft.purpose}
        onChange={(purpose) => answer({ purpose })}
        limit={PURPOSE}
        left={text.leftWords(PURPOSE - draft.purpose.length)}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

function check(draft: Answered, to: (step: Step) => void, elder: boolean): Asked {
  const answers = [
    { question: words.room, answer: draft.roomName },
    {
      question: words.when,
      answer: text.span(draft.day, draft.start, draft.end ?? ''),
      onChange: () => to('length'),
    },
    { question: words.people, answer: text.headcount(draft.people), onChange: () => to('people') },
    { question: words.purpose, answer: draft.purpose, onChange: () => to('purpose') },
  ]
  return {
    page: { question: words.checkQuestion, after: text.bookAfter(elder) },
    missing: null,
    field: <CheckAnswers answers={answers} change={words.change} />,
  }
}
