import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { sayDayChip } from '../../kernel/say'
import { dayOf } from '../../kernel/time'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { SlotPicker, type Slot, type SlotDay } from '../../ui/SlotPicker'
import { EmptyDoor } from '../../ui/States'
import type * as contract from '../contract'
import { aboutRoom, freeCount, refusalLine, slotWord, takenWords, timesQuestion, words } from '../text'

type Times = ReplyOf<typeof contract.freeTimes>
type TimesDay = Times['days'][number]

const FIRST = 7
const MORE = 'more'

/** A day and a start; the length is asked on the next page, because it depends on them. */
export default observer(function PickTime() {
  const { rooms } = useStores()
  const roomId = useRouter().params['room'] ?? ''
  const resource = rooms.timesOf(roomId)
  const [day, setDay] = useState<string | null>(rooms.draft?.roomId === roomId ? rooms.draft.day : null)
  const [start, setStart] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const times = resource.value
  const chosen = times && shownDay(times, day)
  const free = chosen?.free.find((slot) => slot.start === start)
  const pickDay = (key: string): void => {
    if (key === MORE) return setAll(true)
    setDay(key)
    setStart(null)
  }
  const next = (): Promise<unknown> => {
    rooms.begin(roomId, times!.room.name)
    rooms.answer({ day: chosen!.day, start, end: null })
    return go('rooms/pages/order')
  }
  return (
    <Page
      title={times?.room.name ?? words.title}
      heading={times && chosen ? timesQuestion(chosen.day, dayOf(times.now)) : words.title}
      hint={times ? aboutRoom(times.room) : undefined}
      back={{ word: shell.back, onPress: back }}
      bottom={<BigButton word={words.nextLength} off={free ? undefined : words.chooseFirst} onPress={next} />}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-room' }, false)} />}
    >
      {(value) => (
        <SlotPicker
          id="slot"
          daysLabel={words.daysLabel}
          days={chipsOf(value, all)}
          day={shownDay(value, day).day}
          onDay={pickDay}
          slotsLabel={words.slotsLabel}
          slots={slotsOf(shownDay(value, day))}
          slot={free ? start : null}
          onSlot={setStart}
          chosenWord={words.chosen}
          notice={rooms.taken?.roomId === roomId ? takenWords(rooms.taken.refusal) : undefined}
          empty={<EmptyDoor sentence={emptyWord(shownDay(value, day))} />}
        />
      )}
    </Page>
  )
})

/** The day that was chosen, else the first with a free time, else the first. */
function shownDay({ days }: Times, day: string | null): TimesDay {
  return days.find((each) => each.day === day) ?? days.find((each) => each.free.length > 0) ?? days[0]!
}

/** The first week as chips, the rest behind one more: fourteen at once push the times off the page. */
function chipsOf({ days, now }: Times, all: boolean): SlotDay[] {
  const shown = all ? days : days.slice(0, FIRST)
  const chips = shown.map((each) => ({
    key: each.day,
    word: sayDayChip(each.day, dayOf(now)),
    free: freeWord(each),
  }))
  return all ? chips : [...chips, { key: MORE, word: words.moreDays, free: words.later }]
}

function freeWord({ open, free, taken }: TimesDay): string {
  if (!open) return words.closed
  if (free.length === 0 && taken.length === 0) return words.over
  return free.length === 0 ? words.full : freeCount(free.length)
}

function emptyWord({ open, taken }: TimesDay): string {
  if (!open) return words.closedDay
  return taken.length > 0 ? words.fullDay : words.dayOver
}

function slotsOf({ free, taken }: TimesDay): Slot[] {
  const all = [
    ...free.map(({ start }) => ({ key: start, word: slotWord(start), note: words.free, taken: false })),
    ...taken.map((start) => ({ key: start, word: slotWord(start), note: words.taken, taken: true })),
  ]
  return all.sort((a, b) => (a.key < b.key ? -1 : 1))
}
