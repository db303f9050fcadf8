import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import styles from './Lamp.module.scss'
import { cx } from './platform'

export interface LampProps {
  /** in ● is there · away ◐ stepped out · off ○ outside hours */
  state: 'in' | 'away' | 'off'
  /** The state in a word; the lamp never says it alone. */
  word: string
  /** On white instead of on the plate: yellow on white is no outline, so the glass gets one. */
  onCard?: boolean
}

/** The small lamp beside a name, lit, half lit or dark. */
export function Lamp({ state, word, onCard }: LampProps) {
  return (
    <View className={cx(styles.lamp, onCard && styles.onCard)}>
      <View className={cx(styles.glass, styles[state])} {...aria({ hidden: true })} />
      <Text>{word}</Text>
    </View>
  )
}
