import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { instant, type Instant } from '../kernel/time'
import type { Resource } from '../platform/call/resource'

/** How often a page that is alive asks again, in milliseconds. */
const EVERY = 15_000

/**
 * Asks again while the page is in front of somebody, and rests while it is not.
 * @param page the page has hidden and shown itself; `Page` asks when it is shown.
 */
export function useLive(resource: Resource<unknown>): void {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!shown) return
    const timer = setInterval(() => {
      // WeChat hides pages; a web page in another tab only says that it cannot be seen.
      if (typeof document === 'undefined' || document.visibilityState === 'visible') void resource.refresh()
    }, EVERY)
    return () => clearInterval(timer)
  }, [shown, resource])
}

/** The server's time as it goes on: what it said last, and what has passed on this screen since. */
export function serverNow(said: Instant, resource: Resource<unknown>): Instant {
  return instant(said + Math.max(0, resource.now() - (resource.fetchedAt ?? resource.now())))
}
