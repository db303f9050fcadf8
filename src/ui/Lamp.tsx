import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import styles from './Lamp.module.scss'
import { cx } from './platform'

export interface LampProps {
  /** in ● is there · away ◐ stepped out · off ○ outside hours */
  state: 'in' | 'away' | 'off'
  /** The state in a word; the lamp never says it alone. */
  word: string
}

/** The small lamp beside a name, lit, half lit or dark. */
export function Lamp({ state, word }: LampProps) {
  return (
    <View className={styles.lamp}>
      <View className={cx(styles.glass, styles[state])} {...aria({ hidden: true })} />
      <Text>{word}</Text>
    </View>
  )
}
