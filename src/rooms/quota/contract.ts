import * as v from 'valibot'
import { action, day, instantOf, nothing } from '../../kernel/contract'

/** The most that can be set: all hours of a week. */
export const MOST = 7 * 24

export const quota = action({
  name: 'rooms.quota',
  about: 'How much of this week and the next the caller has booked, and how much one may',
  who: 'person',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    /** Minutes a week; null: there is no limit. */
    most: v.nullable(v.number()),
    weeks: v.array(v.object({ week: day, used: v.number() })),
    /** Whether the caller may set it. */
    maySet: v.boolean(),
  }),
  refusals: [],
})

export const setQuota = action({
  name: 'rooms.setQuota',
  about: 'Sets how many hours of a week one person may book, over all rooms; null: no limit',
  who: ['staff'],
  writes: true,
  input: v.strictObject({
    hours: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST))),
  }),
  reply: v.object({ hours: v.nullable(v.number()) }),
  refusals: ['not-staff'],
})
