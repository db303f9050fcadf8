import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Act } from './Act'
import { Icon } from './Icon'
import styles from './Section.module.scss'
import { Words } from './Words'

export interface SectionProps {
  title: string
  /** 全部 ›; `label` says all of what. */
  all?: { word: string; label: string; onPress: () => unknown }
  children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, all, children }: SectionProps) {
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <Words strong level={2}>
          {title}
        </Words>
        {all && (
          <Act role="link" className={styles.all} label={all.label} onPress={all.onPress}>
            <Text>{all.word}</Text>
            <Icon name="next" className={styles.next} />
          </Act>
        )}
      </View>
      {children}
    </View>
  )
}
