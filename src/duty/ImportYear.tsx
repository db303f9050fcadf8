import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../kernel/contract'
import type { Day } from '../kernel/time'
import { useSend } from '../shell/send'
import { useStores } from '../shell/stores'
import { announce } from '../ui/announce'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { ListRow } from '../ui/ListRow'
import { Section } from '../ui/Section'
import { TextField } from '../ui/TextField'
import { Words } from '../ui/Words'
import { NoteStore } from './handover/store'
import type * as contract from './year/contract'
import { TEXT } from './year/rule'
import { dayLine, dayNote, errorLine, readLine, refusalLine, words } from './year/text'

type Read = ReplyOf<typeof contract.readNotice>

/** The yearly notice, pasted line by line, looked at, and taken in as a whole. */
export const ImportYear = observer(function ImportYear({ today }: { today: Day }) {
  const { part, duty, home } = useStores()
  const store = part(NoteStore)
  const [year, setYear] = useState(String(Number(today.slice(0, 4)) + 1))
  const [source, setSource] = useState('')
  const [lines, setLines] = useState('')
  const [read, setRead] = useState<Read | null>(null)
  const { failure, send } = useSend(refusalLine)
  const notice = { source, first: `${year}-01-01`, last: `${year}-12-31`, lines }
  const empty = source.trim() === '' || lines.trim() === '' || !/^20\d\d$/.test(year)
  const typed = (set: (value: string) => void) => (value: string) => {
    setRead(null)
    set(value)
  }
  const take = async (): Promise<void> => {
    await send(store.importNotice(notice), {
      done() {
        setRead(null)
        setLines('')
        announce(words.taken)
      },
    })
    await Promise.all([store.calendar.refresh(), duty.rota.refresh(), home.view.refresh()])
  }
  const sound = read !== null && read.errors.length === 0 && read.days.length > 0 && !read.overlaps
  return (
    <Section title={words.importTitle}>
      <Words as="second">{words.importHint}</Words>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <TextField
        id="year-year"
        label={words.year}
        kind="number"
        value={year}
        onChange={typed(setYear)}
        limit={4}
      />
      <TextField
        id="year-source"
        label={words.source}
        value={source}
        onChange={typed(setSource)}
        limit={60}
      />
      <TextField
        id="year-lines"
        label={words.lines}
        long
        value={lines}
        onChange={typed(setLines)}
        limit={TEXT}
      />
      <BigButton
        kind="plain"
        word={words.look}
        off={empty ? words.missing : undefined}
        onPress={() => send(store.readNotice(notice), { done: setRead })}
      />
      {read && <Shown read={read} />}
      {sound && <BigButton word={words.take} onPress={take} />}
    </Section>
  )
})

function Shown({ read: { days, errors, overlaps } }: { read: Read }) {
  return (
    <>
      {overlaps && <Words tone="error">{words.overlaps}</Words>}
      {errors.map(({ line, code }) => (
        <Words key={line} tone="error">
          {errorLine(line, code)}
        </Words>
      ))}
      <Words strong>{readLine(days.length)}</Words>
      {days.map((day) => (
        <ListRow key={day.day} title={dayLine(day.day)} note={dayNote(day)} />
      ))}
    </>
  )
}
