import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { cx } from './platform'
import styles from './Words.module.scss'

export interface WordsProps {
  /** A step of the type table. `second` and `note` are in the second ink. */
  as?: 'hero' | 'title' | 'sub' | 'body' | 'second' | 'note'
  /** Makes it a heading of this level. */
  level?: 1 | 2 | 3
  tone?: 'ink' | 'primary' | 'accent' | 'error'
  strong?: boolean
  id?: string
  children: ReactNode
}

/** A paragraph or heading in the page's type, so that pages need no style of their own for text. */
export function Words({ as = 'body', level, tone, strong, id, children }: WordsProps) {
  const heading = level === undefined ? aria({ id }) : aria({ id, role: 'heading', level })
  return (
    <View className={cx(styles[as], tone && styles[tone], strong && styles.strong)} {...heading}>
      {children}
    </View>
  )
}
