import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useContext, useEffect, useRef, useState } from 'react'
import styles from './Act.module.scss'
import { announce, toast } from './announce'
import { aria } from './aria'
import { cx, onWeb } from './platform'
import { SLOW, SlowWords } from './slow'

export interface ActProps {
  /** What pressing does. While a promise it returned is open, further presses are ignored; when that lasts, it is said. */
  onPress: () => unknown
  /** `button` unless said otherwise. */
  role?: 'button' | 'link' | 'radio' | 'switch'
  /** Spoken instead of the text inside; only where that text is not enough. */
  label?: string
  /** Why it cannot be pressed now. The caller also shows it inside; pressing says it once more. */
  off?: string
  /** For `radio` and `switch`. */
  checked?: boolean
  /** For a link to the page that is open. */
  current?: boolean
  id?: string
  className?: string
  /** A function shows itself that a press takes long; for others it is said over the page. */
  children: ReactNode | ((slow: string | undefined) => ReactNode)
}

interface Key {
  key: string
  repeat?: boolean
  currentTarget: unknown
  preventDefault: () => void
}

/**
 * The one pressable thing. Taro's web buttons have no role, take no focus and do not answer Enter, and WeChat
 * reads `aria-role`: both are put right here and nowhere else.
 */
export function Act({
  onPress,
  role = 'button',
  label,
  off,
  checked,
  current,
  id,
  className,
  children,
}: ActProps) {
  const { busy, slow, press } = usePress(onPress, off)
  const inside = typeof children === 'function' ? children(slow) : children
  useSaid(slow, typeof children !== 'function')
  const spoken = aria({ id, role, label, checked, current, disabled: off !== undefined, busy })
  // What is slow says so in small words, which are not to be read through a veil.
  const veiled = busy && slow === undefined
  const look = cx(styles.act, off !== undefined && styles.off, veiled && styles.busy, className)
  if (!onWeb) {
    return (
      <View
        className={look}
        hoverClass={off === undefined ? styles.pressed : 'none'}
        onClick={press}
        {...spoken}
      >
        {inside}
      </View>
    )
  }
  const keyboard = { tabindex: '0', onKeyDown: (event: Key) => onKey(event, role, press) }
  return (
    <View className={look} onClick={press} {...spoken} {...keyboard}>
      {inside}
    </View>
  )
}

interface Press {
  busy: boolean
  /** What to say, once the press has been under way for long. */
  slow: string | undefined
  press: () => void
}

/** Guards against the second tap: the ref answers at once, the state is for the eye. */
function usePress(onPress: () => unknown, off: string | undefined): Press {
  const open = useRef(false)
  const [state, setState] = useState<'idle' | 'busy' | 'slow'>('idle')
  const words = useContext(SlowWords)
  const press = (): void => {
    if (open.current) return
    if (off !== undefined) return toast(off, 3000)
    const outcome = onPress()
    if (!(outcome instanceof Promise)) return
    open.current = true
    setState('busy')
    const timer = setTimeout(() => setState('slow'), SLOW)
    const release = (): void => {
      clearTimeout(timer)
      open.current = false
      setState('idle')
    }
    // A rejection is a fault: it is released here and stays unhandled, so that the app's own handler logs it.
    void outcome.finally(release)
  }
  return { busy: state !== 'idle', slow: state === 'slow' ? (words ?? undefined) : undefined, press }
}

function useSaid(words: string | undefined, overThePage: boolean): void {
  useEffect(() => {
    if (words === undefined) return
    if (overThePage) toast(words, 4000)
    else announce(words)
  }, [words, overThePage])
}

function onKey(event: Key, role: string, press: () => void): void {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    if (!event.repeat) press()
    return
  }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (role === 'radio' && step !== undefined) {
    event.preventDefault()
    focusSibling(event.currentTarget as HTMLElement, step)
  }
}

/** Arrows walk a radio group, as they do in a browser's own; choosing stays a press. */
function focusSibling(from: HTMLElement, step: number): void {
  const group = from.closest('[role="radiogroup"]')
  const all = Array.from(group?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])
  all[(all.indexOf(from) + step + all.length) % all.length]?.focus()
}
