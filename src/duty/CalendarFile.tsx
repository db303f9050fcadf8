import { useState } from 'react'
import { useSend } from '../shell/send'
import { useStores } from '../shell/stores'
import { announce } from '../ui/announce'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Words } from '../ui/Words'
import { NoteStore } from './handover/store'
import { refusalLine, words } from './record/text'
import { saveFile } from './save-file'

/** One's own shifts into the calendar of the phone. */
export function CalendarFile() {
  const { part } = useStores()
  const [said, say] = useState<string | null>(null)
  const { failure, send } = useSend(refusalLine)
  const save = (): Promise<void> =>
    send(part(NoteStore).calendarFile(), {
      async done({ name, text }) {
        const how = words[await saveFile(name, text)]
        say(how)
        announce(how)
      },
    })
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton kind="plain" icon="calendar" word={words.file} note={words.fileNote} onPress={save} />
      {said !== null && <Words as="second">{said}</Words>}
    </>
  )
}
