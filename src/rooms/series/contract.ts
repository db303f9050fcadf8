import * as v from 'valibot'
import { action, clockOf, count, day, id, instantOf, nothing, text } from '../../kernel/contract'
import { dayList, PEOPLE, PURPOSE, REASON } from '../contract'
import { MOST, patterns, verdicts } from './rule'

/** Longest name of whom it is for, in characters; the form and the table have the same. */
export const WHOM = 20

const plan = {
  ...{ roomId: id, first: day, last: day, pattern: v.picklist(patterns), start: clockOf, end: clockOf },
  ...{ people: count(PEOPLE), purpose: text(PURPOSE), forWhom: text(WHOM) },
}

const series = v.object({
  seriesId: id,
  room: v.string(),
  pattern: v.picklist(patterns),
  first: day,
  last: day,
  start: clockOf,
  end: clockOf,
  people: v.number(),
  purpose: v.string(),
  forWhom: v.string(),
  /** The next date that stands; null: none is left. */
  next: v.nullable(day),
  /** How many dates are left. */
  left: v.number(),
})
export type SeriesView = v.InferOutput<typeof series>

export const list = action({
  name: 'rooms.seriesList',
  about: 'The times that staff and teams have again and again, the one whose next date comes first first',
  who: dayList.who,
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, mayChange: v.boolean(), series: v.array(series) }),
  refusals: ['not-staff'],
})

export const show = action({
  name: 'rooms.series',
  about: 'One series with its dates',
  who: dayList.who,
  writes: false,
  input: v.strictObject({ seriesId: id }),
  reply: v.object({
    now: instantOf,
    mayChange: v.boolean(),
    series,
    dates: v.array(
      v.object({
        bookingId: id,
        day,
        state: v.picklist(['ahead', 'over', 'cancelled']),
        cancelReason: v.nullable(v.string()),
        /** The calendar does not reach there yet. */
        provisional: v.boolean(),
      }),
    ),
  }),
  refusals: ['not-staff', 'no-such-series'],
})

const planRefusals = [
  ...(['not-staff', 'no-such-room', 'begins-over', 'begins-late', 'lasts-too-long', 'no-dates'] as const),
  ...(['outside-hours', 'off-the-grid', 'too-long', 'too-many-people', 'too-far-ahead'] as const),
] as const

export const preview = action({
  name: 'rooms.seriesPreview',
  about: 'Every date of a series that is thought of, and whether it can be had',
  who: ['staff'],
  writes: false,
  input: v.strictObject(plan),
  reply: v.object({
    now: instantOf,
    dates: v.array(
      v.object({
        day,
        verdict: v.picklist(verdicts),
        provisional: v.boolean(),
        dayName: v.nullable(v.string()),
        /** Why the room is closed then. */
        reason: v.nullable(v.string()),
        /** Who has the time, as on the day's list. */
        by: v.array(
          v.object({
            ...{ name: v.string(), home: v.nullable(v.string()) },
            ...{ start: clockOf, end: clockOf, purpose: v.string() },
          }),
        ),
      }),
    ),
  }),
  refusals: planRefusals,
})
export type Preview = v.InferOutput<(typeof preview)['reply']>

export const book = action({
  name: 'rooms.seriesBook',
  about: 'Books exactly these dates of a series, all of them or none',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ ...plan, days: v.pipe(v.array(day), v.minLength(1), v.maxLength(MOST)) }),
  reply: v.object({ seriesId: id }),
  refusals: [...planRefusals, 'other-dates', 'dates-taken'],
})

export const end = action({
  name: 'rooms.seriesEnd',
  about: 'Cancels a date of a series and all later ones; what is over stays as it was',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ bookingId: id, reason: text(REASON) }),
  reply: v.object({ bookingId: id, cancelled: v.number() }),
  refusals: ['not-staff', 'no-such-booking', 'already-cancelled', 'already-started'],
})
