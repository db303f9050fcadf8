import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { addDays, type Day } from '../kernel/time'
import { useSend } from '../shell/send'
import { useStores } from '../shell/stores'
import { words as shell } from '../shell/text'
import { announce } from '../ui/announce'
import { BigButton } from '../ui/BigButton'
import { Choice } from '../ui/Choice'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Section } from '../ui/Section'
import { TextField } from '../ui/TextField'
import { Words } from '../ui/Words'
import { NoteStore } from './handover/store'
import { dayLine, refusalLine, words } from './year/text'

/** Days that can be set from here: what is further is in the notice. */
const AHEAD = 7
const REASON = 30

/** The secretary says of one day that it works or does not, and why. */
export const SetDay = observer(function SetDay({ today }: { today: Day }) {
  const { part, duty, home } = useStores()
  const store = part(NoteStore)
  const [day, setDay] = useState<Day>(today)
  const [works, setWorks] = useState<'off' | 'works'>('off')
  const [reason, type] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [done, setDone] = useState(false)
  const { failure, send } = useSend(refusalLine)
  const missing = reason.trim() === ''
  const save = async (): Promise<void> => {
    if (missing) return setAttempt(attempt + 1)
    await send(store.setDay({ day, works: works === 'works', reason }), {
      done() {
        setDone(true)
        announce(words.setDone)
      },
    })
    await Promise.all([store.calendar.refresh(), duty.rota.refresh(), home.view.refresh()])
  }
  const error = attempt > 0 && missing ? words.setMissing : undefined
  return (
    <Section title={words.setTitle}>
      <Words as="second">{words.setHint}</Words>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {error && (
        <ErrorSummary
          title={shell.missing}
          faults={[{ field: 'day-reason', message: error }]}
          attempt={attempt}
        />
      )}
      {done && <Words strong>{words.setDone}</Words>}
      <Choice
        id="day-which"
        label={words.setDay}
        seen
        options={Array.from({ length: AHEAD }, (_, n) => addDays(today, n)).map((one) => {
          return { key: one, word: dayLine(one) }
        })}
        value={day}
        onChange={setDay}
      />
      <Choice
        id="day-what"
        label={words.setWhat}
        seen
        options={[
          { key: 'off', word: words.off },
          { key: 'works', word: words.works },
        ]}
        value={works}
        onChange={setWorks}
      />
      <TextField
        id="day-reason"
        label={words.setReason}
        value={reason}
        onChange={type}
        limit={REASON}
        error={error}
      />
      <BigButton kind="plain" word={words.set} onPress={save} />
    </Section>
  )
})
