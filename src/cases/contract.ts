import * as v from 'valibot'
import { action, day, id, instantOf, nothing, text } from '../kernel/contract'
import { kinds } from '../kernel/kinds'
import { entryKinds, states } from './rule'

/** Longest words in a case; the table has the same. */
export const WORDS = 200

export const receiving = ['staff', 'secretary', 'duty-member'] as const
const caseId = v.strictObject({ caseId: id })
const kept = v.object({ caseId: id })
const said = v.strictObject({ caseId: id, words: text(WORDS) })

const summary = v.object({
  caseId: id,
  /** `2026-0007` */
  number: v.string(),
  kind: v.picklist(kinds),
  /** What it is about, in a sentence; empty where nobody wrote one. */
  about: v.string(),
  state: v.picklist(states),
  /** The last day of what was promised, and whether it is over with nothing done. */
  due: day,
  late: v.boolean(),
  /** Whose it is; null: the caller's own. */
  person: v.nullable(v.string()),
  responsible: v.string(),
  /** What the caller owes, as one of those who receive: to say whether they take it, or the case itself. */
  turn: v.nullable(v.picklist(['asked', 'yours'])),
  openedAt: instantOf,
})
export type CaseView = v.InferOutput<typeof summary>

const entry = v.object({
  kind: v.picklist(entryKinds),
  at: instantOf,
  /** null: the caller. */
  by: v.nullable(v.string()),
  words: v.string(),
  /** Who was asked to take it; null: the caller, or nobody. */
  to: v.nullable(v.string()),
  due: v.nullable(day),
})
export type EntryView = v.InferOutput<typeof entry>

export const acts = ['note', 'hand', 'accept', 'extend', 'done', 'answer', 'book'] as const
export type CaseAct = (typeof acts)[number]

export const mine = action({
  name: 'cases.mine',
  about: "The caller's own cases, and those of whoever lets them: what is open first, then what was solved",
  who: 'person',
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, cases: v.array(summary) }),
  refusals: [],
})

export const show = action({
  name: 'cases.show',
  about:
    'A case with all that was done, for its person, for who helps them, and for those who receive; that these looked is kept',
  who: 'person',
  writes: false,
  input: caseId,
  reply: v.object({
    now: instantOf,
    /** Of the desk. */
    phone: v.string(),
    case: summary,
    /** For booking a time for them: whose it is, and where they live. */
    personId: id,
    home: v.nullable(v.string()),
    /** Whoever booked the visit for them. */
    helper: v.nullable(v.string()),
    /** Who was asked to take it and has not said so yet. */
    asked: v.nullable(v.string()),
    entries: v.array(entry),
    /** What the caller may do now. */
    may: v.array(v.picklist(acts)),
    /** Whom one may ask to take it. */
    colleagues: v.array(v.object({ personId: id, name: v.string() })),
  }),
  refusals: ['no-such-case'],
})

export const open = action({
  name: 'cases.open',
  about: 'The cases that are not solved, for those who receive: whose turn it is, and what is late',
  who: receiving,
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, cases: v.array(summary) }),
  refusals: ['not-staff'],
})

export const note = action({
  name: 'cases.note',
  about: 'Words to the person whose case it is',
  who: receiving,
  writes: true,
  input: said,
  reply: kept,
  refusals: ['not-staff', 'no-such-case', 'case-over'],
})

export const handOn = action({
  name: 'cases.handOn',
  about: 'Asks a colleague to take a case; whoever is responsible stays so until they accept',
  who: receiving,
  writes: true,
  input: v.strictObject({ caseId: id, to: id, words: v.optional(text(WORDS)) }),
  reply: kept,
  refusals: [
    ...(['not-staff', 'no-such-case', 'case-over', 'waits-for-answer'] as const),
    ...(['not-responsible', 'has-it-already', 'no-such-colleague'] as const),
  ],
})

export const accept = action({
  name: 'cases.accept',
  about: 'Takes a case that one was asked to take',
  who: receiving,
  writes: true,
  input: caseId,
  reply: kept,
  refusals: ['not-staff', 'no-such-case', 'not-asked'],
})

export const extend = action({
  name: 'cases.extend',
  about: 'Puts the promise off, once, with a reason for the person to see',
  who: receiving,
  writes: true,
  input: said,
  reply: v.object({ caseId: id, due: day }),
  refusals: [
    ...(['not-staff', 'no-such-case', 'case-over', 'waits-for-answer'] as const),
    ...(['not-responsible', 'extended-before'] as const),
  ],
})

export const done = action({
  name: 'cases.done',
  about: 'Says that it is done; the person says whether it is',
  who: receiving,
  writes: true,
  input: v.strictObject({ caseId: id, words: v.optional(text(WORDS)) }),
  reply: kept,
  refusals: ['not-staff', 'no-such-case', 'case-over', 'waits-for-answer', 'not-responsible'],
})

export const answer = action({
  name: 'cases.answer',
  about:
    'The person says that it is solved, or not yet and why; whoever they let, and the staff for whoever phones, say it for them',
  who: 'person',
  writes: true,
  input: v.variant('solved', [
    v.strictObject({ caseId: id, solved: v.literal(true), words: v.optional(text(WORDS)) }),
    v.strictObject({ caseId: id, solved: v.literal(false), words: text(WORDS) }),
  ]),
  reply: kept,
  refusals: ['no-such-case', 'not-yours', 'case-over', 'not-done-yet'],
})
