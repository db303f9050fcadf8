import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { back } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { useSend } from '../../../shell/send'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { toast } from '../../../ui/announce'
import { BigButton } from '../../../ui/BigButton'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { GapCard } from '../../../ui/GapCard'
import { NumberField } from '../../../ui/NumberField'
import { Section } from '../../../ui/Section'
import { Words } from '../../../ui/Words'
import { MOST } from '../contract'
import { QuotaStore } from '../store'
import * as text from '../text'

const { words } = text

/** How much of a week one has booked and may book; staff set it here. */
export default observer(function Quota() {
  const { mine } = usePart(QuotaStore)
  return (
    <Page
      title={words.title}
      heading={words.title}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={mine}
    >
      {({ now, most, weeks, maySet }) => (
        <>
          <Words strong>{most === null ? words.noneSet : text.mostWords(most)}</Words>
          {weeks.map(({ week, used }) => (
            <GapCard
              key={week}
              gap={most !== null && used >= most ? 'done' : 'answered'}
              title={text.weekTitle(week, now)}
              note={text.weekNote(week, now)}
            >
              <Words>{text.usedWords(used, most)}</Words>
            </GapCard>
          ))}
          {maySet && <Setting hours={most === null ? 6 : Math.round(most / 60)} limited={most !== null} />}
        </>
      )}
    </Page>
  )
})

function Setting({ hours: known, limited }: { hours: number; limited: boolean }) {
  const store = usePart(QuotaStore)
  const [hours, setHours] = useState<number | null>(known)
  const { failure, send } = useSend(text.refusalLine)
  const done = (): Promise<void> => {
    toast(words.saved, 3000)
    return store.mine.refresh()
  }
  const wrong = hours === null || hours < 1 || hours > MOST
  return (
    <Section title={words.set}>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <NumberField
        id="hours"
        label={words.hours}
        value={hours}
        onChange={setHours}
        least={1}
        most={MOST}
        unit={words.unit}
        less={words.less}
        more={words.more}
        atLeast={words.hours}
        atMost={words.hours}
      />
      <BigButton
        kind="plain"
        word={words.save}
        off={wrong ? words.hours : undefined}
        onPress={() => send(store.set(hours), { done })}
      />
      {limited && (
        <BigButton kind="quiet" word={words.noLimit} onPress={() => send(store.set(null), { done })} />
      )}
    </Section>
  )
}
