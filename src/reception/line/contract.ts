import * as v from 'valibot'
import { ABOUT } from '../../kernel/kinds'
import { action, clockOf, day, id, instantOf, nothing, text } from '../../kernel/contract'
import { NOTE } from '../contract'
import { kinds } from '../rule'
import { acts, outcomes, priorities } from './rule'

const receiving = ['staff', 'secretary', 'duty-member'] as const
const kind = v.picklist(kinds)
const note = v.optional(text(NOTE))
const priority = v.nullable(v.picklist(priorities))
const range = v.object({ low: v.number(), high: v.number() })
const state = v.picklist([
  ...(['expected', 'waiting', 'called', 'parked'] as const),
  ...(['talking', 'done', 'missed', 'left'] as const),
])

/** A place of the line as its own person sees it. */
export const ownPlace = v.object({
  placeId: id,
  /** The visit, where one was booked. */
  visitId: v.nullable(id),
  /** What is called out: 12, or A40 of a visit. */
  code: v.string(),
  state,
  /** The booked time. */
  start: v.nullable(clockOf),
  ahead: v.nullable(v.number()),
  wait: v.nullable(range),
  calledAt: v.nullable(instantOf),
  calls: v.number(),
  /** What came of the talk, once it is over. */
  outcome: v.nullable(v.picklist(outcomes)),
  outcomeWords: v.string(),
})
export type OwnPlace = v.InferOutput<typeof ownPlace>

export const myPlace = action({
  name: 'reception.myPlace',
  about: "The caller's own place in the line of today, and how long one would wait with a number taken now",
  who: 'person',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    place: v.string(),
    /** Whether numbers are given out now, and until when, or from when on. */
    open: v.boolean(),
    opens: clockOf,
    closes: clockOf,
    mine: v.nullable(ownPlace),
    waiting: v.number(),
    wait: range,
    /** The numbers that are called or being talked to now. */
    serving: v.array(v.string()),
  }),
  refusals: ['no-desk'],
})

const ticketRefusals = ['no-desk', 'closed-now', 'needs-note', 'already-in-line', 'has-booking'] as const
const ticket = v.object({ placeId: id, number: v.number() })

export const takeNumber = action({
  name: 'reception.takeNumber',
  about: 'Takes a number of today for the caller, one at a time',
  who: 'person',
  writes: true,
  input: v.strictObject({ kind, note }),
  reply: ticket,
  refusals: ['no-standing', ...ticketRefusals],
})

export const takeNumberFor = action({
  name: 'reception.takeNumberFor',
  about: 'The desk gives a number to whoever stands there, known or not',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ personId: v.nullable(id), kind, note, priority }),
  reply: ticket,
  refusals: ['not-staff', 'no-such-person', ...ticketRefusals],
})

export const leaveLine = action({
  name: 'reception.leaveLine',
  about: "Gives the caller's own number back (staff: anybody's); that it was taken stays",
  who: 'person',
  writes: true,
  input: v.strictObject({ placeId: id }),
  reply: v.object({ placeId: id }),
  refusals: ['no-such-place', 'already-over'],
})

export const checkIn = action({
  name: 'reception.checkIn',
  about:
    'Says by the code of the door that the caller is here, or whom they booked for and may still act for: for a booked visit, or back after being missed. A wrong code is an answer, because it counts',
  who: 'person',
  writes: true,
  input: v.strictObject({
    code: v.pipe(v.string(), v.regex(/^\d{6}$/, 'must be six digits')),
    /** A visit that the caller booked for another; absent: the caller's own. */
    visitId: v.optional(id),
  }),
  reply: v.object({ arrived: v.boolean(), triesLeft: v.number() }),
  refusals: [
    'no-such-visit',
    'too-many-tries',
    'nothing-booked',
    'already-here',
    'already-over',
    'already-in-line',
    'no-desk',
  ],
})

export const doorCode = action({
  name: 'reception.doorCode',
  about: 'The code for the door, which changes every minute',
  who: receiving,
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    code: v.string(),
    /** What the square beside it says. */
    square: v.string(),
    until: instantOf,
    place: v.string(),
  }),
  refusals: ['not-staff', 'no-desk'],
})

/** A place as those see it who receive. */
const row = v.object({
  placeId: id,
  visitId: v.nullable(id),
  /** The case that the visit was booked about. */
  caseId: v.nullable(id),
  number: v.nullable(v.number()),
  code: v.string(),
  state,
  name: v.nullable(v.string()),
  kind,
  note: v.string(),
  priority,
  start: v.nullable(clockOf),
  end: v.nullable(clockOf),
  arrivedAt: v.nullable(instantOf),
  calledAt: v.nullable(instantOf),
  calls: v.number(),
  /** By whom they are received, or were. */
  receiver: v.nullable(v.string()),
  outcome: v.nullable(v.picklist(outcomes)),
  outcomeWords: v.string(),
  deskNote: v.string(),
  /** Until when the last act can be taken back. */
  undoUntil: v.nullable(instantOf),
})
export type LineRow = v.InferOutput<typeof row>

export const line = action({
  name: 'reception.line',
  about: 'The line of today: who waits in which order, who is being talked to, and the visits of the day',
  who: receiving,
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    day,
    place: v.string(),
    open: v.boolean(),
    /** Whether the caller may also give numbers to others. */
    mayGive: v.boolean(),
    /** Whether the caller may set the desk. */
    maySet: v.boolean(),
    /** What the shift before left to the caller: to be taken, or taken today. */
    handover: v.nullable(
      v.object({ noteId: id, writer: v.string(), day, text: v.string(), taken: v.boolean() }),
    ),
    /** The place that the caller talks with. */
    talking: v.nullable(id),
    wait: range,
    /** Those who wait first, in the order in which they are called. */
    rows: v.array(row),
  }),
  refusals: ['not-staff', 'no-desk'],
})

export const callNext = action({
  name: 'reception.callNext',
  about: 'Calls whoever is next; two who press at once call two people',
  who: receiving,
  writes: true,
  input: nothing,
  reply: v.object({ placeId: id, code: v.string() }),
  refusals: ['not-staff', 'no-desk', 'nobody-waits', 'one-at-a-time'],
})

export const lineAct = action({
  name: 'reception.lineAct',
  about:
    'What the desk does with one place: here, call, wait a little, missed, back, talk begun, or the last act taken back',
  who: receiving,
  writes: true,
  input: v.strictObject({ placeId: id, act: v.picklist(acts) }),
  reply: v.object({ placeId: id }),
  refusals: [
    ...['not-staff', 'no-desk', 'no-such-place', 'not-here-yet', 'already-here', 'already-talking'],
    ...['already-over', 'already-called', 'called-enough', 'not-called', 'call-again', 'not-waiting'],
    ...['is-waiting', 'one-at-a-time', 'already-in-line', 'nothing-to-undo', 'too-late-to-undo'],
  ] as const,
})

export const letFirst = action({
  name: 'reception.letFirst',
  about: 'The desk lets somebody who walked in go first, for a reason; null takes that back',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ placeId: id, priority }),
  reply: v.object({ placeId: id }),
  refusals: ['not-staff', 'no-desk', 'no-such-place', 'already-over'],
})

export const endTalk = action({
  name: 'reception.endTalk',
  about: 'Ends a talk with what came of it',
  who: receiving,
  writes: true,
  input: v.strictObject({
    placeId: id,
    outcome: v.picklist(outcomes),
    /** For the visitor too. */
    words: note,
    /** For the desk only. */
    deskNote: note,
    /** What was not settled becomes a case of the visitor's, or goes on with one that is open. */
    file: v.optional(v.union([v.strictObject({ caseId: id }), v.strictObject({ about: text(ABOUT) })])),
  }),
  reply: v.object({
    placeId: id,
    /** null: it was settled, or nobody knows whose it would be. */ caseId: v.nullable(id),
  }),
  refusals: ['not-staff', 'no-desk', 'no-such-place', 'not-talking', 'no-such-case', 'case-over'],
})
