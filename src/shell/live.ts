import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useMemo } from 'react'
import { instant, type Instant } from '../kernel/time'
import type { Resource } from '../platform/call/resource'
import { onWeb } from '../ui/platform'

/** However a page counts, a server is asked neither all the time nor never. */
const SHORTEST = 1000
const LONGEST = 60_000

/**
 * Keeps what a page shows new for as long as somebody sees it: asks again and again, and stops while the page is hidden.
 * @param pause milliseconds from an answer to the next question.
 */
export function useLive<T>(resource: Resource<T>, pause: (value: T | null) => number): void {
  const live = useMemo(() => liveOf(resource, pause), [resource, pause])
  useDidShow(live.start)
  useDidHide(live.stop)
  useEffect(() => {
    if (!onWeb) return live.stop
    // Another tab of the browser hides the page without Taro's word.
    const turned = (): void => (document.hidden ? live.stop() : live.again())
    document.addEventListener('visibilitychange', turned)
    return () => {
      document.removeEventListener('visibilitychange', turned)
      live.stop()
    }
  }, [live])
}

function liveOf<T>(resource: Resource<T>, pause: (value: T | null) => number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let seen = false
  const ask = async (): Promise<void> => {
    await resource.refresh()
    if (seen) wait()
  }
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), Math.min(LONGEST, Math.max(SHORTEST, pause(resource.value))))
  }
  return {
    start(): void {
      seen = true
      wait()
    },
    stop(): void {
      seen = false
      clearTimeout(timer)
    },
    again(): void {
      seen = true
      void ask()
    },
  }
}

/** The server's time as it goes on: what it said last, and what has passed on this screen since. */
export function serverNow(said: Instant, resource: Resource<unknown>): Instant {
  return instant(said + Math.max(0, resource.now() - (resource.fetchedAt ?? resource.now())))
}
