import * as v from 'valibot'
import { action, clockOf, count, day, fingerprint, id, instantOf, nothing, text } from '../kernel/contract'

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
  /** Whether it is held, or was, for whoever waited: then it is theirs to answer. */
  offered: v.boolean(),
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
    /** How much of the space is open to residents, in whole percent; null while an area is not known. */
    share: v.nullable(v.number()),
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

const order = {
  ...{ roomId: id, day: day, start: clockOf, end: clockOf },
  ...{ people: count(PEOPLE), purpose: text(PURPOSE) },
}
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
  'over-quota',
  'closed',
  'taken',
] as const

export const book = action({
  name: 'rooms.book',
  about: 'Books a room; where the room needs it, as a request that holds its time until it expires',
  who: 'person',
  writes: true,
  input: v.strictObject(order),
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

/** Of the list that was shown before a change. */
const closureSpan = { roomId: id, firstDay: day, start: clockOf, lastDay: day, end: clockOf }
const closureRefusals = [
  'not-staff',
  'no-such-room',
  'already-closed',
  'span-empty',
  'span-over',
  'span-too-long',
  'span-uneven',
] as const

export const closing = action({
  name: 'rooms.closing',
  about: 'What is booked inside a span for which a room shall be closed, with the fingerprint of this list',
  who: ['staff'],
  writes: false,
  input: v.strictObject(closureSpan),
  reply: v.object({ now: instantOf, bookings: v.array(known), fingerprint: v.string() }),
  refusals: closureRefusals,
})

export const close = action({
  name: 'rooms.close',
  about:
    'Closes a room for a span; exactly the bookings of the list are cancelled, and their people are told',
  who: ['staff'],
  writes: true,
  input: v.strictObject({
    ...closureSpan,
    reason: text(REASON),
    fingerprint,
  }),
  reply: v.object({ closureId: id, cancelled: v.number() }),
  refusals: [...closureRefusals, 'list-changed'],
})

export const reopen = action({
  name: 'rooms.reopen',
  about: 'Ends a closure, or takes it back before it began; its time is free again',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ closureId: id }),
  reply: v.object({ closureId: id }),
  refusals: ['not-staff', 'no-such-closure', 'already-open'],
})

export const bookFor = action({
  name: 'rooms.bookFor',
  about: 'Staff book a room for somebody who phoned or came by; it needs no further answer',
  who: ['staff'],
  writes: true,
  input: v.strictObject({
    ...order,
    personId: id,
    reason: text(REASON),
    /** An event of the community's own: it counts for nobody's week. */
    forCommunity: v.optional(v.boolean()),
  }),
  reply: v.object({ bookingId: id }),
  refusals: ['not-staff', 'no-such-person', ...bookRefusals],
})

export const cancelFor = action({
  name: 'rooms.cancelFor',
  about: "Staff cancel anybody's booking with a reason; whoever had it is told",
  who: ['staff'],
  writes: true,
  input: v.strictObject({ bookingId: id, reason: text(REASON) }),
  reply: v.object({ bookingId: id }),
  refusals: ['not-staff', 'no-such-booking', 'already-cancelled', 'already-started', 'expired'],
})

export const dayList = action({
  name: 'rooms.dayList',
  about: "A day's bookings of all rooms in order, for those who serve",
  who: serving,
  writes: false,
  input: v.strictObject({ day: v.optional(day) }),
  reply: v.object({
    now: instantOf,
    day,
    /** Whether the caller may also book and cancel for others. */
    mayBook: v.boolean(),
    /** How many requests wait for an answer. */
    waiting: v.number(),
    rooms: v.array(v.object({ roomId: id, name: v.string() })),
    days: v.array(v.object({ day, bookings: v.number() })),
    bookings: v.array(known),
  }),
  refusals: ['not-staff'],
})

export const doorSheet = action({
  name: 'rooms.doorSheet',
  about: "A room's day as it hangs at its door, with masked names",
  who: serving,
  writes: false,
  input: v.strictObject({ roomId: id, day: day }),
  reply: v.object({
    now: instantOf,
    room: v.string(),
    place: v.string(),
    day,
    opens: clockOf,
    closes: clockOf,
    closed: v.array(v.object({ start: clockOf, end: clockOf, reason: v.string() })),
    bookings: v.array(v.object({ start: clockOf, end: clockOf, purpose: v.string(), name: v.string() })),
  }),
  refusals: ['not-staff', 'no-such-room'],
})

const buffer = v.pipe(v.number(), v.integer(), v.minValue(0))
const roomSettings = v.strictObject({
  opens: clockOf,
  closes: clockOf,
  openDays: v.picklist(['working', 'every']),
  unit: v.picklist([15, 30, 60]),
  longest: count(1440),
  aheadDays: count(90),
  lanes: count(20),
  approval: v.boolean(),
  answerHours: count(168),
  before: buffer,
  after: buffer,
  /** Out of use: not on the list, and not to be booked. */
  retired: v.boolean(),
})
export type RoomSettings = v.InferOutput<typeof roomSettings>

export const settings = action({
  name: 'rooms.settings',
  about: 'The settings of every room, and for when each is closed',
  who: ['staff'],
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    rooms: v.array(
      v.object({
        roomId: id,
        name: v.string(),
        settings: v.object({ ...roomSettings.entries, unit: v.number() }),
        /** A hall that splits and a part of one keep their lanes. */
        lanesFixed: v.boolean(),
        closures: v.array(
          v.object({ closureId: id, roomId: id, startsAt: instantOf, endsAt: instantOf, reason: v.string() }),
        ),
      }),
    ),
  }),
  refusals: ['not-staff'],
})

const settingsRefusals = [
  'not-staff',
  'no-such-room',
  'hours-backwards',
  'hours-uneven',
  'buffers-uneven',
  'buffers-outside',
  'lanes-fixed',
] as const

export const changing = action({
  name: 'rooms.changing',
  about: 'What is booked and would no longer fit, with the fingerprint of this list',
  who: ['staff'],
  writes: false,
  input: v.strictObject({ roomId: id, settings: roomSettings }),
  reply: v.object({ now: instantOf, bookings: v.array(known), fingerprint: v.string() }),
  refusals: settingsRefusals,
})

export const change = action({
  name: 'rooms.change',
  about: 'Changes the settings of a room; what was booked before stays as it was',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ roomId: id, settings: roomSettings, fingerprint }),
  reply: v.object({ roomId: id }),
  refusals: [...settingsRefusals, 'list-changed'],
})
