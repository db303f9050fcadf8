import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayClock, sayDay, sayShortDay, sayShortMoment, saySpan } from '../../kernel/say'
import { dayOf, minutes, type Day, type Instant } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import { overQuota } from '../quota/text'
import { refusals as roomRefusals } from '../text'
import type { accept, answerFor, decline, join, joinFor, leave, OfferView, WaitView } from './contract'

export const words = {
  ask: '想要的时间有人约了？排个队',
  askNote: '空出来了就先留着问你，要不要你说了算',
  askNoteElder: '空出来了就先留着问您，要不要您说了算',
  askNoteDesk: '空出来了就先留着，打电话问本人要不要',
  title: '排队',
  startHint: '下面都是有人约了的。',
  nothingTaken: '这天没有约满的时间，直接约就行。',
  send: '排上',
  mineTitle: '我排着的',
  mineNote: '满了的时间可以排队',
  answer: '要不要，去答复',
  mineHint: '一有空出来，就按先来后到一个一个问。问到谁，时间就先给谁留着。',
  empty: '现在没有排着的。想要的时间有人约了，到那天的时间里排个队。',
  toRooms: '看看房间',
  offers: '空出来了，先给你留着',
  offersElder: '空出来了，先给您留着',
  waits: '还在排',
  offered: '等答复',
  inLine: '排着',
  take: '要，约下来',
  leaveOffer: '不要了，让给下一位',
  leave: '不排了',
  sendAfterDesk: '空出来了先给留着，「要打电话的人」里会有，问了本人再来这里答复。',
}

export const startQuestion = (day: Day, today: Day): string => `${sayShortDay(day, today)}想等几点的？`
export const takenCount = (taken: number): string => (taken === 0 ? '都空着' : `${taken} 段有人`)
export const spanOf = (day: Day, start: string, end: string): string =>
  `${sayDay(day)} ${saySpan(minutes(start), minutes(end))}`
export const entryTitle = ({ day, start, end }: WaitView | OfferView): string => spanOf(day, start, end)
export const offerNote = ({ room, place, purpose }: OfferView): string => `${room} · ${place} · ${purpose}`
export const heldUntil = (until: Instant, now: Instant): string =>
  `留到${sayShortMoment(until, dayOf(now))}，过了就问下一位。`
/** On the slip of a time that is held, or was, for whoever waited. */
export function offeredWords(state: 'waiting' | 'expired', until: Instant, now: Instant, elder: boolean) {
  const you = elder ? '您' : '你'
  const [title, tone] = state === 'waiting' ? (['等答复', 'act'] as const) : (['取消了', 'quiet'] as const)
  const sentence =
    state === 'waiting'
      ? `${you}排的时间空出来了，${heldUntil(until, now)}`
      : `给${you}留到${sayShortMoment(until, dayOf(now))}，已经问下一位了。还想要，再排一次。`
  return { title, tone, sentence, word: state === 'waiting' ? '空出来了。' : '让给下一位了。' }
}
export const waitNote = ({ room, purpose }: WaitView): string => `${room} · ${purpose}`
export const aheadWords = (ahead: number): string => (ahead === 0 ? '排在第一位。' : `前面还有 ${ahead} 位。`)
/** Which of several, for whoever hears the page. */
export const actOf = (act: string, entry: WaitView | OfferView): string => `${act}：${entryTitle(entry)}`
export const sendAfter = (elder: boolean): string =>
  `空出来了马上告诉${elder ? '您' : '你'}，时间先给${elder ? '您' : '你'}留一个小时，夜里不算。`

type Code =
  | Exclude<RefusalOf<typeof join>, keyof typeof roomRefusals>
  | RefusalOf<typeof leave>
  | RefusalOf<typeof accept>
  | RefusalOf<typeof decline>
  | Exclude<RefusalOf<typeof joinFor> | RefusalOf<typeof answerFor>, keyof typeof roomRefusals>

export const refusals: Words<Code> = {
  'free-now': { plain: ({ start }) => `${sayClock(minutes(String(start)))}现在就空着，不用排，直接约。` },
  'already-waits': { plain: '这间房这天你已经排着了，到「我排着的」里看。' },
  'asks-first': { plain: '这间房要前台答复，不能排队。打个电话，前台帮你留意。' },
  'too-soon': { plain: '马上就到时间了，来不及排。到前台看看，没人来就能用。' },
  'no-such-wait': { plain: '没有找到这个队。到「我排着的」里看看。' },
  'no-such-offer': { plain: '没有给你留着的时间。到「我排着的」里看看。' },
  'answered-before': { plain: '这个时间你已经答复过了。到「我的」里看看。' },
  'over-quota': { plain: overQuota },
  'offer-over': { plain: '留的时间过了，已经问下一位了。还想要，再排一次。' },
}

const all = { ...roomRefusals, ...refusals }
export const refusalLine = (
  refusal: Refusal<Code | RefusalOf<typeof joinFor> | RefusalOf<typeof answerFor> | 'request-reused'>,
  elder: boolean,
): string => say(all, refusal, elder)
