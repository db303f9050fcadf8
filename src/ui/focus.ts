import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { onWeb } from './platform'

/** Takes the reader to the element with this id: the focus on the web, the scroll on WeChat, which has no focus. */
export function goTo(id: string): void {
  if (!onWeb) {
    void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -80, duration: 0 })
    return
  }
  takeFocus(() => {
    // Pages below the open one stay in the document, shaded; theirs is not the one that is meant.
    const found = Array.from(document.querySelectorAll<HTMLElement>(`[id="${id}"]`))
    return found.find((element) => !element.closest('.taro_page_shade')) ?? null
  })
}

/** Half a second: a page that is being opened has settled well before. */
const FRAMES = 30

/**
 * Focuses, and again while nothing has the focus: Taro's web components move their children when they first draw
 * themselves, and what is moved loses it.
 * @returns what gives up.
 */
function takeFocus(element: () => { focus?: () => void } | null): () => void {
  element()?.focus?.()
  return keepFocus(element)
}

/** Focuses while nothing has the focus. */
function keepFocus(element: () => { focus?: () => void } | null): () => void {
  let frame = 0
  let left = FRAMES
  const hold = (): void => {
    // Not from whoever has tabbed on meanwhile.
    if (document.activeElement === document.body) element()?.focus?.()
    left -= 1
    if (left > 0) frame = requestAnimationFrame(hold)
  }
  frame = requestAnimationFrame(hold)
  return () => cancelAnimationFrame(frame)
}

/**
 * Gives the focus to an element whenever `when` changes, so that a screen reader goes on from there.
 * Spread the result on the element.
 * @param again changes when the page is seen again: the element then takes the focus only if nothing has it.
 */
export function useFocusOn(
  when: unknown,
  again?: unknown,
): { ref: (element: unknown) => void; tabindex?: string } {
  const held = useRef<{ focus?: () => void } | null>(null)
  useEffect(() => {
    if (onWeb && when !== undefined) return takeFocus(() => held.current)
    return undefined
  }, [when])
  useEffect(() => {
    if (onWeb && again !== undefined) return keepFocus(() => held.current)
    return undefined
  }, [again])
  const ref = (element: unknown): void => {
    held.current = element as { focus?: () => void } | null
  }
  return onWeb ? { ref, tabindex: '-1' } : { ref }
}
