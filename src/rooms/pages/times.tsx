import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { dayOf } from '../../kernel/time'
import { shownDay, useDayChips } from '../../shell/days'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { SlotPicker, type Slot } from '../../ui/SlotPicker'
import { EmptyDoor } from '../../ui/States'
import type * as contract from '../contract'
import {
  aboutRoom,
  closedWords,
  freeCount,
  nextFree,
  refusalLine,
  slotWord,
  takenWords,
  timesQuestion,
  words,
} from '../text'
import { words as wait } from '../wait/text'

type Times = ReplyOf<typeof contract.freeTimes>
type TimesDay = Times['days'][number]

/** A day and a start; the length is asked on the next page, because it depends on them. */
export default observer(function PickTime() {
  const { rooms } = useStores()
  const roomId = useRouter().params['room'] ?? ''
  const resource = rooms.timesOf(roomId)
  const forOther = useRouter().params['for'] === 'desk'
  const [day, setDay] = useState<string | null>(rooms.draft?.roomId === roomId ? rooms.draft.day : null)
  const [start, setStart] = useState<string | null>(null)
  const times = resource.value
  const chosen = times && shownDay(times.days, day)
  const free = chosen?.free.find((slot) => slot.start === start)
  const pickDay = (key: string): void => {
    setDay(key)
    setStart(null)
  }
  const next = (): Promise<unknown> => {
    rooms.begin(roomId, times!.room.name, forOther)
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
        <>
          <Slots
            times={value}
            shown={shownDay(value.days, day)!}
            start={free ? start : null}
            onDay={pickDay}
            onStart={setStart}
          />
          <Line shown={shownDay(value.days, day)!} room={value.room} forOther={forOther} />
        </>
      )}
    </Page>
  )
})

interface LineProps {
  shown: TimesDay
  room: Times['room']
  forOther: boolean
}

/** Where times are taken, the way into the line for them. */
function Line({ shown, room, forOther }: LineProps) {
  const { elder } = useLook()
  if (shown.taken.length === 0 || room.approval) return null
  return (
    <ListRow
      icon="person"
      title={wait.ask}
      note={forOther ? wait.askNoteDesk : elder ? wait.askNoteElder : wait.askNote}
      onPress={() =>
        go('rooms/wait/pages/ask', {
          room: room.roomId,
          day: shown.day,
          ...(forOther ? { for: 'desk' } : {}),
        })
      }
    />
  )
}

interface SlotsProps {
  times: Times
  shown: TimesDay
  start: string | null
  onDay: (day: string) => void
  onStart: (start: string) => void
}

const Slots = observer(function Slots({ times, shown, start, onDay, onStart }: SlotsProps) {
  const { rooms } = useStores()
  const { chips, opened } = useDayChips(times.days, shown.day, times.now, freeWord)
  return (
    <SlotPicker
      id="slot"
      daysLabel={words.daysLabel}
      days={chips}
      day={shown.day}
      onDay={(key) => opened(key) || onDay(key)}
      slotsLabel={words.slotsLabel}
      // With nothing left, what matters is when there is something again, not a row of what is taken.
      slots={shown.free.length === 0 ? [] : slotsOf(shown)}
      slot={start}
      onSlot={onStart}
      chosenWord={words.chosen}
      notice={rooms.taken?.roomId === times.room.roomId ? takenWords(rooms.taken.refusal) : undefined}
      empty={<EmptyDoor sentence={emptyWord(shown, times)} />}
    />
  )
})

function freeWord({ open, free, taken, closed }: TimesDay): string {
  if (!open || (free.length === 0 && closed?.length > 0)) return words.closed
  if (free.length === 0 && taken.length === 0) return words.over
  return free.length === 0 ? words.full : freeCount(free.length)
}

/** Why the day has no free time, and when there is the next. */
function emptyWord({ day, open, taken, closed }: TimesDay, { days, now }: Times): string {
  const next = days.find((each) => each.day > day && each.free.length > 0)
  const instead = next ? nextFree(next.day, next.free[0]!.start, dayOf(now)) : words.nothingLeft
  if (!open) return `${words.closedDay}${instead}。`
  if (closed?.length > 0) return `${closedWords(closed)}${instead}。`
  return `${taken.length > 0 ? words.fullDay : words.dayOver}${instead}。`
}

function slotsOf({ free, taken, closed = [] }: TimesDay): Slot[] {
  const note = (start: string): string =>
    closed.some((span) => span.start <= start && start < span.end) ? words.closedSlot : words.taken
  const all = [
    ...free.map(({ start }) => ({ key: start, word: slotWord(start), note: words.free, taken: false })),
    ...taken.map((start) => ({ key: start, word: slotWord(start), note: note(start), taken: true })),
  ]
  return all.sort((a, b) => (a.key < b.key ? -1 : 1))
}
