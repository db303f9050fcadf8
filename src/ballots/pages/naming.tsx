import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { QuestionPage } from '../../ui/QuestionPage'
import { Screen } from '../../ui/Screen'
import { EmptyDoor } from '../../ui/States'
import { nameSentence, words } from '../desk-words'
import { doorWords, refusalLine } from '../text'
import type { DoorProps } from './at-door'

/** Whom the household or the owners have named in writing. */
export const Naming = observer(function Naming(props: DoorProps) {
  const { ballotId, door, voter, onBack, onAnother } = props
  const { ballots } = useStores()
  const unit = ballots.ballotOf(ballotId).value?.ballot.rule.unit ?? 'household'
  const [person, choose] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [done, setDone] = useState(false)
  const { failure, send } = useSend(refusalLine)
  const chosen = voter.candidates.find(({ personId }) => personId === person)
  const error = attempt > 0 && !chosen ? words.whoMissing : undefined
  const press = (): unknown => {
    if (!chosen) return setAttempt(attempt + 1)
    const named = ballots.name(unit, { ...door, personId: chosen.personId })
    return send(named, { done: () => setDone(true) })
  }
  if (done && chosen) {
    return (
      <Screen headed title={words.naming} bottom={<BigButton word={words.another} onPress={onAnother} />}>
        <ConfirmPanel
          word={words.nameSaved}
          sentence={words.nameSavedSentence}
          code={chosen.name}
          rows={[{ key: words.whose, value: doorWords(voter) }]}
        />
      </Screen>
    )
  }
  return (
    <QuestionPage
      title={words.naming}
      step={doorWords(voter)}
      question={words.whoQuestion}
      hint={words.namingNote}
      back={{ word: shell.back, onPress: onBack }}
      errors={{
        title: words.summary,
        faults: error === undefined ? [] : [{ field: 'door-who', message: error }],
        attempt,
      }}
      failure={failure ?? undefined}
      next={{ word: words.nameSave, onPress: press }}
      after={chosen && nameSentence(voter, unit, chosen.name)}
    >
      {voter.candidates.length === 0 && <EmptyDoor sentence={words.noCandidates} />}
      <Choice
        id="door-who"
        label={words.whoQuestion}
        options={voter.candidates.map(({ personId, name }) => ({ key: personId, word: name }))}
        value={person}
        onChange={choose}
        error={error}
      />
    </QuestionPage>
  )
})
