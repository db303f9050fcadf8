import * as v from 'valibot'
import { action, clockOf, count, day, id, instantOf, nothing, text } from '../kernel/contract'
import { kinds, visitRelations } from './rule'

/** Longest note of a visit, in characters; the form and the table have the same. */
export const NOTE = 200
/** Days of free times in one reply, at most. */
export const DAYS = 31
/** Longest thing that one looks a person up by: a door or a phone. */
export const QUERY = 30

const kind = v.picklist(kinds)
const note = v.optional(text(NOTE))
/** The visitor's case that it is about. */
const caseId = v.optional(id)
const caseRefusals = ['no-such-case', 'case-over'] as const

export const visit = v.object({
  visitId: id,
  /** The number to say at the desk. */
  code: v.string(),
  day,
  start: clockOf,
  end: clockOf,
  kind,
  note: v.string(),
  /** The visitor's case that it was booked about. */
  caseId: v.nullable(id),
  /** Who has the duty at that time; null while the rota names nobody, and then it is the secretary. */
  receiver: v.nullable(v.string()),
  /** The secretary by name where it is the secretary; null where somebody has the duty. */
  secretary: v.nullable(v.string()),
  place: v.string(),
  /** Whether the desk booked it for the visitor. */
  byDesk: v.boolean(),
  /** Who comes, where the caller booked it for them; null where the caller comes. */
  visitor: v.nullable(v.string()),
  /** Who booked it for the visitor, by name where the reader is another; null where the visitor did. */
  booker: v.nullable(v.object({ relation: v.picklist(visitRelations), name: v.nullable(v.string()) })),
  madeAt: instantOf,
  movedAt: v.nullable(instantOf),
  cancelledAt: v.nullable(instantOf),
})
export type VisitView = v.InferOutput<typeof visit>

/** A visit that the caller booked for somebody who lets them no longer: that there was one. */
export const helped = v.object({
  day,
  /** Masked. */
  visitor: v.string(),
  moved: v.boolean(),
  cancelled: v.boolean(),
})
export type HelpedView = v.InferOutput<typeof helped>

const slotRefusals = [
  'not-helping',
  'no-desk',
  'in-the-past',
  'too-far-ahead',
  'closed-day',
  'outside-hours',
  'off-the-grid',
  'nobody-on-duty',
  'already-has',
  'too-many-ahead',
  'taken',
] as const

export const freeTimes = action({
  name: 'reception.freeTimes',
  about: 'The free times of the desk, day by day, and who receives then',
  who: 'anyone',
  writes: false,
  input: v.strictObject({
    from: v.optional(day),
    days: v.optional(count(DAYS)),
    /** `desk`: with the times that the desk keeps for those it books for. */
    share: v.optional(v.picklist(['public', 'desk'])),
  }),
  reply: v.object({
    now: instantOf,
    place: v.string(),
    /** Minutes that a visit takes. */
    unit: v.number(),
    days: v.array(
      v.object({
        day,
        open: v.boolean(),
        /** The holiday, or why a weekend day works. */
        dayName: v.nullable(v.string()),
        provisional: v.boolean(),
        /** Whether the rota names anybody for the day. */
        staffed: v.boolean(),
        /** Who receives; the secretary where whoever has the duty is on leave, '' while there is none. */
        free: v.array(v.object({ start: clockOf, receiver: v.string(), bySecretary: v.boolean() })),
        /** Starts still ahead that are taken. */
        taken: v.array(clockOf),
      }),
    ),
  }),
  refusals: ['no-desk'],
})

export const book = action({
  name: 'reception.book',
  about: 'Books a visit with whoever has the duty then, for oneself or for somebody who lets the caller',
  who: 'person',
  writes: true,
  input: v.strictObject({
    /** Who comes: of the same household, or somebody who allowed it; absent: the caller. */
    personId: v.optional(id),
    day: day,
    start: clockOf,
    kind,
    note,
    caseId,
  }),
  reply: v.object({ visitId: id }),
  refusals: ['needs-note', 'no-standing', ...caseRefusals, ...slotRefusals],
})

export const whom = action({
  name: 'reception.whom',
  about:
    'For whom the caller may book: first themselves, then the household, then who allowed it; nobody for a guest',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    /** How many visits one person may have ahead. */
    quota: v.number(),
    people: v.array(
      v.object({
        personId: id,
        name: v.string(),
        home: v.nullable(v.string()),
        /** null: the caller. */
        relation: v.nullable(v.picklist(visitRelations)),
        /** The visits this person has ahead, whoever booked them. */
        ahead: v.number(),
        /** No further one may be booked before one of these is over or given back. */
        full: v.boolean(),
      }),
    ),
  }),
  refusals: ['no-desk'],
})

export const bookFor = action({
  name: 'reception.bookFor',
  about: 'The desk books a visit for somebody who phoned or came by',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ personId: id, day: day, start: clockOf, kind, note, caseId }),
  reply: v.object({ visitId: id }),
  refusals: ['not-staff', 'no-such-person', 'needs-note', 'no-standing', ...caseRefusals, ...slotRefusals],
})

export const show = action({
  name: 'reception.visit',
  about: 'A visit that the caller comes to, or booked for somebody who lets them',
  who: 'person',
  writes: false,
  input: v.strictObject({ visitId: id }),
  reply: v.object({ now: instantOf, visit }),
  refusals: ['no-such-visit'],
})

export const move = action({
  name: 'reception.move',
  about:
    "Moves a visit of the caller's, or that they booked (the desk: anybody's); where the time is taken, nothing changes",
  who: 'person',
  writes: true,
  input: v.strictObject({ visitId: id, day: day, start: clockOf }),
  reply: v.object({ visitId: id }),
  refusals: ['no-such-visit', 'already-cancelled', 'already-started', 'no-standing', ...slotRefusals],
})

export const cancel = action({
  name: 'reception.cancel',
  about:
    "Cancels a visit of the caller's, or that they booked (the desk: anybody's); its time is free again, its record stays",
  who: 'person',
  writes: true,
  input: v.strictObject({ visitId: id }),
  reply: v.object({ visitId: id, cancelledAt: instantOf }),
  refusals: ['no-such-visit', 'already-cancelled', 'already-started'],
})

/** A visit as the desk sees it: with who comes, and from which door. */
const expected = v.object({ ...visit.entries, name: v.string(), home: v.nullable(v.string()) })
export type ExpectedView = v.InferOutput<typeof expected>

export const dayList = action({
  name: 'reception.dayList',
  about: "A day's visits in order, for those who receive",
  who: ['staff', 'secretary', 'duty-member'],
  writes: false,
  input: v.strictObject({ day: v.optional(day) }),
  reply: v.object({
    now: instantOf,
    day,
    /** Whether the caller may also book for others. */
    mayBook: v.boolean(),
    /** The days ahead that work or have visits, each with how many are expected. */
    days: v.array(v.object({ day, visits: v.number() })),
    visits: v.array(expected),
  }),
  refusals: ['not-staff'],
})

export const find = action({
  name: 'reception.find',
  about: 'Residents behind a door (7栋2-5) or with a phone number, for the desk to book for them',
  who: ['staff'],
  writes: false,
  input: v.strictObject({ query: text(QUERY) }),
  reply: v.object({ people: v.array(v.object({ personId: id, name: v.string(), home: v.string() })) }),
  refusals: ['not-staff'],
})
