import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { say, type Words } from '../../kernel/words'
import { words as rooms } from '../text'
import type { linkPart } from './contract'

export const words = {
  title: rooms.hallsTitle,
  hint: '约了整间，分出来的每一间都一起占着；分出来的有人用，整间就约不了。',
  whole: '单独一间',
  parts: '现在分成这几间',
  none: '现在不分开。',
  others: '还能把哪间算进来？',
  takeOut: '不再算它的一间',
  joinTitle: '同一个时间两边都有人约，先商量好再连',
  joinNone: '没有碍着谁。',
  outTitle: '这些约的是整间，以后不再占着这一间',
  outNone: '没有碍着谁。',
  confirm: '就这样改',
  back: '回去改',
}

export const noteOf = (parts: readonly string[], halls: readonly string[]): string => {
  if (parts.length > 0) return `分成${parts.join('、')}`
  return halls.length > 0 ? `是${halls.join('、')}的一间` : words.whole
}
export const joinLine = (part: string, hall: string): string => `把${part}算作${hall}的一间`
export const outLine = (part: string, hall: string): string => `${part}不再算${hall}的一间`
export const actOf = (act: string, room: string): string => `${act}：${room}`

const named = (facts: Readonly<Record<string, unknown>>): string => String(facts['room'] ?? '')

export const refusals: Words<RefusalOf<typeof linkPart>> = {
  'not-staff': { plain: '房间怎么分，由社区工作人员来定。' },
  'no-such-room': { plain: '没有找到这间房，或者停用了。' },
  'same-room': { plain: '一间房不能分成它自己。' },
  'already-part': { plain: '早就算进来了，不用再点。' },
  'not-a-part': { plain: '它现在不是这里的一间。刷新一下再看。' },
  'part-splits': { plain: (facts) => `${named(facts)}自己还分成几间，不能再算作别的一间。先把它的拆开。` },
  'hall-is-part': { plain: (facts) => `${named(facts)}本身是别的房间的一间，不能再往下分。` },
  'hall-lanes': {
    plain: (facts) => `${named(facts)}同时约给几家用，不能分开。先在设置里改成同时一家。`,
  },
  'closed-ahead': {
    plain: (facts) => `${named(facts)}有几天要关，先把关房撤了，或者等关完，再改怎么分。`,
  },
  'booked-across': { plain: '同一个时间两边都有人约。先跟他们商量，改了时间再连。' },
  'list-changed': { plain: '刚才有人约了或者取消了，名单变了。再看一遍，照新的名单来。' },
}
export const refusalLine = (
  refusal: Refusal<RefusalOf<typeof linkPart> | 'request-reused'>,
  elder: boolean,
): string => say(refusals, refusal, elder)
