// Days and times as a neighbour says them.
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { addDays, dayOf, minuteOf, type Day, type Instant, type Minute } from './time'

/** A day has no zone: it is read and written as the same calendar day wherever the phone is. */
const format = (day: Day, pattern: string): string => dayjs(day).locale('zh-cn').format(pattern)

/** `2026-11-24` → `11月24日 星期二`. */
export function sayDay(day: Day): string {
  return format(day, 'M月D日 dddd')
}

/** 今天, 明天 and 后天 by these words, any other day as `11月27日 周五`. */
export function sayShortDay(day: Day, today: Day): string {
  const near = ['今天', '明天', '后天'].find((_, n) => day === addDays(today, n))
  return near ?? format(day, 'M月D日 ddd')
}

/** `600` → `上午10点`, `630` → `上午10:30`, `1170` → `晚上7:30`. */
export function sayClock(minute: Minute): string {
  const hour = Math.floor(minute / 60)
  const past = minute % 60
  const shown = hour > 12 ? hour - 12 : hour
  return `${partOfDay(hour)}${shown}${past === 0 ? '点' : `:${String(past).padStart(2, '0')}`}`
}

/** `11月24日 星期二 上午10点`; the end of a day is its 晚上12点 and not the next one's 凌晨0点. */
export function sayMoment(t: Instant): string {
  const minute = minuteOf(t)
  const day = dayOf(t)
  return minute === 0 ? `${sayDay(addDays(day, -1))} ${sayClock(1440)}` : `${sayDay(day)} ${sayClock(minute)}`
}

/** The same with a near day by its word: `今天 下午6点`, `11月30日 周一 晚上12点`. */
export function sayShortMoment(t: Instant, today: Day): string {
  const minute = minuteOf(t)
  const day = minute === 0 ? addDays(dayOf(t), -1) : dayOf(t)
  return `${sayShortDay(day, today)} ${sayClock(minute === 0 ? 1440 : minute)}`
}

/** `840, 930` → `下午2点到3:30`: the part of the day is said once where it is the same. */
export function saySpan(start: Minute, end: Minute): string {
  const part = (minute: Minute): string => partOfDay(Math.floor(minute / 60))
  const said = sayClock(end)
  return `${sayClock(start)}到${part(start) === part(end) ? said.slice(2) : said}`
}

/** `上午 10:00`: on rows of times the digits stand under each other. */
export function saySlot(minute: Minute): string {
  const hour = Math.floor(minute / 60)
  const past = String(minute % 60).padStart(2, '0')
  return `${partOfDay(hour)} ${hour > 12 ? hour - 12 : hour}:${past}`
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  // A booking that ends at 24:00 ends at 晚上12点.
  return hour < 19 ? '下午' : '晚上'
}

/** On the chip of a day: `今天`, `周二 24`. */
export function sayDayChip(day: Day, today: Day): string {
  return day === today ? '今天' : format(day, 'ddd D')
}
