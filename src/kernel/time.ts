// Time as the community lives it. Chongqing has kept UTC+8 without summer time since 1991, so a day and a
// minute are integer arithmetic here: no date library runs inside a rule, and no phone's zone can move a day.

declare const instantBrand: unique symbol
declare const dayBrand: unique symbol

/** Milliseconds since 1970-01-01T00:00Z; also how an instant travels on the wire. */
export type Instant = number & { readonly [instantBrand]: true }
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string & { readonly [dayBrand]: true }
/** Minutes since 00:00 of a day, 0…1440. */
export type Minute = number

/** From `start` (in) to `end` (out). */
export interface Span<T extends number = Instant> {
  readonly start: T
  readonly end: T
}

const OFFSET = 8 * 3_600_000
const DAY = 86_400_000
const MINUTE = 60_000

export const instant = (ms: number): Instant => ms as Instant

/** As the database reads it: `2026-11-24T01:30:00.000Z`. */
export const iso = (t: Instant): string => new Date(t).toISOString()

/** Whether two spans share any time; spans that only touch do not. */
export function overlaps<T extends number>(a: Span<T>, b: Span<T>): boolean {
  return a.start < b.end && b.start < a.end
}

/** The day it is in the community at `t`. */
export function dayOf(t: Instant): Day {
  return new Date(t + OFFSET).toISOString().slice(0, 10) as Day
}

/** Minutes since the community's midnight at `t`, rounded down. */
export function minuteOf(t: Instant): Minute {
  return Math.floor(((((t + OFFSET) % DAY) + DAY) % DAY) / MINUTE)
}

// A list of three hundred places asks for the same day a thousand times, and reading it out of its text is all the cost.
let lastDay = '' as Day
let lastMidnight = 0

/** The instant at `minute` of `day`; minute 1440 is the next day's midnight. */
export function at(day: Day, minute: Minute): Instant {
  if (day !== lastDay) {
    lastMidnight = Date.parse(`${day}T00:00:00Z`) - OFFSET
    lastDay = day
  }
  return (lastMidnight + minute * MINUTE) as Instant
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10) as Day
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** Whether `text` is a day that exists (2026-02-30 does not). */
export function isDay(text: string): text is Day {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** `570` → `'09:30'`. */
export function clock(minute: Minute): string {
  const pad = (n: number): string => String(n).padStart(2, '0')
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** `'09:30'` → `570`; `'24:00'` → 1440. The text has passed the contract's pattern. */
export function minutes(text: string): Minute {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
}
