// What may be set at the desk, and which visits would no longer be booked like that. They stay as they were booked.
import { refused } from '../../kernel/result'
import { addDays, clock, type Day, type Minute } from '../../kernel/time'
import type { Desk } from '../rule'

export interface DeskSettings extends Desk {
  /** How many visits one person may have ahead. */
  readonly quota: number
  /** Minutes that a talk takes, at the least and at the most: a wait is said as a range. */
  readonly low: Minute
  readonly high: Minute
}

/** Why a desk cannot be set so; null when it can. */
export function adjustable({ opens, closes, unit, publicShare, deskShare, low, high }: DeskSettings) {
  if (closes <= opens) return refused('closes-first')
  if (Math.ceil(opens / unit) * unit + unit > closes) return refused('too-short', { unit })
  if (publicShare + deskShare === 0) return refused('no-seat')
  return low > high ? refused('talk-backwards') : null
}

/** A visit that stands and is still to come. */
export interface Standing {
  readonly day: Day
  readonly start: Minute
  readonly end: Minute
  readonly lane: number
}

/** hours: the desk is closed then · seats: so many are not received any more · share: takes what is kept for the desk now ·
 * ahead: further away than one may book · length: takes another time. The first that is true is said. */
export const misfits = ['hours', 'seats', 'share', 'ahead', 'length'] as const
export type Misfit = (typeof misfits)[number]

/** Why a visit would not be booked like this under the new settings; null when it would. */
export function misfit(
  visit: Standing,
  before: DeskSettings,
  wanted: DeskSettings,
  today: Day,
): Misfit | null {
  const { start, end, lane } = visit
  if (start < wanted.opens || end > wanted.closes) return 'hours'
  if (lane > wanted.publicShare + wanted.deskShare) return 'seats'
  if (lane <= before.publicShare && lane > wanted.publicShare) return 'share'
  if (visit.day > addDays(today, wanted.aheadDays)) return 'ahead'
  return end - start !== wanted.unit || start % wanted.unit !== 0 ? 'length' : null
}

/** As the words of the contract have it. */
export const hoursOf = ({ opens, closes }: Pick<Desk, 'opens' | 'closes'>) => ({
  opens: clock(opens),
  closes: clock(closes),
})
