import { View } from '@tarojs/components'
import { aria } from './aria'
import { cx } from './platform'
import type { StatusTagProps } from './StatusTag'
import { StatusTag } from './StatusTag'
import styles from './TallyBar.module.scss'
import { Words } from './Words'

export interface TallyBarProps {
  /** What is counted: 参加的户数. */
  what: string
  /** Enough, or how much is missing: word, shape and colour, as a traffic light. */
  status: StatusTagProps
  /** The numbers in words; the bar only repeats them. */
  numbers: string
  /** A second, smaller line: the rule and where it stands. */
  note?: string
  /** How far the bar is filled, and where enough is; both from 0 to 1. */
  part: number
  mark: number
}

/** How much there is of what is needed: in words first, and as a bar with a mark where enough is. */
export function TallyBar({ what, status, numbers, note, part, mark }: TallyBarProps) {
  return (
    <View className={styles.tally}>
      <View className={styles.head}>
        <Words strong>{what}</Words>
        <StatusTag {...status} />
      </View>
      <Words as="second">{numbers}</Words>
      <View className={styles.bar} {...aria({ hidden: true })}>
        <View
          className={cx(styles.part, status.tone === 'good' && styles.enough)}
          style={{ width: percent(part) }}
        />
        <View className={styles.mark} style={{ left: percent(mark) }} />
      </View>
      {note !== undefined && <Words as="note">{note}</Words>}
    </View>
  )
}

function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`
}
