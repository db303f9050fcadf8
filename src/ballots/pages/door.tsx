import { useDidShow, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { back } from '../../shell/go'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { Choice } from '../../ui/Choice'
import { QuestionPage } from '../../ui/QuestionPage'
import { TextField } from '../../ui/TextField'
import { words } from '../desk-words'
import { doorWords, refusalLine } from '../text'
import type { Door, Voter } from './at-door'
import { BuildingField } from './building-field'
import { Naming } from './naming'
import { PaperEntry } from './paper-entry'

/** At the desk: which door, then what is wanted for it. */
export default observer(function AtDoor() {
  const ballotId = useRouter().params['ballot'] ?? ''
  const { ballots } = useStores()
  useDidShow(() => {
    void ballots.ballotOf(ballotId).refresh()
  })
  const [found, setFound] = useState<{ door: Door; voter: Voter } | null>(null)
  const [what, setWhat] = useState<What | null>(null)
  if (!found) {
    return <AskDoor ballotId={ballotId} onFound={(door, voter) => setFound({ door, voter })} />
  }
  const another = (): void => {
    setFound(null)
    setWhat(null)
  }
  if (what === null) {
    return <AskWhat ballotId={ballotId} voter={found.voter} onBack={another} onChosen={setWhat} />
  }
  const props = { ballotId, ...found, onBack: () => setWhat(null), onAnother: another }
  return what === 'name' ? <Naming {...props} /> : <PaperEntry {...props} />
})

type What = 'name' | 'paper'

interface AskDoorProps {
  ballotId: string
  onFound: (door: Door, voter: Voter) => void
}

function AskDoor({ ballotId, onFound }: AskDoorProps) {
  const { ballots } = useStores()
  // Nothing is put in for the desk: a door that is never looked at twice would be another household's.
  const [building, setBuilding] = useState<number | null>(null)
  const [label, setLabel] = useState('')
  const [attempt, setAttempt] = useState(0)
  const { failure, send } = useSend(refusalLine)
  const faults = [
    ...(building ? [] : [{ field: 'door-building', message: words.buildingMissing }]),
    ...(label.trim() === '' ? [{ field: 'door-label', message: words.doorMissing }] : []),
  ]
  const errors = attempt > 0 ? faults : []
  const error = (field: string): string | undefined => errors.find((each) => each.field === field)?.message
  const press = (): unknown => {
    if (faults.length > 0 || !building) return setAttempt(attempt + 1)
    const door = { building, label: label.trim() }
    return send(ballots.atDoor({ ballotId, ...door }), { done: ({ voter }) => onFound(door, voter) })
  }
  return (
    <QuestionPage
      title={words.doorTitle}
      question={words.doorQuestion}
      hint={words.doorHint}
      back={{ word: shell.back, onPress: back }}
      errors={{ title: words.summary, faults: errors, attempt }}
      failure={failure ?? undefined}
      next={{ word: words.find, onPress: press }}
    >
      <BuildingField
        id="door-building"
        value={building}
        onChange={setBuilding}
        error={error('door-building')}
      />
      <TextField
        id="door-label"
        label={words.doorField}
        hint={words.doorFieldHint}
        value={label}
        onChange={setLabel}
        limit={20}
        error={error('door-label')}
      />
    </QuestionPage>
  )
}

interface AskWhatProps {
  ballotId: string
  voter: Voter
  onBack: () => void
  onChosen: (what: What) => void
}

const AskWhat = observer(function AskWhat({ ballotId, voter, onBack, onChosen }: AskWhatProps) {
  const { ballots } = useStores()
  const [what, choose] = useState<What | null>(null)
  const [attempt, setAttempt] = useState(0)
  const error = attempt > 0 && what === null ? words.whatMissing : undefined
  const open = ballots.ballotOf(ballotId).value?.ballot.state === 'open'
  const caster = voter.caster?.name ?? words.nobody
  const cast = voter.castAt === null ? undefined : words.castAlready
  const off = cast ?? (!open ? words.paperOff : voter.caster ? undefined : words.noCaster)
  return (
    <QuestionPage
      title={words.doorTitle}
      step={`${doorWords(voter)} · ${words.caster}：${caster}`}
      question={words.whatQuestion}
      back={{ word: shell.back, onPress: onBack }}
      errors={{
        title: words.summary,
        faults: error === undefined ? [] : [{ field: 'door-what', message: error }],
        attempt,
      }}
      next={{ word: shell.next, onPress: () => (what ? onChosen(what) : setAttempt(attempt + 1)) }}
    >
      <Choice
        id="door-what"
        label={words.whatQuestion}
        options={[
          { key: 'name', word: words.naming, note: words.namingNote, off: cast },
          { key: 'paper', word: words.paper, off },
        ]}
        value={what}
        onChange={choose}
        error={error}
      />
    </QuestionPage>
  )
})
