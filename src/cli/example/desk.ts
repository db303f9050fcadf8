// The duty of the example community: desk, calendar and a rota from last week to two months ahead.
import { calendar2026, calendarFrom, dayKind } from '../../duty/calendar'
import { rotate } from '../../duty/rule'
import { addDays, at, instant, type Day, type Instant, type Span } from '../../kernel/time'
import { exampleId } from './ids'
import { examplePeople } from './people'

export const DESK = {
  opens: 9 * 60,
  closes: 18 * 60,
  // No number of Chongqing begins with 0, so this rings at nobody's.
  phone: '023-00000002',
  place: '党群服务中心一楼，进门左手第一间',
} as const

const BACK = 7
const AHEAD = 60

export const calendar = calendarFrom(calendar2026)

/** The days from `today + first` to `today + last` that the desk works. */
export function workingDays(today: Day, first: number, last: number): Day[] {
  const days = Array.from({ length: last - first + 1 }, (_, n) => addDays(today, first + n))
  return days.filter((day) => dayKind(day, calendar).works)
}

export interface RotaShift {
  readonly id: string
  readonly person: string
  readonly day: Day
  readonly span: Span
}

/** The six in turn, so that 林秀芳 has today's shift, or the next working day's. */
export function shiftsOf(today: Day): RotaShift[] {
  const { linXiufang, chenYouan, luoXiaoman, tianYihe, tangZhiyuan, jiangChunlai } = examplePeople
  const six = [linXiufang, chenYouan, luoXiaoman, tianYihe, tangZhiyuan, jiangChunlai]
  const past = workingDays(today, -BACK, -1).length
  const first = (six.length - (past % six.length)) % six.length
  const turns = [...six.slice(first), ...six.slice(0, first)]
  return rotate(turns, workingDays(today, -BACK, AHEAD)).map(({ person, day }, n) => ({
    id: exampleId('shift', n + 1),
    person,
    day,
    span: { start: at(day, DESK.opens), end: at(day, DESK.closes) },
  }))
}

/** Two colleagues who think of swapping: one asks whoever can, one asks a colleague for an exchange. */
export function swapsOf(today: Day, now: Instant) {
  const ahead = shiftsOf(today).filter(({ span }) => span.start > now)
  const nth = (person: string, n: number): RotaShift => ahead.filter((shift) => shift.person === person)[n]!
  const { chenYouan, luoXiaoman, linXiufang } = examplePeople
  const favour = nth(chenYouan, 1)
  const exchange = { give: nth(luoXiaoman, 1), take: nth(linXiufang, 2) }
  return [
    { id: exampleId('swap', 1), give: favour, take: null, askedAt: instant(now - 7_200_000) },
    { id: exampleId('swap', 2), ...exchange, askedAt: instant(now - 3_600_000) },
  ]
}

/** What the shift before today's left to say to whoever has the next one. */
export function noteOf(today: Day) {
  const last = shiftsOf(today)
    .filter(({ day }) => day < today)
    .at(-1)!
  const text = '二楼会议室的投影修好了，钥匙放回抽屉。4栋说楼道灯不亮，约了师傅明天上午来看。'
  return { id: exampleId('handover', 1), shift: last, text, writtenAt: at(last.day, DESK.closes - 10) }
}
