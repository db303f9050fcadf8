// The words of preparing a ballot and of the desk: for the secretary, the oversight and the staff.
import { sayDay } from '../kernel/say'
import { addDays, at, dayOf, type Instant } from '../kernel/time'
import type { Choice, RuleView } from './contract'
import type { RuleId } from './rules'
import { choiceWord, doorWords, momentWords } from './text'

export const words = {
  title: '表决的准备',
  heading: '要准备哪一件？',
  hint: '起草、生成名册、居务监督核对、开始，一步一步来。开始以后在这里录纸票。',
  draft: '起草一份',
  draftOff: '起草由书记来做，书记外出时由代行的人来做',
  empty: '没有要准备的，也没有正在投的。',
  ask: {
    title: '要定的是什么事？',
    question: '票上怎么问？',
    rule: '按哪条规则算？',
    scope: '在哪里投？',
    opens: '什么时候开始投？',
    closes: '投到什么时候？',
    check: '看一遍，都对吗？',
  },
  titleHint: '短一点，一眼看得懂。',
  questionHint: '能用同意、不同意来回答的一句话。',
  ruleHint: '规则一开始就定下，开始以后不能换。',
  label: {
    title: '什么事',
    question: '怎么问',
    rule: '规则',
    scope: '范围',
    opens: '开始',
    closes: '结束',
  },
  onMatter: '从哪件事来',
  missing: {
    title: '写一句要定的是什么事。',
    question: '写一句票上怎么问。',
    rule: '选一条规则。',
    scope: '选一个范围。',
    opens: '选一个开始的时间。',
    closes: '选一个结束的时间。',
  },
  summary: '还差一点',
  estate: '整个小区',
  oneBuilding: '一栋楼',
  buildingField: '哪一栋',
  buildingUnit: '栋',
  less: '少一',
  more: '多一',
  buildingMissing: '写楼栋号。',
  send: '存成草稿',
  sendAfter: '还没开始投。下一步生成名册。',
  prepare: '准备表决',
  stepDraft: '起草',
  stepRoll: '名册',
  stepVerify: '居务监督核对',
  stepOpen: '开始',
  done: '好了',
  next: '下一步',
  later: '还没到',
  drawRoll: '生成名册',
  drawAgain: '重新生成名册',
  verify: '核对好了',
  verifySure: '名册对吗？',
  verifyYes: '名册没问题',
  open: '定下开始',
  openSure: '开始以后不能改。',
  openYes: '定下开始',
  think: '再看看',
  toBallot: '看这次表决',
  desk: '登记由谁投、录纸票',
  deskNote: '一户一户来：先说哪一栋哪一户',
  needRoll: '先要有名册。',
  needVerify: '等居务监督核对。',
  needOpen: '由书记定下开始；书记外出时由代行的人定。',
  byOversight: '由居务监督来核对。',
  doorTitle: '前台',
  doorQuestion: '哪一户？',
  doorHint: '请对方说一声楼栋和门牌。',
  doorField: '门牌',
  doorFieldHint: '写成 2-5 这样。',
  doorMissing: '写门牌，比如 2-5。',
  find: '找这一户',
  whatQuestion: '办什么？',
  naming: '登记由谁投',
  namingNote: '要看他们写的条子，每一位都签了名',
  paper: '录一张纸票',
  paperOff: '还没开始投，或者已经投完了',
  castAlready: '这一票已经投过了',
  noCaster: '还没说好由谁投，先登记',
  whatMissing: '选一样。',
  whoQuestion: '条子上写的是谁？',
  whoMissing: '选一位。',
  noCandidates: '这一处没有登记能投票的人。',
  nameSave: '登记',
  nameSaved: '登记好了。',
  nameSavedSentence: '从现在起，这一票由这一位投。',
  slip: '纸票号码',
  slipHint: '票面右上角的号码。',
  slipQuestion: '照着纸票录',
  slipMissing: '写纸票号码。',
  choiceMissing: '照纸票选一个。',
  paperSure: '录了就不能改。',
  paperYes: '录进去',
  paperSaved: '录好了。',
  paperSavedSentence: '把回执码抄给本人。',
  another: '办下一户',
  caster: '由谁投',
  whose: '哪一户',
  nobody: '还没登记',
}

export const ruleChoice: Readonly<Record<RuleId, { word: string; note: string }>> = {
  'residents-meeting': { word: '一户一票', note: '街坊的事：参加的户数过半，同意的又过半' },
  'owners-ordinary': { word: '业主·一般的事', note: '参加的面积和人数三分之二以上，同意的过半' },
  'owners-special': { word: '业主·重大的事', note: '动公共部分、筹维修资金：同意的要四分之三以上' },
}

export const placeWords = (building: number | null): string => (building ? `${building}栋` : words.estate)

export interface TimeChoice {
  readonly key: string
  readonly word: string
  readonly time: Instant
}

/** When it may open: now, or at eight in the morning of one of the next days. */
export function openings(now: Instant): TimeChoice[] {
  const morning = (days: number): TimeChoice => {
    const day = addDays(dayOf(now), days)
    return { key: `${days}`, word: `${sayDay(day)} 上午8点`, time: at(day, 8 * 60) }
  }
  return [{ key: 'now', word: '定下就开始', time: now }, ...[1, 2, 3, 7, 15].map(morning)]
}

/** Until when: the end of a day, some days on. */
export function closings(opensAt: Instant): TimeChoice[] {
  return [1, 3, 7, 10, 15, 30].map((days) => {
    const time = at(addDays(dayOf(opensAt), days + 1), 0)
    return { key: `${days}`, word: momentWords(time), time }
  })
}

export const verifySentence = (count: string, fingerprint: string): string =>
  `名册上有 ${count}，指纹开头是 ${fingerprint.slice(0, 8)}。和登记的对过了，没有多也没有少，再点下面。`

export const openSentence = (opensAt: Instant, closesAt: Instant): string =>
  `${momentWords(opensAt)}开始，投到${momentWords(closesAt)}。题目、规则、时间和名册都不能再改。`

interface Door {
  readonly label: string
  readonly units: number
}

export const nameSentence = (voter: Door, unit: RuleView['unit'], name: string): string =>
  `${doorWords(voter)}${unit === 'household' ? '这一户' : '的业主'}，由${name}投。`

export const paperSentence = (voter: Door, choice: Choice, slip: string): string =>
  `${doorWords(voter)}，${slip} 号票，选的是：${choiceWord[choice]}。`
