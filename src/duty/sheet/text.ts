import { sayDay, saySpan } from '../../kernel/say'
import { minutes, weekday, type Day } from '../../kernel/time'
import type { RotaDay } from '../contract'
import { words as rotaWords } from '../text'
import type { RotaOfMonth } from './store'

export const words = {
  title: '贴墙上的值班表',
  print: '印一张',
  past: '过去了',
  phone: '电话',
  provisional: rotaWords.provisional,
  note: '临时换了人，门牌上马上就换。走远路来，先打个电话。',
}

type Desk = RotaOfMonth['desk']
const WEEK = '一二三四五六日'
const numbers = (month: string): [number, number] => [Number(month.slice(0, 4)), Number(month.slice(5))]

export function heading(month: string): string {
  const [year, number] = numbers(month)
  return `${year}年${number}月 谁值班`
}
export const monthWord = (month: string): string => `看${numbers(month)[1]}月`
export const place = ({ place, opens, closes }: Desk): string =>
  `${place}，开门的日子${saySpan(minutes(opens), minutes(closes))}`
export const printed = (today: Day): string => `${sayDay(today)}印的。`

/** `1日 周二`. */
export const dayWord = (day: Day): string => `${Number(day.slice(8))}日 周${WEEK[weekday(day) - 1]}`

/** Who has the day; the hours only where they are not the whole day's. */
export function who({ day, works, dayName, shifts }: RotaDay, today: Day, { opens, closes }: Desk): string {
  if (!works) return dayName ? `${dayName}，${rotaWords.closed}` : rotaWords.closed
  if (shifts.length === 0) return day < today ? words.past : rotaWords.nobody
  return shifts
    .map(({ person, from, to, onLeave }) => {
      if (onLeave) return `${person.name} ${rotaWords.onLeave}`
      return from === opens && to === closes
        ? person.name
        : `${person.name} ${saySpan(minutes(from), minutes(to))}`
    })
    .join('、')
}
