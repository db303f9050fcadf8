// The words of the ballots' pages; refusals, rules and result lines are in text.ts.
import { sayShortMoment } from '../kernel/say'
import { dayOf, type Instant } from '../kernel/time'
import type {
  BallotState,
  BallotSummary,
  Character,
  Choice,
  LineView,
  OwnVoter,
  RuleView,
  ScopeView,
} from './contract'
import { amount, areaWords, characterWords, choiceWord, doorWords, momentWords, type LineWords } from './text'

/** To 您 in 长辈版: the pages' sentences are written to 你. */
export const address = (line: string, elder: boolean): string => (elder ? line.replace(/你/g, '您') : line)

export const words = {
  title: '表决',
  heading: '正在定的事',
  allLabel: '全部表决',
  hint: '要大家一起定的事在这里投票。没结束之前，谁也看不到票数。',
  now: '正在投',
  over: '投完了',
  ahead: '还没开始',
  drafts: '在准备的',
  empty: '这会儿没有要投票的事。',
  rule: '怎么才算数',
  mine: '你的票',
  roll: '名册',
  hidden: '同意的有多少，要等投完了大家一起看。',
  named: '记名：结束以后，名册上的人和居务监督看得到每一票怎么投的，别的人看不到。',
  vote: '投票',
  toMatter: '这件事怎么来的',
  toMatterNote: '谁提的、几户附议、议事会怎么回的',
  seeResult: '看结果',
  paper: '表决票',
  paperNext: '投这一票',
  paperAfter: '投之前还会再问一次',
  choose: '先选一个：同意、不同意，或者弃权。',
  summary: '还差一点',
  sure: '投了就不能改。',
  sureTitle: '再看一眼',
  cast: '投出去',
  again: '再想想',
  castTitle: '投好了',
  castWord: '投好了。',
  castSentence: '这一票已经收进去了，不用再做别的。',
  receipt: '回执码',
  receiptWhy: '这个码有什么用',
  receiptGood: '投完以后，所有回执码会一起贴出来。你的码在里面，就是你这一票数进去了。',
  receiptBlind: '码上看不出你选了什么，别人拿到也不知道。',
  receiptAgain: '忘了也不要紧：打开这次表决，「你的票」里随时找得到。',
  whose: '哪一票',
  castAt: '什么时候投的',
  what: '哪件事',
  backToBallot: '回到这次表决',
  noReceipt: '这一票的回执不在这里。谁投的，谁的手机上有。',
  gone: '没有找到你的这一票。回到这次表决看看。',
  resultTitle: '结果',
  counts: '投了多少',
  receipts: '所有回执码',
  receiptsHint: '按字母和数字排的，先后看不出谁是谁。',
  find: '找一个回执码',
  findHint: '写前几位就行，大小写都可以。',
  notFound: '没有这个码。看看有没有写错；还是没有，就打电话问社区。',
  fingerprint: '结果的指纹',
  fingerprintHint: '结果改一个字，这串字就会变。打印的公示上也有，可以对一对。',
  rollFingerprint: '名册的指纹',
  root: '全部选票的指纹',
  recount: '想自己再数一遍，可以到社区要复核文件。',
  limits: '什么防不住',
  toCast: '等你投',
  notCast: '还没投',
  lines: '一条一条看',
  yours: '你的',
  ledger: '看每一票怎么投的',
  ledgerNote: '名册上的人和居务监督才看得到',
  ledgerTitle: '每一票',
  ledgerHeading: '谁投了，怎么投的',
  ledgerHint: '这次是记名的，名册上的人和居务监督看得到。看过就好，不往外传。',
  ledgerBuilding: '只看哪一栋',
  ledgerBuildingHint: '写楼栋号，比如 7。不写就看全部。',
  ledgerNotFor: '谁怎么投的，只有这次名册上的人和居务监督看得到。',
  ledgerNone: '名册上没有这一栋，看看楼栋号。',
  ledgerSilent: '没投',
  ledgerMore: '再往下看',
}

/** What a vote by phone cannot protect against, said before anybody has to find it out. */
export const limits = [
  '一家人怎么商量、有没有人逼着选，程序看不见。觉得不对，可以来社区当面说。',
  '手机借给别人，别人就能替你投。手机和登录要自己拿好。',
  '名册错了，票就会错，所以开始之前要由居务监督核对。你也可以看看自己在不在上面。',
  '管服务器的人看得到记名的选票。他要是改了，指纹就对不上，打印的公示能查出来。',
  '手机或者网络坏了会投不成。来不及的，到前台投纸票，算在同一份名册里。',
]

export const stateWord: Readonly<Record<BallotState, string>> = {
  draft: '在准备',
  waiting: '还没开始',
  open: '正在投',
  closed: '投完了',
}

/** Over the title: what it is worth, whether names are kept, and where it is voted. */
export const overWords = (character: Character, scope: ScopeView): string =>
  `${characterWords[character].name} · 记名 · ${scopeWords(scope)}`

export const scopeWords = ({ kind, building }: ScopeView): string =>
  kind === 'building' ? `${building}栋` : '整个小区'

/** `今天 下午6点`, `11月30日 周一 晚上12点`: the end of a day belongs to that day. */
export const shortMoment = (t: Instant, now: Instant): string => sayShortMoment(t, dayOf(now))

export const untilWords = (closesAt: Instant, now: Instant): string => `投到${shortMoment(closesAt, now)}`

export const endedWords = (closedAt: Instant, now: Instant): string => `${shortMoment(closedAt, now)}结束的`

type Times = Pick<BallotSummary, 'state' | 'opensAt' | 'closesAt'>

/** When it may be voted, as seen from now. */
export function whenWords({ state, opensAt, closesAt }: Times, now: Instant): string {
  if (state === 'open') return untilWords(closesAt, now)
  if (state === 'closed') return endedWords(closesAt, now)
  return `${shortMoment(opensAt, now)}开始，${untilWords(closesAt, now)}`
}

/** On a card of the list: how many have taken part of how many. */
export function turnoutWords({ turnout, rule, state }: BallotSummary): string | null {
  if (!turnout || state === 'draft' || state === 'waiting') return null
  const { have, should } = turnout
  return `应参加 ${amount(should, 'heads', rule.unit)}，已参加 ${amount(have, 'heads', rule.unit)}`
}

export function mineWords(mine: BallotSummary['mine'], state: BallotState): string | null {
  if (!mine) return null
  if (state === 'open' && mine.toCast > 0) return `你还有 ${mine.toCast} 票没投`
  return mine.cast > 0 ? `你投了 ${mine.cast} 票` : null
}

export interface TallyWords {
  readonly what: string
  readonly numbers: string
  readonly status: string
}

/** One measure of the participation: what is needed, live how far it is, and at the end how far it came. */
export function tallyWords(line: LineView, unit: RuleView['unit'], state: BallotState): TallyWords {
  const { measure, base, needed, reached, ok } = line
  const say = (n: number): string => amount(n, measure, unit)
  const what = measure === 'area' ? '按面积' : unit === 'household' ? '按户数' : '按业主人数'
  if (state === 'draft' || state === 'waiting') {
    return { what, numbers: `应参加 ${say(base)}。`, status: `要到 ${say(needed)}` }
  }
  const sofar = `应参加 ${say(base)}，已参加 ${say(reached)}。`
  if (state === 'open') {
    const status = ok ? '够了' : `还差 ${say(needed - reached)}`
    return { what, numbers: `${sofar}到 ${say(needed)}就够了。`, status }
  }
  const status = ok ? '够了' : `差 ${say(needed - reached)}`
  return { what, numbers: `${sofar}要到 ${say(needed)}才够。`, status }
}

/** On one's own vote: who casts it, or how somebody comes to. */
export function casterWords({ caster, label, units }: OwnVoter, unit: RuleView['unit']): string {
  const door = doorWords({ label, units })
  const whole = unit === 'household' ? `${door}这一户` : `${door}的业主`
  if (caster.who === 'me') return `${whole}，由你投。`
  if (caster.who === 'other') return `${whole}，由${caster.name}投。要换人，一起到前台说一声。`
  return unit === 'household'
    ? `${whole}还没说好由谁投。一家人写个条子，到前台登记一下户代表，就能投。`
    : `${whole}有几位，还没说好由谁投。一起写个条子，到前台登记一下，就能投。`
}

/** The same after the end, for a vote that nobody cast. */
export function silentWords({ caster }: Pick<OwnVoter, 'caster'>): string {
  if (caster.who === 'nobody') return '到结束也没说好由谁投，这一票没有投。'
  return caster.who === 'me' ? '这一票你没有投。' : `由${caster.name}投的这一票，没有投。`
}

export type WhyNone = 'guest' | 'roll-not-drawn' | 'not-on-roll'

/** Why somebody has no vote here: whose ballot it is, so that a tenant or a neighbour need not ask. */
export function whyNone(why: WhyNone, unit: RuleView['unit'], scope: ScopeView): string {
  if (why === 'guest') return '登录以后，就知道这里有没有你的票。'
  if (why === 'roll-not-drawn') return '名册还没排好，排好了这里会说有没有你的票。'
  const whose = unit === 'household' ? '住户一户一票，名册上没有你这一户' : '业主来投，名册上没有你'
  return `这次是${scopeWords(scope)}的${whose}。觉得不对，打电话问问社区。`
}

/** On the paper: whose vote this is. */
export function paperWhose(voter: OwnVoter, unit: RuleView['unit']): string {
  const door = doorWords(voter)
  const area = voter.area === null ? '' : ` · ${amount(voter.area, 'area', unit)}`
  return `${door}${area} · ${unit === 'household' ? '你代表这一户' : '业主的这一票由你投'}`
}

/** The last question: nobody may press through it without having read what they chose, and for whom. */
export function sureSentence(voter: OwnVoter, unit: RuleView['unit'], choice: Choice): string {
  const door = doorWords(voter)
  const whose = unit === 'household' ? `你代表${door}这一户` : `${door}业主的这一票由你投`
  return `${whose}，选的是：${choiceWord[choice]}。`
}

/** In two halves, so that it can be read out and fits a line of large text. */
export const receiptWords = (receipt: string): string => receipt.replace(/(.{5})(?=.)/g, '$1 ')

/** Whether a receipt begins with what somebody typed, however they spaced it. */
export const beginsWith = (receipt: string, typed: string): boolean =>
  receipt.startsWith(typed.replace(/\s/g, '').toUpperCase())

export const castAtWords = (at: Instant): string => `${momentWords(at)}投的`

export const nextVote = (voter: OwnVoter): string => `还有一票：${doorWords(voter)}`

export const voteFor = (voter: OwnVoter): string => `投${doorWords(voter)}这一票`

/** When it cannot be voted: why, in a sentence. */
export function closedWords({ state, opensAt, closesAt }: Times): string {
  if (state === 'closed') return `${momentWords(closesAt)}已经结束，不能再投了。`
  return state === 'waiting' ? `还没开始，${momentWords(opensAt)}开始投。` : '还在准备，没有开始。'
}

export interface RollFacts {
  readonly count: number
  readonly area: number | null
  readonly drawnAt: Instant
  readonly verifiedAt: Instant | null
  readonly unnamed: number
}

export function rollLines(roll: RollFacts, unit: RuleView['unit']): string[] {
  const area = roll.area === null ? '' : `，一共 ${amount(roll.area, 'area', unit)}`
  const lines = [
    `名册上有 ${amount(roll.count, 'heads', unit)}${area}，${momentWords(roll.drawnAt)}排的。`,
    roll.verifiedAt === null ? '居务监督还没核对。' : `居务监督${momentWords(roll.verifiedAt)}核对过。`,
  ]
  if (roll.unnamed > 0) lines.push(`其中 ${amount(roll.unnamed, 'heads', unit)}还没说好由谁投。`)
  return lines
}

export const openedLine = ({ at, by, acting }: { at: Instant; by: string; acting: boolean }): string =>
  acting ? `书记不在，由代行的${by}${momentWords(at)}定下开始。` : `书记${by}${momentWords(at)}定下开始。`

export const countWords = (heads: number, area: number | null, unit: RuleView['unit']): string =>
  area === null
    ? amount(heads, 'heads', unit)
    : `${amount(heads, 'heads', unit)}，${amount(area, 'area', unit)}`

export const paperCount = (paper: number): string => `其中 ${paper} 票是到前台投的纸票。`

export const whenOver = (closedAt: Instant): string => `${momentWords(closedAt)}结束`

export const lineRule = ({ rule }: LineWords): string => `${rule}。`

export const lineNumbers = ({ needed, reached }: LineWords): string => `需要：${needed}。达到：${reached}。`

/** Some of the sorted receipts: which of them, counted from 1. */
export const shownReceipts = (first: number, last: number, all: number): string =>
  last - first + 1 === all
    ? `一共 ${all} 个，都在这里。`
    : `这里是第 ${first} 到第 ${last} 个，一共 ${all} 个。`

/** Whose receipt it is, and that it was counted. */
export const ownReceiptTitle = (voter: Pick<OwnVoter, 'label' | 'units'>): string =>
  `${doorWords(voter)}那一票，数进去了`

export const ownReceiptNote = (place: number, receipt: string): string =>
  `你的回执码 ${receiptWords(receipt)} 在里面，排在第 ${place} 个。`

/** A receipt that somebody holds and the list does not: what it means, and whom to tell. */
export const lostReceipt = (voter: Pick<OwnVoter, 'label' | 'units'>, receipt: string): string =>
  `${doorWords(voter)}那一票的回执码 ${receiptWords(receipt)} 不在里面。打电话给社区，把这个码报给他们查。`

interface Cast {
  readonly choice: Choice | null
  readonly paper: boolean
  readonly area: number | null
}

/** Over the rows of the ledger: `7栋一共 118 票：投了的 90 票，没投的 28 票`. */
export function ledgerCount(building: number | null, rows: readonly Cast[]): string {
  const cast = rows.filter(({ choice }) => choice !== null).length
  const where = building === null ? '名册上一共' : `${building}栋一共`
  return `${where} ${rows.length} 票：投了的 ${cast} 票，没投的 ${rows.length - cast} 票`
}

/** Under a row: by which way it came, and how much area it has. */
export function ledgerNote({ choice, paper, area }: Cast): string | undefined {
  const way = choice === null ? '' : paper ? '到前台投的纸票' : '用手机投的'
  const size = area === null ? '' : areaWords(area)
  return [way, size].filter((part) => part !== '').join(' · ') || undefined
}

export const ledgerShown = (shown: number, all: number): string => `先看前 ${shown} 票，一共 ${all} 票。`
