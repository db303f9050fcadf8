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
  closedSlot: '不能用',
  full: '满了',
  closed: '不开门',
  fullDay: '这天都约满了。',
  nothingLeft: '往后这些天也没有空了，打个电话，前台帮着想办法',
  over: '过了',
  dayOver: '今天的时间都过了。',
  closedDay: '这天不开门。',
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
  forWhom: '给谁约',
  asked: '怎么来约的？',
  askedWays: ['打电话来约的', '到前台来约的'],
  askedCommunity: '社区自己的活动',
  askedCommunityNote: '不算在谁的一周里',
  askedMissing: '选一个：打电话，还是到前台。',
  deskTitle: '房间的一天',
  deskHint: '谁在什么时候用哪一间。',
  deskEmpty: '这天还没有人约房间。',
  bookFor: '帮人约一间',
  waitingRow: '等答复的',
  waitingTitle: '谁在排队',
  waitingNote: '空出来先留给谁，替没手机的人答复',
  useTitle: '房间用得怎样',
  useNote: '开了多久，约了多少，来没来',
  waitingNone: '现在没有',
  manage: '设置和关房',
  manageNote: '开门时间、打扫、要不要答复、哪几天不能用',
  sheets: '贴在门上的单子',
  sheetTitle: '门口的单子',
  print: '打印',
  sheetFree: '其余时间空着。想用，到前台说一声，或者用手机约。',
  sheetEmpty: '这一天还没有人约。想用，到前台说一声，或者用手机约。',
  byDesk: '前台代约',
  cancelFor: '取消这一单',
  cancelReason: '为什么取消？',
  cancelReasonHint: '约的人看得到。比如「他打电话来，家里有事」。',
  cancelSend: '取消，告诉本人',
  keep: '不取消',
  done: '约好了，号码告诉来的人：',
  visitCount: '单',
  closeTitle: '关这间房',
  closeNote: '检修、消防、办大事的时候',
  closeHeading: '哪几天不能用？',
  closeFrom: '从哪天起',
  closeUntil: '到哪天为止',
  closePart: '一天里的哪段',
  parts: { whole: '整天', morning: '上午', afternoon: '下午', evening: '晚上' },
  closeReason: '为什么不能用？',
  closeReasonHint: '想约的人看得到。比如「换地板」。',
  closeLook: '先看里面约了谁',
  closeBack: '回去改',
  insideTitle: '这些会取消，本人会收到消息',
  insideNone: '里面没有人约。',
  closures: '不能用的日子',
  reopen: '现在就开放',
  hallsTitle: '哪间分成几间',
  hallsNote: '一个大厅隔成两间，约了整间就都占着',
  manageHeading: '哪一间？',
  misfitsTitle: '这些照旧，不会取消',
  misfitsNone: '没有碍着谁。',
  changeLook: '先看碍不碍着谁',
  changeSend: '就这样改',
  hours: '开门的时间',
  opens: '几点开门',
  closes: '几点关门',
  openDays: '哪些天开',
  hourUnit: '点',
  hourLess: '早一个钟头',
  hourMore: '晚一个钟头',
  hourLeast: '最早 0 点',
  hourMost: '最晚 24 点',
  lengths: '约多久',
  unitLabel: '每段多长',
  longest: '一次最长',
  ahead: '能提前多少天约',
  cleaning: '布置和打扫',
  before: '用之前留多久',
  after: '用之后留多久',
  lanes: '同时能约几家',
  lanesUnit: '家',
  lanesLess: '少一家',
  lanesMore: '多一家',
  lanesLeast: '至少一家。',
  lanesMost: '最多 20 家。',
  answerTitle: '要不要先答复',
  approval: '约了要社区点头',
  approvalNote: '没点头之前，时间先留着',
  answerHours: '多久以内答复',
  retired: '停用',
  retiredNote: '名单上不再出现，约好的照旧',
  yes: '是',
  no: '否',
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

/** `上午9点到12点不能用：换地板。`: what of a day a room is closed for. */
export const closedWords = (closed: readonly { start: string; end: string; reason: string }[]): string =>
  closed
    .map(({ start, end, reason }) => `${saySpan(minutes(start), minutes(end))}不能用：${reason}。`)
    .join('')

/** How much of the space is open to residents; nothing while an area is not known. */
export const shareWords = (share: number | null | undefined): string | null =>
  share === null || share === undefined ? null : `这栋楼里，${share}% 的地方是给居民用的。`
export const forWhom = ({ name, home }: { name: string; home: string }): string => `给${name}（${home}）约`

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
export const bookingCount = (count: number): string => `${count} ${words.visitCount}`
export const deskHeading = (day: Day, today: Day): string => `${sayShortDay(day, today)}谁用房间？`
export const waitingCount = (count: number): string => `${count} 单，点开答复`
export const whoLine = ({ name, home }: { name: string; home: string | null }): string =>
  home === null ? name : `${name} · ${home}`
export const actOf = (act: string, name: string): string => `${act}：${name}`
export const partOptions = (Object.keys(words.parts) as (keyof typeof words.parts)[]).map((key) => ({
  key,
  word: words.parts[key],
}))
export const openDayOptions = [
  { key: 'working' as const, word: '工作日' },
  { key: 'every' as const, word: '天天' },
]
export const hoursWord = (hours: number): string => `${hours} 小时`
export const daysWord = (days: number): string => `${days} 天`
export const bufferWord = (length: number): string => (length === 0 ? '不用留' : duration(length))

interface Span {
  readonly firstDay: string
  readonly start: string
  readonly lastDay: string
  readonly end: string
}
/** `11月25日 星期三 凌晨0点到晚上12点关：换地板`. */
export function closingLine({ firstDay, start, lastDay, end }: Span, reason: string): string {
  const to = firstDay === lastDay ? '' : `到${sayDay(lastDay as Day)}`
  const day = `${sayDay(firstDay as Day)}${to}`
  return start === '00:00' && end === '24:00'
    ? `${day}整天不能用：${reason}`
    : `${day} ${spanOf(start, end)}不能用：${reason}`
}
export const closeWord = (count: number): string => (count === 0 ? '关上' : `关上，取消这 ${count} 单`)
export const closureLine = ({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): string =>
  `${sayMoment(startsAt)} 到 ${sayMoment(endsAt)}`

interface SetRoom {
  readonly settings: { opens: string; closes: string; retired: boolean; approval: boolean }
  readonly closures: readonly unknown[]
}
export function settingsNote({ settings: { opens, closes, retired, approval }, closures }: SetRoom): string {
  const parts = [retired ? '停用了' : spanOf(opens, closes)]
  if (approval) parts.push('要社区点头')
  if (closures.length > 0) parts.push('有几天不能用')
  return parts.join(' · ')
}

export const spanOf = (start: string, end: string): string => saySpan(minutes(start), minutes(end))
export const dayWord = (day: Day): string => sayDay(day)
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
  'buffers-uneven': { plain: '布置和打扫要留整 15 分钟的倍数，最多 2 小时。' },
  'lanes-fixed': { plain: '后面还有人约着，或者它和别的房间连着，这会儿不能改同时能约几家。' },
  'already-started': { plain: '已经到时间了，不能在手机上取消。打个电话说一声就行。' },
}

const sentence = ({ strong, rest }: { strong: string; rest: string }): string => strong + rest

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
