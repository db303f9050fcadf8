import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { say, type Words } from '../../kernel/words'
import type { stepIn, stepOut } from '../contract'
import { refusals as own, since } from '../text'

export const words = {
  title: '帮人记外出',
  hint: '接到电话就替人记。正在值班的，门牌会写上几点回来；谁记的，也留着名字。',
  send: '记下：出去了',
  none: '没有找到这一位',
  noneBody: '只能给现在轮值的人记。书记出去、回来，要书记自己点。',
}

export const question = (name: string): string => `${name}什么时候回来？`
export const outNow = (name: string): string => `${name}外出中`
export const outDone = (name: string): string => `记下了：${name}出去了。`
export const outNext = '回来了打个电话，再到这里点一下。'
export const inDone = (name: string): string => `记下了：${name}回来了。`
export const inNext = '正在值班的，门牌已经换回来了。'

type Code = RefusalOf<typeof stepOut> | RefusalOf<typeof stepIn>

export const refusals: Words<Code> = {
  ...own,
  'not-on-rota': { plain: '帮人记外出，是书记和前台的事。' },
  'secretary-self': { plain: '书记出去、回来，都要书记自己点：书记一走，作主的人就换了。' },
  'already-out': { plain: (facts) => `${since(facts)}就记过出去了，不用再记。` },
  'not-out': { plain: '已经是回来的了，不用再记。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
