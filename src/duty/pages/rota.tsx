import { observer } from 'mobx-react-lite'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { ListRow } from '../../ui/ListRow'
import { Words } from '../../ui/Words'
import { RotaRows } from '../RotaRows'
import { calendarLine, words } from '../text'
import { words as yearWords } from '../year/text'

/** Today and the days ahead, for everyone. */
export default observer(function Rota() {
  const { duty } = useStores()
  return (
    <Page
      title={words.rotaTitle}
      heading={words.rotaHeading}
      hint={words.rotaHint}
      back={{ word: shell.back, onPress: back }}
      resource={duty.rota}
    >
      {({ days, today, calendar }) => (
        <>
          <RotaRows days={days} today={today} />
          {days.some((day) => day.provisional) && <Words as="second">{words.provisionalNote}</Words>}
          <ListRow
            icon="board"
            title={words.sheet}
            note={words.sheetNote}
            onPress={() => go('duty/pages/sheet', { month: today.slice(0, 7) })}
          />
          <ListRow
            icon="calendar"
            title={yearWords.row}
            note={yearWords.rowNote}
            onPress={() => go('duty/pages/calendar')}
          />
          {calendar.map(({ source }) => (
            <Words key={source} as="note">
              {calendarLine(source)}
            </Words>
          ))}
        </>
      )}
    </Page>
  )
})
