import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './Buttons.module.scss'

/** The acts of a card, apart from its words and from each other. */
export function Buttons({ children }: { children: ReactNode }) {
  return <View className={styles.buttons}>{children}</View>
}
