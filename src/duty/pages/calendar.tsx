import { observer } from 'mobx-react-lite'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { Words } from '../../ui/Words'
import { ImportYear } from '../ImportYear'
import { NoteStore } from '../handover/store'
import { SetDay } from '../SetDay'
import { calendarLine } from '../text'
import { certain, dayLine, dayNote, words } from '../year/text'

/** 放假和调休: which days differ, by which notice, and until when that is certain. */
export default observer(function CalendarPage() {
  const store = useStores().part(NoteStore)
  return (
    <Page
      title={words.title}
      heading={words.heading}
      back={{ word: shell.back, onPress: back }}
      resource={store.calendar}
    >
      {({ certainUntil, days, sources, today, maySet }) => (
        <>
          <Words strong>{certain(certainUntil)}</Words>
          <Section title={words.daysSection}>
            {days.length === 0 && <Words as="second">{words.noDays}</Words>}
            {days.map((day) => (
              <ListRow
                key={day.day}
                title={dayLine(day.day)}
                note={dayNote(day)}
                tag={day.own ? { word: words.own, tone: 'info' } : undefined}
              />
            ))}
          </Section>
          <Section title={words.sources}>
            {sources.map(({ source }) => (
              <Words key={source} as="second">
                {calendarLine(source)}
              </Words>
            ))}
          </Section>
          {maySet && <SetDay today={today} />}
          {maySet && <ImportYear today={today} />}
        </>
      )}
    </Page>
  )
})
