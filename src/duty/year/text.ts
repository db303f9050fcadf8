import type { RefusalOf, ReplyOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayDay } from '../../kernel/say'
import type { Day } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type * as contract from './contract'
import type { LineError } from './rule'

export const words = {
  title: '放假和调休',
  heading: '哪些天开门',
  daysSection: '和平时不一样的日子',
  noDays: '往后没有放假和调休。',
  sources: '照什么来的',
  off: '不开门',
  works: '开门',
  own: '社区自己定的',
  row: '放假和调休',
  rowNote: '哪些天开门、照哪份通知',
  setTitle: '今天临时不开门？',
  setHint: '停电、下大雪这样的事，书记可以改一天，写上为什么。',
  setDay: '哪一天',
  setWhat: '开不开门',
  setReason: '为什么',
  setMissing: '写一句为什么。',
  set: '改这一天',
  setDone: '改好了。',
  importTitle: '放进明年的放假通知',
  importHint: '一行一天或者一段：2027-02-06到2027-02-14 休 春节。调休上班写「班」。',
  year: '哪一年',
  source: '通知叫什么',
  lines: '通知里的日子',
  look: '看看读成什么',
  take: '就照这个',
  taken: '放进去了，这一年不再是暂定。',
  overlaps: '这一年已经有通知了，不能放两份。',
  missing: '还有没写的。',
}

export const certain = (until: Day | null): string =>
  until === null
    ? '还没有放假通知，都是暂定。'
    : `${dayLine(until)}以前都定了。后面的先按周一到周五，是暂定。`
export const dayLine = (day: Day): string => `${day.slice(0, 4)}年${sayDay(day)}`
type Known = ReplyOf<typeof contract.calendar>['days'][number]
export const dayNote = ({ works, name }: Pick<Known, 'works' | 'name'>): string =>
  `${works ? words.works : words.off}：${name}`

const errorWords: Readonly<Record<LineError, string>> = {
  'not-a-line': '没看懂，照上面的样子写',
  'no-such-day': '没有这一天',
  outside: '不在这一年里',
  twice: '这一天前面写过了',
  'too-long': '一段最多三十一天',
  'works-already': '这一天本来就上班',
}
export const errorLine = (line: number, code: LineError): string => `第${line}行：${errorWords[code]}。`
export const readLine = (days: number): string => `读出 ${days} 天。`

type Code = RefusalOf<(typeof contract)['calendar' | 'readNotice' | 'importNotice' | 'setDay']>
export const refusals: Words<Code> = {
  'not-secretary': { plain: '哪天开门由书记来定。' },
  'year-backwards': { plain: '这一年的头尾不对，重新写。' },
  'lines-unread': { plain: (facts) => `第${String(facts['line'])}行没看懂，一行都没有放进去。改好再来。` },
  'year-known': { plain: '这一年已经有通知了，一行都没有放进去。' },
  'day-over': { plain: '这一天已经过去了。' },
  'day-same': { plain: '这一天本来就是这样，不用改。' },
}
export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
