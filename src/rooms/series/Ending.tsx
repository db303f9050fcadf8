import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { leftWords } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextField } from '../../ui/TextField'
import type { Day } from '../../kernel/time'
import { REASON } from '../contract'
import { words as rooms } from '../text'
import styles from './series.module.scss'
import { SeriesStore } from './store'
import * as text from './text'

const { words } = text
type Scope = keyof typeof words.endScopes
const scopes = (Object.keys(words.endScopes) as Scope[]).map((key) => ({ key, word: words.endScopes[key] }))

interface EndingProps {
  bookingId: string
  day: Day
  onDone: () => Promise<unknown>
}

/** Gives one date back, as any booking is given back, or it and all later ones; asked for a reason first. */
export function Ending({ bookingId, day, onDone }: EndingProps) {
  const { desk } = useStores().rooms
  const store = usePart(SeriesStore)
  const [asking, ask] = useState(false)
  const [scope, choose] = useState<Scope>('one')
  const [reason, write] = useState('')
  const [tried, tell] = useState(false)
  const { failure, send } = useSend(text.refusalLine)
  if (!asking) {
    return <BigButton kind="quiet" word={words.endOne} label={text.endOneOf(day)} onPress={() => ask(true)} />
  }
  const missing = reason.trim() === ''
  const press = (): unknown => {
    if (missing) return tell(true)
    const answer = scope === 'one' ? desk.cancelFor(bookingId, reason) : store.end(bookingId, reason)
    return send<unknown>(answer, { done: onDone })
  }
  return (
    <View className={styles.form}>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <Choice
        id={`scope-${bookingId}`}
        label={words.endScope}
        seen
        options={scopes}
        value={scope}
        onChange={choose}
      />
      <TextField
        id={`reason-${bookingId}`}
        label={rooms.cancelReason}
        value={reason}
        onChange={write}
        limit={REASON}
        left={leftWords(REASON - reason.length)}
        error={tried && missing ? rooms.reasonMissing : undefined}
      />
      <BigButton kind="plain" word={words.endSend} onPress={press} />
      <BigButton kind="quiet" word={words.keep} onPress={() => ask(false)} />
    </View>
  )
}
