import { TextField } from '../ui/TextField'
import { REASON } from './contract'
import { leftWords } from '../shell/text'
import { words } from './text'

/** The reason that everybody reads, for a refusal or a withdrawal. */
export function Reason({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (value: string) => void
  error?: string
}) {
  return (
    <TextField
      id="reason"
      label={words.reason}
      unseen
      value={value}
      onChange={onChange}
      limit={REASON}
      long
      left={leftWords(REASON - value.length)}
      error={error}
    />
  )
}
