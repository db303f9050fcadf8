import Taro from '@tarojs/taro'
import { tabUrl, type TabKey } from '../home/tabs'

/** Opens a page on top of this one. @param path `rooms/pages/times`, with what it needs to know. */
export function go(path: string, query: Readonly<Record<string, string>> = {}): void {
  void Taro.navigateTo({ url: address(path, query) })
}

/** Puts a page in the place of this one, so that the way back does not lead into a form that is done. */
export function replace(path: string, query: Readonly<Record<string, string>>): void {
  void Taro.redirectTo({ url: address(path, query) })
}

function address(path: string, query: Readonly<Record<string, string>>): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return words.length > 0 ? `/${path}?${words.join('&')}` : `/${path}`
}

/** One page back; a page opened by its address alone has none before it, and goes home. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else tab('index')
}

export function tab(key: TabKey): void {
  void Taro.switchTab({ url: tabUrl(key) })
}

/** Asks the phone to call; a person who thinks better of it has done nothing wrong. */
export function phone(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number.replaceAll('-', '') }).catch(() => undefined)
}
