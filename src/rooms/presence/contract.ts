import * as v from 'valibot'
import { action, clockOf, day, id, instantOf } from '../../kernel/contract'

export const arrive = action({
  name: 'rooms.arrive',
  about:
    'Says that whoever booked is there (oneself, or the desk for anybody), so that the time stays theirs',
  who: 'person',
  writes: true,
  input: v.strictObject({ bookingId: id }),
  reply: v.object({ bookingId: id, cameAt: instantOf }),
  refusals: [
    'no-such-booking',
    'cancelled-before',
    'not-approved',
    'already-came',
    'too-early',
    'released',
    'over',
  ],
})

/** A booking as the desk sees it: with whose it is. */
const expected = v.object({
  bookingId: id,
  room: v.string(),
  place: v.string(),
  day,
  start: clockOf,
  end: clockOf,
  people: v.number(),
  purpose: v.string(),
  name: v.string(),
  cancelledAt: v.nullable(instantOf),
  expiresAt: v.nullable(instantOf),
  answer: v.nullable(v.picklist(['approved', 'declined'])),
  releaseAt: v.nullable(instantOf),
  cameAt: v.nullable(instantOf),
})
export type ExpectedView = v.InferOutput<typeof expected>

export const dayList = action({
  name: 'rooms.dayList',
  about: "A day's bookings of all rooms in order, for the desk",
  who: ['staff'],
  writes: false,
  input: v.strictObject({ day: v.optional(day) }),
  reply: v.object({
    now: instantOf,
    day,
    /** The days ahead, each with how many bookings stand. */
    days: v.array(v.object({ day, bookings: v.number() })),
    bookings: v.array(expected),
  }),
  refusals: ['not-staff'],
})
