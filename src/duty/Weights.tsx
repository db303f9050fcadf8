import { useState } from 'react'
import { useSend } from '../shell/send'
import { useStores } from '../shell/stores'
import { announce } from '../ui/announce'
import { BigButton } from '../ui/BigButton'
import { ErrorSummary } from '../ui/ErrorSummary'
import { NumberField } from '../ui/NumberField'
import { Section } from '../ui/Section'
import { CoverStore } from './cover/store'
import { refusalLine, weightField, words } from './cover/text'
import { TurnStore } from './turns/store'

/** How heavy weekends and holidays count: the secretary's setting, shown to all six. */
export function Weights(now: { weekend: number; holiday: number }) {
  const { part } = useStores()
  const [weekend, setWeekend] = useState<number | null>(now.weekend)
  const [holiday, setHoliday] = useState<number | null>(now.holiday)
  const { failure, send } = useSend(refusalLine)
  const same = weekend === now.weekend && holiday === now.holiday
  const off = weekend === null || holiday === null ? weightField.missing : same ? weightField.same : undefined
  const save = async (): Promise<void> => {
    await send(part(CoverStore).weigh(weekend!, holiday!), { done: () => announce(words.savedWeights) })
    await part(CoverStore).of(part(TurnStore).person).refresh()
  }
  const range = { least: 1, most: 9, ...weightField.steps }
  return (
    <Section title={words.weights}>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <NumberField id="duty-weekend" label={words.weekend} value={weekend} onChange={setWeekend} {...range} />
      <NumberField id="duty-holiday" label={words.holiday} value={holiday} onChange={setHoliday} {...range} />
      <BigButton kind="plain" word={words.saveWeights} off={off} onPress={save} />
    </Section>
  )
}
