import * as v from 'valibot'
import { action, clockOf, count, day, id, instantOf, nothing, text } from '../../kernel/contract'
import { book, PEOPLE, PURPOSE } from '../contract'

/** Everything that keeps one from booking keeps one from waiting too, except that the time is taken. */
const wishRefusals = book.refusals.filter(
  (code): code is Exclude<(typeof book.refusals)[number], 'taken'> => code !== 'taken',
)

const wish = {
  ...{ roomId: id, day: day, start: clockOf, end: clockOf },
  ...{ people: count(PEOPLE), purpose: text(PURPOSE) },
}
const joinRefusals = ['free-now', 'already-waits', 'asks-first', 'too-soon', ...wishRefusals] as const

export const join = action({
  name: 'rooms.wait',
  about:
    'Stands in line for a time that is taken; when it becomes free, it is offered to one after the other',
  who: 'person',
  writes: true,
  input: v.strictObject(wish),
  reply: v.object({ waitId: id, ahead: v.number() }),
  refusals: joinRefusals,
})

const wait = v.object({
  waitId: id,
  roomId: id,
  room: v.string(),
  day,
  start: clockOf,
  end: clockOf,
  purpose: v.string(),
  /** How many wait for a part of the same time, and came before. */
  ahead: v.number(),
})
export type WaitView = v.InferOutput<typeof wait>

const offered = v.object({
  bookingId: id,
  room: v.string(),
  place: v.string(),
  day,
  start: clockOf,
  end: clockOf,
  purpose: v.string(),
  /** Until when it is held. */
  until: instantOf,
})
export type OfferView = v.InferOutput<typeof offered>

export const mine = action({
  name: 'rooms.waits',
  about: 'What the caller waits for, and what is held for them now',
  who: 'person',
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, offers: v.array(offered), waits: v.array(wait) }),
  refusals: [],
})

export const leave = action({
  name: 'rooms.leaveWait',
  about: 'Stands in line no longer',
  who: 'person',
  writes: true,
  input: v.strictObject({ waitId: id }),
  reply: v.object({ waitId: id }),
  refusals: ['no-such-wait'],
})

export const accept = action({
  name: 'rooms.acceptOffer',
  about: 'Takes the time that is held for the caller',
  who: 'person',
  writes: true,
  input: v.strictObject({ bookingId: id }),
  reply: v.object({ bookingId: id }),
  refusals: ['no-such-offer', 'answered-before', 'offer-over', 'over-quota'],
})

export const decline = action({
  name: 'rooms.declineOffer',
  about: 'Leaves the time that is held for the caller to the next one in line',
  who: 'person',
  writes: true,
  input: v.strictObject({ bookingId: id }),
  reply: v.object({ bookingId: id }),
  refusals: ['no-such-offer', 'answered-before', 'offer-over'],
})

// For whoever has no phone: the desk stands in line for them, and answers what they say on theirs.

export const joinFor = action({
  name: 'rooms.waitFor',
  about: 'Staff stand in line for somebody who phoned or came by; what becomes free is phoned to them',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ ...wish, personId: id }),
  reply: v.object({ waitId: id, ahead: v.number() }),
  refusals: ['not-staff', 'no-such-person', ...joinRefusals],
})

const whose = { name: v.string(), home: v.nullable(v.string()), byDesk: v.boolean() }
export type Whose = v.InferOutput<v.ObjectSchema<typeof whose, undefined>>

export const waiting = action({
  name: 'rooms.waitList',
  about: 'Everybody who waits for a room, and what is held for whom now',
  who: ['staff'],
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    offers: v.array(v.object({ ...offered.entries, ...whose })),
    waits: v.array(v.object({ ...wait.entries, ...whose })),
  }),
  refusals: ['not-staff'],
})

export const answerFor = action({
  name: 'rooms.answerOfferFor',
  about: 'Staff take or leave what is held for somebody, as that person said',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ bookingId: id, take: v.boolean() }),
  reply: v.object({ bookingId: id }),
  refusals: ['not-staff', ...accept.refusals],
})

export const leaveFor = action({
  name: 'rooms.leaveWaitFor',
  about: 'Staff take somebody out of the line, as that person said',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ waitId: id }),
  reply: v.object({ waitId: id }),
  refusals: ['not-staff', 'no-such-wait'],
})
