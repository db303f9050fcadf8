import type { Tab } from '../ui/TabBar'

/** A tab is named after its page's file in home/pages. */
export type TabKey = 'index' | 'talk' | 'errands' | 'call' | 'me'

const home: Tab<TabKey> = { key: 'index', word: '首页', icon: 'home' }
const talk: Tab<TabKey> = { key: 'talk', word: '议事', icon: 'talk' }
const errands: Tab<TabKey> = { key: 'errands', word: '办事', icon: 'desk' }
const call: Tab<TabKey> = { key: 'call', word: '打电话', icon: 'phone' }
const me: Tab<TabKey> = { key: 'me', word: '我的', icon: 'person' }

/** What the bar is called for who cannot see it. */
export const barLabel = '主要页面'

/** 长辈版 has three, and one of them is the telephone. */
export function tabsFor(elder: boolean): readonly Tab<TabKey>[] {
  return elder ? [home, call, me] : [home, talk, errands, me]
}

/** The address of a tab's page. */
export function tabUrl(key: TabKey): string {
  return `/home/pages/${key}`
}

/** Which tab an address is of; the home tab for any other page. */
export function tabOf(route: string | undefined): TabKey {
  const name = route?.split('/').pop()
  return name === 'talk' || name === 'errands' || name === 'call' || name === 'me' ? name : 'index'
}
