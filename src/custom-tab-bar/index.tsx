import Taro from '@tarojs/taro'
import { useState } from 'react'
import { HomeTabs } from '../home/HomeTabs'
import { tabOf } from '../home/tabs'

/** WeChat makes one for each tab page, when that page is on top; so the tab it stands for never changes. */
export default function CustomTabBar() {
  const [current] = useState(() => tabOf(Taro.getCurrentPages().pop()?.route))
  return <HomeTabs current={current} />
}
