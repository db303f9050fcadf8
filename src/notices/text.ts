import type { RefusalOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import { sayClock, sayDay } from '../kernel/say'
import { dayOf, minuteOf, type Instant } from '../kernel/time'
import { say, type Words } from '../kernel/words'
import type { publish } from './contract'

export const words = {
  title: '公告栏',
  heading: '公告栏',
  hint: '墙上的公告栏也贴着一样的。',
  empty: '这会儿没有公告。',
  write: '发公告',
  notYours: '公告由书记来发',
  notYoursBody: '书记外出的时候，由当天代行的人来发。想贴什么，打个电话说一声。',
  titleQuestion: '公告讲什么事？',
  titleHint: '一句话，让人一眼看懂。',
  titleField: '标题',
  titleMissing: '写一句标题。',
  bodyQuestion: '具体怎么说？',
  bodyHint: '什么时候、哪里、谁要做什么。',
  bodyField: '正文',
  bodyMissing: '写几句正文。',
  checkQuestion: '看看对不对',
  publish: '贴出去',
  after: '贴出去以后大家马上看得到，写着是谁贴的。',
  doneTitle: '贴出去了',
  doneWord: '贴出去了。',
  doneSentence: '首页和公告栏上都看得到了。墙上的记得也贴一张。',
  by: '谁贴的',
  when: '什么时候',
  see: '看公告栏',
}

export const byLine = (name: string, acting: boolean): string => (acting ? `${name}（代行）` : `书记${name}`)
export const whenLine = (t: Instant): string => `${sayDay(dayOf(t))} ${sayClock(minuteOf(t))}`

type Code = RefusalOf<typeof publish>

export const refusals: Words<Code> = {
  'not-holder': {
    plain: ({ holder, secretaryIsIn }) =>
      secretaryIsIn
        ? `这会儿书记${String(holder)}在，公告由书记来发。你写的都留着，交给书记就行。`
        : `这会儿作主的是代行的${String(holder)}，公告由${String(holder)}来发。你写的都留着。`,
  },
  'no-secretary': { plain: '书记的名字还没登记，公告发不出去。先打电话给社区。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
