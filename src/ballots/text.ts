import type { RefusalOf } from '../kernel/contract'
import type { Fraction } from '../kernel/fraction'
import type { Refusal } from '../kernel/result'
import { sayMoment } from '../kernel/say'
import { instant } from '../kernel/time'
import { say, type Words } from '../kernel/words'
import type * as contract from './contract'
import type { Character, Choice, LineView, Outcome, RuleView } from './contract'

export const choiceWord: Readonly<Record<Choice, string>> = {
  for: '同意',
  against: '不同意',
  abstain: '弃权',
}

/** The legal character, shown before the first tap and on the result. */
export const characterWords: Readonly<Record<Character, { name: string; about: string }>> = {
  consultation: {
    name: '协商意向',
    about: '这是听大家的意思，结果只说达到还是没达到。要正式作决定，还得开居民会议。',
  },
  'owners-opinion': {
    name: '业主意向征询',
    about: '这是征询业主的意思。业主共同决定以纸质表决或官方系统的结果为准，这里完整记录。',
  },
}

/** 达到 or 未达到: never a word that would make a decision of clicks. */
export const outcomeWord: Readonly<Record<Outcome, string>> = { reached: '达到', 'not-reached': '未达到' }

export function outcomeSentence(outcome: Outcome, tie: boolean): string {
  if (outcome === 'reached') return '参加的人够数，同意的也够数。'
  return tie ? '同意和不同意一样多，未形成决定。' : '有一条没达到，未形成决定。'
}

const unitWord = { household: '户', owner: '位业主' } as const

export const areaWords = (area: number): string =>
  `${Math.floor(area / 100)}${
    area % 100 === 0
      ? ''
      : `.${String(area % 100)
          .padStart(2, '0')
          .replace(/0$/, '')}`
  } 平方米`

/** `700 户`, `183 位业主`, `12345.67 平方米`. */
export const amount = (n: number, measure: LineView['measure'], unit: RuleView['unit']): string =>
  measure === 'area' ? areaWords(n) : `${n} ${unitWord[unit]}`

/** `7栋2-5`, `6栋2-1等30处`. */
export const doorWords = ({ label, units }: { label: string; units: number }): string =>
  units > 1 ? `${label}等${units}处` : label

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const
const said = ({ num, den }: Fraction): string =>
  num === 1 && den === 2 ? '一半' : `${digits[den] ?? den}分之${digits[num] ?? num}`

/** `超过一半`, `三分之二以上（刚好也算）`: the law's 过半数 excludes the number, its 以上 includes it. */
export const shareWords = (share: Fraction, strict: boolean): string =>
  strict ? `超过${said(share)}` : `${said(share)}以上（刚好也算）`

export interface LineWords {
  /** 参加的户数. */
  readonly what: string
  /** 全部 1502 户的一半以上. */
  readonly rule: string
  readonly needed: string
  readonly reached: string
  readonly verdict: string
  readonly article: string
}

/** One condition as a row: what, by which share of what, needed, reached, enough or how much is missing. */
export function lineWords(line: LineView, unit: RuleView['unit']): LineWords {
  const { stage, measure, of, share, strict, base, needed, reached, ok, article } = line
  const whom = measure === 'area' ? '面积' : unit === 'household' ? '户数' : '业主人数'
  const all = of === 'all' ? '全部' : '参加的'
  return {
    what: `${stage === 'takePart' ? '参加的' : '同意的'}${whom}`,
    rule: `${all} ${amount(base, measure, unit)}，要${shareWords(share, strict)}`,
    needed: `至少 ${amount(needed, measure, unit)}`,
    reached: amount(reached, measure, unit),
    verdict: ok ? '够了' : `还差 ${amount(needed - reached, measure, unit)}`,
    article,
  }
}

/** The rule in plain words: whose vote, when it counts, when it is enough, and where that stands. */
export function ruleLines({ unit, takePart, pass, source, article }: RuleView): string[] {
  const who =
    unit === 'household'
      ? '一户一票，由这一户的户代表投。'
      : '按业主人数和专有部分面积算：一位业主名下几套也算一位，面积加起来；共有的几位合起来算一位。'
  const each = (list: RuleView['takePart']): string =>
    list
      .map(
        ({ measure, share, strict }) =>
          `${measure === 'area' ? '面积' : unit === 'household' ? '户数' : '人数'}${shareWords(share, strict)}`,
      )
      .join('，')
  return [
    who,
    `参加的要占全部的：${each(takePart)}。`,
    `同意的要占参加的：${each(pass)}。`,
    '弃权算参加。没投的不算同意，也不算不同意。一样多就是没形成决定。',
    `依据：${source}${article}。`,
  ]
}

/** Until a lawyer has looked, the rule says so. */
export const checkedLine = ({ checkedBy, checkedOn }: RuleView): string =>
  checkedBy === null ? '这条规则还没请律师看过。' : `${checkedBy}看过（${checkedOn ?? ''}）。`

export const momentWords = sayMoment

const time = (fact: unknown): string => (typeof fact === 'number' ? momentWords(instant(fact)) : '')
const name = (fact: unknown): string => (typeof fact === 'string' ? fact : '')

type Code =
  | RefusalOf<typeof contract.show>
  | RefusalOf<typeof contract.draft>
  | RefusalOf<typeof contract.drawRoll>
  | RefusalOf<typeof contract.verifyRoll>
  | RefusalOf<typeof contract.open>
  | RefusalOf<typeof contract.cast>
  | RefusalOf<typeof contract.enterPaper>
  | RefusalOf<typeof contract.result>
  | RefusalOf<typeof contract.ledger>
  | RefusalOf<typeof contract.atDoor>
  | RefusalOf<typeof contract.nameRepresentative>
  | RefusalOf<typeof contract.nameCaster>

/** The first few of a list of doors, and how many there are. */
function doors(fact: unknown): string {
  const all = Array.isArray(fact) ? fact.map(String) : []
  return all.length > 5 ? `${all.slice(0, 5).join('、')}等 ${all.length} 处` : all.join('、')
}

export const refusals: Words<Code> = {
  'no-such-ballot': { plain: '没有找到这次表决。回到列表看看。' },
  'not-holder': {
    plain: ({ holder, secretaryIsIn }) =>
      secretaryIsIn
        ? `这会儿书记${name(holder)}在，这一步由书记来做。`
        : `这会儿作主的是代行的${name(holder)}，这一步由${name(holder)}来做。`,
  },
  'no-secretary': { plain: '书记的名字还没登记，这一步做不了。先打电话给社区。' },
  'no-such-building': { plain: '没有这一栋，看看楼栋号。' },
  'matter-not-accepted': { plain: '议事会接了的事，才能拿来表决。先看看这件事走到哪一步了。' },
  'closes-before-opens': { plain: '结束的时间要在开始之后，重新选一个。' },
  'too-late': { plain: ({ closesAt }) => `结束的时间${time(closesAt)}已经过了，要另起一份。` },
  'already-open': { plain: '已经开始的表决不能再改。要改，就另起一份。' },
  'area-missing': {
    plain: ({ units }) => `这几处还没有面积：${doors(units)}。先把面积登记好，再开始。`,
  },
  'roll-empty': { plain: '名册上一户都没有，开不了。看看范围选对了没有。' },
  'roll-not-drawn': { plain: '名册还没生成。先生成名册，再核对。' },
  'roll-unverified': { plain: '名册还没有居务监督核对过，核对了才能开始。' },
  'roll-changed': { plain: '名册生成以后，登记又有变化。重新生成一次，再请居务监督核对。' },
  'rule-unfilled': { plain: '这条规则还没写全，开不了。' },
  'not-oversight': { plain: '名册由居务监督来核对。' },
  'other-roll': { plain: '名册刚刚重新生成过，和你看到的不是同一份。再看一遍，再核对。' },
  'not-open-yet': { plain: ({ opensAt }) => `还没开始，${time(opensAt)}开始投。` },
  closed: { plain: ({ closedAt }) => `${time(closedAt)}已经结束，不能再投了。` },
  'not-on-roll': { plain: '你不在这次的名册上。觉得不对，打电话问问社区。' },
  'not-the-caster': { plain: ({ caster }) => `这一票由${name(caster)}来投。要换人，一起到前台说一声。` },
  'no-caster-yet': { plain: '这一票还没说好由谁来投。一家人写个条子，到前台登记一下就能投。' },
  'already-cast': { plain: ({ at }) => `这一票${time(at)}已经投过了，一票只能投一次。` },
  'not-staff': { plain: '这一步由前台的工作人员来办。' },
  'slip-used': { plain: ({ slip }) => `${name(slip)} 号票已经录过了，看看号码。` },
  'not-opened': { plain: '这次表决还没开始。' },
  'not-closed': { plain: ({ closesAt }) => `还在投，${time(closesAt)}结束以后大家一起看结果。` },
  'no-such-door': { plain: '没有找到这一户，看看楼栋和门牌。' },
  'no-household': { plain: '这一处没有登记住的人，没有户代表。' },
  'not-of-household': { plain: '户代表要是登记住在这一户、满18岁的人。' },
  'no-owner': { plain: '这一处还没登记业主。' },
  'single-owner': { plain: '这一处只有一位业主，本人投就行，不用登记。' },
  'not-an-owner': { plain: '要从这一处的几位业主里选一位。' },
  'no-such-person': { plain: '没有找到这个人。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
