import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { instant } from '../../../kernel/time'
import { replace } from '../../../shell/go'
import { Questions, type Asked } from '../../../shell/Questions'
import { useSend } from '../../../shell/send'
import { useSteps, type Steps } from '../../../shell/steps'
import { usePart, useStores } from '../../../shell/stores'
import { useLook } from '../../../ui/Look'
import { PEOPLE } from '../../contract'
import { askCheck, steps, type Step } from '../Check'
import * as fields from '../fields'
import { SeriesStore } from '../store'
import * as text from '../text'

/** The questions of a series, one a page; the last shows every date with what is in its way. */
export default observer(function AskSeries() {
  const { rooms } = useStores()
  const store = usePart(SeriesStore)
  const { elder } = useLook()
  const way = useSteps('rooms/series/pages/ask', steps)
  useDidShow(() => {
    if (rooms.list.value === null) void rooms.list.refresh()
    const { first, start, end, pattern, months, purpose, forWhom } = store.draft
    const whole = first && start && end && pattern && months && purpose.trim() && forWhom.trim()
    if (way.step === 'check' && whole) void store.seen.refresh()
  })
  const all = rooms.list.value?.rooms ?? []
  const room = all.find(({ roomId }) => roomId === store.draft.roomId)
  const now = rooms.list.value?.now ?? instant(Date.now())
  const ask = (step: Step, tried: boolean): Asked => {
    const asking = { draft: store.draft, answer: store.answer, tried }
    switch (step) {
      case 'room':
        return fields.askRoom(asking, all)
      case 'first':
        return fields.askFirst(asking, now)
      case 'start':
        return fields.askStart(asking, room)
      case 'length':
        return fields.askLength(asking, room)
      case 'often':
        return fields.askOften(asking)
      case 'until':
        return fields.askUntil(asking)
      case 'whom':
        return fields.askWhom(asking)
      case 'purpose':
        return fields.askPurpose(asking)
      case 'people':
        return fields.askPeople(asking, room?.seats ?? PEOPLE)
      case 'check':
        return askCheck(store, room, way, elder)
    }
  }
  const { failure, book } = useBook(way)
  const send = { word: text.bookWord(store.free.length), onPress: book }
  return <Questions title={text.words.title} way={way} ask={ask} send={send} failure={failure} />
})

/** Books what is shown as free; where it is not that any more, the page shows what is. */
function useBook(way: Steps<Step>) {
  const store = usePart(SeriesStore)
  const { failure, send } = useSend(text.refusalLine)
  const book = (): Promise<void> =>
    send(store.book(), {
      async done({ seriesId }) {
        way.end()
        await replace('rooms/series/pages/show', { series: seriesId })
        store.finish()
      },
      async refused({ code }) {
        if (code === 'dates-taken' || code === 'other-dates') await store.seen.refresh()
        return false
      },
    })
  return { failure, book }
}
