import Taro from '@tarojs/taro'
import { onWeb } from './platform'

/** 长辈版 lifts every text to at least this scale (body 17 → 23). */
export const ELDER_SCALE = 1.353
/** The largest scale that the pages are drawn for, 特大 (body 17 → 30). */
export const LARGEST_SCALE = 1.77

type Step = readonly [size: number, line: number]
/** 标准, 大, 特大. Big words grow less than small ones: a name must still fit on its plate. */
const table: Readonly<Record<string, readonly [Step, Step, Step]>> = {
  hero: [
    [34, 40],
    [44, 52],
    [54, 64],
  ],
  title: [
    [24, 32],
    [32, 42],
    [40, 52],
  ],
  sub: [
    [20, 28],
    [27, 36],
    [35, 46],
  ],
  body: [
    [17, 26],
    [23, 35],
    [30, 45],
  ],
  second: [
    [15, 23],
    [20, 30],
    [26, 39],
  ],
  note: [
    [13, 20],
    [18, 28],
    [23, 35],
  ],
}

/** The scale that applies: the switch or the phone's own setting, whichever is larger, within what is drawn. */
export function scaleOf(elder: boolean, phone: number): number {
  return Math.min(LARGEST_SCALE, Math.max(1, elder ? ELDER_SCALE : 1, phone))
}

/** The phone's own font setting: WeChat's, or the size that the browser gives text that asks for none (16). */
export function phoneScale(): number {
  if (onWeb) return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1
  return (Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }).fontSizeScaleFactor ?? 1
}

/** `--hero`, `--hero-line` … for the root of a page at `scale`. */
export function typeStyle(scale: number): Record<string, string> {
  const past = scale > ELDER_SCALE
  const share = past ? (scale - ELDER_SCALE) / (LARGEST_SCALE - ELDER_SCALE) : (scale - 1) / (ELDER_SCALE - 1)
  const style: Record<string, string> = {}
  for (const [name, [normal, large, largest]] of Object.entries(table)) {
    const [from, to] = past ? [large, largest] : [normal, large]
    style[`--${name}`] = `${between(from[0], to[0], share)}px`
    style[`--${name}-line`] = `${between(from[1], to[1], share)}px`
  }
  return style
}

function between(from: number, to: number, share: number): number {
  return Math.round((from + (to - from) * share) * 10) / 10
}
