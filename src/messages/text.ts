// What people are told, in words: a title, a line under it, and the page it opens.
import type { RefusalOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import { sayClock, sayDay, sayMoment, saySpan } from '../kernel/say'
import { instant, isDay, minutes, type Day } from '../kernel/time'
import { say, type Words } from '../kernel/words'
import type { MessageView, ToPhoneView } from './contract'
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
  const [day, start] = [fact(message, 'day'), message.facts['start'] ?? '']
  if (!isDay(day)) return ''
  if (start === '') return sayDay(day)
  // What was told of rooms before clock times were kept alike has the minute of the day.
  return `${sayDay(day)} ${sayClock(typeof start === 'number' ? start : minutes(start))}`
}
function span(message: Message): string {
  const [day, from, to] = [fact(message, 'day'), fact(message, 'from'), fact(message, 'to')]
  return isDay(day) ? `${sayDay(day)} ${saySpan(minutes(from), minutes(to))}` : ''
}
/** Whose visit it is, as its reader says it: one's own needs no name. */
const whose = (message: Message): string => name(message, 'visitor') || name(message, 'person') || '你'

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
  'rota-changed': () => ({ title: '值班表变了', note: '你值班的日子有变动，点这里看看。' }),
  'room-approved': (m) => ({ title: '房间约成了', note: `${room(m)}，照常来就行。` }),
  'room-declined': (m) => ({
    title: '房间这次没约成',
    note: `${room(m)}${reason(m)}。换个时间，或者打个电话问问。`,
  }),
  'room-closed': (m) => ({
    title: '约的房间那时候关了',
    note: `${room(m)}用不成了${reason(m)}。换个时间再约。`,
  }),
  'room-cancelled': (m) => ({
    title: '约的房间取消了',
    note: `${room(m)}用不成了${reason(m)}。换个时间再约。`,
  }),
  'room-rest-cancelled': (m) => ({
    title: '固定用的房间取消了',
    note: `${room(m)}起，后面 ${fact(m, 'count')} 次都取消了${reason(m)}。还要用，再约一个。`,
  }),
  'room-offer': (m) => ({ title: '等的房间空出来了', note: `${room(m)}${until(m)}。点这里说要不要。` }),
  'room-wait-closed': (m) => ({
    title: '排着的房间那时候关了',
    note: `${room(m)}用不成了${reason(m)}，不用等了。想换个时间，再排一次。`,
  }),
  'leave-ended': (m) => ({
    title: '你的假记成回来了',
    note: `${name(m, 'who')}替你记的，${when(m)}起又排你的班。不对就打电话说。`,
  }),
  'handover-note': (m) => ({
    title: `${name(m, 'who')}给你留了交接的话`,
    note: `${span(m)}的班留下的，看过了点「我接了」。`,
  }),
  'handover-taken': (m) => ({ title: `${name(m, 'who')}看过你留的话了`, note: '交接好了。' }),
  'case-opened': (m) => ({
    title: `${whose(m)}说的事记下来了，${fact(m, 'number')} 号`,
    note: `${name(m, 'who') ? `${name(m, 'who')}管这件事，` : ''}说好${dueDay(m)}前办好。点这里随时看。`,
  }),
  'case-words': (m) => ({ title: `${name(m, 'who')}给你写了几句话`, note: aboutCase(m) }),
  'case-holder': (m) => ({ title: `${name(m, 'who')}接过了你的事`, note: aboutCase(m) }),
  'case-extended': (m) => ({
    title: `你的事要晚几天`,
    note: `${fact(m, 'number')} 号，现在说好${dueDay(m)}前办好。为什么晚，点这里看。`,
  }),
  'case-done': (m) => ({
    title: `${name(m, 'who')}说办好了，等你说`,
    note: `${fact(m, 'number')} 号。解决了还是还没有，点这里说一声。`,
  }),
  'case-answered-for': (m) => ({ title: `${name(m, 'who')}替你回了话`, note: aboutCase(m) }),
  'case-asked': (m) => ({
    title: `${name(m, 'who')}想请你接一件事`,
    note: `${name(m, 'person')}的，${fact(m, 'number')} 号，说好${dueDay(m)}前办好。接不接，点这里说。`,
  }),
  'case-taken': (m) => ({ title: `${name(m, 'who')}接了这件事`, note: aboutCase(m) }),
  'case-joined': (m) => ({
    title: `${name(m, 'person')}又来说了这件事`,
    note: `${fact(m, 'number')} 号，${name(m, 'who')}接待的。说了什么，点这里看。`,
  }),
  'case-solved': (m) => ({ title: `${name(m, 'person')}说解决了`, note: `${fact(m, 'number')} 号。` }),
  'case-again': (m) => ({
    title: `${name(m, 'person')}说还没有解决`,
    note: `${fact(m, 'number')} 号，又算没办好，说好${dueDay(m)}前。为什么，点这里看。`,
  }),
  'shift-gone': (m) => ({ title: '这个班不是你的了', note: `${span(m)}${to(m)}。` }),
}

const reason = (m: Message): string =>
  fact(m, 'reason') === '' ? '' : `，因为：${fact(m, 'reason').replace(/。$/, '')}`
/** A moment, if there is one: how long something is held. */
function until({ facts }: Message): string {
  const at = facts['until']
  return typeof at === 'number' ? `，给你留到${sayMoment(instant(at))}` : ''
}
const dueDay = (m: Message): string => (isDay(fact(m, 'due')) ? sayDay(fact(m, 'due') as Day) : '')
const aboutCase = (m: Message): string => `${fact(m, 'number')} 号，点这里看。`
const room = (m: Message): string => `${when(m)} ${fact(m, 'room')}`

const from = (m: Message): string => (name(m, 'from') === '' ? '' : `，原来是${name(m, 'from')}`)
const to = (m: Message): string => (name(m, 'to') === '' ? '' : `，换成${name(m, 'to')}`)

/** What a message says, to 你 or in 长辈版 to 您. */
export function said(message: Pick<MessageView, 'kind' | 'facts' | 'names'>, elder: boolean): Said {
  const { title, note } = sentences[message.kind](message)
  const to = (words: string): string => (elder ? words.replace(/你/g, '您') : words)
  return { title: to(title), note: to(note) }
}

/** `2026年11月24日`, as WeChat wants a date. */
export function fullDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export interface Target {
  readonly page: string
  readonly query: Readonly<Record<string, string>>
}

/** The page a message opens; null where there is none. */
export function pageOf({ kind, about }: Pick<MessageView, 'kind' | 'about'>): Target | null {
  if (kind.startsWith('visit-'))
    return about ? { page: 'reception/pages/slip', query: { visit: about } } : null
  if (kind.startsWith('room-')) return about ? { page: 'rooms/pages/slip', query: { booking: about } } : null
  if (kind.startsWith('case-')) return about ? { page: 'cases/pages/show', query: { case: about } } : null
  if (kind.startsWith('help')) return { page: 'people/pages/helpers', query: {} }
  if (kind.startsWith('handover-')) return { page: 'duty/pages/handover', query: {} }
  return { page: 'duty/pages/turns', query: {} }
}

export const phoneWords = {
  title: '要打电话的人',
  hint: '手机上没通知到的，打个电话说一声。',
  empty: '都通知到了，没有要打的电话。',
  reached: '打过了',
  reachedOf: '打过了：',
  noAnswer: '没人接',
  noAnswerOf: '没人接：',
  answer: '问过了，去答复',
  answerOf: '问过了，去答复：',
  noPhone: '名册里没有电话，上门说一声。',
  notStaff: '这一页是前台用的',
  notStaffBody: '有事打个电话，前台会回话。',
}
const whyWords: Readonly<Record<ToPhoneView['why'], string>> = {
  unreachable: '没用微信',
  unwilling: '没开通知',
  refused: '微信没收',
  unsure: '不知道收到没有',
}
export function phoneNote({ home, why, noAnswer }: ToPhoneView): string {
  const tries = noAnswer > 0 ? [`打过 ${noAnswer} 次没人接`] : []
  return [...(home ? [home] : []), whyWords[why], ...tries].join(' · ')
}

type Code = RefusalOf<(typeof contract)['list' | 'read' | 'consent' | 'callList' | 'phoned']>
export const refusals: Words<Code> = {
  'not-wechat': { plain: '在微信里打开，才能收微信通知。消息都在「我的」里。' },
  'not-staff': { plain: '打电话告诉人是前台的事。你看自己的消息就行。' },
  'no-such-message': { plain: '没有找到这一条，退回去再看看。' },
  'already-reached': { plain: '这一位已经打过了，不用再打。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
