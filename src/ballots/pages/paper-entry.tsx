import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { QuestionPage } from '../../ui/QuestionPage'
import { Screen } from '../../ui/Screen'
import { TextField } from '../../ui/TextField'
import { VotePaper } from '../../ui/VotePaper'
import { Words } from '../../ui/Words'
import { choices, SLIP, type Choice, type enterPaper } from '../contract'
import { paperSentence, words } from '../desk-words'
import { choiceWord, doorWords, momentWords, refusalLine } from '../text'
import { receiptWords, words as page } from '../words'
import type { DoorProps } from './at-door'

type Entered = ReplyOf<typeof enterPaper>

const options = choices.map((key) => ({ key, word: choiceWord[key] }))

/** A paper vote, copied as it stands on the slip; looked at once more before it goes in. */
export const PaperEntry = observer(function PaperEntry(props: DoorProps) {
  const { ballotId, voter, onBack, onAnother } = props
  const { ballots } = useStores()
  const [choice, choose] = useState<Choice | null>(null)
  const [slip, setSlip] = useState('')
  const [sure, setSure] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [entered, setEntered] = useState<Entered | null>(null)
  const { failure, send } = useSend(refusalLine)
  const faults = [
    ...(choice ? [] : [{ field: 'paper-choice', message: words.choiceMissing }]),
    ...(slip.trim() === '' ? [{ field: 'paper-slip', message: words.slipMissing }] : []),
  ]
  const shown = attempt > 0 ? faults : []
  const error = (field: string): string | undefined => shown.find((each) => each.field === field)?.message
  const enter = (): Promise<void> => {
    const vote = { ballotId, voterId: voter.voterId, choice: choice!, slip: slip.trim() }
    return send(ballots.enterPaper(vote), { done: setEntered })
  }
  if (entered) return <Done {...props} entered={entered} onAnother={onAnother} />
  if (sure && choice) {
    const line = paperSentence(voter, choice, slip.trim())
    const toPaper = (): void => setSure(false)
    return <Sure voter={voter} line={line} failure={failure} send={enter} onBack={toPaper} />
  }
  return (
    <QuestionPage
      title={words.paper}
      step={doorWords(voter)}
      question={words.slipQuestion}
      back={{ word: shell.back, onPress: onBack }}
      errors={{ title: words.summary, faults: shown, attempt }}
      next={{
        word: shell.next,
        onPress: () => (faults.length > 0 ? setAttempt(attempt + 1) : setSure(true)),
      }}
    >
      <VotePaper
        id="paper-choice"
        title={page.paper}
        whose={doorWords(voter)}
        question={ballots.ballotOf(ballotId).value?.ballot.question ?? words.slipQuestion}
        options={options}
        value={choice}
        onChange={choose}
        error={error('paper-choice')}
      />
      <TextField
        id="paper-slip"
        label={words.slip}
        hint={words.slipHint}
        value={slip}
        onChange={setSlip}
        limit={SLIP}
        error={error('paper-slip')}
      />
    </QuestionPage>
  )
})

interface SureProps {
  voter: DoorProps['voter']
  line: string
  failure: string | null
  send: () => Promise<void>
  onBack: () => void
}

function Sure({ voter, line, failure, send, onBack }: SureProps) {
  return (
    <QuestionPage
      title={words.paper}
      step={doorWords(voter)}
      question={words.paperSure}
      back={{ word: shell.back, onPress: onBack }}
      failure={failure ?? undefined}
      next={{ word: words.paperYes, onPress: send }}
    >
      <Words strong>{line}</Words>
      <BigButton kind="plain" word={words.think} onPress={onBack} />
    </QuestionPage>
  )
}

function Done({ voter, entered, onAnother }: DoorProps & { entered: Entered }) {
  return (
    <Screen headed title={words.paper} bottom={<BigButton word={words.another} onPress={onAnother} />}>
      <ConfirmPanel
        word={words.paperSaved}
        sentence={words.paperSavedSentence}
        code={receiptWords(entered.receipt)}
        tag={{ word: page.receipt, tone: 'good' }}
        rows={[
          { key: words.whose, value: doorWords(voter) },
          { key: page.castAt, value: momentWords(entered.castAt) },
        ]}
      />
    </Screen>
  )
}
