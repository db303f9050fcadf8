import type { RefusalOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import { sayClock, sayDay, saySlot, sayShortDay } from '../kernel/say'
import { dayOf, minutes, type Day, type Instant } from '../kernel/time'
import { say, type Words } from '../kernel/words'
import type { ExpectedView, HelpedView, VisitView } from './contract'
import type * as contract from './contract'
import type { Kind, VisitRelation } from './rule'

export const words = {
  title: '约书记',
  titleElder: '约个时间',
  daysLabel: '哪一天',
  slotsLabel: '几点来',
  chosen: '选好了',
  taken: '有人约了',
  own: '你现在约的',
  full: '满了',
  closed: '不开门',
  nobody: '还没排班',
  over: '过了',
  fullDay: '这天都约满了，看看别的日子。急的话直接来，或者打电话。',
  dayOver: '今天的时间都过了，看看明天的。',
  closedDay: '这天不开门，看看别的日子。',
  nobodyDay: '这天谁值班还没排出来，看看别的日子，或者打电话问问。',
  noDay: '现在没有能约的日子。打个电话，有人接。',
  chooseFirst: '先选一个时间',
  nextKind: '下一步：什么事',
  moveHere: '改到这个时间',
  moveTitle: '改时间',
  kindQuestion: '什么事？',
  kindHint: '说个大概就行，好让值班的人心里有数。',
  kindMissing: '选一样，说不清也行。',
  noteQuestion: '想先说几句吗？',
  noteQuestionOther: '是什么事？',
  noteHint: '不写也行，来了再说。只有前台和值班的人看得到。',
  noteHintOther: '写一句就行。只有前台和值班的人看得到。',
  note: '先说几句',
  noteMissing: '写一句是什么事。',
  noteEmpty: '来了再说',
  checkQuestion: '看看对不对',
  who: '找谁',
  visitor: '谁来',
  when: '哪天',
  time: '几点',
  where: '在哪',
  kind: '什么事',
  aboutCase: '接着哪件事',
  seeCase: '看这件事',
  seeCaseOf: '看这件事：',
  book: '约下来',
  secretary: '书记',
  whoever: '当天的值班书记',
  slipTitle: '约好了',
  movedTitle: '改期了',
  movedWord: '改好了。',
  shiftTitle: '要是那天换班了',
  move: '改时间',
  moveOf: '改时间：',
  notComingOf: '不来了：',
  cancelledTitle: '取消了',
  cancelledSentence: '时间已经让出来了，以后想来再约。',
  deskTitle: '来访',
  deskHint: '约好来的人，按时间排。',
  deskEmpty: '这天还没有人约。',
  deskCount: '没人约',
  bookFor: '帮别人约',
  deskBooked: '前台帮约',
  notStaff: '这一页是前台和值班的人用的',
  notStaffBody: '你自己约的，在「我的」里看。',
  askWhom: '先选给谁约',
  booker: '谁约的',
  whomQuestion: '给谁约？',
  whomHint: '家里住在一起的人，还有到前台说过让你帮忙的人。',
  whomHintElder: '家里住在一起的人，还有到前台说过让您帮忙的人。',
  whomMore: '想帮别的人约',
  whomMoreNote: '本人到前台说一声就行',
  you: '就是你自己',
  youElder: '就是您自己',
  whoTitle: '帮别人约',
  whoQuestion: '帮谁约？',
  whoHint: '打电话来的、到前台来的，都这样约。',
  whoFirst: '先说帮谁约。',
  whoField: '门牌或者手机号',
  whoFieldHint: '比如 7栋2-5，手机号要写全。',
  whoFind: '找一找',
  whoMissing: '写一个门牌或者手机号。',
  whoNobody: '没有找到住在这里的人。门牌要写成 7栋2-5 这样，手机号要写全。',
  whoChoose: '是哪一位？',
  helpedNote: '现在不由你帮着约了，说的什么就不再看了。',
  deskDone: '约好了。把号和时间说给来的人听。',
  deskMoved: '改好了，号也换了。把新的号和时间说给来的人听。',
}

const kindWords: Readonly<Record<Kind, { word: string; note: string }>> = {
  dispute: { word: '邻里有矛盾', note: '漏水、吵闹、占道' },
  home: { word: '房屋物业', note: '电梯、水电、停车、修东西' },
  papers: { word: '开证明、办手续', note: '先问清要带什么' },
  help: { word: '家里有困难', note: '生病、照顾老人孩子、找工作' },
  idea: { word: '提个建议', note: '院子里的事怎么办更好' },
  other: { word: '别的事', note: '下一页写一句' },
  unsure: { word: '说不清', note: '来了慢慢说' },
}

const relationWords: Readonly<Record<VisitRelation, string>> = {
  family: '家人',
  friend: '亲友',
  neighbour: '邻居',
  leader: '楼栋长',
  desk: '前台',
}
export const relationWord = (relation: VisitRelation): string => relationWords[relation]

export const kindWord = (kind: Kind): string => kindWords[kind].word
export const kindNote = (kind: Kind): string => kindWords[kind].note

export const freeCount = (count: number): string => `${count} 段空`
export const visitCount = (count: number): string => (count === 0 ? words.deskCount : `${count} 个`)
export const slotWord = (start: string): string => saySlot(minutes(start))
export const timesQuestion = (day: Day, today: Day): string => `${sayShortDay(day, today)}想几点来？`
export const deskHeading = (day: Day, today: Day): string => `${sayShortDay(day, today)}谁要来`
/** Under the question: where, and how long one visit takes. */
export const aboutDesk = (place: string, unit: number): string => `在${place} · 一次 ${unit} 分钟`
export const forWhom = (name: string, home: string | null): string => `帮${home ? `${home}的` : ''}${name}约`
/** Beside a name in the list of those one may book for. */
export const whomNote = (relation: VisitRelation, home: string | null): string =>
  [relationWord(relation), ...(home ? [home] : [])].join(' · ')
export const fullNote = (ahead: number): string => `已经约了 ${ahead} 次，来过一次再约`
export const bookerWord = ({ relation, name }: NonNullable<VisitView['booker']>): string =>
  relation === 'desk' || !name ? relationWord(relation) : `${name}（${relationWord(relation)}）`
export const moveFor = (name: string): string => `帮${name}改时间`
/** On a row of times: who receives then. */
export const receiverNote = ({ receiver, bySecretary }: { receiver: string; bySecretary: boolean }): string =>
  `空着 · ${bySecretary ? dutyReceiver(null, receiver) : receiver}`
/** Whoever has the duty; where the rota names nobody, the secretary, by name as far as that is known. */
export function dutyReceiver(name: string | null, secretary: string | null = null): string {
  if (name) return `轮值书记 ${name}`
  return secretary ? `${words.secretary} ${secretary}` : words.whoever
}
export const timeOf = (start: string): string => sayClock(minutes(start))
export const bookAfter = (elder: boolean): string => `约好了马上告诉${elder ? '您' : '你'}，不用等答复。`
export const shiftBody = (elder: boolean): string =>
  `到时候谁值班就是谁接待，这一页上的名字会跟着换。书记在的话，也可能是书记。想找原来的人，${elder ? '您' : '你'}可以改时间。`

/** `明天 上午10点 见轮值书记林秀芳`. */
export function visitTitle({ visitor, day, start, receiver, secretary }: VisitView, now: Instant): string {
  const who = dutyReceiver(receiver, secretary).replace(' ', '')
  return `${sayShortDay(day, dayOf(now))} ${sayClock(minutes(start))} ${visitor ?? ''}见${who}`
}
/** `11月20日 周五 帮秦*岚约的一次`. */
export const helpedTitle = ({ day, visitor }: HelpedView, now: Instant): string =>
  `${sayShortDay(day, dayOf(now))} 帮${visitor}约的一次`
export const visitNote = ({ code, place, kind }: VisitView): string =>
  `${code} 号 · ${place} · ${kindWord(kind)}`

/** `上午 10:00 秦桂岚`, for those who receive. */
export const expectedTitle = ({ start, name }: ExpectedView): string => `${slotWord(start)} ${name}`
export function expectedNote({ code, home, kind, byDesk, booker }: ExpectedView): string {
  const by = byDesk ? [words.deskBooked] : booker ? [`${bookerWord(booker)}约的`] : []
  const parts = [`${code} 号`, ...(home ? [home] : []), kindWord(kind), ...by]
  return parts.join(' · ')
}
export const expectedBy = ({ receiver, secretary }: ExpectedView): string =>
  `由${dutyReceiver(receiver, secretary)}接待`

type Code = RefusalOf<
  (typeof contract)[
    'freeTimes' | 'whom' | 'book' | 'bookFor' | 'show' | 'move' | 'cancel' | 'dayList' | 'find']
>

const text = (fact: unknown): string => String(fact ?? '')
const clockFact = (fact: unknown): string => text(fact).replace(/^0/, '')

/** What was taken, and what is still free: said apart, because the first stands in bold. */
export function takenWords(refusal: Refusal): { strong: string; rest: string } {
  const next = refusal['next']
  const rest = next ? `${clockFact(next)} 还空着。` : '这天没有别的空了，看看别的日子。'
  return { strong: `${clockFact(refusal['start'])} 刚被别人约走了`, rest: `，${rest}` }
}

const sentence = ({ strong, rest }: { strong: string; rest: string }): string => strong + rest
const dayFact = (facts: Readonly<Record<string, unknown>>): string => sayDay(text(facts['day']) as Day)

export const refusals: Words<Code> = {
  'no-desk': { plain: '这里还不能在手机上约时间。打个电话，有人接。' },
  'no-standing': {
    plain: '在手机上约，要现在住在这里或者在这里上班。有事直接来，或者打个电话，一样有人接待。',
  },
  'in-the-past': { plain: '这个时间已经过了，挑一个晚一点的。' },
  'too-far-ahead': { plain: (facts) => `现在最远能约到${sayDay(text(facts['lastDay']) as Day)}。` },
  'closed-day': { plain: (facts) => `${dayFact(facts)}不开门，换一天。` },
  'outside-hours': {
    plain: (facts) =>
      `这里${clockFact(facts['opens'])}开门，${clockFact(facts['closes'])}关门，挑这中间的时间。`,
  },
  'off-the-grid': { plain: (facts) => `开始要落在整 ${text(facts['unit'])} 分钟上，重新挑一下。` },
  'nobody-on-duty': {
    plain: (facts) =>
      `${dayFact(facts)} ${clockFact(facts['start'])} 还没排人值班，换个时间，或者打电话问问。`,
  },
  'already-has': {
    plain: (facts) =>
      `${dayFact(facts)}已经约过一次，在 ${clockFact(facts['start'])}。一天约一次，想换就改时间。`,
  },
  taken: { plain: (facts) => sentence(takenWords({ ...facts, code: 'taken' })) },
  'needs-note': { plain: '选了「别的事」，写一句是什么事。' },
  'no-such-visit': { plain: '没有找到这一单。到「我的」里看看。' },
  'already-cancelled': { plain: '这一单早就取消了，不用再点。' },
  'already-started': { plain: '已经到时间了，不能在手机上改。打个电话说一声就行。' },
  'not-staff': { plain: '帮别人约是前台的事。你打个电话，前台来办。' },
  'too-many-ahead': {
    plain: (facts) =>
      `一个人最多先约 ${text(facts['quota'])} 次，已经约满了。来过一次或者取消一次，就能再约。`,
  },
  'not-helping': { plain: '现在不能由你帮这位约。请本人到前台说一声，或者打个电话，前台来约。' },
  'no-such-case': { plain: '没有找到这件事。到「我的事」里看看。' },
  'case-over': { plain: '这件事已经解决了。还有没解决的，当一件新的事来约。' },
  'no-such-person': { plain: '名册里没有这个人，重新找一找。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
