import * as v from 'valibot'
import { action, clockOf, count, day, id, instantOf, nothing, text } from '../kernel/contract'

/** Longest purpose of a booking, in characters; the form and the table have the same. */
export const PURPOSE = 60
/** More than any room holds. */
export const PEOPLE = 500
/** Days of free times in one reply, at most; a room that is open for longer is asked for again from a later day. */
export const DAYS = 31

export const room = v.object({
  roomId: id,
  name: v.string(),
  place: v.string(),
  purpose: v.string(),
  seats: v.number(),
  stepFree: v.boolean(),
  opens: clockOf,
  closes: clockOf,
  openDays: v.picklist(['working', 'every']),
  unit: v.number(),
  longest: v.number(),
  lanes: v.number(),
  /** Whether a booking is a request that staff answer, and within how many hours. */
  approval: v.boolean(),
  answerHours: v.number(),
  /** Minutes that are kept free before and after a booking, to set up and to clean. */
  before: v.number(),
  after: v.number(),
})
export type RoomView = v.InferOutput<typeof room>

export const booking = v.object({
  bookingId: id,
  roomId: id,
  room: v.string(),
  place: v.string(),
  day,
  start: clockOf,
  end: clockOf,
  people: v.number(),
  purpose: v.string(),
  madeAt: instantOf,
  cancelledAt: v.nullable(instantOf),
  /** What it is at the moment of asking; `expired` is a request that nobody answered in time. */
  state: v.picklist(['waiting', 'stands', 'declined', 'cancelled', 'expired']),
  /** Of a request: until when it holds its time unless it is approved before. */
  expiresAt: v.nullable(instantOf),
  answer: v.nullable(v.picklist(['approved', 'declined'])),
  answerReason: v.nullable(v.string()),
  /** Why staff cancelled it. */
  cancelReason: v.nullable(v.string()),
  /** Whether staff booked it for the one who comes. */
  byDesk: v.boolean(),
  /** From then on its time is free unless somebody came; null: never. */
  releaseAt: v.nullable(instantOf),
  cameAt: v.nullable(instantOf),
})
export type BookingView = v.InferOutput<typeof booking>

export const list = action({
  name: 'rooms.list',
  about: 'The rooms, and when each is next free',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    rooms: v.array(v.object({ ...room.entries, next: v.nullable(v.object({ day, start: clockOf })) })),
  }),
  refusals: [],
})

export const freeTimes = action({
  name: 'rooms.freeTimes',
  about: 'The free times of one room, day by day',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ roomId: id, from: v.optional(day), days: v.optional(count(DAYS)) }),
  reply: v.object({
    now: instantOf,
    room,
    days: v.array(
      v.object({
        day,
        open: v.boolean(),
        /** The holiday, or why a weekend day works. */
        dayName: v.nullable(v.string()),
        provisional: v.boolean(),
        /** Starts that can be booked, each with the most minutes it can be booked for. */
        free: v.array(v.object({ start: clockOf, longest: v.number() })),
        /** Starts still ahead that are taken. */
        taken: v.array(clockOf),
        /** What of the day the room is closed for, and why. */
        closed: v.array(v.object({ start: clockOf, end: clockOf, reason: v.string() })),
      }),
    ),
  }),
  refusals: ['no-such-room'],
})

const bookRefusals = [
  'no-such-room',
  'no-standing',
  'in-the-past',
  'too-far-ahead',
  'closed-day',
  'outside-hours',
  'off-the-grid',
  'too-long',
  'too-many-people',
  'closed',
  'taken',
] as const

export const book = action({
  name: 'rooms.book',
  about: 'Books a room; where the room needs it, as a request that holds its time until it expires',
  who: 'person',
  writes: true,
  input: v.strictObject({
    roomId: id,
    day: day,
    start: clockOf,
    end: clockOf,
    people: count(PEOPLE),
    purpose: text(PURPOSE),
  }),
  reply: v.object({ bookingId: id }),
  refusals: bookRefusals,
})

export const show = action({
  name: 'rooms.booking',
  about: "One of the caller's own bookings",
  who: 'person',
  writes: false,
  input: v.strictObject({ bookingId: id }),
  reply: v.object({
    now: instantOf,
    booking,
    /** Who answers it while it waits, by name. */
    answerers: v.array(v.string()),
  }),
  refusals: ['no-such-booking'],
})

export const cancel = action({
  name: 'rooms.cancel',
  about: "Cancels one of the caller's own bookings; its time is free again, its record stays",
  who: 'person',
  writes: true,
  input: v.strictObject({ bookingId: id }),
  reply: v.object({ bookingId: id, cancelledAt: instantOf }),
  refusals: ['no-such-booking', 'already-cancelled', 'already-started', 'expired'],
})

/** Longest reason that staff give, in characters; the forms and the tables have the same. */
export const REASON = 60
const serving = ['staff', 'secretary', 'duty-member'] as const

/** A booking as staff see it: with who comes, and from which door. */
export const known = v.object({ ...booking.entries, name: v.string(), home: v.nullable(v.string()) })
export type KnownBooking = v.InferOutput<typeof known>

export const requests = action({
  name: 'rooms.requests',
  about: 'The requests for rooms that wait for an answer, the one that expires first first',
  who: serving,
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    /** Whether the caller may answer now: staff, and whoever holds the authority. */
    mayAnswer: v.boolean(),
    /** Who else may, by name. */
    answerers: v.array(v.string()),
    requests: v.array(known),
  }),
  refusals: ['not-staff'],
})

const answerRefusals = [
  'not-staff',
  'no-such-booking',
  'nothing-asked',
  'already-answered',
  'already-cancelled',
  'expired',
] as const

export const approve = action({
  name: 'rooms.approve',
  about: 'Approves a request that still holds its time: staff, or the holder of the authority',
  who: serving,
  writes: true,
  input: v.strictObject({ bookingId: id }),
  reply: v.object({ bookingId: id }),
  refusals: [...answerRefusals, 'taken-over'],
})

export const decline = action({
  name: 'rooms.decline',
  about: 'Declines a request with a reason; its time is free again',
  who: serving,
  writes: true,
  input: v.strictObject({ bookingId: id, reason: text(REASON) }),
  reply: v.object({ bookingId: id }),
  refusals: answerRefusals,
})
