import { observer } from 'mobx-react-lite'
import { dayOf } from '../../../kernel/time'
import { back, go } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { BigButton } from '../../../ui/BigButton'
import { GapCard } from '../../../ui/GapCard'
import { EmptyDoor, NoRight } from '../../../ui/States'
import { Words } from '../../../ui/Words'
import { SeriesStore } from '../store'
import * as text from '../text'

const { words } = text

/** What staff and teams have again and again, the soonest first. */
export default observer(function SeriesList() {
  const { list } = usePart(SeriesStore)
  const add = <BigButton word={words.add} onPress={() => go('rooms/series/pages/ask')} />
  return (
    <Page
      title={words.title}
      heading={words.title}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      bottom={list.value?.mayChange ? add : undefined}
      resource={list}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {({ now, series }) => (
        <>
          {series.length === 0 && <EmptyDoor sentence={words.empty} />}
          {series.map((one) => (
            <GapCard
              key={one.seriesId}
              gap={one.next === null ? 'done' : 'answered'}
              title={text.seriesTitle(one)}
              note={text.seriesNote(one)}
              onPress={() => go('rooms/series/pages/show', { series: one.seriesId })}
            >
              <Words>{text.nextLine(one, dayOf(now))}</Words>
            </GapCard>
          ))}
        </>
      )}
    </Page>
  )
})
