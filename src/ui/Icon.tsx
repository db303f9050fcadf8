import { View } from '@tarojs/components'
import { aria } from './aria'
import styles from './Icon.module.scss'
import { cx } from './platform'

export type IconName =
  | 'home'
  | 'talk'
  | 'desk'
  | 'person'
  | 'door'
  | 'building'
  | 'sofa'
  | 'calendar'
  | 'phone'
  | 'board'
  | 'check'
  | 'next'
  | 'back'
  | 'clock'
  | 'key'
  | 'rest'
  | 'ajar'
  | 'plus'
  | 'minus'

/** A line drawing in the text's colour and size. It is never read out: a word always stands beside it. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <View className={cx(styles.icon, styles[name], className)} {...aria({ hidden: true })} />
}
