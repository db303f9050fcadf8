import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { replace } from '../../shell/go'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { useSteps, type Steps } from '../../shell/steps'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { askKind, askNote } from '../AskAbout'
import { priorities, type Priority } from '../line/rule'
import type { Draft } from '../line/store'
import * as text from '../line/text'
import * as visitText from '../text'
import { FindComer } from '../line/FindComer'

const { words } = text
const atHome = ['kind', 'note', 'check'] as const
const atDesk = ['who', 'kind', 'note', 'first', 'check'] as const
type Step = (typeof atDesk)[number]

/** The questions for a number: one's own, or at the desk for whoever stands there. */
export default observer(function TakeNumber() {
  const { line } = useStores()
  const desk = useRouter().params['for'] === 'desk'
  useState(() => line.begin(desk))
  const way = useSteps<Step>('reception/pages/number', desk ? atDesk : atHome, desk ? { for: 'desk' } : {})
  const { draft } = line
  if (!draft) return null
  return <Ask draft={draft} way={way} />
})

const Ask = observer(function Ask({ draft, way }: { draft: Draft; way: Steps<Step> }) {
  const { line, home } = useStores()
  const { failure, send } = useSend(text.refusalLine)
  const take = (): Promise<void> =>
    send(line.take(), {
      async done({ placeId }) {
        void home.view.refresh()
        way.end()
        await (draft.desk
          ? replace('reception/pages/ticket', { place: placeId })
          : replace('reception/pages/line', {}))
        line.finish()
      },
    })
  return (
    <Questions
      title={draft.desk ? words.giveTitle : words.title}
      way={way}
      ask={(step, tried) => ask(step, tried, draft, line.answer, way)}
      send={{ word: draft.desk ? words.give : words.take, onPress: take }}
      failure={failure}
    />
  )
})

type Answer = (change: Partial<Draft>) => void

function ask(step: Step, tried: boolean, draft: Draft, answer: Answer, way: Steps<Step>): Asked {
  switch (step) {
    case 'who':
      return {
        page: { question: words.who, hint: words.whoHint },
        missing: null,
        field: <FindComer comer={draft.comer} onChoose={(comer) => answer({ comer })} />,
      }
    case 'kind':
      return askKind(draft, answer, tried)
    case 'note':
      return askNote(draft, answer, tried)
    case 'first':
      return askFirst(draft, answer)
    case 'check':
      return check(draft, way)
  }
}

const NONE = 'none'

function askFirst(draft: Draft, answer: Answer): Asked {
  const options = [
    { key: NONE, word: words.firstNone },
    ...priorities.map((one) => ({ key: one, word: text.priorityWord(one), note: text.priorityNote(one) })),
  ]
  return {
    page: { question: words.first, hint: words.firstHint },
    missing: null,
    field: (
      <Choice
        id="first"
        label={words.first}
        options={options}
        value={draft.priority ?? NONE}
        onChange={(key) => answer({ priority: key === NONE ? null : (key as Priority) })}
      />
    ),
  }
}

function check({ desk, comer, kind, note, priority }: Draft, way: Steps<Step>): Asked {
  const who = comer ? text.forName(comer.name, comer.home) : words.forUnknown
  const answers = [
    ...(desk ? [{ question: words.who, answer: who, onChange: () => way.change('who') }] : []),
    {
      question: words.kind,
      answer: kind ? visitText.kindWord(kind) : '',
      onChange: () => way.change('kind'),
    },
    { question: words.note, answer: note.trim() || words.noteEmpty, onChange: () => way.change('note') },
  ]
  if (desk) {
    const first = priority ? text.priorityWord(priority) : words.firstNone
    answers.push({ question: words.first, answer: first, onChange: () => way.change('first') })
  }
  return {
    page: { question: words.checkQuestion },
    missing: null,
    field: <CheckAnswers answers={answers} change={shell.change} />,
  }
}
