import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayDay, saySpan } from '../../kernel/say'
import { minutes, type Day } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type * as contract from './contract'
import type { PlannedView } from './contract'

export const words = {
  title: '排值班表',
  spanQuestion: '排到哪一天？',
  spanHint: '从明天排起，已经开始的班不动。',
  spanMissing: '选一个。',
  orderQuestion: '谁先谁后？',
  orderHint: '排在最前面的人值第一天，后面一个个轮。请假的日子自动往后让。',
  up: '往前',
  skip: '这次不排',
  skipped: '这次不排',
  back: '排回来',
  last: '至少要留一个人',
  checkQuestion: '排出来是这样',
  checkLoading: '正在排…',
  send: '就这么排',
  nothing: '和现在的一样，不用改。',
  done: '排好了。',
  provisionalNote: '标着「暂定」的日子，国家的放假通知还没出来，到时候可能会变。',
  provisional: '暂定',
  again: '重新看一遍',
  notSecretary: '值班表由书记来排',
  notSecretaryBody: '想换班，到「我的班」里请人替一下。',
  dayTitle: '改一天的班',
  dayHint: '已经开始的班不动。改了，正在问的换班就不算了，会告诉他们。',
  dayHow: '怎么排？',
  whole: '全天一个人',
  halves: '上午一个人，下午一个人',
  nobody: '没有人值',
  nobodyNote: '这一天由书记自己管',
  morning: '上午谁值？',
  afternoon: '下午谁值？',
  wholeWho: '谁值？',
  onLeave: '这天请假',
  dayMissing: '还没选人。',
  howMissing: '还没选怎么排。',
  daySave: '改成这样',
  daySaved: '改好了，也告诉他们了。',
  dayBegun: '今天的班已经开始了，不能改。要换人，就请人在「我的班」里点「我来接」。',
  editDay: '改这一天',
}

const kindWords: Readonly<Record<PlannedView['kind'], string>> = {
  added: '新排',
  kept: '不变',
  changed: '换人',
  removed: '取消',
  begun: '已经开始',
  closed: '不开门',
  nobody: '都请假',
}
export const kindWord = (kind: PlannedView['kind']): string => kindWords[kind]

type Turns = PlannedView['before']
const people = (turns: Turns): string =>
  turns.map(({ person, from, to }) => `${person.name} ${saySpan(minutes(from), minutes(to))}`).join('、')

/** What the day becomes, and what it was where that is another. */
export function dayNote({ kind, before, after, dayName }: PlannedView): string {
  const name = dayName === null ? '' : ` · ${dayName}`
  if (kind === 'closed') return dayName ?? kindWords.closed
  if (kind === 'nobody') return `没有人能值，由书记自己管${name}`
  if (kind === 'removed') return `原来是${people(before)}${name}`
  const now = people(after)
  return kind === 'changed' ? `${now}，原来是${people(before)}${name}` : `${now}${name}`
}

/** Who has the day as it stands. */
export const dayNow = (shifts: Turns): string =>
  `现在排的：${shifts.length > 0 ? people(shifts) : words.nobody}。`

export const lastDay = (day: Day): string => `到${sayDay(day)}`
export const spanWord = (days: number): string =>
  days === 14 ? '两个星期' : days === 31 ? '一个月' : '两个月'
export const nth = (n: number, name: string): string => `第${n}个 ${name}`
export const moveUp = (name: string): string => `${words.up}：${name}`
export const skipLabel = (name: string): string => `${words.skip}：${name}`
export const backLabel = (name: string): string => `${words.back}：${name}`
/** What laying it does, in one line. */
export function effect(changed: number, swaps: number): string {
  const ended = swaps === 0 ? '' : `，${swaps} 个正在问的换班会不算数`
  return changed === 0 ? words.nothing : `会动 ${changed} 天${ended}。有变动的人都会收到消息。`
}
export const unchanged = (days: number): string => `另外 ${days} 天不变，或者不开门。`
export const laid = (changed: number): string => `排好了，动了 ${changed} 天。`

type Code = RefusalOf<(typeof contract)['planRota' | 'applyRota' | 'dayRota' | 'editDay']>

export const refusals: Words<Code> = {
  'not-secretary': { plain: '值班表由书记来排，代行的人也不能改。' },
  'range-empty': { plain: '最后一天比第一天早，重新选。' },
  'range-too-long': { plain: '一次最多排 62 天，先排近的。' },
  'range-over': { plain: '这些天已经过去了。' },
  'no-such-member': { plain: '有一位现在不在轮值的人里，重新选。' },
  'rota-changed': { plain: '刚才有人换了班，或者又有班开始了。重新看一遍再定。' },
  'nothing-to-change': { plain: '和现在的一样，不用改。' },
  'shift-backwards': { plain: '结束要晚于开始，重新选时间。' },
  'shift-begun': { plain: '这个时间已经过了，只能排还没开始的。' },
  'shifts-overlap': { plain: '两个人的时间叠在一起了，错开再试。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
