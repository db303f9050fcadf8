import type { RefusalOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import { sayDay, sayMoment, sayShortDay, sayShortMoment } from '../kernel/say'
import { dayOf, instant, type Day, type Instant } from '../kernel/time'
import { say, type Words } from '../kernel/words'
import type * as contract from './contract'
import type { MatterBallotView, MatterEntry, StepView } from './contract'
import type { Phase, State } from './rule'

export const words = {
  title: '议事',
  heading: '大家在商量什么',
  hint: '谁家有事都能提。邻居附议，议事会回话，走到哪一步都写在这里。',
  phases: '走到哪一步',
  all: '全部',
  empty: '今天没有要商量的事。想提一件？',
  propose: '提个议题',
  talking: '正在商量的事',
  allTalking: '全部正在商量的事',
  said: '说的是什么',
  way: '走到哪了',
  endorse: '我家附议',
  endorseNote: '一户算一次，附议了就不能收回',
  answer: '替议事会回话',
  takeBack: '撤回这件事',
  draft: '起草表决',
  draftNote: '下一步写票上怎么问',
  goVote: '去投票',
  votes: '表决',
  waiting: '等回话',
  broken: '没做到',
  call: '打电话',
  communityPhone: '社区电话',
  what: '什么事',
  story: '情况',
  summary: '还差一点',
  proposeTitle: '提个议题',
  titleQuestion: '什么事？',
  titleHint: '一句话，比如「楼道灯不亮」。',
  titleMissing: '写一句是什么事。',
  alikeQuestion: '这些是不是同一件事？',
  alikeHint: '点开看看。是同一件，附议就行，人多更快。',
  alikeNext: '都不是，接着写',
  bodyQuestion: '说说情况',
  bodyHint: '在哪里、什么时候、想怎么办。别写人家的名字和电话。',
  bodyMissing: '写几句情况。',
  maskQuestion: '里面有电话号码或者证件号',
  maskList: '遮住以后是这样',
  maskYes: '帮我遮住',
  maskNo: '我自己改',
  checkQuestion: '看看对不对',
  shownName: '贴出去写着谁提的',
  send: '提出去',
  sendAfter: '提出去以后不能改，只能撤回。',
  doneTitle: '提出去了',
  doneWord: '提出去了。',
  see: '看这件事',
  who: '谁来回话',
  council: '议事会',
  by: '最晚哪天',
  answerTitle: '替议事会回话',
  answerQuestion: '这件事，议事会接不接？',
  answerMissing: '选一个。',
  accept: '接了，拿来议',
  acceptNote: '接下来定日子，大家一起商量。',
  decline: '这次不议',
  declineNote: '要写理由，大家都看得到。',
  reasonQuestion: '为什么不议？',
  reasonHint: '写给提的人和附议的邻居看：为什么，该找谁。',
  reason: '理由',
  reasonMissing: '写一句理由。',
  answerLabel: '怎么回',
  answerSend: '回话',
  answerAfter: '回了就不能改，写着是谁回的。',
  answered: '回话了。',
  answeredSentence: '提的人和附议的邻居都看得到了。',
  notCouncil: '回话是议事会成员的事',
  notCouncilBody: '议事会还没回话的时候，成员登录了才能回。',
  withdrawTitle: '撤回这件事',
  withdrawQuestion: '为什么撤回？',
  withdrawHint: '理由大家都看得到。撤回了不能恢复，以后可以重新提。',
  withdrawSend: '撤回',
  notYours: '谁提的谁来撤回',
  notYoursBody: '议事会还没回话的时候，提的人才能撤回。',
}

export const maskHint = (elder: boolean): string => `贴出去大家都看得见。帮${elder ? '您' : '你'}遮住？`
export const endorsedNow = (elder: boolean): string => `记下了，${elder ? '您' : '你'}家附议了。`

export const phaseNote: Readonly<Record<Phase, string>> = {
  提: '刚提的',
  议: '在商量的',
  决: '在表决的',
  办: '在办的',
  管: '办好管着的',
}

/** A state's word for a tag: the public word, and what it means just now. */
export function stateWord({ state, endorsements, needed, overdue, vote }: MatterEntry): string {
  switch (state) {
    case '提':
      if (overdue) return '提 · 说好回话，没做到'
      return endorsements >= needed ? '提 · 等议事会回话' : '提 · 等邻居附议'
    case '议':
      return '议 · 议事会接了'
    case '决':
      return vote?.begun === false ? '决 · 定好了要表决' : '决 · 正在表决'
    case '办':
      return '办 · 正在办'
    case '管':
      return '管 · 办好了，看着它'
    case '没成':
      return vote ? '没成 · 没达到要的数' : state
    case '撤回':
      return state
  }
}

type Vote = NonNullable<MatterEntry['vote']>

/** Under a title in a list. */
export function entryNote(matter: MatterEntry, now: Instant): string {
  const { number, state, due, overdue, madeAt } = matter
  if (matter.vote) return `${number} · ${voteNote(matter.vote, state, now)}`
  if (state !== '提' || due === null) return `${number} · ${sayDay(dayOf(madeAt)).split(' ')[0]!}提的`
  const day = sayShortDay(due, dayOf(now))
  return `${endorsedLine(matter)} · ${overdue ? `说好${day}前回话` : `议事会${day}前回话`}`
}

function voteNote({ opensAt, closesAt, begun }: Vote, state: State, now: Instant): string {
  const short = (t: Instant): string => sayShortMoment(t, dayOf(now))
  if (state !== '决') return `${sayDay(lastDayOf(closesAt)).split(' ')[0]!}投完的`
  return begun ? `投到${short(closesAt)}` : `${short(opensAt)}开始投`
}

/** The last day on which it could be voted: an end at midnight is that of the day before. */
const lastDayOf = (closesAt: Instant): Day => dayOf(instant(closesAt - 1))

/** `已有6户附议，还差4户`. */
export function endorsedLine({ endorsements, needed }: Pick<MatterEntry, 'endorsements' | 'needed'>): string {
  if (endorsements >= needed) return `已有${endorsements}户附议，够数了`
  const some = endorsements === 0 ? '还没有人附议' : `已有${endorsements}户附议`
  return `${some}，还差${needed - endorsements}户`
}

export const noneIn = (phase: Phase): string => `这会儿没有${phaseNote[phase]}事。`

/** Who owes an answer, by when, and plainly when it was not kept. */
export function clockWords(due: Day, overdue: boolean): { title: string; note: string } {
  if (!overdue) return { title: `议事会${sayDay(due)}前回话`, note: '接不接、为什么，都会写在这里。' }
  return { title: `议事会说好${sayDay(due)}前回话，没做到`, note: '还欠大家一个答复。急的话打电话问问。' }
}

export interface StepWords {
  readonly title: string
  readonly body?: string
  /** A promise that was not kept. */
  readonly alert?: string
  /** When, and by whom. */
  readonly note?: string
}

interface Shown extends MatterEntry {
  readonly reason: string | null
}

export function stepWords(step: StepView, matter: Shown): StepWords {
  const note = noteOf(step)
  const reason = matter.reason ?? undefined
  switch (step.kind) {
    case 'proposed':
      return { title: '提出来了', note }
    case 'endorsing':
      return endorsingWords(step, matter, note)
    case 'reply':
      if (step.state !== 'late') return { title: '等议事会回话', body: `最晚${sayDay(step.due!)}。` }
      return { title: '等议事会回话', alert: `说好${sayDay(step.due!)}前回话，没做到。` }
    case 'accepted':
      return { title: '议事会接了，拿来议', alert: lateLine(step), note }
    case 'declined':
      return { title: '议事会这次不议', body: reason, alert: lateLine(step), note }
    case 'withdrawn':
      return { title: '提的人撤回了', body: reason, note }
    case 'announced':
      return { title: '定好了要表决', body: `${sayMoment(step.at!)}开始投。` }
    case 'voting':
      return { title: '正在表决', body: `投到${sayMoment(step.at!)}。` }
    case 'result':
      return { title: '表决完了', body: outcomeLine(step), note }
    case 'ahead':
      return aheadWords[matter.state] ?? { title: '接下来还没定' }
  }
}

function endorsingWords(step: StepView, matter: Shown, note?: string): StepWords {
  const { endorsements, needed } = matter
  if (step.state === 'waiting') {
    return { title: endorsedLine(matter), body: `一户算一次，满${needed}户就够数。` }
  }
  return { title: `${endorsements}户附议${endorsements >= needed ? '，够数了' : ''}`, note }
}

const lateLine = ({ due }: StepView): string | undefined =>
  due === null ? undefined : `说好${sayDay(due)}前回话，晚了。`

const outcomeLine = ({ outcome }: StepView): string =>
  outcome === 'reached' ? '达到了要的数。' : '没有达到要的数，没形成决定。'

function noteOf({ at, by }: StepView): string | undefined {
  const who = by === null ? null : by.as === 'council' ? `议事会成员 ${by.name}` : by.name
  const parts = [at === null ? null : sayMoment(at), who].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : undefined
}

const aheadWords: Partial<Record<State, StepWords>> = {
  提: { title: '接下来：议', body: '议事会接了，就定日子大家一起商量。' },
  议: { title: '接下来：决', body: '商量出办法，该表决的就表决。' },
  决: { title: '接下来：办', body: '够数了就有人去办，写明谁办、哪天办好。' },
  办: { title: '接下来：管', body: '办好了由提的人来看，大家说解决了没有。' },
  管: { title: '接下来', body: '坏了、变样了，还可以再提。' },
}

/** On the card of a ballot: how it stands, when, and what one goes there for. */
export function ballotWords(
  { state, opensAt, closesAt, outcome }: MatterBallotView,
  now: Instant,
): { tag: string; note: string; act: string } {
  const short = (t: Instant): string => sayShortMoment(t, dayOf(now))
  const until = `投到${short(closesAt)}`
  switch (state) {
    case 'draft':
      return { tag: '在准备', note: '还没定下开始。', act: '看看问的是什么' }
    case 'waiting':
      return { tag: '还没开始', note: `${short(opensAt)}开始，${until}`, act: '看看问的是什么' }
    case 'open':
      return { tag: '正在投', note: until, act: words.goVote }
    case 'closed':
      return { tag: outcomeWord[outcome!], note: `${short(closesAt)}结束的`, act: '看结果' }
  }
}

const outcomeWord = { reached: '达到', 'not-reached': '未达到' } as const

/** After proposing: what happens next, and by when. */
export const nextSentence = (needed: number, due: Day): string =>
  `接下来请邻居附议，满${needed}户就够数。议事会${sayDay(due)}前回话，接不接都说明白。`

export const sayBy = (due: Day): string => sayDay(due)

type Code =
  | RefusalOf<typeof contract.show>
  | RefusalOf<typeof contract.propose>
  | RefusalOf<typeof contract.endorse>
  | RefusalOf<typeof contract.decline>
  | RefusalOf<typeof contract.withdraw>

export const refusals: Words<Code> = {
  'no-such-matter': { plain: '没有找到这件事。到「议事」里看看。' },
  'no-standing': { plain: '住在这里的人才能提、才能附议。你不住这里，打个电话说给社区听。' },
  'personal-data': { plain: '里面有电话号码或者证件号，贴出去大家都看得见。遮住再提。' },
  'too-many-waiting': {
    plain: ({ waiting }) =>
      `你家有${Number(waiting)}件还在等回话。等议事会回了话，或者撤回一件，再来提。写的都留着；要紧的话打电话说。`,
  },
  'not-set-up': { plain: '社区还没定好几户附议算数，先打个电话说。' },
  'too-young': { plain: '满18岁才能替家里附议。名册上没有你的生日，就打电话请社区补上。' },
  'own-matter': { plain: '这是你家提的，要别家来附议。' },
  'already-endorsed': {
    plain: ({ byYou }) =>
      byYou === true ? '你已经替家里附议过了，不用再点。' : '你家已经附议过了，一户算一次。',
  },
  'not-open': { plain: '这件事已经有了下文，不用再附议。' },
  'not-council': { plain: '这一步由议事会成员来做。你是成员的话，打电话请社区核对一下。' },
  'already-decided': { plain: '议事会已经回过话了，看看是怎么说的。' },
  withdrawn: { plain: '提的人已经撤回了，不用再回。' },
  'not-proposer': { plain: '谁提的谁来撤回。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
