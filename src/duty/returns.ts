// The return times that the page of stepping out offers: round, soon, and few enough to choose among standing up.
import { addDays, at, dayOf, minuteOf, type Instant, type Minute } from '../kernel/time'

export interface ReturnTime {
  readonly key: 'hour' | 'two-hours' | 'three-hours' | 'tomorrow' | 'unknown'
  /** null: not known yet. */
  readonly at: Instant | null
}

const HALF_HOUR = 30
/** The day the person is back after "not today any more" begins before the desk opens. */
const MORNING: Minute = 6 * 60
/** Nobody comes back to a desk later than this. */
const NIGHT: Minute = 22 * 60

export function returnTimes(now: Instant): ReturnTime[] {
  const round = Math.ceil((minuteOf(now) + 1) / HALF_HOUR) * HALF_HOUR
  const today = dayOf(now)
  const later = (hours: number): Instant => at(today, round + hours * 60)
  const tonight = at(today, NIGHT)
  const hours: readonly ReturnTime[] = [
    { key: 'hour', at: later(1) },
    { key: 'two-hours', at: later(2) },
    { key: 'three-hours', at: later(3) },
  ]
  return [
    ...hours.filter((time) => time.at !== null && time.at <= tonight),
    { key: 'tomorrow', at: at(addDays(today, 1), MORNING) },
    { key: 'unknown', at: null },
  ]
}
