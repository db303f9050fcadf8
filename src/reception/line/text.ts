import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayClock } from '../../kernel/say'
import { minuteOf, minutes, type Instant } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import { kindWord } from '../text'
import type * as contract from './contract'
import type { LineRow, OwnPlace } from './contract'
import type { Outcome, Priority, State, Wait } from './rule'

export const words = {
  title: '排队取号',
  nowHeading: '今天来，要等多久',
  mineHeading: '排到哪了',
  takeNumber: '取一个号',
  takeAnother: '再取一个号',
  noNumber: '不用取号也行：直接来，前台给一张纸号。',
  frail: '腿脚不便、怀着孕或者带着小娃，到了跟前台说一声，先看。',
  serving: '叫到了',
  closedTitle: '现在不取号',
  leave: '不等了',
  leaveSure: '真的不等了？号就让出去了。',
  leaveYes: '不等了，号不要了',
  leaveNo: '还是等',
  checkIn: '我到了，填门口的码',
  cameFor: '记下了。坐着等叫号就行。',
  checkInBack: '我回来了，填门口的码',
  checkInTitle: '我到了',
  codeQuestion: '门口屏上的六个数是多少？',
  codeHint: '一分钟换一次，看着屏填。填不了就跟前台说一声，一样算到了。',
  codeField: '六个数',
  codeMissing: '六个数要填满。',
  codeSend: '我到了',
  seeVisit: '看约的那张单',
  checkQuestion: '看看对不对',
  noteEmpty: '见面再说',
  who: '谁来',
  forUnknown: '不知道是谁，只给号',
  first: '要不要先看？',
  firstHint: '有一样就先看。没有就按号来。',
  firstNone: '按号来',
  whoHint: '报得出门牌或者手机号就找一找，报不出也给号。',
  kind: '什么事',
  note: '先说几句',
  giveTitle: '给人取号',
  give: '给号',
  take: '取号',
  counterTitle: '排队',
  counterHeading: '现在叫谁',
  callNext: '叫下一位',
  callNextEmpty: '现在没有人等',
  giveNumber: '给来的人一个号',
  doorCode: '门口的码',
  dayList: '这一天约的',
  settings: '接待怎么安排',
  settingsNote: '几点到几点、一次多久、同时几位',
  waitingTitle: '等着的',
  calledTitle: '叫到的',
  talkingTitle: '正在谈',
  parkedTitle: '先等等',
  missedTitle: '没来',
  expectedTitle: '约了还没到',
  doneTitle: '谈完了',
  leftTitle: '不等了的',
  lineEmpty: '这会儿没有人排队。',
  unknownPerson: '没留名字',
  callThis: '叫这一位',
  callAgain: '再叫一次',
  beginTalk: '开始谈',
  endTalk: '谈完了，写一句',
  park: '先等等',
  miss: '叫了没来',
  back: '回来了',
  arrive: '到了',
  undo: '点错了，退回去',
  letFirst: '让先看',
  notFirst: '还是按号来',
  seeCase: '看这件事',
  print: '打印这张号',
  more: '别的',
  less: '收起来',
  notStaff: '这一页是前台和值班的人用的',
  notStaffBody: '你自己排的，在「办事」的「排队取号」里看。',
  outcomeTitle: '谈完了',
  outcomeQuestion: '谈得怎么样？',
  outcomeMissing: '选一样，谈到哪算哪。',
  outcomeWords: '写给来的人',
  outcomeWordsHint: '比如：周五前给回话。来的人看得到。',
  fileQuestion: '记成一件事',
  fileHint: '没当场办好的，记下来，来的人手机上看得到。',
  fileNew: '记成一件新的事',
  fileNewNote: '谁接待，先由谁管',
  fileMissing: '选一样：记成新的，还是接着哪件。',
  fileAbout: '一句话说是什么事',
  fileAboutHint: '比如：厨房漏水。来的人看得到。',
  fileAboutMissing: '写一句是什么事。',
  fileUnknown: '不知道来的是谁，记不成一件事。要回话的，先问好怎么找。',
  deskNote: '前台自己记的',
  deskNoteHint: '只有前台和值班的人看得到。',
  outcomeSend: '写好了',
  codeTitle: '到了填这个码',
  codeHow: '约了时间的，在手机上点「我到了」，填这六个数。没有手机的，跟前台说一声。',
  codeNext: '一分钟换一次',
  codeSquare: '方块里是同一个码',
  codeScan: '用小程序的，扫方块也行，里面是同一个码。',
  slipTitle: '排队的号',
  slipKeep: '叫到号就进去。错过了没关系，回来跟前台说一声，接着排。',
  slipPrint: '打印',
  slipGone: '没有找到这张号。',
  slipPlace: '在哪等',
  slipTaken: '取号',
}

/** As on every screen: no other words for where somebody stands. */
export const stateWord: Readonly<Record<State, string>> = {
  expected: '约好了',
  waiting: '到了',
  called: '到了',
  parked: '到了',
  talking: '正在谈',
  done: '谈完了',
  missed: '没来',
  left: '取消了',
}

const priorityWords: Readonly<Record<Priority, { word: string; note: string }>> = {
  frail: { word: '腿脚不便、身体不好', note: '年纪大、拄拐、坐轮椅、刚出院' },
  child: { word: '怀着孕、带着小娃', note: '抱着的、哭闹的' },
  urgent: { word: '等不得的急事', note: '停水停电、有人受伤、马上要办' },
}
export const priorityWord = (priority: Priority): string => priorityWords[priority].word
export const priorityNote = (priority: Priority): string => priorityWords[priority].note

const outcomeWords: Readonly<Record<Outcome, { word: string; note: string }>> = {
  settled: { word: '当场说清楚了', note: '办好了，或者问明白了' },
  promised: { word: '答应回话', note: '写上谁、哪天前' },
  'passed-on': { word: '转给别人办', note: '写上转给谁' },
  open: { word: '还没谈完', note: '写上下次怎么接着谈' },
}
export const outcomeWord = (outcome: Outcome): string => outcomeWords[outcome].word
export const outcomeNote = (outcome: Outcome): string => outcomeWords[outcome].note

/** `12 号` */
export const codeWord = (code: string): string => `${code} 号`

/** A wait as a range; nobody knows it to the minute. */
export function waitWord({ low, high }: Wait): string {
  if (high === 0) return '不用等'
  if (low === 0) return `最多等 ${high} 分钟`
  return `等 ${low} 到 ${high} 分钟`
}

export const waitingCount = (count: number): string =>
  count === 0 ? '现在没有人等' : `现在有 ${count} 位在等`
export const placeLine = (place: string): string => `在${place}等`
export const updated = (t: Instant): string => `更新于 ${sayClock(minuteOf(t))}`
export const servingLine = (codes: readonly string[]): string =>
  `${words.serving}：${codes.map(codeWord).join('、')}`

/** What one does now, under the number. */
export function ownSentence({ state, ahead, wait, start }: OwnPlace, elder: boolean): string {
  const you = elder ? '您' : '你'
  switch (state) {
    case 'waiting':
      return ahead === 0 ? `下一位就是${you}，别走远。` : `前面还有 ${ahead} 位，${waitWord(wait!)}。`
    case 'called':
      return `叫到${you}了，请进。`
    case 'parked':
      return `先等等，号给${you}留着。好了跟前台说一声，或者填门口的码。`
    case 'talking':
      return `正在谈，不用管手机。`
    case 'expected':
      return `${sayClock(minutes(start!))}约好了。到了填门口的码，或者跟前台说一声，就排上了。`
    case 'missed':
      return start === null
        ? `刚才叫了没等到${you}。没关系，回来填门口的码，或者跟前台说一声，接着排。`
        : `约的时间过了。没关系，来了填门口的码，或者跟前台说一声，接着排。`
    case 'done':
      return `谈完了，慢走。`
    case 'left':
      return `不等了，号已经让出去了。`
  }
}

/** What came of it, for whoever came. */
export function outcomeLine({
  outcome,
  outcomeWords: said,
}: Pick<OwnPlace, 'outcome' | 'outcomeWords'>): string {
  if (outcome === null) return ''
  return said === '' ? outcomeWord(outcome) : `${outcomeWord(outcome)}：${said}`
}

export const closedBody = (opens: string, closes: string): string =>
  `取号在开门的时候：${sayClock(minutes(opens))}到${sayClock(minutes(closes))}。急的话打电话。`

/** `12 号 秦桂岚` */
export const rowTitle = ({ code, name }: LineRow): string =>
  `${codeWord(code)} ${name ?? words.unknownPerson}`

export function rowNote({
  kind,
  start,
  state,
  calls,
  calledAt,
  receiver,
  outcome,
  arrivedAt,
}: LineRow): string {
  const parts = [kindWord(kind)]
  if (start !== null) parts.push(`约的${sayClock(minutes(start))}`)
  else if (arrivedAt !== null) parts.push(`${sayClock(minuteOf(arrivedAt))}取的号`)
  if (state === 'called') parts.push(`${sayClock(minuteOf(calledAt!))}叫的，第 ${calls} 次`)
  if (receiver !== null) parts.push(`${receiver}接待`)
  if (outcome !== null) parts.push(outcomeWord(outcome))
  return parts.join(' · ')
}
/** Spoken on a button of one of many: which one. */
export const actOf = (word: string, { code }: LineRow): string => `${word}：${codeWord(code)}`
export const firstLine = (priority: Priority): string => `先看：${priorityWord(priority)}`
export const counterWait = (wait: Wait): string => `现在取号：${waitWord(wait)}`
export const forName = (name: string, home: string): string => `${name}（${home}）`
/** For whoever booked for another and came along. */
export const checkInFor = (visitor: string): string => `${visitor}到了，填门口的码`
export const wrongCode = (left: number): string =>
  left === 0
    ? '这个码不对。试了好几次了，跟前台说一声，一样算到了。'
    : `这个码不对，可能刚换过。看着屏再填一次，还能填 ${left} 次。`
/** An open case, as one of those to go on with. */
export const fileJoin = (number: string): string => `接着 ${number} 号`
export const deskNoteLine = (note: string): string => `${words.deskNote}：${note}`
export const moreRows = (count: number): string => `还有 ${count} 位`
export const givenWords = (number: number): string => `给了 ${number} 号。把号写给来的人，或者打印出来。`
type Code = RefusalOf<
  (typeof contract)[
    | 'myPlace'
    | 'takeNumber'
    | 'takeNumberFor'
    | 'leaveLine'
    | 'checkIn'
    | 'doorCode'
    | 'line'
    | 'callNext'
    | 'lineAct'
    | 'letFirst'
    | 'endTalk']
>

const text = (fact: unknown): string => String(fact ?? '')
const saidClock = (fact: unknown): string => sayClock(minutes(text(fact)))

export const refusals: Words<Code> = {
  'no-desk': { plain: '这里还不能在手机上排队。直接来，或者打个电话。' },
  'no-standing': {
    plain: '在手机上取号，要现在住在这里或者在这里上班。有事直接来，前台一样给号。',
  },
  'closed-now': { plain: (facts) => closedBody(text(facts['opens']), text(facts['closes'])) },
  'needs-note': { plain: '选了「别的事」，写一句是什么事。' },
  'already-in-line': { plain: (facts) => `已经有 ${text(facts['number'])} 号了，不用再取。` },
  'has-booking': {
    plain: (facts) => `今天${saidClock(facts['start'])}已经约好了，不用取号。到了填门口的码，就排上了。`,
  },
  'not-staff': { plain: '这是前台和值班的人做的。你有事跟前台说一声。' },
  'no-such-person': { plain: '名册里没有这个人，重新找一找。' },
  'no-such-visit': { plain: '没有找到这一单，或者本人不让代办了。到前台说一声，一样算到了。' },
  'no-such-place': { plain: '没有找到这个号，可能是别的日子的。' },
  'already-over': { plain: '这个号已经谈完或者不等了。' },
  'too-many-tries': { plain: '填错好几次了，歇十分钟。急的话跟前台说一声，一样算到了。' },
  'nothing-booked': { plain: '今天没有约，也没有取号。在上一页取一个号就行。' },
  'already-here': { plain: '已经排上了，不用再填。' },
  'nobody-waits': { plain: '现在没有人等。' },
  'one-at-a-time': { plain: '手上还有一位正在谈，先把那一位写好。' },
  'not-here-yet': { plain: '这一位还没到。人来了先点「到了」。' },
  'already-talking': { plain: '这一位正在谈。' },
  'already-called': {
    plain: (facts) => `刚叫过，${sayClock(minuteOf(facts['again'] as Instant))}以后再叫。`,
  },
  'called-enough': { plain: '叫过三次了。先叫下一位，这一位回来再接着排。' },
  'not-called': { plain: '这一位还没叫过。' },
  'call-again': { plain: '叫满三次再记没来。' },
  'not-waiting': { plain: '这一位先等着呢。回来了点「回来了」。' },
  'is-waiting': { plain: '这一位已经排着了。' },
  'nothing-to-undo': { plain: '没有可以退的。' },
  'too-late-to-undo': { plain: '过了一分钟，退不回去了。' },
  'not-talking': { plain: '这一位现在没有在谈。' },
  'no-such-case': { plain: '没有找到这件事，重新选一件，或者记成新的。' },
  'case-over': { plain: '这件事已经解决了。还有没解决的，记成一件新的。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
