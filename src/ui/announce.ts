import Taro from '@tarojs/taro'
import { onWeb } from './platform'

/** Readers miss words that stand in a region from its first moment on. */
const SETTLED = 100

/** Reads words out on the web, without moving the focus. WeChat has no such region; its readers find the words on the page. */
export function announce(words: string): void {
  if (!onWeb) return
  const region = regionOf()
  // Emptied between, so that the same words are read again.
  region.textContent = ''
  setTimeout(() => (region.textContent = words), SETTLED)
}

/**
 * Words that pass over the page. WeChat reads its own aloud; on the web Taro's is a plain box that no reader hears.
 * @param duration how long they stand, in milliseconds.
 */
export function toast(words: string, duration: number): void {
  void Taro.showToast({ title: words, icon: 'none', duration })
  announce(words)
}

const ID = 'announced'

/** One region for all pages: it outlives the page that a message is about. */
function regionOf(): HTMLElement {
  const found = document.getElementById(ID)
  if (found) return found
  const region = document.createElement('div')
  region.id = ID
  region.setAttribute('role', 'status')
  region.setAttribute('aria-live', 'polite')
  Object.assign(region.style, {
    position: 'fixed',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  })
  document.body.append(region)
  return region
}
