import type { RefusalOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import type { Kind } from '../kernel/kinds'
import { sayDay, sayMoment, sayShortDay } from '../kernel/say'
import type { Day } from '../kernel/time'
import { say, type Words } from '../kernel/words'
import type * as contract from './contract'
import type { CaseAct, CaseView, EntryView } from './contract'
import type { State } from './rule'

export const words = {
  mineTitle: '我的事',
  mineHint: '在前台说过、当场没办好的事，都记在这里。',
  mineEmpty: '没有等着办的事。有事来坐坐，当面说。',
  visit: '约个时间',
  openPart: '还在办的',
  overPart: '解决了的',
  deskTitle: '在办的事',
  deskHint: '该谁办、说好哪天前，都写在上面。',
  deskEmpty: '没有没办完的事。',
  askedPart: '等着接的',
  yoursPart: '自己管的',
  othersPart: '别人管的',
  waitingPart: '办好了，等本人说',
  notStaff: '这一页是前台和值班的人用的',
  notStaffBody: '你自己的事，在「我的」的「我的事」里看。',
  title: '这件事',
  way: '办到哪了',
  call: '打电话',
  communityPhone: '社区电话',
  answer: '说一声：解决了没有',
  answerFor: '本人打电话来说了，替本人写',
  answerForNote: '会写上是谁替写的，本人看得到',
  bookFor: '帮着约个时间再来说',
  book: '再来说说这件事',
  accept: '我接了',
  acceptNote: '接了就归自己管',
  note: '写几句给本人',
  done: '办好了',
  hand: '请别人接',
  extend: '要晚几天',
}

export const stateWord: Readonly<Record<State, string>> = {
  received: '收到了',
  working: '有人在办',
  done: '办好了，等你说',
  solved: '解决了',
  again: '还没有',
}
/** To those who receive, and to who helps, it is its person who says so. */
export const stateOf = ({ state, person }: Pick<CaseView, 'state' | 'person'>, elder: boolean): string => {
  if (state === 'done' && person !== null) return '办好了，等本人说'
  return elder ? stateWord[state].replace('你', '您') : stateWord[state]
}

const kindWords: Readonly<Record<Kind, string>> = {
  dispute: '邻里的事',
  home: '房屋物业的事',
  papers: '证明和手续',
  help: '家里的难处',
  idea: '一个建议',
  other: '一件事',
  unsure: '一件事',
}
export const aboutWord = ({ about, kind }: Pick<CaseView, 'about' | 'kind'>): string =>
  about === '' ? kindWords[kind] : about
export const numberWord = (number: string): string => `${number} 号`

/** `林秀芳管 · 说好11月27日 星期五前`, or that it was not kept. */
export const noteOf = ({ number, person, responsible, state, due, late }: CaseView): string => {
  const owed = state !== 'done' && state !== 'solved'
  const parts = [
    numberWord(number),
    ...(person === null ? [] : [person]),
    `${responsible}管`,
    ...(owed && !late ? [promiseWord(due)] : []),
  ]
  return parts.join(' · ')
}
const promiseWord = (due: Day): string => `说好${sayDay(due)}前办好`
/** Said plainly. */
export const lateWord = (due: Day, today: Day): string => `说好${sayShortDay(due, today)}前办好，没做到。`

export const holderTitle = (responsible: string): string => `${responsible} 管这件事`
export const whoseLine = (person: string, home: string | null, helper: string | null): string => {
  const parts = [person, ...(home ? [home] : []), ...(helper ? [`${helper}帮着来的`] : [])]
  return parts.join(' · ')
}
export const askedLine = (asked: string, { responsible, turn }: CaseView): string =>
  turn === 'asked'
    ? `等着回一句接不接。没接之前，还是${responsible}管。`
    : `问过${asked}接不接。没接之前，还是${responsible}管。`
export const holderNote = ({ state, due, late, person }: CaseView, elder: boolean): string | undefined => {
  if (state === 'done') return `办好没有，${person ?? (elder ? '您' : '你')}说了算`
  return state === 'solved' || late ? undefined : promiseWord(due)
}

interface StepWords {
  readonly title: string
  readonly body?: string
  readonly note: string
}

/** One entry on the way down the page. */
export function stepWords(entry: EntryView, person: string | null, elder: boolean): StepWords {
  const { kind, at, by, words: said, due } = entry
  const you = elder ? '您' : '你'
  const who = by ?? you
  const lines = [...(said === '' ? [] : [said]), ...(due ? [`${promiseWord(due)}。`] : [])]
  const body = lines.length > 0 ? lines.join(' ') : undefined
  return { title: titleOf(entry, who, person, you), body, note: `${sayMoment(at)} · ${kindNote(kind, who)}` }
}

const kindNote = (kind: EntryView['kind'], who: string): string =>
  kind === 'opened' || kind === 'joined' ? `${who}接待的` : who

function titleOf({ kind, to }: EntryView, who: string, person: string | null, you: string): string {
  const owner = person ?? you
  switch (kind) {
    case 'opened':
      return '收到了'
    case 'joined':
      return '又来说了一次'
    case 'words':
      return `${who}说`
    case 'handed':
      return `${who}想请${to ?? you}接`
    case 'accepted':
      return `${who}接了`
    case 'extended':
      return '要晚几天'
    case 'done':
      return `办好了，等${owner}说`
    case 'solved':
      return who === owner ? '解决了' : `解决了，${who}替${owner}说的`
    case 'again':
      return who === owner ? '还没有' : `还没有，${who}记的`
  }
}

/** What comes next, in the grey of what is not there yet; said to its person, and of them to others. */
export function nextWords(
  { state, responsible, person }: CaseView,
  elder: boolean,
): { title: string; body: string } | null {
  const owner = person ?? (elder ? '您' : '你')
  if (state === 'solved') return null
  if (state === 'done') return { title: `接下来：等${owner}说一声`, body: '还没有就说还没有，接着办。' }
  return {
    title: `接下来：办好了告诉${owner}`,
    body: `解决了没有，${owner}说了算。一直由${responsible}管，换人会告诉${owner}。`,
  }
}

interface Question {
  readonly title: string
  readonly question: string
  readonly hint: string
  readonly field: string
  readonly missing: string
  readonly send: string
  readonly after?: string
}
export const questions: Readonly<Record<Exclude<CaseAct, 'accept' | 'book'>, Question>> = {
  note: {
    ...{ title: '写几句', question: '跟本人说什么？', hint: '办到哪了、要等什么，说清楚。本人看得到。' },
    ...{ field: '写给本人', missing: '写一句再发。', send: '告诉本人' },
  },
  hand: {
    ...{ title: '请别人接', question: '请谁接？', hint: '对方接了才换人，没接之前还是原来的人管。' },
    ...{ field: '为什么请这位接，可以不写', missing: '选一位同事。', send: '去问一声' },
  },
  extend: {
    ...{ title: '要晚几天', question: '为什么要晚？', hint: '只能晚一次，本人看得到为什么。' },
    ...{ field: '为什么晚', missing: '写一句为什么晚。', send: '告诉本人要晚几天' },
  },
  done: {
    ...{ title: '办好了', question: '怎么办好的？', hint: '写一句也行，不写也行。办好没有，本人说了算。' },
    ...{ field: '写给本人', missing: '', send: '告诉本人办好了' },
  },
  answer: {
    ...{ title: '解决了没有', question: '解决了没有？', hint: '照实说。还没有就接着办。' },
    ...{ field: '哪里还没有办好', missing: '先选一样。', send: '就这样说' },
  },
}
export const answers = {
  solved: '解决了',
  solvedNote: '这件事就办完了',
  again: '还没有',
  againNote: '写一句哪里没好，接着办',
  whyMissing: '写一句哪里还没有办好。',
}

type Code = RefusalOf<
  (typeof contract)['mine' | 'show' | 'open' | 'note' | 'handOn' | 'accept' | 'extend' | 'done' | 'answer']
>
export const refusals: Words<Code> = {
  'no-such-case': { plain: '没有找到这件事。到「我的事」里看看。' },
  'not-staff': { plain: '这是前台和值班的人做的。你有话说，打个电话或者再来一趟。' },
  'case-over': { plain: '这件事已经解决了。又有事，来说一声，记一件新的。' },
  'waits-for-answer': { plain: '已经说办好了，先等本人说解决了没有。' },
  'not-responsible': { plain: '这件事不是你管。管的人请你接了，你才能办。' },
  'has-it-already': { plain: '这件事本来就是这一位管。' },
  'no-such-colleague': { plain: '这一位不在前台也不值班，接不了。换一位。' },
  'not-asked': { plain: '现在没有请你接这件事，可能已经请了别人。' },
  'extended-before': { plain: '已经晚过一次了，不能再晚。办不好就照实跟本人说。' },
  'not-yours': { plain: '解决了没有，要本人来说。本人打电话来，由前台的人替本人写。' },
  'not-done-yet': { plain: '还没说办好，不用回话。办好了会告诉你。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
