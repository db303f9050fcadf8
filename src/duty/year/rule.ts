// Reading the yearly holiday notice: one dated line a day or a span, `2027-02-06到2027-02-14 休 春节`.
import { addDays, daysBetween, isDay, weekday, type Day } from '../../kernel/time'
import type { NamedDay } from '../calendar'

/** Longest text of a notice, in characters. */
export const TEXT = 6000
const LONGEST_SPAN = 31

export type LineError = 'not-a-line' | 'no-such-day' | 'outside' | 'twice' | 'too-long' | 'works-already'

export interface ReadNotice {
  readonly days: readonly NamedDay[]
  readonly errors: readonly { readonly line: number; readonly code: LineError }[]
}

const LINE = /^(\S+?)(?:\s*(?:~|～|至|到|—+)\s*(\S+?))?[\s,，]+(休|放假|班|上班)[\s,，]+(.{1,20})$/

/** Every line is read or named with why it was not; nothing is guessed. */
export function readNotice(text: string, first: Day, last: Day): ReadNotice {
  const days = new Map<Day, NamedDay>()
  const errors: { line: number; code: LineError }[] = []
  for (const [n, raw] of text.split('\n').entries()) {
    const line = raw.normalize('NFKC').trim()
    if (line === '') continue
    const read = readLine(line, first, last, days)
    if (typeof read === 'string') errors.push({ line: n + 1, code: read })
    else for (const day of read) days.set(day.day, day)
  }
  return { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), errors }
}

const WORKS = ['班', '上班']

const daysFrom = (start: Day, end: Day): Day[] =>
  Array.from({ length: Math.min(daysBetween(start, end), LONGEST_SPAN) + 1 }, (_, n) => addDays(start, n))

function readLine(
  line: string,
  first: Day,
  last: Day,
  known: ReadonlyMap<Day, NamedDay>,
): NamedDay[] | LineError {
  const [, from, to, word, name] = LINE.exec(line) ?? []
  if (from === undefined || name === undefined) return 'not-a-line'
  const [start, end] = [dayIn(from), dayIn(to ?? from)]
  if (start === null || end === null || end < start) return 'no-such-day'
  const days = daysFrom(start, end)
  if (start < first || end > last) return 'outside'
  if (days.length > LONGEST_SPAN) return 'too-long'
  const works = WORKS.includes(word!)
  if (days.some((day) => known.has(day))) return 'twice'
  if (works && days.some((day) => weekday(day) <= 5)) return 'works-already'
  return days.map((day) => ({ day, works, name: name.trim() }))
}

/** `2027-01-01`, `2027/1/1` or `2027年1月1日`; null when there is no such day. */
function dayIn(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (year === undefined) return null
  const written = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isDay(written) ? written : null
}

export type SetRefusal = 'day-over' | 'day-same'

/** Why a single day cannot be set; null when it can. Today still can: that is what it is for. */
export function setDay(day: Day, works: boolean, now: { today: Day; works: boolean }): SetRefusal | null {
  if (day < now.today) return 'day-over'
  return works === now.works ? 'day-same' : null
}
