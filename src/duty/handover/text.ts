import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayMoment, sayShortDay, saySpan } from '../../kernel/say'
import { minutes, type Day } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type * as contract from './contract'
import type { NoteView } from './contract'

export const words = {
  title: '交接',
  heading: '交给下一位的话',
  hint: '写的人和接的人都看得到。不写居民的电话和家里的事。',
  row: '交接',
  rowNote: '上一班留的话，交给下一班的话',
  write: '写给下一位',
  field: '要交代的事',
  missing: '写一句要交代的事。',
  save: '交给下一位',
  saved: '交出去了。下一位看过会点「我接了」。',
  none: '还没有交接的话。',
  take: '我接了',
  taken: '接了。',
  waiting: '等接班的人看',
  done: '接了',
}

type Times = NoteView['shift']
export const shiftLine = ({ day, from, to }: Times, today: Day): string =>
  `${sayShortDay(day, today)} ${saySpan(minutes(from), minutes(to))}的班`
export const noteTitle = ({ writer, shift }: NoteView, today: Day): string =>
  `${writer.name}，${sayShortDay(shift.day, today)}的班`
export function noteState({ taken, next, mayTake }: NoteView): string {
  if (taken) return `${taken.person.name}${sayMoment(taken.at)}接了。`
  if (mayTake) return '看过了，按一下「我接了」。'
  return next ? `下一位是${next.name}，还没看。` : '下一位还没排出来。'
}

type Code = RefusalOf<(typeof contract)['handover' | 'writeNote' | 'takeNote']>
export const refusals: Words<Code> = {
  'not-on-rota': { plain: '交接是轮值的人用的。' },
  'no-such-shift': { plain: '这个班不在了，看看新的值班表。' },
  'not-your-shift': { plain: '这个班不是你值的。' },
  'shift-not-begun': { plain: '这个班还没开始，值完再写。' },
  'note-late': { plain: '这个班过去一天多了，有事直接跟人说。' },
  'note-taken': { plain: '下一位已经接了，不能再改。' },
  'no-such-note': { plain: '没有找到这一条。' },
  'not-next': { plain: '下一班不是你，不用接。' },
}
export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
