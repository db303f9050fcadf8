import type { RefusalOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import { sayClock, sayDay, sayMoment, sayShortMoment, saySlot, saySpan, sayShortDay } from '../kernel/say'
import { dayOf, minutes, type Day, type Instant } from '../kernel/time'
import type { Words } from '../kernel/words'
import { say } from '../kernel/words'
import type {
  BookingView,
  RoomView,
  approve,
  bookFor,
  cancelFor,
  change,
  book,
  cancel,
  close,
  closing,
  decline,
  freeTimes,
  reopen,
  requests,
  show,
} from './contract'
import { overQuota } from './quota/text'

export const words = {
  title: '约房间',
  heading: '想用哪一间？',
  hint: '都不收钱，居民都能约。不会用手机，打电话或者到前台约也一样。',
  empty: '还没有登记房间。打电话问问社区。',
  next: '最早',
  noNext: '能约的日子都满了',
  daysLabel: '哪一天',
  slotsLabel: '几点开始',
  chosen: '选好了',
  free: '空着',
  taken: '有人约了',
  full: '满了',
  closed: '不开门',
  fullDay: '这天都约满了，看看别的日子。',
  over: '过了',
  dayOver: '今天的时间都过了，看看明天的。',
  closedDay: '这天不开门，看看别的日子。',
  chooseFirst: '先选一个时间',
  nextLength: '下一步：用多久',
  lengthQuestion: '用多久？',
  lengthMissing: '选一个时长。',
  peopleQuestion: '大概几个人来？',
  peopleHint: '差一两个不要紧。',
  people: '几个人',
  unit: '人',
  less: '少一个人',
  more: '多一个人',
  purposeQuestion: '用来做什么？',
  purposeHint: '一句话就行，比如「老年合唱排练」。',
  purpose: '用来做什么',
  purposeMissing: '写一句用来做什么。',
  checkQuestion: '看看对不对',
  room: '哪一间',
  when: '什么时候',
  book: '约下来',
  where: '在哪',
  waiting: '等答复',
  declined: '没批',
  cancelled: '取消了',
  requestsTitle: '等答复的',
  requestsHeading: '谁在等答复？',
  requestsHint: '过了时间没人答复，时间就让出来了。',
  requestsEmpty: '现在没有等答复的。',
  notStaff: '这里是给值班的人看的',
  notStaffBody: '居民自己约的，在「我的」里看。',
  approve: '同意',
  decline: '不同意',
  declineSend: '就这样答复',
  reason: '为什么不行？',
  reasonHint: '写一句，约的人看得到。比如「那天下午要消防检查」。',
  reasonMissing: '写一句为什么。',
  keepAsking: '先不答复',
  cancelledSentence: '时间已经让出来了，以后想用再约。',
}

/** 坐得下 16 人 · 没有台阶 · 一次最长 2 小时. */
export function aboutRoom({ seats, stepFree, longest, lanes, approval }: RoomView): string {
  const parts = [`坐得下 ${seats} 人`, stepFree ? '没有台阶' : '门口有台阶', `一次最长 ${duration(longest)}`]
  if (lanes > 1) parts.push(`${lanes} 张桌子各约各的`)
  if (approval) parts.push('要社区点头')
  return parts.join(' · ')
}

export function openHours({ opens, closes, openDays }: RoomView): string {
  const days = openDays === 'every' ? '天天' : '工作日'
  return `${days} ${saySpan(minutes(opens), minutes(closes))}`
}

/** `90` → `1个半小时`. */
export function duration(length: number): string {
  const hours = Math.floor(length / 60)
  if (length % 60 === 30) return hours === 0 ? '半小时' : `${hours}个半小时`
  return length % 60 === 0 ? `${hours} 小时` : `${length} 分钟`
}

export const nextFree = (day: Day, start: string, today: Day): string =>
  `${words.next}${sayShortDay(day, today)}${sayClock(minutes(start))}有空`

export const freeCount = (count: number): string => `${count} 段空`
export const timesQuestion = (day: Day, today: Day): string => `${sayShortDay(day, today)}想几点用？`
export const slotWord = (start: string): string => saySlot(minutes(start))
export const until = (end: string): string => `到${sayClock(minutes(end))}`
export const span = (day: Day, start: string, end: string): string =>
  `${sayDay(day)} ${saySpan(minutes(start), minutes(end))}`
export function bookAfter(
  room: Pick<RoomView, 'approval' | 'answerHours'> | undefined,
  elder: boolean,
): string {
  const you = elder ? '您' : '你'
  if (!room?.approval) return `约好了马上告诉${you}，不用等答复。`
  return `这间要社区点头：${room.answerHours} 小时内答复${you}，时间先给${you}留着。`
}
/** `上午10:30前要答复：苏晓荷`: until when, and who. */
export const answerLine = (expiresAt: Instant, now: Instant, answerers: readonly string[]): string =>
  `${sayShortMoment(expiresAt, dayOf(now))}前要答复 · ${answerers.length > 0 ? answerers.join('、') : '前台'}`
export const whoLine = ({ name, home }: { name: string; home: string | null }): string =>
  home === null ? name : `${name} · ${home}`
export const actOf = (act: string, name: string): string => `${act}：${name}`
export const headcount = (people: number): string => `${people} 人`
export const atMost = (seats: number): string => `这间坐得下 ${seats} 人，再多就挤了。`
export const atLeast = '至少一个人。'

interface Shown {
  readonly booking: BookingView
  readonly answerers: readonly string[]
}

/** What a slip says of a request, and of what staff cancelled; of any other booking the slip speaks for itself. */
export function ownWords({ booking, answerers }: Shown, elder: boolean) {
  const { state, expiresAt, answerReason, cancelReason } = booking
  const you = elder ? '您' : '你'
  switch (state) {
    case 'waiting': {
      const who = answerers.length > 0 ? answerers.join('、') : '前台'
      const sentence = `${who}最晚${sayMoment(expiresAt!)}前答复${you}。时间先给${you}留着。`
      return { title: words.waiting, word: `${words.waiting}。`, sentence, tone: 'wait' as const }
    }
    case 'declined':
      return declinedWords(`${answerReason ?? ''}。想换个时间，再约一次。`)
    case 'expired':
      return declinedWords(
        `说好${sayMoment(expiresAt!)}前答复，没做到。时间已经让出来了，打个电话催一下，或者再约一次。`,
      )
    case 'cancelled':
      if (cancelReason === null) return undefined
      return {
        ...{ title: words.cancelled, word: `${words.cancelled}。`, tone: 'quiet' as const },
        sentence: `社区取消的：${cancelReason}。想换个时间，再约一次。`,
      }
    case 'stands':
      return undefined
  }
}

const declinedWords = (sentence: string) =>
  ({ title: words.declined, word: `${words.declined}。`, sentence, tone: 'quiet' }) as const

/** The number to say at the door: short, and only so that two people can tell that they mean the same. */
export const slipCode = ({ bookingId }: Pick<BookingView, 'bookingId'>): string =>
  bookingId.slice(-4).toUpperCase()

type Code =
  | RefusalOf<typeof book>
  | RefusalOf<typeof cancel>
  | RefusalOf<typeof freeTimes>
  | RefusalOf<typeof show>
  | RefusalOf<typeof requests>
  | RefusalOf<typeof approve>
  | RefusalOf<typeof decline>
  | RefusalOf<typeof closing>
  | RefusalOf<typeof close>
  | RefusalOf<typeof reopen>
  | RefusalOf<typeof bookFor>
  | RefusalOf<typeof cancelFor>
  | RefusalOf<typeof change>

const text = (fact: unknown): string => String(fact ?? '')
const clockFact = (fact: unknown): string => text(fact).replace(/^0/, '')

/** What was taken, and what is still free: said apart, because the first stands in bold. */
export function takenWords(refusal: Refusal): { strong: string; rest: string } {
  return { strong: `${clockFact(refusal['start'])} 刚被别人约走了`, rest: `，${freeInstead(refusal)}` }
}

/** The next time that is free, on the day that was asked for or a later one: no refusal is a dead end. */
function freeInstead(facts: Readonly<Record<string, unknown>>): string {
  if (facts['next']) return `${clockFact(facts['next'])} 还空着。`
  const later = laterFree(facts)
  return later === ''
    ? '往后这些天都没有同样长的空了。打个电话，前台帮着想办法。'
    : `这天没有同样长的空了，${later}`
}

function laterFree(facts: Readonly<Record<string, unknown>>): string {
  const { laterDay, later } = facts
  return laterDay ? `最早${sayDay(text(laterDay) as Day)}${sayClock(minutes(text(later)))}空着。` : ''
}

export const refusals: Words<Code> = {
  'no-such-room': { plain: '这间房现在不能约了。回去挑另一间。' },
  'no-standing': { plain: '住在这里或在这里上班的人，才能用手机约。你想用，打个电话，前台帮你约。' },
  'in-the-past': { plain: (facts) => `这个时间已经过了，挑一个晚一点的。${laterFree(facts)}` },
  'too-far-ahead': {
    plain: (facts) => `现在最远能约到${sayDay(text(facts['lastDay']) as Day)}。${laterFree(facts)}`,
  },
  'closed-day': {
    plain: (facts) => `${sayDay(text(facts['day']) as Day)}不开门，换一天。${laterFree(facts)}`,
  },
  'outside-hours': {
    plain: (facts) =>
      `这间房${clockFact(facts['opens'])}开门，${clockFact(facts['closes'])}关门，挑这中间的时间。${laterFree(facts)}`,
  },
  closed: { plain: (facts) => `这段时间不能用：${text(facts['reason'])}。${freeInstead(facts)}` },
  'off-the-grid': { plain: (facts) => `开始和结束都要落在整 ${text(facts['unit'])} 分钟上，重新挑一下。` },
  'too-long': { plain: (facts) => `一次最长 ${duration(Number(facts['longest']))}，短一点。` },
  'over-quota': { plain: overQuota },
  'too-many-people': { plain: (facts) => `这间坐得下 ${text(facts['seats'])} 人。人多就换一间大的。` },
  taken: { plain: (facts) => sentence(takenWords({ ...facts, code: 'taken' })) },
  'no-such-booking': { plain: '没有找到这一单。到「我的」里看看。' },
  'already-cancelled': { plain: '这一单早就取消了，不用再点。' },
  expired: { plain: '说好的答复时间过了，这次没批成，时间早就让出来了。' },
  'not-staff': { plain: '这是社区值班的人办的。找前台，或者打电话。' },
  'nothing-asked': { plain: '这一单不用答复，早就约好了。' },
  'already-answered': { plain: '这一单已经有人答复过了。刷新一下，看看结果。' },
  'taken-over': { plain: '答复晚了一步，这段时间刚让别人约走了。' },
  'already-closed': { plain: '这段时间里已经关过了。先看看关的是哪几天。' },
  'list-changed': { plain: '刚才有人约了或者取消了，名单变了。再看一遍，照新的名单来。' },
  'span-empty': { plain: '结束要比开始晚。' },
  'span-over': { plain: '开始的时间已经过了。' },
  'span-too-long': { plain: '一次最多关 92 天。再长的话，在设置里停用这间房。' },
  'span-uneven': { plain: '开始和结束都要落在整 15 分钟上。' },
  'no-such-closure': { plain: '没有找到这一次关房。' },
  'already-open': { plain: '早就开了，不用再点。' },
  'no-such-person': { plain: '没有找到这个人。再查一遍门牌号或者电话。' },
  'hours-backwards': { plain: '关门要比开门晚。' },
  'hours-uneven': { plain: '开门、关门和一次最长，都要是「每段多长」的整数倍。' },
  'buffers-outside': { plain: '布置和打扫的时间超出了一天。把开门推后，或者把关门提前。' },
  'lanes-fixed': { plain: '后面还有人约着，或者它和别的房间连着，这会儿不能改同时能约几家。' },
  'already-started': { plain: '已经到时间了，不能在手机上取消。打个电话说一声就行。' },
}

const sentence = ({ strong, rest }: { strong: string; rest: string }): string => strong + rest

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
