import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../../kernel/contract'
import { dayOf } from '../../../kernel/time'
import { useDayChips } from '../../../shell/days'
import { back, go } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { aria } from '../../../ui/aria'
import { Chips } from '../../../ui/Chips'
import { GapCard } from '../../../ui/GapCard'
import { ListRow } from '../../../ui/ListRow'
import { cx } from '../../../ui/platform'
import { DayChips } from '../../../ui/SlotPicker'
import { EmptyDoor, NoRight } from '../../../ui/States'
import { Words } from '../../../ui/Words'
import { shareWords } from '../../text'
import type { KeptView, use } from '../contract'
import type { Ending, Minutes, UseSpan } from '../rule'
import { UseStore } from '../store'
import * as text from '../text'
import styles from './use.module.scss'

const { words } = text
type Use = ReplyOf<typeof use>
type UsedRoom = Use['rooms'][number]

/** How the rooms were used: all of them, and one of them day by day. */
export default observer(function RoomUse() {
  const store = usePart(UseStore)
  const roomId = useRouter().params['room'] ?? ''
  const resource = store.of(roomId)
  const look = (span: UseSpan): Promise<void> => {
    store.look(span)
    return resource.refresh()
  }
  const name = roomId === '' ? undefined : resource.value?.rooms[0]?.name
  const none = (code: string) =>
    code === 'no-such-room' ? (
      <EmptyDoor sentence={words.noRoom} />
    ) : (
      <NoRight title={words.notStaff} body={words.notStaffBody} />
    )
  return (
    <Page
      title={words.title}
      heading={name ?? words.title}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={none}
    >
      {(value) => (
        <>
          <Chips label={words.span} chips={text.spanChips} value={value.span} onChange={look} />
          <Words as="second">{text.fromTo(value.first, value.last)}</Words>
          {roomId === '' ? <All use={value} /> : <One key={value.span} use={value} />}
        </>
      )}
    </Page>
  )
})

function All({ use: { rooms, share } }: { use: Use }) {
  return (
    <>
      {rooms.length === 0 && <EmptyDoor sentence={words.noRooms} />}
      {rooms.map((room) => (
        <GapCard
          key={room.roomId}
          gap={room.minutes.came > 0 ? 'done' : 'closed'}
          title={room.name}
          onPress={() => go('rooms/use/pages/use', { room: room.roomId })}
        >
          <Hours minutes={room.minutes} />
          <Words as="note">{endingsOf(room)}</Words>
        </GapCard>
      ))}
      {shareWords(share) !== null && <Words as="second">{shareWords(share)}</Words>}
    </>
  )
}

const endingsOf = ({ endings }: UsedRoom): string => (endings ? text.endingLine(endings) : words.few)

const painted = ['came', 'booked', 'notCome', 'elsewhere', 'closed', 'free'] as const

/** The hours in words, each part by its word; the bar only repeats them. */
function Hours({ minutes }: { minutes: Minutes }) {
  const shown = painted.filter((part) => minutes[part] > 0)
  return (
    <>
      <Words>{text.openWords(minutes)}</Words>
      {minutes.open > 0 && (
        <View className={styles.bar} {...aria({ hidden: true })}>
          {shown.map((part) => (
            <View
              key={part}
              className={cx(styles.part, part !== 'free' && styles[part])}
              style={{ width: `${(minutes[part] * 100) / minutes.open}%` }}
            />
          ))}
        </View>
      )}
      {minutes.open > 0 && (
        <Words as="second">{shown.map((part) => text.partLine(part, minutes[part])).join(' · ')}</Words>
      )}
    </>
  )
}

/** One room: the span as a whole, then a day of it with what was booked. */
function One({ use: { rooms, days, bookings, now } }: { use: Use }) {
  // A day on which nothing was is no news, except today.
  const listed = days.filter((one) => one.day === dayOf(now) || usedOf(one) > 0 || countOn(bookings, one.day))
  const [day, setDay] = useState<string>(dayOf(now))
  const shown = listed.find((one) => one.day === day) ?? listed[0]
  const about = (one: Use['days'][number]): string => text.dayNote(countOn(bookings, one.day), usedOf(one))
  const { chips, opened } = useDayChips(listed, shown?.day, now, about)
  return (
    <>
      <GapCard gap="answered" title={words.whole} level={2}>
        <Hours minutes={rooms[0]!.minutes} />
        <Words>{endingsOf(rooms[0]!)}</Words>
      </GapCard>
      {listed.length > 0 && (
        <DayChips
          label={words.daysLabel}
          days={chips}
          day={shown?.day ?? ''}
          onDay={(key) => opened(key) || setDay(key)}
        />
      )}
      {shown && <Day on={shown} bookings={bookings} />}
      {listed.length < days.length && <Words as="second">{words.restFree}</Words>}
    </>
  )
}

/** Minutes of a day that were not simply free. */
const usedOf = ({ minutes }: Use['days'][number]): number => minutes.open - minutes.free

/** How many were booked on a day; null where the bookings are not shown. */
const countOn = (bookings: Use['bookings'], day: string): number | null =>
  bookings === null ? null : bookings.filter((one) => one.day === day).length

const tones: Record<Ending, 'good' | 'wait' | 'act' | 'quiet'> = {
  ...{ came: 'good', booked: 'wait', waiting: 'act', 'not-come': 'quiet' },
  ...{ cancelled: 'quiet', declined: 'quiet', expired: 'quiet' },
}

function Day({ on, bookings }: { on: Use['days'][number]; bookings: Use['bookings'] }) {
  const own = bookings?.filter(({ day }) => day === on.day) ?? null
  return (
    <>
      <GapCard gap="closed" title={text.dayTitle(on.day, on.dayName)} level={2}>
        <Hours minutes={on.minutes} />
        {own?.length === 0 && <Words as="second">{words.noBookings}</Words>}
      </GapCard>
      {own?.map((one) => (
        <Kept key={one.bookingId} one={one} />
      ))}
    </>
  )
}

function Kept({ one }: { one: KeptView }) {
  return (
    <ListRow
      tag={{ word: text.endingWord(one.ending), tone: tones[one.ending] }}
      title={text.keptTitle(one)}
      note={one.ending === 'expired' ? `${one.name} · ${words.expired}` : one.name}
    />
  )
}
