import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../../kernel/contract'
import { dayOf } from '../../../kernel/time'
import { shownDay, useDayChips } from '../../../shell/days'
import { back, go } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { useStores } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { BigButton } from '../../../ui/BigButton'
import { SlotPicker } from '../../../ui/SlotPicker'
import { EmptyDoor } from '../../../ui/States'
import { refusalLine, slotWord, words as roomWords } from '../../text'
import type { freeTimes } from '../../contract'
import { startQuestion, takenCount, words } from '../text'

type Times = ReplyOf<typeof freeTimes>

/** The times that are taken, to stand in line for one; how long, how many and what for are asked as for a booking. */
export default observer(function AskToWait() {
  const { rooms } = useStores()
  const { room: roomId = '', day: asked = '', for: whom } = useRouter().params
  const resource = rooms.timesOf(roomId)
  const [day, setDay] = useState<string | null>(asked || null)
  const [start, setStart] = useState<string | null>(null)
  const times = resource.value
  const shown = times && shownDay(times.days, day)
  const chosen = shown && start !== null && shown.taken.includes(start) ? start : null
  const pick = (key: string): void => {
    setDay(key)
    setStart(null)
  }
  const next = (): Promise<unknown> => {
    rooms.begin(roomId, times!.room.name, whom === 'desk')
    rooms.answer({ day: shown!.day, start: chosen, end: null })
    return go('rooms/pages/order', { wait: '1' })
  }
  return (
    <Page
      title={words.title}
      heading={shown ? startQuestion(shown.day, dayOf(times.now)) : words.title}
      hint={words.startHint}
      back={{ word: shell.back, onPress: back }}
      bottom={
        <BigButton
          word={roomWords.nextLength}
          off={chosen === null ? roomWords.chooseFirst : undefined}
          onPress={next}
        />
      }
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-room' }, false)} />}
    >
      {(value) => <Taken times={value} shown={shown!} chosen={chosen} onDay={pick} onStart={setStart} />}
    </Page>
  )
})

interface TakenProps {
  times: Times
  shown: Times['days'][number]
  chosen: string | null
  onDay: (day: string) => void
  onStart: (start: string) => void
}

function Taken({ times, shown, chosen, onDay, onStart }: TakenProps) {
  const count = ({ taken }: Times['days'][number]): string => takenCount(taken.length)
  const { chips, opened } = useDayChips(times.days, shown.day, times.now, count)
  return (
    <SlotPicker
      id="slot"
      daysLabel={roomWords.daysLabel}
      days={chips}
      day={shown.day}
      onDay={(key) => opened(key) || onDay(key)}
      slotsLabel={roomWords.slotsLabel}
      slots={shown.taken.map((key) => ({ key, word: slotWord(key), note: roomWords.taken, taken: false }))}
      slot={chosen}
      onSlot={onStart}
      chosenWord={roomWords.chosen}
      empty={<EmptyDoor sentence={words.nothingTaken} />}
    />
  )
}
