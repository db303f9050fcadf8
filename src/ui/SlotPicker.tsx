import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Act } from './Act'
import { aria } from './aria'
import { Icon } from './Icon'
import { cx } from './platform'
import styles from './SlotPicker.module.scss'

export interface SlotDay {
  key: string
  /** 周二 24 */
  word: string
  /** 7 段空, 满了, 不开门 */
  free: string
}

export interface Slot {
  key: string
  /** 上午 10:00; the chosen one may say until when. */
  word: string
  /** 空着, or why it cannot be had. */
  note: string
  taken: boolean
}

export interface SlotPickerProps {
  id: string
  daysLabel: string
  days: readonly SlotDay[]
  day: string
  onDay: (key: string) => unknown
  slotsLabel: string
  slots: readonly Slot[]
  slot: string | null
  onSlot: (key: string) => unknown
  /** 选好了 */
  chosenWord: string
  /** What changed just now: what is gone in bold, and what is still there. */
  notice?: { strong: string; rest: string }
  /** Instead of rows on a day without any. */
  empty?: ReactNode
}

/** A day, then a time. Rows in both looks; a time that is taken stays in its place and says why. */
export function SlotPicker(props: SlotPickerProps) {
  const { id, daysLabel, days, day, onDay, slotsLabel, slots, slot, onSlot, chosenWord, notice, empty } =
    props
  return (
    <>
      <DayChips label={daysLabel} days={days} day={day} onDay={onDay} />
      {notice && (
        <View className={styles.notice} {...aria({ role: 'alert' })}>
          <View className={styles.slit} {...aria({ hidden: true })} />
          <View className={styles.said}>
            <Text className={styles.strong}>{notice.strong}</Text>
            <Text>{notice.rest}</Text>
          </View>
        </View>
      )}
      {slots.length === 0 && empty}
      {slots.length > 0 && (
        <View className={styles.rows} {...aria({ role: 'radiogroup', label: slotsLabel })}>
          {slots.map((each, index) => (
            <SlotRow
              key={each.key}
              id={index === 0 ? id : undefined}
              slot={each}
              chosenWord={each.key === slot ? chosenWord : undefined}
              onPress={() => onSlot(each.key)}
            />
          ))}
        </View>
      )}
    </>
  )
}

export interface DayChipsProps {
  label: string
  days: readonly SlotDay[]
  day: string
  onDay: (key: string) => unknown
}

/** The days, each with a word about it; one is chosen. */
export function DayChips({ label, days, day, onDay }: DayChipsProps) {
  return (
    <View className={styles.days} {...aria({ role: 'radiogroup', label })}>
      {days.map((each) => (
        <DayChip key={each.key} day={each} chosen={each.key === day} onPress={() => onDay(each.key)} />
      ))}
    </View>
  )
}

function DayChip({ day, chosen, onPress }: { day: SlotDay; chosen: boolean; onPress: () => unknown }) {
  return (
    <Act
      role="radio"
      checked={chosen}
      label={`${day.word}，${day.free}`}
      className={cx(styles.day, chosen && styles.chosen)}
      onPress={onPress}
    >
      <View className={styles.dayWord}>{day.word}</View>
      <View className={styles.free}>{day.free}</View>
    </Act>
  )
}

interface SlotRowProps {
  id?: string
  slot: Slot
  /** Only on the chosen row. */
  chosenWord?: string
  onPress: () => unknown
}

function SlotRow({ id, slot, chosenWord, onPress }: SlotRowProps) {
  const chosen = chosenWord !== undefined
  return (
    <Act
      id={id}
      role="radio"
      checked={chosen}
      label={`${slot.word}，${chosenWord ?? slot.note}`}
      off={slot.taken ? slot.note : undefined}
      className={cx(styles.row, chosen && styles.chosen, slot.taken && styles.taken)}
      onPress={onPress}
    >
      <Text className={styles.time}>{slot.word}</Text>
      <View className={styles.note}>
        {chosen && <View className={styles.dot} {...aria({ hidden: true })} />}
        <Text>{chosenWord ?? slot.note}</Text>
        {!chosen && !slot.taken && <Icon name="next" className={styles.next} />}
      </View>
    </Act>
  )
}
