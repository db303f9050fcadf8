import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { back, tab } from '../../shell/go'
import { Page } from '../../shell/Page'
import { Questions, type Asked } from '../../shell/Questions'
import { useSend } from '../../shell/send'
import { useSteps, type Steps } from '../../shell/steps'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CheckAnswers } from '../../ui/CheckAnswers'
import { Choice } from '../../ui/Choice'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { useLook } from '../../ui/Look'
import { Screen } from '../../ui/Screen'
import { EmptyDoor, NoRight } from '../../ui/States'
import type { MatterEntry } from '../contract'
import { Reason } from '../Reason'
import type { Answer, AnswerDraft, MatterStore } from '../store'
import { refusalLine, words } from '../text'

type Step = 'choice' | 'reason' | 'check'
type Way = Steps<Step>

const options = [
  { key: 'accept', word: words.accept, note: words.acceptNote },
  { key: 'decline', word: words.decline, note: words.declineNote },
] as const

/** A council member answers a matter for the council: it is taken up, or it is not and why. */
export default observer(function AnswerMatter() {
  const { matters } = useStores()
  const { elder } = useLook()
  const matterId = useRouter().params['matter'] ?? ''
  const resource = matters.matterOf(matterId)
  const declined = matters.answerTo(matterId).answer === 'decline'
  const steps: Step[] = declined ? ['choice', 'reason', 'check'] : ['choice', 'check']
  const way = useSteps('matters/pages/answer', steps, { matter: matterId })
  const [done, setDone] = useState<Answer | null>(null)
  const { value } = resource
  if (done && value) {
    return <Done matter={value.matter} answer={done} onBack={() => way.leave(() => tab('talk'))} />
  }
  if (value?.mine?.mayDecide) return <Ask matter={value.matter} way={way} onDone={setDone} />
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

const Ask = observer(function Ask({
  matter,
  way,
  onDone,
}: {
  matter: MatterEntry
  way: Way
  onDone: (answer: Answer) => void
}) {
  const { matters, home } = useStores()
  const { failure, send } = useSend(refusalLine)
  const said = matters.answerTo(matter.matterId)
  const answer = (): Promise<void> =>
    send(matters.sendAnswer(), {
      async done() {
        way.end()
        onDone(said.answer!)
        await Promise.all([matters.matterOf(matter.matterId).refresh(), home.view.refresh()])
      },
    })
  const ask = (step: Step, tried: boolean): Asked => {
    if (step === 'choice') return choice(matter, said, matters, tried)
    return step === 'reason' ? reason(said, matters, tried) : check(matter, said, way)
  }
  const press = { word: words.answerSend, onPress: answer }
  return <Questions title={words.answerTitle} way={way} ask={ask} send={press} failure={failure} />
})

function choice(
  { matterId, title }: MatterEntry,
  { answer }: AnswerDraft,
  matters: MatterStore,
  tried: boolean,
): Asked {
  const missing = answer === null ? { field: 'choice', message: words.answerMissing } : null
  return {
    page: { question: words.answerQuestion, hint: title },
    missing,
    field: (
      <Choice
        id="choice"
        label={words.answerQuestion}
        options={options}
        value={answer}
        onChange={(chosen) => matters.writeAnswer(matterId, { answer: chosen })}
        error={tried ? missing?.message : undefined}
      />
    ),
  }
}

function reason({ matterId, reason: said }: AnswerDraft, matters: MatterStore, tried: boolean): Asked {
  const missing = said.trim() === '' ? { field: 'reason', message: words.reasonMissing } : null
  return {
    page: { question: words.reasonQuestion, hint: words.reasonHint },
    missing,
    field: (
      <Reason
        value={said}
        onChange={(typed) => matters.writeAnswer(matterId, { reason: typed })}
        error={tried ? missing?.message : undefined}
      />
    ),
  }
}

function check(matter: MatterEntry, { answer, reason: said }: AnswerDraft, { change }: Way): Asked {
  const why = { question: words.reason, answer: said, onChange: () => change('reason') }
  const answers = [
    { question: words.what, answer: matter.title },
    { question: words.answerLabel, answer: answer ? words[answer] : '', onChange: () => change('choice') },
    ...(answer === 'decline' ? [why] : []),
  ]
  return {
    page: { question: words.checkQuestion, after: words.answerAfter },
    missing: null,
    field: <CheckAnswers change={shell.change} answers={answers} />,
  }
}

function Done({ matter, answer, onBack }: { matter: MatterEntry; answer: Answer; onBack: () => void }) {
  const rows = [
    { key: words.what, value: matter.title },
    { key: words.answerLabel, value: words[answer] },
  ]
  const see = <BigButton word={words.see} onPress={onBack} />
  return (
    <Screen headed title={words.answerTitle} back={{ word: shell.back, onPress: onBack }} bottom={see}>
      <ConfirmPanel
        word={words.answered}
        sentence={words.answeredSentence}
        code={matter.number}
        rows={rows}
      />
    </Screen>
  )
}
