import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayClock, sayDay, sayShortDay, sayShortMoment, saySpan } from '../../kernel/say'
import { dayOf, instant, minuteOf, minutes, type Day, type Instant } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import { moment } from '../text'
import type * as contract from './contract'
import type { OutView, ShiftView, SwapView } from './contract'
import type { Answer, State } from './rule'

export const words = {
  title: '我的班',
  heading: '我哪天值班',
  headingAll: '大家哪天值班',
  hint: '大家看到的都一样：谁哪天值班，谁想换。',
  mine: '我的班',
  noneMine: '往后两个月没有排到你。',
  noneMineElder: '往后两个月没有排到您。',
  running: '正在值',
  waitingSection: '等一句答复',
  askedSection: '这两周的换班',
  nothingAsked: '没有别的换班。',
  ask: '请人替班、换班',
  askOff: '没有还没开始的班',
  askTitle: '换班',
  whichQuestion: '哪一个班？',
  whichHint: '只能换还没开始的班。',
  whichMissing: '选一个班。',
  howQuestion: '怎么换？',
  howMissing: '选一样。',
  favour: '请人替我',
  favourNote: '不用还',
  exchange: '跟人对换',
  exchangeNote: '拿对方的一个班来换',
  whomQuestion: '问谁？',
  whomHint: '问一位，或者问大家，谁先答应就是谁。',
  whomMissing: '选一位，或者问大家。',
  everybody: '问大家',
  everybodyNote: '谁先答应就是谁',
  theirQuestion: '换哪一个班？',
  theirMissing: '选一个班来换。',
  theirNone: '往后没有排到班，没法对换。回上一步换一位。',
  checkQuestion: '看看对不对',
  give: '让出的班',
  take: '换来的班',
  whom: '问谁',
  send: '问一声',
  sendAfter: '答应了马上换好，两天没答应就算了。',
  askedDone: '问过了。',
  askedNext: '答应了会告诉你，班也马上换过来。',
  askedNextElder: '答应了会告诉您，班也马上换过来。',
  forWhomTitle: '帮谁记？',
  forWhomHint: '轮值的人打电话来，就替人记下。记的人和本人都留着名字。',
  notOnRota: '这一页是书记和轮值的人用的',
  notOnRotaBody: '想知道哪天谁值班，看值班表就行。',
  moreSection: '别的',
  rota: '看值班表',
  plan: '排值班表',
  out: '外出',
  door: '门牌',
  doorNote: '接到电话，替人记一下',
}

const stateWords: Readonly<Record<State, string>> = {
  open: '等答复',
  accepted: '换好了',
  declined: '没换成',
  withdrawn: '不换了',
  void: '班变了，不算了',
  undone: '又换回去了',
  expired: '没人答应',
}
export const stateWord = (state: State): string => stateWords[state]

const answerWords: Readonly<Record<Answer, string>> = {
  accept: '我来值',
  decline: '我不行',
  withdraw: '不换了',
  undo: '换回去',
}
/** An exchange is agreed to in another word than a favour. */
export function answerWord(how: Answer, { take }: SwapView, whose: string | null): string {
  if (how === 'accept' && take) return '对换'
  return whose === null ? answerWords[how] : answerWords[how].replace('我', whose)
}
/** @param whose the member who phoned; null: the reader. */
export const answerLabel = (how: Answer, swap: SwapView, whose: string | null, today: Day): string =>
  `${answerWord(how, swap, whose)}：${swapTitle(swap, today)}`

type Times = Pick<ShiftView, 'day' | 'from' | 'to'>

/** `11月25日 周三 上午9点到下午6点`. */
export const shiftTime = ({ day, from, to }: Times, today: Day): string =>
  `${sayShortDay(day, today)} ${saySpan(minutes(from), minutes(to))}`

export function swapTitle({ give, take, askedOf }: SwapView, today: Day): string {
  const day = sayShortDay(give.day, today)
  if (take)
    return `${give.person.name}想拿${day}的班，换${take.person.name}${sayShortDay(take.day, today)}的班`
  const whom = askedOf ? `请${askedOf.name}` : '请谁'
  return `${give.person.name}${whom}替${day}的班`
}

export function swapNote(swap: SwapView, today: Day): string {
  const parts = [shiftTime(swap.give, today)]
  if (swap.state === 'open') parts.push(`${sayShortMoment(swap.expiresAt, today)}前答复`)
  if (swap.taker) parts.push(`${swap.taker.name}答应了`)
  parts.push(...swap.recordedBy.map(({ name }) => `${name}帮着记的`))
  return parts.join(' · ')
}

export const cameBack = (name: string): string => `${name}回来了`
export const goesOut = (name: string): string => `${name}要出去一下`

/** `下午2点半出去，说好下午4点回来 · 苏晓荷帮着记的`. */
export function outLine({ since, until, recordedBy }: OutView, now: Instant): string {
  const back = until === null ? '还没说几点回来' : `说好${moment(until, now)}回来`
  const line = `${moment(since, now)}出去，${back}`
  return recordedBy ? `${line} · ${recordedBy.name}帮着记的` : line
}

/** The member's own page, the page of whoever phoned, or for who has no shifts that of all. */
export const heading = (me: { readonly name: string } | null | undefined, phoned: boolean): string =>
  me === null ? words.headingAll : phoned && me ? forMember(me.name) : words.heading
export const mineTitle = (whose: string | null): string => (whose === null ? words.mine : `${whose}的班`)
export const forMember = (name: string): string => `帮${name}记`
export const minePlain = (elder: boolean, whose: string | null): string =>
  whose !== null ? `往后两个月没有排到${whose}。` : elder ? words.noneMineElder : words.noneMine
export const askedNext = (elder: boolean): string => (elder ? words.askedNextElder : words.askedNext)

type Code = RefusalOf<
  (typeof contract)['turns' | 'askSwap' | 'acceptSwap' | 'declineSwap' | 'withdrawSwap' | 'undoSwap']
>

const momentOf = (fact: unknown): string => {
  if (typeof fact !== 'number') return ''
  const t = instant(fact)
  return `${sayDay(dayOf(t))} ${sayClock(minuteOf(t))}`
}

const overWords: Readonly<Partial<Record<State, string>>> = {
  accepted: '已经有人答应了',
  declined: '已经说了不换',
  withdrawn: '已经不换了',
  void: '班变过了，这一次不算了',
  undone: '已经换回去了',
  expired: '时间过了，没来得及答复',
}

export const refusals: Words<Code> = {
  'not-on-rota': { plain: '这是书记和轮值的人用的。' },
  'no-such-member': { plain: '现在轮值的人里没有这一位。' },
  'no-such-shift': { plain: '这个班不在了，回去看看值班表。' },
  'not-your-shift': { plain: '这个班已经换了人，回去看看值班表。' },
  'not-their-shift': { plain: '要换的那个班已经换了人，重新挑一个。' },
  'shift-begun': {
    plain: (facts) => `这个班${momentOf(facts['at'])}就开始了，换不了。正在值的班，找人来点「我来接」。`,
  },
  'already-asked': { plain: '这个班已经在问了。等答复，或者先点「不换了」。' },
  'no-such-swap': { plain: '没有找到这一次换班。' },
  'not-yours': { plain: '这一次问的不是你。', elder: '这一次问的不是您。' },
  'swap-over': {
    plain: (facts) => `${overWords[facts['state'] as State] ?? '这一次已经了了'}，不用再点。`,
  },
  'on-leave': { plain: '那天有一位请了假，接不了这个班。' },
  'shift-changed': { plain: '班已经变过了，这一次换不成。看看新的值班表，再问一次。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
