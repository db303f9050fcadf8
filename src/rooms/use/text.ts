import { sayDay, saySpan } from '../../kernel/say'
import { minutes, type Day } from '../../kernel/time'
import { stayWords } from '../presence/text'
import { length } from '../quota/text'
import { words as rooms } from '../text'
import type { KeptView } from './contract'
import type { Ending, Endings, Minutes, UseSpan } from './rule'

export const words = {
  title: rooms.useTitle,
  hint: '按现在的开门时间算，记下的都在，一单也不删。',
  span: '看哪一段',
  whole: '合起来',
  daysLabel: '哪一天',
  noBookings: '这天没有人约。',
  allFree: '空着',
  restFree: '别的日子都空着，或者不开门。',
  noRooms: '这段时间没有房间开着。',
  few: '单数太少，分开说容易认出人，这里只说钟点。',
  notStaff: '这里是给值班和监督的人看的',
  notStaffBody: '自己约的，在「我的」里看。',
  noRoom: '没有找到这间房。回去挑另一间。',
  expired: '过了时间没人答复',
}

export const spanWords: Record<UseSpan, string> = { week: '这周', month: '这个月', 'last-month': '上个月' }
export const spanChips = (Object.keys(spanWords) as UseSpan[]).map((key) => ({ key, word: spanWords[key] }))

/** `11月1日 星期日到11月30日 星期一`. */
export const fromTo = (first: Day, last: Day): string => `${sayDay(first)}到${sayDay(last)}`

/** What the minutes of a room were, each part with its word; parts that are nothing are left out. */
export const partWords: Record<Exclude<keyof Minutes, 'open'>, string> = {
  came: '到了的',
  booked: '约好的',
  notCome: '没等到人的',
  elsewhere: '相连的房间用着',
  closed: '关着不能用',
  free: '空着',
}
export const openWords = ({ open }: Minutes): string => (open === 0 ? '没开门' : `开了 ${length(open)}`)
export const partLine = (part: keyof typeof partWords, minutes: number): string =>
  `${partWords[part]} ${length(minutes)}`

const endingWords: Record<Ending, string> = { ...stayWords, expired: '没来得及答复' }
const order: readonly Ending[] = ['came', 'booked', 'waiting', 'not-come', 'cancelled', 'declined', 'expired']

/** `8 单：到了 5 · 没来 1 · 取消了 2`. */
export function endingLine(endings: Endings): string {
  const sum = order.reduce((all, key) => all + endings[key], 0)
  if (sum === 0) return '没有人约。'
  const said = order.filter((key) => endings[key] > 0).map((key) => `${endingWords[key]} ${endings[key]}`)
  return `${sum} 单：${said.join(' · ')}`
}

export const dayNote = (bookings: number | null, used: number): string => {
  if (bookings !== null) return `${bookings} 单`
  return used === 0 ? words.allFree : length(used)
}
export const keptTitle = ({ start, end }: KeptView): string => saySpan(minutes(start), minutes(end))
export const endingWord = (ending: Ending): string => stayWords[ending]
export const dayTitle = (day: Day, name: string | null): string =>
  name ? `${sayDay(day)} · ${name}` : sayDay(day)
