import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../../kernel/contract'
import { dayOf } from '../../../kernel/time'
import { back } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { BigButton } from '../../../ui/BigButton'
import { GapCard } from '../../../ui/GapCard'
import { Section } from '../../../ui/Section'
import { EmptyDoor, NoRight } from '../../../ui/States'
import { Words } from '../../../ui/Words'
import { headcount } from '../../text'
import type { show } from '../contract'
import { Ending } from '../Ending'
import { SeriesStore } from '../store'
import * as text from '../text'

const { words } = text
type Shown = ReplyOf<typeof show>

/** A series with its dates; staff give back one of them, or the rest. */
export default observer(function ShowSeries() {
  const store = usePart(SeriesStore)
  const resource = store.showOf(useRouter().params['series'] ?? '')
  const shown = resource.value
  return (
    <Page
      title={words.title}
      heading={shown ? text.seriesTitle(shown.series) : words.title}
      hint={shown ? text.seriesNote(shown.series) : undefined}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={(code) =>
        code === 'no-such-series' ? (
          <EmptyDoor sentence={text.refusalLine({ code }, false)} />
        ) : (
          <NoRight title={words.notStaff} body={words.notStaffBody} />
        )
      }
    >
      {(value) => (
        <>
          <Words strong>{text.nextLine(value.series, dayOf(value.now))}</Words>
          <Words as="second">{headcount(value.series.people)}</Words>
          <Ahead {...value} onChanged={resource.refresh} />
          <Gone {...value} />
        </>
      )}
    </Page>
  )
})

/** Two months of weeks; half a year at once pushes what is below off the page. */
const FIRST = 8

function Ahead({ dates, mayChange, onChanged }: Shown & { onChanged: () => Promise<void> }) {
  const [all, showAll] = useState(false)
  const ahead = dates.filter(({ state }) => state === 'ahead')
  if (ahead.length === 0) return null
  return (
    <Section title={words.ahead}>
      {ahead.slice(0, all ? undefined : FIRST).map((date) => (
        <GapCard key={date.bookingId} gap="answered" title={text.dateLine(date)}>
          {mayChange && <Ending bookingId={date.bookingId} day={date.day} onDone={onChanged} />}
        </GapCard>
      ))}
      {ahead.some(({ provisional }) => provisional) && <Words as="note">{words.provisionalHint}</Words>}
      {!all && ahead.length > FIRST && (
        <BigButton kind="quiet" word={words.allAhead} onPress={() => showAll(true)} />
      )}
    </Section>
  )
}

function Gone({ dates }: Shown) {
  const cancelled = dates.filter(({ state }) => state === 'cancelled')
  const over = dates.filter(({ state }) => state === 'over')
  return (
    <>
      {cancelled.length > 0 && (
        <Section title={words.gone}>
          {cancelled.map(({ bookingId, day, cancelReason }) => (
            <Words key={bookingId}>{text.goneLine(day, cancelReason)}</Words>
          ))}
        </Section>
      )}
      {over.length > 0 && <Words as="second">{text.overLine(over.length)}</Words>}
    </>
  )
}
