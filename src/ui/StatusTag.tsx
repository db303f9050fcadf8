import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import { cx } from './platform'
import styles from './StatusTag.module.scss'

export interface StatusTagProps {
  word: string
  /** wait ◐ · good ● · act ▲ (somebody must act now) · info ■ · quiet ○ · error ✕ */
  tone: 'wait' | 'good' | 'act' | 'info' | 'quiet' | 'error'
}

/** A state as word, shape and colour: any two of them may be missed. */
export function StatusTag({ word, tone }: StatusTagProps) {
  return (
    <View className={cx(styles.tag, styles[tone])}>
      <View className={styles.shape} {...aria({ hidden: true })} />
      <Text>{word}</Text>
    </View>
  )
}
