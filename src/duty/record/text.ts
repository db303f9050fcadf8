import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayDay, sayMoment, saySpan } from '../../kernel/say'
import { minutes } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type * as contract from './contract'
import type { ReplyOf } from '../../kernel/contract'

export const words = {
  title: '代行做的事',
  heading: '书记外出时，谁替书记做了什么',
  hint: '每一件都写着是谁、哪个班、书记什么时候出去的。',
  none: '还没有代行做过的事。',
  notAllowed: '这一页是书记、轮值的人和居务监督看的',
  notAllowedBody: '公告和表决上也都写着是不是代行。',
  file: '放进手机日历',
  fileNote: '往后两个月的班',
  copied: '日历文件的内容复制好了，发到电脑上存成 duty.ics 就能用。',
  saved: '存好了，点开 duty.ics 就放进日历。',
}

/** What stands in the calendar of the phone. */
export const icsWords = { calendar: '一毫米值班', summary: '值班' }

const done: Readonly<Record<string, string>> = {
  'notices.publish': '贴公告',
  'ballots.draft': '起草表决',
  'ballots.drawRoll': '列表决名单',
  'ballots.open': '开放表决',
  'matters.close': '办结议题',
}
export const actWord = (what: string): string => done[what] ?? '替书记作了主'

type Act = ReplyOf<typeof contract.acts>['acts'][number]
export const actTitle = ({ what, holder }: Act): string => `${holder.name}（代行）${actWord(what)}`
export function actNote({ at, shift, absence }: Act): string {
  const parts = [sayMoment(at)]
  if (shift) parts.push(`${sayDay(shift.day)} ${saySpan(minutes(shift.from), minutes(shift.to))}的班`)
  if (absence) {
    const back = absence.until === null ? '还没回来' : `${sayMoment(absence.until)}回来`
    parts.push(`书记${sayMoment(absence.from)}出去，${back}`)
  }
  return parts.join(' · ')
}

type Code = RefusalOf<(typeof contract)['acts' | 'calendarFile']>
export const refusals: Words<Code> = {
  'not-allowed': { plain: '这一页是书记、轮值的人和居务监督看的。' },
  'not-on-rota': { plain: '这是轮值的人用的。' },
}
export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
