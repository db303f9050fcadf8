import { observer } from 'mobx-react-lite'
import { sayDay } from '../../kernel/say'
import { replace } from '../../shell/go'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { NoOrder } from '../../shell/SlipPage'
import { useSteps, type Steps } from '../../shell/steps'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { useLook } from '../../ui/Look'
import { askKind, askNote } from '../AskAbout'
import type { Draft } from '../store'
import * as text from '../text'

const { words } = text
const steps = ['kind', 'note', 'check'] as const
type Step = (typeof steps)[number]
type Way = Steps<Step>

/** The questions of a visit, one a page; what was answered stays when the page is left. */
export default observer(function Order() {
  const { visits } = useStores()
  const way = useSteps('reception/pages/order', steps)
  const { draft } = visits
  if (!draft?.day || !draft.start) return <NoOrder title={words.title} again="reception/pages/whom" />
  return <Ask draft={draft as Answered} way={way} />
})

type Answered = Draft & { day: NonNullable<Draft['day']>; start: string }

const Ask = observer(function Ask({ draft, way }: { draft: Answered; way: Way }) {
  const { visits } = useStores()
  const { elder } = useLook()
  const { failure, book } = useBook(draft, way)
  const ask = (step: Step, tried: boolean): Asked => {
    switch (step) {
      case 'kind':
        return askKind(draft, visits.answer, tried)
      case 'note':
        return askNote(draft, visits.answer, tried)
      case 'check':
        return check(draft, visits.times.public.value?.place, way, elder)
    }
  }
  const title = elder ? words.titleElder : words.title
  return (
    <Questions
      title={draft.visitor ? text.forWhom(draft.visitor.name, draft.visitor.home) : title}
      way={way}
      ask={ask}
      send={{ word: words.book, onPress: book }}
      failure={failure}
    />
  )
})

/** Books; a time that was taken meanwhile leads back to the times, which say so. */
function useBook(draft: Answered, way: Way) {
  const { visits, home } = useStores()
  const { failure, send } = useSend(text.refusalLine)
  const book = (): Promise<void> =>
    send(visits.book(), {
      async done({ visitId }) {
        void home.view.refresh()
        way.end()
        await shown(draft, visitId)
        visits.finish()
      },
      refused({ code }) {
        if (code !== 'taken') return false
        toTimes(draft, way)
        return true
      },
    })
  return { failure, book }
}

/** A visit on its slip; for the desk on the list of its day, where the number to tell whoever comes stands. */
function shown({ visitor, day }: Answered, visit: string): Promise<unknown> {
  if (visitor && visitor.by !== 'helper') return replace('reception/pages/desk', { day, visit })
  return replace('reception/pages/slip', { visit })
}

function toTimes({ visitor, about }: Draft, way: Way): void {
  const query = {
    ...(visitor ? { for: visitor.by ?? 'desk' } : {}),
    ...(about ? { case: about.caseId } : {}),
  }
  way.leave(() => replace('reception/pages/times', query))
}

function check(draft: Answered, place: string | undefined, way: Way, elder: boolean): Asked {
  const { visitor, day, start, receiver, bySecretary, kind, note } = draft
  const toTheTimes = (): void => toTimes(draft, way)
  const answers = [
    ...(draft.about ? [{ question: words.aboutCase, answer: draft.about.title }] : []),
    ...(visitor ? [{ question: words.visitor, answer: visitor.name, note: visitor.home ?? undefined }] : []),
    {
      question: words.who,
      answer: bySecretary ? text.dutyReceiver(null, receiver) : text.dutyReceiver(receiver),
    },
    { question: words.when, answer: sayDay(day), onChange: toTheTimes },
    { question: words.time, answer: text.timeOf(start), onChange: toTheTimes },
    ...(place ? [{ question: words.where, answer: place }] : []),
    { question: words.kind, answer: kind ? text.kindWord(kind) : '', onChange: () => way.change('kind') },
    { question: words.note, answer: note.trim() || words.noteEmpty, onChange: () => way.change('note') },
  ]
  return {
    page: {
      question: words.checkQuestion,
      after: visitor && visitor.by !== 'helper' ? undefined : text.bookAfter(elder),
    },
    missing: null,
    field: <CheckAnswers answers={answers} change={shell.change} />,
  }
}
