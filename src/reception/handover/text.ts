import type { takeNote } from '../../duty/handover/contract'
import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayShortDay } from '../../kernel/say'
import type { Day } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'

export const words = {
  title: '上一班交给你的话',
  titleElder: '上一班交给您的话',
  take: '我接了',
  taken: '接了。',
  waiting: '等你接',
  waitingElder: '等您接',
  done: '接了',
  all: '看全部交接',
}

export const noteTitle = (writer: string, day: Day, today: Day): string =>
  `${writer}，${sayShortDay(day, today)}的班`

export const refusals: Words<RefusalOf<typeof takeNote>> = {
  'not-on-rota': { plain: '交接是轮值的人用的。' },
  'no-such-note': { plain: '这一条不在了，看看全部交接。' },
  'note-taken': { plain: '这一条已经接过了。' },
  'not-next': { plain: '下一班换了人，这一条不用你接。' },
}
export const refusalLine = (
  refusal: Refusal<RefusalOf<typeof takeNote> | 'request-reused'>,
  elder: boolean,
): string => say(refusals, refusal, elder)
