import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Act } from './Act'
import { Icon } from './Icon'
import styles from './NoticeBlock.module.scss'
import { cx } from './platform'
import { Words } from './Words'

export interface NoticeBlockProps {
  title: string
  body?: string
  /** Who put it up, and when. */
  by?: string
  /** board: a notice on the board · info: something to know about this page */
  tone?: 'board' | 'info'
  /** The whole block presses. */
  onPress?: () => unknown
  children?: ReactNode
}

/** A notice as it hangs on the board. */
export function NoticeBlock({ title, body, by, tone = 'board', onPress, children }: NoticeBlockProps) {
  const look = cx(styles.block, styles[tone])
  const inside = (
    <>
      <Icon name="board" className={styles.icon} />
      <View className={styles.words}>
        <Words strong level={onPress ? undefined : 3}>
          {title}
        </Words>
        {body !== undefined && <Words as="second">{body}</Words>}
        {by !== undefined && <Words as="note">{by}</Words>}
        {children}
      </View>
    </>
  )
  if (!onPress) return <View className={look}>{inside}</View>
  return (
    <Act role="link" className={look} onPress={onPress}>
      {inside}
    </Act>
  )
}
