// The words of who may act for whom.
import type { RefusalOf } from '../../kernel/contract'
import { sayDay } from '../../kernel/say'
import type { Refusal } from '../../kernel/result'
import { dayOf } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type { LinkView } from './contract'
import type * as contract from './contract'
import type { Relation } from './rule'

export const words = {
  title: '谁帮谁办事',
  allowed: '谁能帮你约',
  allowedElder: '谁能帮您约',
  nobody: '还没有别人能帮你约。家里住在一起的人不用登记，本来就能帮。',
  nobodyElder: '还没有别人能帮您约。家里住在一起的人不用登记，本来就能帮。',
  helping: '你能帮谁约',
  helpingElder: '您能帮谁约',
  helpsNobody: '想帮家里老人、邻居约时间？先要一个号，让本人到前台说这个号，或者两个人一起到前台。',
  askCode: '要一个号',
  newCode: '换一个号',
  codeTitle: '让本人到前台说这个号',
  codeAfter: '前台记下来以后，这一页就会有本人的名字。',
  end: '不用帮了',
  endOf: '不用帮了：',
  sure: '真的不用帮了？以后想再帮，要到前台重新说一声。',
  sureYes: '不用帮了',
  sureNo: '先不改',
  deskTitle: '登记谁帮谁',
  deskHint: '本人说了才登记：本人到前台报号，或者两个人一起来。',
  elderQuestion: '帮谁？',
  elderHint: '写本人的门牌或者手机号。',
  helperQuestion: '谁来帮？',
  helperHint: '本人报了号就写号；两个人都在，写帮忙的人的门牌或者手机号。',
  helperField: '六位的号、门牌或者手机号',
  elderField: '门牌或者手机号',
  find: '找一找',
  choose: '是哪一位？',
  missing: '先写一写，再找。',
  none: '没有找到。门牌要写成 7栋2-5 这样，手机号要写全，号是六位数字。',
  relationQuestion: '是本人的什么人？',
  relationMissing: '选一样。',
  checkQuestion: '念给本人听一遍',
  elder: '本人',
  helper: '来帮的人',
  relation: '是什么人',
  byCode: (code: string): string => `报的号 ${code}`,
  save: '本人同意，登记',
  saved: '登记好了。',
  existing: '现在能帮的人',
}

const relationWords: Readonly<Record<Relation, string>> = {
  family: '家人',
  friend: '亲友',
  neighbour: '邻居',
  leader: '楼栋长',
}
export const relationWord = (relation: Relation): string => relationWords[relation]

/** `邻居 · 7栋2-5 · 11月24日 星期二起`. */
export function linkNote({ relation, home, since }: LinkView): string {
  return [relationWord(relation), ...(home ? [home] : []), `${sayDay(dayOf(since))}起`].join(' · ')
}
export const codeUntil = (until: LinkView['since']): string => `用到${sayDay(dayOf(until))}`

type Code = RefusalOf<(typeof contract)['helpers' | 'helperCode' | 'allowHelper' | 'endHelper']>

export const refusals: Words<Code> = {
  'not-staff': { plain: '登记谁帮谁是前台的事。你打个电话，或者到前台说一声。' },
  'not-in-register': { plain: '名册里没有这个人，重新找一找。' },
  'no-such-code': { plain: '没有这个号，或者已经用过、过期了。让来帮的人在手机上换一个号。' },
  'same-person': { plain: '本人和来帮的人是同一个。看看是不是找错了。' },
  'elder-not-here': { plain: '这位现在不住在这里，没法登记。' },
  'helper-not-here': { plain: '来帮的人现在不住在这里，也不在这里上班，没法登记。' },
  'already-allowed': { plain: '早就登记过了，不用再登记。' },
  'no-standing': { plain: '要现在住在这里或者在这里上班，才能帮别人约。有事打个电话，一样有人办。' },
  'no-such-link': { plain: '没有找到这一条，退回去再看看。' },
  'already-ended': { plain: '早就停了，不用再点。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
