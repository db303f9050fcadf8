// Days and times as a neighbour says them.
import { addDays, weekday, type Day, type Minute } from './time'

const WEEKDAYS = '一二三四五六日'

const monthAndDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** `2026-11-24` → `11月24日 星期二`. */
export function sayDay(day: Day): string {
  return `${monthAndDay(day)} 星期${WEEKDAYS[weekday(day) - 1]!}`
}

/** 今天, 明天 and 后天 by these words, any other day as `11月27日 周五`. */
export function sayShortDay(day: Day, today: Day): string {
  const near = ['今天', '明天', '后天'].find((_, n) => day === addDays(today, n))
  return near ?? `${monthAndDay(day)} 周${WEEKDAYS[weekday(day) - 1]!}`
}

/** `600` → `上午10点`, `630` → `上午10:30`, `1170` → `晚上7:30`. */
export function sayClock(minute: Minute): string {
  const hour = Math.floor(minute / 60)
  const past = minute % 60
  const shown = hour > 12 ? hour - 12 : hour
  return `${partOfDay(hour)}${shown}${past === 0 ? '点' : `:${String(past).padStart(2, '0')}`}`
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  // A booking that ends at 24:00 ends at 晚上12点.
  return hour < 18 ? '下午' : '晚上'
}
