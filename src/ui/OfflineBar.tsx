import { View } from '@tarojs/components'
import { Act } from './Act'
import { aria } from './aria'
import { Icon } from './Icon'
import styles from './OfflineBar.module.scss'

export interface OfflineBarProps {
  /** That there is no net, and since when the page is as it is: 更新于 9:05. */
  word: string
  retry?: { word: string; onPress: () => unknown }
}

/** Over a page that shows what was last known. */
export function OfflineBar({ word, retry }: OfflineBarProps) {
  return (
    <View className={styles.bar} {...aria({ role: 'status' })}>
      <Icon name="clock" />
      <View className={styles.word}>{word}</View>
      {retry && (
        <Act className={styles.retry} onPress={retry.onPress}>
          {retry.word}
        </Act>
      )}
    </View>
  )
}
