import Taro from '@tarojs/taro'
import { tabUrl, type TabKey } from '../home/tabs'

/** WeChat keeps ten pages and opens no eleventh. */
const DEEPEST = 10

/** Opens a page on top of this one. @param path `rooms/pages/times`, with what it needs to know. */
export function go(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const url = address(path, query)
  return Taro.getCurrentPages().length < DEEPEST ? Taro.navigateTo({ url }) : Taro.redirectTo({ url })
}

/** Puts a page in the place of this one, so that the way back does not lead into a form that is done. */
export function replace(path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
  return Taro.redirectTo({ url: address(path, query) })
}

function address(path: string, query: Readonly<Record<string, string>>): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return words.length > 0 ? `/${path}?${words.join('&')}` : `/${path}`
}

/** Whether this page was opened from another; a page opened by its address alone was not. */
export const isOnTop = (): boolean => Taro.getCurrentPages().length > 1

/** How many pages of this path lie on top of each other; the open one counts. */
export function depthOf(path: string): number {
  // The web writes a slash before a route, WeChat does not.
  const routes = Taro.getCurrentPages().map(({ route = '' }) => route.replace(/^\//, ''))
  const below = routes.reverse().findIndex((route) => route !== path)
  return below < 0 ? routes.length : below
}

/** Leaves all pages of this path that lie on top, for what lies below them; `otherwise` when nothing does. */
export function leave(path: string, otherwise: () => unknown): void {
  const delta = depthOf(path)
  if (delta > 0 && delta < Taro.getCurrentPages().length) void Taro.navigateBack({ delta })
  else otherwise()
}

/** One page back; a page with none before it goes home. */
export function back(): void {
  if (isOnTop()) void Taro.navigateBack()
  else tab('index')
}

export function tab(key: TabKey): void {
  void Taro.switchTab({ url: tabUrl(key) })
}

/** Asks the phone to call; a person who thinks better of it has done nothing wrong. */
export function phone(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number.replace(/-/g, '') }).catch(() => undefined)
}
