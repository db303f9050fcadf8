import { useState } from 'react'
import { sayDayChip } from '../kernel/say'
import { dayOf, type Day, type Instant } from '../kernel/time'
import type { SlotDay } from '../ui/SlotPicker'
import { words } from './text'

/** A week; all at once push what is below off the page. */
const FIRST = 7
const MORE = 'more'

/** The day that was chosen, else the first with a free time, else the first. */
export function shownDay<D extends { readonly day: Day; readonly free: readonly unknown[] }>(
  days: readonly D[],
  chosen: string | null,
): D | undefined {
  return days.find(({ day }) => day === chosen) ?? days.find(({ free }) => free.length > 0) ?? days[0]
}

interface DayChips {
  readonly chips: SlotDay[]
  /** Whether the chip that was pressed was the one for more days, which then are shown. */
  readonly opened: (key: string) => boolean
}

/** The first days as chips, the rest behind one more, unless the day that is shown is one of the rest. */
export function useDayChips<D extends { readonly day: Day }>(
  days: readonly D[],
  shown: string | undefined,
  now: Instant,
  about: (day: D) => string,
): DayChips {
  const [all, setAll] = useState(false)
  const whole = all || days.length <= FIRST || days.findIndex(({ day }) => day === shown) >= FIRST
  const chips = (whole ? days : days.slice(0, FIRST)).map((each): SlotDay => {
    return { key: each.day, word: sayDayChip(each.day, dayOf(now)), free: about(each) }
  })
  return {
    chips: whole ? chips : [...chips, { key: MORE, word: words.moreDays, free: words.laterDays }],
    opened(key) {
      if (key === MORE) setAll(true)
      return key === MORE
    },
  }
}
