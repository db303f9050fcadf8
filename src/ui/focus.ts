import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { onWeb } from './platform'

/** Takes the reader to the element with this id: the focus on the web, the scroll on WeChat, which has no focus. */
export function goTo(id: string): void {
  if (!onWeb) {
    void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -80, duration: 0 })
    return
  }
  // Pages below the open one stay in the document, shaded; theirs is not the one that is meant.
  const found = Array.from(document.querySelectorAll<HTMLElement>(`[id="${id}"]`))
  found.find((element) => !element.closest('.taro_page_shade'))?.focus()
}

/**
 * Gives the focus to an element whenever `when` changes, so that a screen reader goes on from there.
 * Spread the result on the element.
 */
export function useFocusOn(when: unknown): { ref: (element: unknown) => void; tabindex?: string } {
  const held = useRef<{ focus?: () => void } | null>(null)
  useEffect(() => {
    if (onWeb && when !== undefined) held.current?.focus?.()
  }, [when])
  const ref = (element: unknown): void => {
    held.current = element as { focus?: () => void } | null
  }
  return onWeb ? { ref, tabindex: '-1' } : { ref }
}
