import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayClock } from '../../kernel/say'
import { minuteOf, type Instant } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type { arrive } from './contract'
import type { StayState } from './rule'

export const stayWords: Record<StayState, string> = {
  booked: '约好了',
  came: '到了',
  'not-come': '没来',
  cancelled: '取消了',
  waiting: '等答复',
  declined: '没批',
  expired: '没批',
}

export const words = {
  arrive: '我到了',
  arriveNote: '点一下，房间就一直给你留着',
  arriveNoteElder: '点一下，房间就一直给您留着',
  cameSentence: '到了就好，慢慢用。走的时候把灯关了。',
  came: '到了',
}

export const cameOf = (name: string): string => `${name}${words.came}`

const clockOf = (fact: unknown): string => sayClock(minuteOf(fact as Instant))

/** On a slip: until when one is waited for. */
export const waitsUntil = (releaseAt: Instant, elder: boolean): string =>
  `到了点一下「我到了」。${clockOf(releaseAt)}还没到，时间就让给别人；晚一点来，先打个电话，前台帮${elder ? '您' : '你'}留着。`
/** On the desk's list: until when it is waited for. */
export const keptUntil = (releaseAt: Instant): string => `等到${clockOf(releaseAt)}`
/** When it was marked. */
export const cameLine = (cameAt: Instant): string => `${clockOf(cameAt)}到的`
export const releasedLine = (releaseAt: Instant): string => `等到${clockOf(releaseAt)}，后面的时间空出来了`

type Code = RefusalOf<typeof arrive>

export const refusals: Words<Code> = {
  'no-such-booking': { plain: '没有找到这一单。到「我的」里看看。' },
  'cancelled-before': { plain: '这一单早就取消了。还想用，看看现在空不空，再约一次。' },
  'not-approved': { plain: '这一单还没等到答复，房间还没定下来。问问前台。' },
  'already-came': { plain: '已经记下到了，不用再点。' },
  'too-early': { plain: ({ from }) => `还早，${clockOf(from)}起可以点。人先坐下，不急。` },
  released: {
    plain: ({ at }) => `等到${clockOf(at)}没见人，时间已经让出来了。还空着的话再约一次，或者找前台。`,
  },
  over: { plain: '这一单的时间已经过了。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)

/** On the slip of a booking to which nobody came. */
export const notComeSentence = (elder: boolean): string =>
  `没等到${elder ? '您' : '你'}，后面的时间就空出来了。没关系，想用再约。`
