import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import styles from './ConfirmPanel.module.scss'
import { useFocusOn } from './focus'
import type { StatusTagProps } from './StatusTag'
import { StatusTag } from './StatusTag'
import { Words } from './Words'

export interface SlipRow {
  key: string
  value: string
  note?: string
}

export interface SlipProps {
  /** The number or name to say at the door, as big as on paper. */
  code: string
  tag?: StatusTagProps
  rows: readonly SlipRow[]
}

export interface ConfirmPanelProps extends SlipProps {
  /** 约好了。 */
  word: string
  /** What happens next, or that nothing needs to be done. */
  sentence: string
  children?: ReactNode
}

/** It is done: said in one big word that takes the focus, and written on a slip. */
export function ConfirmPanel({ word, sentence, children, ...slip }: ConfirmPanelProps) {
  const focus = useFocusOn(word)
  return (
    <>
      <View>
        <View className={styles.big} {...aria({ role: 'heading', level: 1 })} {...focus}>
          {word}
        </View>
        <Words>{sentence}</Words>
      </View>
      <Slip {...slip} />
      {children}
    </>
  )
}

/** A paper slip with a torn-off head. */
export function Slip({ code, tag, rows }: SlipProps) {
  return (
    <View className={styles.slip}>
      <View className={styles.head}>
        <Text className={styles.code}>{code}</Text>
        {tag && <StatusTag {...tag} />}
      </View>
      {rows.map((row) => (
        <View key={row.key} className={styles.row}>
          <Text className={styles.key}>{row.key}</Text>
          <View className={styles.value}>
            <Words strong>{row.value}</Words>
            {row.note !== undefined && <Words as="note">{row.note}</Words>}
          </View>
        </View>
      ))}
    </View>
  )
}
