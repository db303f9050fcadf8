import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayDay, sayShortDay, saySpan } from '../../kernel/say'
import { minutes, type Day } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type * as contract from './contract'
import type { CoveredView, LeaveView } from './contract'

export const words = {
  title: '往后的值班',
  rowNote: '三十天里有没有人、请假、每人值了多少',
  heading: '往后三十天有没有人',
  hint: '没有人的日子排在前面，由书记自己管着。',
  missing: '没有人、缺一段的日子',
  allCovered: '三十天都有人。',
  leaveSection: '请假',
  noLeave: '往后没有人请假。',
  takeLeave: '我要请假',
  loadSection: '每个人值了多少',
  days: '天',
  leaveTitle: '请假',
  firstQuestion: '从哪天起？',
  lastQuestion: '到哪天？',
  dayMissing: '选一天。',
  checkQuestion: '看看对不对',
  from: '从',
  until: '到',
  send: '请假',
  sendAfter: '这些天里的班会问大家谁能替，书记也看得到。',
  endLeave: '不请了',
  edit: '改这一天',
  weights: '周末和节假日怎么算',
  weekend: '周末一天算',
  holiday: '节假日一天算',
  saveWeights: '记下',
  savedWeights: '记下了，大家看到的都一样。',
  sureYes: '接过来',
  sureNo: '先不接',
  takenOver: '接过来了。',
  now: '现在值班的',
}

const coverWords: Readonly<Record<CoveredView['cover'], string>> = {
  whole: '有人',
  partly: '缺一段',
  nobody: '没人',
  away: '请假',
  closed: '不开门',
}
export const coverWord = (cover: CoveredView['cover']): string => coverWords[cover]
export const dayTitle = (day: Day, today: Day): string => sayShortDay(day, today)

export function dayNote({ shifts, gaps, cover }: CoveredView): string {
  const said = shifts.map(({ person, from, to, onLeave }) =>
    onLeave ? `${person.name}请假` : `${person.name} ${saySpan(minutes(from), minutes(to))}`,
  )
  if (cover === 'nobody') return '还没排人'
  const missing = gaps.map(({ from, to }) => `${saySpan(minutes(from), minutes(to))}没有人`)
  return [...said, ...(cover === 'partly' ? missing : [])].join('、')
}

export const leaveTitle = ({ person }: LeaveView): string => person.name
export function leaveNote({ first, last, recordedBy }: LeaveView): string {
  const days = first === last ? sayDay(first) : `${sayDay(first)}到${sayDay(last)}`
  return recordedBy ? `${days} · ${recordedBy.name}帮着记的` : days
}
export const endLabel = (leave: LeaveView): string =>
  `${words.endLeave}：${leave.person.name} ${leaveNote(leave)}`

/** @param whose the member who phoned; null: the reader. */
export const takeOverWord = (whose: string | null): string => `${whose ?? '我'}来接`
export const takeOverNote = (whose: string | null): string => `从现在起到下班都是${whose ?? '我'}的`
export const takeOverSure = (whose: string | null, elder: boolean): string =>
  `现在就接过来？门牌马上换成${whose ?? (elder ? '您' : '你')}。`

interface Load {
  readonly days: number
  readonly weekends: number
  readonly holidays: number
  readonly weighed: number
}
export function loadNote({ days, weekends, holidays, weighed }: Load): string {
  const parts = [`${days} 天`]
  if (weekends > 0) parts.push(`其中周末 ${weekends} 天`)
  if (holidays > 0) parts.push(`节假日 ${holidays} 天`)
  return `${parts.join('，')}，折成 ${weighed} 天`
}
export const loadHint = (since: Day, until: Day, weekend: number, holiday: number): string =>
  `${sayDay(since)}到${sayDay(until)}，按轮值的先后排。周末一天算 ${weekend} 天，节假日一天算 ${holiday} 天。`

type Code = RefusalOf<(typeof contract)['cover' | 'takeLeave' | 'endLeave' | 'takeOver' | 'setWeights']>

export const refusals: Words<Code> = {
  'not-on-rota': { plain: '这是书记和轮值的人用的。' },
  'no-such-member': { plain: '现在轮值的人里没有这一位。' },
  'leave-backwards': { plain: '最后一天比第一天早，重新选。' },
  'leave-begun': { plain: '请假从明天起。今天临时有事，请人在「我的班」里点「我来接」。' },
  'leave-too-long': { plain: '一次最多请 62 天，后面的到时候再请。' },
  'leave-twice': { plain: '这些天里有的已经请过假了。' },
  'no-such-leave': { plain: '没有找到这次请假。' },
  'leave-over': { plain: '这次请假已经到最后一天了，不用再点。' },
  'no-such-shift': { plain: '这个班不在了，看看新的值班表。' },
  'shift-not-running': {
    plain: ({ by }) =>
      typeof by === 'string' ? `慢了一步，现在是${by}在值。` : '这个班现在没在值，看看新的值班表。',
  },
  'own-shift': { plain: '这个班就是你的，不用接。', elder: '这个班就是您的，不用接。' },
  'away-today': { plain: '你今天请了假，接不了班。', elder: '您今天请了假，接不了班。' },
  'not-secretary': { plain: '怎么算由书记来定。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)

export const weightField = {
  missing: '写一个 1 到 9 的数',
  same: '和现在一样',
  steps: { unit: '天', less: '少一天', more: '多一天', atLeast: '最少算一天', atMost: '最多算九天' },
}
export const leaveDay = (day: Day, today: Day): string => sayShortDay(day, today)
