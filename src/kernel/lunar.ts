// The day of the lunar calendar, which many elders live by.
import type { Instant } from './time'

const lunarDay = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
})

/** `十月十六`; a day by itself would be written in digits, which no calendar on a wall does. */
export function sayLunar(t: Instant): string {
  const parts = lunarDay.formatToParts(t).filter(({ type }) => type === 'month' || type === 'day')
  return parts.map(({ value }) => value).join('')
}
