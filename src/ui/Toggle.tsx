import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import { aria } from './aria'
import { cx } from './platform'
import styles from './Toggle.module.scss'
import { Words } from './Words'

export interface ToggleProps {
  word: string
  note?: string
  on: boolean
  /** 开 and 关: the state also as a word. */
  states: { on: string; off: string }
  onChange: (on: boolean) => unknown
}

/** Something that is on or off; the whole row switches it. */
export function Toggle({ word, note, on, states, onChange }: ToggleProps) {
  return (
    <Act
      role="switch"
      checked={on}
      label={note === undefined ? word : `${word}，${note}`}
      className={styles.row}
      onPress={() => onChange(!on)}
    >
      <View className={styles.words}>
        <Words strong>{word}</Words>
        {note !== undefined && <Words as="second">{note}</Words>}
      </View>
      <Text className={styles.state}>{on ? states.on : states.off}</Text>
      <View className={cx(styles.track, on && styles.on)} {...aria({ hidden: true })}>
        <View className={styles.knob} />
      </View>
    </Act>
  )
}
