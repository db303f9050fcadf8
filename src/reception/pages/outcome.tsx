import { useDidShow, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { back, leave, replace } from '../../shell/go'
import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { Choice } from '../../ui/Choice'
import { QuestionPage } from '../../ui/QuestionPage'
import { TextField } from '../../ui/TextField'
import { NOTE } from '../contract'
import { outcomes, type Outcome } from '../line/rule'
import * as text from '../line/text'
import { FileFields, useFile } from '../talk/FileFields'
import { TalkStore } from '../talk/store'

const { words } = text

/** What came of a talk: one of four, a word for the visitor, a word for the desk, and which case it becomes. The talk ends with it. */
export default observer(function OutcomeOf() {
  const { line } = useStores()
  const placeId = useRouter().params['place'] ?? ''
  const talk = usePart(TalkStore).of(placeId)
  // Without an answer the talk ends all the same: the server opens a case by itself.
  useDidShow(() => void (placeId !== '' && talk.refresh()))
  const [outcome, choose] = useState<Outcome | null>(null)
  const [said, say] = useState('')
  const [deskNote, note] = useState('')
  const [attempt, setAttempt] = useState(0)
  const { failure, send } = useSend(text.refusalLine)
  const open = outcome !== null && outcome !== 'settled'
  const file = useFile(open ? talk.value : null)
  const missing = outcome === null ? { field: 'outcome', message: words.outcomeMissing } : file.missing
  const told = missing !== null && attempt > 0
  const optional = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value })
  const press = (): unknown => {
    if (missing) return setAttempt(attempt + 1)
    const words = { ...optional('words', said), ...optional('deskNote', deskNote), ...file.sent }
    return send(line.endTalk({ placeId, outcome: outcome!, ...words }), {
      async done() {
        await line.line.refresh()
        leave('reception/pages/outcome', () => replace('reception/pages/counter', {}))
      },
    })
  }
  return (
    <QuestionPage
      title={words.outcomeTitle}
      question={words.outcomeQuestion}
      back={{ word: shell.back, onPress: back }}
      errors={told ? { title: shell.missing, faults: [missing], attempt } : undefined}
      failure={told ? undefined : (failure ?? undefined)}
      next={{ word: words.outcomeSend, onPress: press }}
    >
      <Choice
        id="outcome"
        label={words.outcomeQuestion}
        options={outcomes.map((key) => ({ key, word: text.outcomeWord(key), note: text.outcomeNote(key) }))}
        value={outcome}
        onChange={choose}
        error={told && outcome === null ? words.outcomeMissing : undefined}
      />
      <FileFields talk={open ? talk.value : null} file={file} tried={told} />
      <TextField
        id="outcome-words"
        label={words.outcomeWords}
        hint={words.outcomeWordsHint}
        long
        value={said}
        onChange={say}
        limit={NOTE}
        left={leftWords(NOTE - said.length)}
      />
      <TextField
        id="desk-note"
        label={words.deskNote}
        hint={words.deskNoteHint}
        long
        value={deskNote}
        onChange={note}
        limit={NOTE}
        left={leftWords(NOTE - deskNote.length)}
      />
    </QuestionPage>
  )
})
