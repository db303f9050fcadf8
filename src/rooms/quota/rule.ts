// How much of a week one person may book, over all rooms together. Staff's bookings for the community's own events count
// for nobody.
import { refused } from '../../kernel/result'
import { addDays, weekday, type Day, type Minute } from '../../kernel/time'

/** The Monday of the week that a day lies in. */
export const weekOf = (day: Day): Day => addDays(day, 1 - weekday(day))

export interface Use {
  /** Minutes booked in the week; what was given back or ran out does not count. */
  readonly used: Minute
  /** Null: there is no limit. */
  readonly most: Minute | null
}

/** Why a booking of `length` minutes is one too many; null when it is not. */
export function overQuota({ used, most }: Use, length: Minute, day: Day) {
  return most !== null && used + length > most
    ? refused('over-quota', { used, most, week: weekOf(day) })
    : null
}
