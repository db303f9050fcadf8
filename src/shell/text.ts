// Words that every page may need: opening, offline, faults, who one is.
import { sayClock, sayShortDay } from '../kernel/say'
import { dayOf, minuteOf, type Instant } from '../kernel/time'
import type { Trouble } from '../platform/call/port'

export const words = {
  moreDays: '更多',
  laterDays: '往后看',
  back: '返回',
  opening: '正在开门…',
  retry: '再试一次',
  call: '打电话',
  signIn: '去登录',
  change: '改',
  next: '下一步',
  previous: '上一步',
  slow: '网有点慢，还在送。会自己再试，不用再点。',
  missing: '还差一点',
  pageLost: '没连上网，这一页打不开。过一会儿再点。',
}

/** What every slip says, whatever was booked. */
export const slip = {
  title: '约好了',
  word: '约好了。',
  sentence: '不用再做别的，按时来就行。',
  notComing: '不来了',
  sure: '真的不来了？时间会让给别人。',
  sureYes: '不来了，让给别人',
  sureNo: '还是来',
  cancelledTitle: '取消了',
  cancelledWord: '取消了。',
  overTitle: '约过的',
  mine: '看我约的',
  again: '再约一次',
  startOver: '从头再约',
  draftGone: '这一单已经约好，或者还没选时间。',
}

/** Leave for one message in WeChat. */
export const consent = {
  ask: '有变动，微信告诉我一次',
  kept: '好，有变动在微信里告诉一次。',
}

/** Over a question: which of how many. */
export const step = (n: number, of: number): string => `第${n}步，共${of}步`
/** Under a field: how many characters may still be typed. */
export const leftWords = (left: number): string => `还能写 ${left} 个字`

/** 你 in 标准, 您 in 长辈版. */
export const you = (elder: boolean): string => (elder ? '您' : '你')

export const callWhom = (name: string): string => `给${name}打电话`

/** Over a page that shows what was last known. */
export function oldLine(trouble: Trouble, fetchedAt: Instant | null, now: Instant): string {
  const why = trouble.kind === 'offline' ? '没连上网。' : '这边出了点毛病。'
  return fetchedAt === null ? why : `${why}下面是${since(fetchedAt, now)}的样子。`
}

function since(t: Instant, now: Instant): string {
  const day = dayOf(t)
  const clock = sayClock(minuteOf(t))
  return day === dayOf(now) ? clock : `${sayShortDay(day, dayOf(now))}${clock}`
}

export interface TroubleWords {
  readonly title: string
  readonly body: string
}

/** What happened and what to do, where there is nothing to show. */
export function troubleWords(trouble: Trouble, elder: boolean): TroubleWords {
  switch (trouble.kind) {
    case 'offline':
      return {
        title: '没连上网',
        body: `看看手机的网络，再试一次。急的话直接打电话，${you(elder)}填的都还在。`,
      }
    case 'identity':
      return { title: `还不知道${you(elder)}是谁`, body: `登录之后，${you(elder)}自己的事才看得到。` }
    case 'fault':
      return {
        title: '这边出了点毛病',
        body: `不是${you(elder)}的问题。过一会儿再试；打电话时报这个号：${trouble.id.slice(-6)}。`,
      }
    case 'nonsense':
      if (trouble.field === 'pace') return { title: '点得太快了', body: '歇一会儿，过一分钟再点。' }
      return { title: '有一处没看懂', body: `请回上一步看看填的内容，${you(elder)}填的都还在。` }
  }
}

/** The same, in one line over a form. */
export function troubleLine(trouble: Trouble, elder: boolean): string {
  const { title, body } = troubleWords(trouble, elder)
  return `${title}。${body}`
}
