// The duty of the example community: desk, calendar and a rota from last week to two months ahead.
import { calendar2026, calendarFrom, dayKind } from '../../duty/calendar'
import { rotate } from '../../duty/rule'
import { addDays, at, type Day, type Span } from '../../kernel/time'
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
