import Taro from '@tarojs/taro'
import { useLook } from '../ui/Look'
import { TabBar } from '../ui/TabBar'
import type { TabKey } from './tabs'
import { barLabel, tabsFor, tabUrl } from './tabs'

/** The app's tab bar: drawn by each tab page on the web, by custom-tab-bar on WeChat. */
export function HomeTabs({ current }: { current: TabKey }) {
  const { elder } = useLook()
  return (
    <TabBar
      label={barLabel}
      tabs={tabsFor(elder)}
      current={current}
      onGo={(key) => Taro.switchTab({ url: tabUrl(key) })}
    />
  )
}
