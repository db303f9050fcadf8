import { View } from '@tarojs/components'
import { aria } from './aria'
import styles from './GapTimeline.module.scss'
import { cx } from './platform'
import { Words } from './Words'

export interface TimelineStep {
  key: string
  /** done · waiting: somebody owes it · late: owed, and the day is over · ahead: not begun. */
  state: 'done' | 'waiting' | 'late' | 'ahead'
  title: string
  body?: string
  /** Said louder: a promise that was not kept. */
  alert?: string
  /** When, and by whom. */
  note?: string
}

/** The slit running down the page, open by one step more at each step. The titles say what its colours say. */
export function GapTimeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  return (
    <View {...aria({ role: 'list', label })}>
      {steps.map(({ key, state, title, body, alert, note }, index) => (
        <View key={key} className={styles.step} {...aria({ role: 'listitem' })}>
          <View className={styles.rail} {...aria({ hidden: true })}>
            <View
              className={cx(styles.slit, index === 1 && styles.ajar, index > 1 && styles.wide, styles[state])}
            />
          </View>
          <View className={cx(styles.words, state === 'ahead' && styles.ahead)}>
            <Words as="sub">{title}</Words>
            {alert !== undefined && <View className={styles.alert}>{alert}</View>}
            {body !== undefined && <Words as="second">{body}</Words>}
            {note !== undefined && <Words as="note">{note}</Words>}
          </View>
        </View>
      ))}
    </View>
  )
}
