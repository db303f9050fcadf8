import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Day } from '../../kernel/time'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { announce } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { Section } from '../../ui/Section'
import { EmptyDoor, NoRight } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import { Buttons } from '../Buttons'
import type { NoteView } from '../handover/contract'
import { NOTE } from '../handover/rule'
import { NoteStore, type Handover } from '../handover/store'
import { noteState, noteTitle, refusalLine, shiftLine, words } from '../handover/text'
import { words as turnWords } from '../turns/text'

/** 交接: what the shift before left to say, and what one leaves to the next. */
export default observer(function HandoverPage() {
  const store = useStores().part(NoteStore)
  return (
    <Page
      title={words.title}
      heading={words.heading}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={store.notes}
      refusal={() => <NoRight title={turnWords.notOnRota} body={turnWords.notOnRotaBody} />}
    >
      {({ mine, notes, today }) => (
        <>
          {notes.length === 0 && <EmptyDoor sentence={words.none} />}
          {notes.map((note) => (
            <NoteCard key={note.noteId} note={note} today={today} />
          ))}
          {mine && <Write mine={mine} today={today} />}
        </>
      )}
    </Page>
  )
})

const NoteCard = observer(function NoteCard({ note, today }: { note: NoteView; today: Day }) {
  const store = useStores().part(NoteStore)
  const { failure, send } = useSend(refusalLine)
  const take = async (): Promise<void> => {
    await send(store.take(note.noteId), { done: () => announce(words.taken) })
    await store.notes.refresh()
  }
  const tag = note.taken
    ? ({ word: words.done, tone: 'good' } as const)
    : ({ word: words.waiting, tone: 'wait' } as const)
  return (
    <GapCard gap={note.taken ? 'done' : 'waiting'} tag={tag} title={noteTitle(note, today)}>
      <Words>{note.text}</Words>
      <Words as="second">{noteState(note)}</Words>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {note.mayTake && (
        <Buttons>
          <BigButton kind="plain" word={words.take} onPress={take} />
        </Buttons>
      )}
    </GapCard>
  )
})

interface WriteProps {
  mine: NonNullable<Handover['mine']>
  today: Day
}

const Write = observer(function Write({ mine, today }: WriteProps) {
  const store = useStores().part(NoteStore)
  const [text, type] = useState(mine.text)
  const [attempt, setAttempt] = useState(0)
  const { failure, send } = useSend(refusalLine)
  const missing = text.trim() === ''
  const save = async (): Promise<void> => {
    if (missing) return setAttempt(attempt + 1)
    await send(store.write(mine.shift.shiftId, text), { done: () => announce(words.saved) })
    await store.notes.refresh()
  }
  const wrong = attempt > 0 && missing
  return (
    <Section title={words.write}>
      <Words as="second">{shiftLine(mine.shift, today)}</Words>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {wrong && (
        <ErrorSummary
          title={shell.missing}
          faults={[{ field: 'handover-text', message: words.missing }]}
          attempt={attempt}
        />
      )}
      <TextField
        id="handover-text"
        label={words.field}
        long
        value={text}
        onChange={type}
        limit={NOTE}
        left={leftWords(NOTE - text.length)}
        error={wrong ? words.missing : undefined}
      />
      <BigButton word={words.save} onPress={save} />
    </Section>
  )
})
