import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayDay, sayShortDay } from '../../kernel/say'
import { weekday, type Day } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type { cancelFor } from '../contract'
import { refusals as roomRefusals, spanOf, whoLine } from '../text'
import type { book, end, Preview, SeriesView, show } from './contract'
import { addMonths, isLastOf, MONTHS, nthOf, type Pattern } from './rule'

export const words = {
  title: '固定用的',
  row: '固定用的',
  rowNote: '队伍和工作人员每周、每月固定用的房间',
  hint: '给队伍或者大家的事，一次约好后面几个月。',
  empty: '现在没有固定用的。哪个队伍每周都要来，在这里一次约好。',
  add: '约一个固定的',
  notStaff: '这里是给值班的人看的',
  notStaffBody: '哪个队伍要固定用房间，到前台说，或者打电话。',
  room: '用哪一间？',
  roomLabel: '哪一间',
  roomMissing: '选一间。',
  first: '从哪天开始？',
  firstHint: '后面都是这个星期几。',
  firstLabel: '从哪天开始',
  firstMissing: '选一天。',
  start: '几点开始？',
  startMissing: '选一个时间。',
  length: '用多久？',
  lengthMissing: '选一个时长。',
  when: '什么时候',
  often: '多久一次？',
  oftenLabel: '多久一次',
  oftenMissing: '选一个。',
  until: '约到什么时候？',
  untilHint: '一次最多约半年，到时候再约。',
  untilLabel: '约到什么时候',
  untilMissing: '选一个。',
  whom: '给谁用？',
  whomHint: '写队伍的名字，不写居民的名字。门口的单子上会印。',
  whomLabel: '给谁用',
  whomMissing: '写一个名字，比如「平安巡逻队」。',
  check: '看看对不对',
  looking: '正在看每一天空不空…',
  clashes: '这几次约不上',
  fits: '约得上的',
  provisionalHint: '标「暂定」的，那一年的放假安排还没出来，先约着。',
  noneFree: '一次都约不上。换个时间，或者换一间。',
  ahead: '后面的',
  allAhead: '后面的都看',
  noneAhead: '后面没有了。还要用，再约一个。',
  gone: '取消了的',
  endOne: '这次不用了',
  endScope: '取消哪些？',
  endScopes: { one: '只这一次', rest: '这次和以后的都取消' },
  endSend: '取消',
  keep: '不取消',
} as const

const weekdays = '一二三四五六日'
const nths = '一二三四五'
const weekdayOf = (day: Day): string => `周${weekdays[weekday(day) - 1]}`

/** `每周二`, `隔一周的周二`, `每月第四个周二`: by the day it begins on. */
export function often(pattern: Pattern, first: Day): string {
  const on = weekdayOf(first)
  switch (pattern) {
    case 'weekly':
      return `每${on}`
    case 'fortnightly':
      return `隔一周的${on}`
    case 'monthly':
      return `每月第${nths[nthOf(first) - 1]}个${on}`
    case 'monthly-last':
      return `每月最后一个${on}`
  }
}

/** How often it can be from this day on: a fifth weekday is said as the last. */
export function oftenOptions(first: Day): { key: Pattern; word: string }[] {
  const monthly: Pattern[] = [
    ...(nthOf(first) < 5 ? (['monthly'] as const) : []),
    ...(isLastOf(first) ? (['monthly-last'] as const) : []),
  ]
  return (['weekly', 'fortnightly', ...monthly] as const).map((key) => ({ key, word: often(key, first) }))
}

export const untilOptions = (first: Day) =>
  [1, 2, 3, MONTHS].map((months) => ({
    key: String(months),
    word: months === MONTHS ? '半年' : `${months} 个月`,
    note: `到${sayDay(addMonths(first, months))}`,
  }))
export const seats = (count: number): string => `坐得下 ${count} 人`

type Dated = Preview['dates'][number]
/** Why a date cannot be had. */
export function clash({ verdict, by, reason, dayName }: Dated): string {
  switch (verdict) {
    case 'taken':
      if (by.length === 0) return '有人约了'
      return by.map((one) => `${whoLine(one)}，${spanOf(one.start, one.end)}，${one.purpose}`).join('；')
    case 'closed':
      return `不能用：${reason ?? ''}`
    case 'closed-day':
      return dayName === null ? '不开门' : `不开门：${dayName}`
    case 'in-the-past':
      return '已经过了'
    case 'free':
      return ''
  }
}
export const dateLine = ({ day, provisional }: { day: Day; provisional: boolean }): string =>
  provisional ? `${sayDay(day)}（暂定）` : sayDay(day)
/** On a chip, under its weekday: which month it is in. */
export const shortDate = (day: Day): string => `${Number(day.slice(5, 7))}月`
export const times = (count: number): string => `${count} 次`
export const fitsTitle = (count: number): string => `${words.fits} ${times(count)}`
export const clashesTitle = (count: number): string => `${words.clashes}：${times(count)}`
export const summary = (fits: number, clashes: number): string =>
  clashes === 0 ? `${times(fits)}都约得上。` : `一共 ${times(fits + clashes)}，${times(clashes)}约不上。`
export const bookWord = (count: number): string => (count === 0 ? '约下来' : `约下这 ${times(count)}`)

export const seriesTitle = ({ forWhom, purpose }: SeriesView): string => `${forWhom} · ${purpose}`
export const seriesNote = ({ room, pattern, first, start, end }: SeriesView): string =>
  `${room} · ${often(pattern, first)} ${spanOf(start, end)}`
export const nextLine = ({ next, left }: SeriesView, today: Day): string =>
  next === null ? words.noneAhead : `下一次：${sayShortDay(next, today)} · 还有 ${times(left)}`
export const overLine = (count: number): string => `过了 ${times(count)}`
export const goneLine = (day: Day, reason: string | null): string =>
  reason === null ? sayDay(day) : `${sayDay(day)} · ${reason}`
export const endOneOf = (day: Day): string => `${words.endOne}：${sayDay(day)}`

type Code =
  RefusalOf<typeof book> | RefusalOf<typeof show> | RefusalOf<typeof end> | RefusalOf<typeof cancelFor>
type Own = Exclude<Code, keyof typeof roomRefusals>

export const refusals: Words<Own> = {
  'no-such-series': { plain: '没有找到这一个固定的。回去从单子上点。' },
  'begins-over': { plain: '第一天已经过了，往后挑一天。' },
  'begins-late': { plain: '第一天最远挑到 90 天以内。' },
  'lasts-too-long': { plain: '一次最多约半年。短一点，到时候再约。' },
  'no-dates': { plain: '这段时间里一天都没有。约长一点，或者换一天开始。' },
  'other-dates': { plain: '日子和刚才看的对不上。再看一遍，照新的来。' },
  'dates-taken': {
    plain: ({ days }) => `${daysLine(days)}刚被别人约走了，一次都还没约。下面是现在的样子，看好再约。`,
  },
}
const daysLine = (days: unknown): string => (days as Day[]).map(sayDay).join('、')

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say({ ...roomRefusals, ...refusals }, refusal, elder)
