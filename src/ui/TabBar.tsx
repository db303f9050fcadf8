import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import { aria } from './aria'
import type { IconName } from './Icon'
import { Icon } from './Icon'
import { LookRoot } from './Look'
import { cx } from './platform'
import styles from './TabBar.module.scss'

export interface Tab<K extends string = string> {
  key: K
  word: string
  icon: IconName
}

export interface TabBarProps<K extends string = string> {
  /** What the bar is called for who cannot see it. */
  label: string
  tabs: readonly Tab<K>[]
  current: K
  onGo: (key: K) => unknown
}

/** The bar of the main pages: links, one of them the page that is open. It carries its own tokens. */
export function TabBar<K extends string>({ label, tabs, current, onGo }: TabBarProps<K>) {
  return (
    <LookRoot>
      <View className={styles.bar} {...aria({ role: 'navigation', label })}>
        {tabs.map((tab) => (
          <Act
            key={tab.key}
            role="link"
            current={tab.key === current}
            className={cx(styles.tab, tab.key === current && styles.current)}
            onPress={() => onGo(tab.key)}
          >
            <Icon name={tab.icon} className={styles.icon} />
            <Text className={styles.word}>{tab.word}</Text>
          </Act>
        ))}
      </View>
    </LookRoot>
  )
}
