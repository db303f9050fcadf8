import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayShortDay } from '../../kernel/say'
import { addDays, dayOf, type Day, type Instant } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type { setQuota } from './contract'

export const words = {
  title: '一周能约多少',
  hint: '房间是大家的，一个人一周约多少有个数。社区自己的活动不算在谁头上。',
  row: '一周能约多少',
  rowNote: '这周约了多少，还能约多少',
  set: '改成',
  hours: '一个人一周最多几小时',
  unit: '小时',
  less: '少一小时',
  more: '多一小时',
  save: '就这样定',
  noLimit: '不限了',
  saved: '定好了。已经约下的不变。',
  noneSet: '现在没有限制，想约多少约多少。轮到大家都要用的时候，互相让一让。',
  thisWeek: '这一周',
  nextWeek: '下一周',
}

/** `90` → `1个半小时`; whole and half hours as one says them. */
export function length(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (rest === 0) return `${hours} 小时`
  if (rest === 30) return hours === 0 ? '半小时' : `${hours}个半小时`
  return hours === 0 ? `${rest} 分钟` : `${hours} 小时 ${rest} 分钟`
}

export const mostWords = (most: number): string => `一个人一周最多 ${length(most)}。`
export const weekTitle = (week: Day, now: Instant): string =>
  week <= dayOf(now) ? words.thisWeek : words.nextWeek
export const weekNote = (week: Day, now: Instant): string =>
  `${sayShortDay(week, dayOf(now))}到${sayShortDay(addDays(week, 6), dayOf(now))}`
export function usedWords(used: number, most: number | null): string {
  const said = used === 0 ? '还没约' : `约了 ${length(used)}`
  if (most === null) return said
  return used >= most ? `${said}，这一周约满了` : `${said}，还能约 ${length(most - used)}`
}

export const overQuota = (facts: Readonly<Record<string, unknown>>): string =>
  `那一周你已经约了 ${length(Number(facts['used']))}，一个人一周最多 ${length(Number(facts['most']))}。换一周，短一点，或者先让出一单。`

export const refusals: Words<RefusalOf<typeof setQuota>> = {
  'not-staff': { plain: '这个数由社区工作人员来定。觉得不合适，跟前台说。' },
}
export const refusalLine = (
  refusal: Refusal<RefusalOf<typeof setQuota> | 'request-reused'>,
  elder: boolean,
): string => say(refusals, refusal, elder)
