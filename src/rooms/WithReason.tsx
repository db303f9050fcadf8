import { useState } from 'react'
import { useSend, type Answer } from '../shell/send'
import { leftWords } from '../shell/text'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { TextField } from '../ui/TextField'
import { REASON } from './contract'
import { refusalLine, words } from './text'

type Refused = Parameters<typeof refusalLine>[0]

export interface WithReasonProps {
  id: string
  word: string
  /** Spoken in place of the word, where several stand on a page: whose it is. */
  label: string
  question: string
  hint: string
  yes: string
  no: string
  send: (reason: string) => Promise<Answer<unknown, Refused>>
  onDone: () => Promise<unknown>
}

/** An act that takes something from somebody: it is asked for its reason first, which that person reads. */
export function WithReason({ id, word, label, question, hint, yes, no, send, onDone }: WithReasonProps) {
  const [asking, ask] = useState(false)
  const [reason, write] = useState('')
  const [tried, tell] = useState(false)
  const { failure, send: sending } = useSend(refusalLine)
  if (!asking) return <BigButton kind="quiet" word={word} label={label} onPress={() => ask(true)} />
  const missing = reason.trim() === ''
  const press = (): unknown => (missing ? tell(true) : sending(send(reason), { done: onDone }))
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <TextField
        id={`reason-${id}`}
        label={question}
        hint={hint}
        value={reason}
        onChange={write}
        limit={REASON}
        left={leftWords(REASON - reason.length)}
        error={tried && missing ? words.reasonMissing : undefined}
      />
      <BigButton kind="plain" word={yes} onPress={press} />
      <BigButton kind="quiet" word={no} onPress={() => ask(false)} />
    </>
  )
}
