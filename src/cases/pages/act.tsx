import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { back, leave, replace } from '../../shell/go'
import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { Choice } from '../../ui/Choice'
import { QuestionPage } from '../../ui/QuestionPage'
import { TextField } from '../../ui/TextField'
import { WORDS } from '../contract'
import { CaseStore } from '../store'
import * as text from '../text'

const { answers } = text
type Asked = keyof typeof text.questions
const PAGE = 'cases/pages/act'

/** One act on a case, as one question: words, a colleague, or what its person says. */
export default observer(function ActOnCase() {
  const { case: caseId = '', act: named = '' } = useRouter().params
  const act = actOf(named)
  const store = usePart(CaseStore)
  const { home } = useStores()
  const [said, say] = useState('')
  const [chosen, choose] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { failure, send } = useSend(text.refusalLine)
  const resource = store.of(caseId)
  useEffect(() => {
    if (act === 'hand' && resource.value === null) void resource.refresh()
  }, [act, resource])
  const question = text.questions[act]
  const words = said.trim()
  const missing = missingOf(act, chosen, words)
  const told = missing !== null && attempt > 0
  const press = (): unknown => {
    if (missing) return setAttempt(attempt + 1)
    return send(sent(store, act, caseId, chosen, words), {
      async done() {
        void home.view.refresh()
        await resource.refresh()
        leave(PAGE, () => replace('cases/pages/show', { case: caseId }))
      },
    })
  }
  return (
    <QuestionPage
      title={question.title}
      question={question.question}
      hint={question.hint}
      back={{ word: shell.back, onPress: back }}
      errors={told ? { title: shell.missing, faults: [missing], attempt } : undefined}
      failure={told ? undefined : (failure ?? undefined)}
      next={{ word: question.send, onPress: press }}
    >
      <Chosen
        {...{ act, chosen, choose }}
        colleagues={resource.value?.colleagues ?? []}
        fault={told ? missing : null}
      />
      {(act !== 'answer' || chosen === 'again') && (
        <TextField
          id="words"
          label={question.field}
          long
          value={said}
          onChange={say}
          limit={WORDS}
          left={leftWords(WORDS - said.length)}
          error={told && missing.field === 'words' ? missing.message : undefined}
        />
      )}
    </QuestionPage>
  )
})

const actOf = (named: string): Asked => (named in text.questions ? (named as Asked) : 'note')

interface Fault {
  readonly field: string
  readonly message: string
}

function missingOf(act: Asked, chosen: string | null, words: string): Fault | null {
  const { missing } = text.questions[act]
  if ((act === 'answer' || act === 'hand') && chosen === null) return { field: 'chosen', message: missing }
  if (act === 'answer')
    return chosen === 'again' && words === '' ? { field: 'words', message: answers.whyMissing } : null
  return (act === 'note' || act === 'extend') && words === '' ? { field: 'words', message: missing } : null
}

function sent(store: CaseStore, act: Asked, caseId: string, chosen: string | null, words: string) {
  const more = words === '' ? {} : { words }
  switch (act) {
    case 'note':
      return store.note({ caseId, words })
    case 'extend':
      return store.extend({ caseId, words })
    case 'hand':
      return store.handOn({ caseId, to: chosen!, ...more })
    case 'done':
      return store.done({ caseId, ...more })
    case 'answer':
      return store.answer(chosen === 'solved' ? { caseId, solved: true } : { caseId, solved: false, words })
  }
}

interface ChosenProps {
  act: Asked
  chosen: string | null
  choose: (key: string) => void
  colleagues: readonly { readonly personId: string; readonly name: string }[]
  fault: Fault | null
}

function Chosen({ act, chosen, choose, colleagues, fault }: ChosenProps) {
  if (act !== 'answer' && act !== 'hand') return null
  const options =
    act === 'hand'
      ? colleagues.map(({ personId, name }) => ({ key: personId, word: name }))
      : [
          { key: 'solved', word: answers.solved, note: answers.solvedNote },
          { key: 'again', word: answers.again, note: answers.againNote },
        ]
  return (
    <Choice
      id="chosen"
      label={text.questions[act].question}
      options={options}
      value={chosen}
      onChange={choose}
      error={fault?.field === 'chosen' ? fault.message : undefined}
    />
  )
}
