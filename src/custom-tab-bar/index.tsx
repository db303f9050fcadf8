import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { HomeTabs } from '../home/HomeTabs'
import { tabOf } from '../home/tabs'
import { appStores } from '../shell/app-stores'
import { LookProvider } from '../ui/Look'

/** WeChat makes one for each tab page, when that page is on top; so the tab it stands for never changes. */
export default observer(function CustomTabBar() {
  const [current] = useState(() => {
    const pages = Taro.getCurrentPages()
    return tabOf(pages[pages.length - 1]?.route)
  })
  return (
    <LookProvider elder={appStores().look.elder}>
      <HomeTabs current={current} />
    </LookProvider>
  )
})
