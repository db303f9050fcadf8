// What people are told, in words: a title, a line under it, and the page it opens.
import type { RefusalOf } from '../kernel/contract'
import { sayClock, sayDay, saySpan } from '../kernel/say'
import { isDay, minutes } from '../kernel/time'
import type { Words } from '../kernel/words'
import type { MessageView } from './contract'
import type * as contract from './contract'
import type { MessageKind } from './rule'

export const words = {
  title: '消息',
  empty: '还没有消息。约的时间有变动，会写在这里。',
  fresh: '新',
  read: '看过了',
}

export interface Said {
  readonly title: string
  readonly note: string
}

type Message = Pick<MessageView, 'facts' | 'names'>

const fact = ({ facts }: Message, name: string): string => String(facts[name] ?? '')
const name = ({ names }: Message, place: string): string => names[place] ?? ''
/** `11月24日 星期二 上午10点`. */
function when(message: Message): string {
  const [day, start] = [fact(message, 'day'), fact(message, 'start')]
  if (!isDay(day)) return ''
  return start === '' ? sayDay(day) : `${sayDay(day)} ${sayClock(minutes(start))}`
}
function span(message: Message): string {
  const [day, from, to] = [fact(message, 'day'), fact(message, 'from'), fact(message, 'to')]
  return isDay(day) ? `${sayDay(day)} ${saySpan(minutes(from), minutes(to))}` : ''
}
/** Whose visit it is, as its reader says it: one's own needs no name. */
const whose = (message: Message): string => name(message, 'visitor') || '你'

const relations: Readonly<Record<string, string>> = {
  family: '家人',
  friend: '亲友',
  neighbour: '邻居',
  leader: '楼栋长',
}
function bookedBy(message: Message): string {
  const booker = name(message, 'booker')
  const relation = relations[fact(message, 'relation')]
  if (booker === '') return '前台'
  return relation ? `${booker}（${relation}）` : booker
}

type Sentence = (message: Message) => Said

const sentences: Readonly<Record<MessageKind, Sentence>> = {
  'visit-receiver': (m) => ({
    title: `${whose(m)}约的时间换人接待了`,
    note: `${when(m)}，换成${name(m, 'receiver')}。时间没变，照常来就行。`,
  }),
  'visit-day-closed': (m) => ({
    title: `${whose(m)}约的那天不开门了`,
    note: `${when(m)}来不成了。点这里改个时间，或者打个电话，前台来改。`,
  }),
  'visit-day-open': (m) => ({
    title: `${whose(m)}约的那天又照常开门了`,
    note: `${when(m)}，没改时间的照常来就行。`,
  }),
  'visit-booked-for': (m) => ({
    title: `${bookedBy(m)}帮你约了时间`,
    note: `${when(m)}。来不了的话，点这里改时间或者取消。`,
  }),
  'visit-moved-for': (m) => ({
    title: `${whose(m)}约的时间改了`,
    note: `改到${when(m)}，号也换了，点这里看。`,
  }),
  'visit-cancelled-for': (m) => ({
    title: `${whose(m)}约的时间取消了`,
    note: `${when(m)}不用来了。还想来，再约一次。`,
  }),
  'visit-tomorrow': (m) => ({
    title: `${whose(m)}明天约了时间`,
    note: `${when(m)}。来不了的话，点这里改时间或者取消。`,
  }),
  'helper-allowed': (m) => ({
    title: `${name(m, 'helper')}可以帮你约时间了`,
    note: `在前台登记的。不想让人帮了，点这里就能停。`,
  }),
  'helping-allowed': (m) => ({
    title: `你可以帮${name(m, 'elder')}约时间了`,
    note: '本人到前台说过了。约的时候先选给谁约。',
  }),
  'helper-ended': (m) => ({
    title: `${name(m, 'helper')}不再帮你约时间了`,
    note: '约好的还在，照常来就行。',
  }),
  'helping-ended': (m) => ({
    title: `你不用再帮${name(m, 'elder')}约时间了`,
    note: '约好的还在，本人自己看得到。',
  }),
  'swap-asked': (m) => ({
    title: `${name(m, 'who')}想和你换班`,
    note: `${span(m)}的班。点这里答应或者说不行。`,
  }),
  'swap-offered': (m) => ({ title: `${name(m, 'who')}找人替班`, note: `${span(m)}的班，谁有空谁来接。` }),
  'swap-declined': (m) => ({ title: `${name(m, 'who')}这次换不了班`, note: `${span(m)}的班还是你的。` }),
  'swap-withdrawn': (m) => ({ title: `${name(m, 'who')}不换班了`, note: `${span(m)}的班照原样。` }),
  'swap-void': (m) => ({ title: '换班的事作罢了', note: `${span(m)}的班中间变过了，要换就再问一次。` }),
  'shift-yours': (m) => ({ title: '这个班是你的了', note: `${span(m)}${from(m)}，到时候记得来。` }),
  'shift-gone': (m) => ({ title: '这个班不是你的了', note: `${span(m)}${to(m)}。` }),
}

const from = (m: Message): string => (name(m, 'from') === '' ? '' : `，原来是${name(m, 'from')}`)
const to = (m: Message): string => (name(m, 'to') === '' ? '' : `，换成${name(m, 'to')}`)

/** What a message says, to 你 or in 长辈版 to 您. */
export function said(message: Pick<MessageView, 'kind' | 'facts' | 'names'>, elder: boolean): Said {
  const { title, note } = sentences[message.kind](message)
  const to = (words: string): string => (elder ? words.replace(/你/g, '您') : words)
  return { title: to(title), note: to(note) }
}

export interface Target {
  readonly page: string
  readonly query: Readonly<Record<string, string>>
}

/** The page a message opens; null where there is none. */
export function pageOf({ kind, about }: Pick<MessageView, 'kind' | 'about'>): Target | null {
  if (kind.startsWith('visit-'))
    return about ? { page: 'reception/pages/slip', query: { visit: about } } : null
  if (kind.startsWith('help')) return { page: 'people/pages/helpers', query: {} }
  return { page: 'duty/pages/turns', query: {} }
}

type Code = RefusalOf<(typeof contract)['list' | 'read']>
export const refusals: Words<Code> = {}
