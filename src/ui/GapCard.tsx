import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Act } from './Act'
import { aria } from './aria'
import styles from './GapCard.module.scss'
import { cx, onWeb } from './platform'
import type { StatusTagProps } from './StatusTag'
import { StatusTag } from './StatusTag'
import { Words } from './Words'

/** closed: nothing yet · waiting: somebody owes an answer · answered · done: open by one step. */
export type GapState = 'closed' | 'waiting' | 'answered' | 'done'

export interface GapCardProps {
  gap: GapState
  /** The state in a word: the slit never says it alone. */
  tag?: StatusTagProps
  title: string
  note?: string
  /** The whole card presses. Then it holds no other pressable thing. */
  onPress?: () => unknown
  /** The heading's level where the card is not pressed; 3 unless told. */
  level?: 2 | 3
  /** Where `goTo` takes the reader. */
  id?: string
  children?: ReactNode
}

/** A card that is ajar: a slit of light at its left edge. */
export function GapCard({ gap, tag, title, note, onPress, level = 3, id, children }: GapCardProps) {
  const inside = (
    <>
      <View className={cx(styles.slit, styles[gap])} {...aria({ hidden: true })} />
      <View className={styles.words}>
        {tag && <StatusTag {...tag} />}
        <Words as="sub" level={onPress ? undefined : level}>
          {title}
        </Words>
        {note !== undefined && <Words as="second">{note}</Words>}
        {children}
      </View>
    </>
  )
  if (!onPress) {
    const reached = id !== undefined && onWeb ? { tabindex: '-1' } : {}
    return (
      <View className={styles.card} {...aria({ id })} {...reached}>
        {inside}
      </View>
    )
  }
  return (
    <Act className={styles.card} role="link" onPress={onPress}>
      {inside}
    </Act>
  )
}

/** While the first answer is under way: closed doors, and a word. */
export function Opening({ word, cards = 3 }: { word: string; cards?: number }) {
  return (
    <View className={styles.opening} {...aria({ role: 'status', live: 'polite' })}>
      <Words as="second">{word}</Words>
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className={cx(styles.card, styles.blank)} {...aria({ hidden: true })}>
          <View className={cx(styles.slit, styles.breathing)} />
        </View>
      ))}
    </View>
  )
}
