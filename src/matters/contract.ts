import * as v from 'valibot'
import { outcome, state as ballotState } from '../ballots/contract'
import { action, day, id, instantOf, text } from '../kernel/contract'
import { phases, states } from './rule'

/** Longest title, body and reason, in characters; the forms and the table have the same. */
export const TITLE = 40
export const BODY = 2000
export const REASON = 500
/** The most matters in one list, and the most that are shown as similar. */
export const NEWEST = 100
export const SIMILAR = 5

/** A matter as it stands in a list. */
export const entry = v.object({
  matterId: id,
  /** 2026-0012 */
  number: v.string(),
  title: v.string(),
  state: v.picklist(states),
  /** How many households carry it, and how many it takes. */
  endorsements: v.number(),
  needed: v.number(),
  madeAt: instantOf,
  /** The last day of the council's answer while it owes one. */
  due: v.nullable(day),
  overdue: v.boolean(),
  /** The ballot that counts for it, once one was opened; null before. */
  vote: v.nullable(
    v.object({
      opensAt: instantOf,
      closesAt: instantOf,
      /** Whether its hours have begun. */
      begun: v.boolean(),
    }),
  ),
})
export type MatterEntry = v.InferOutput<typeof entry>

const by = v.object({
  /** A council member's name; a resident's is masked. */
  name: v.string(),
  as: v.picklist(['resident', 'council']),
})

export const step = v.object({
  kind: v.picklist([
    'proposed',
    'endorsing',
    'reply',
    'accepted',
    'declined',
    'withdrawn',
    'announced',
    'voting',
    'result',
    'ahead',
  ]),
  state: v.picklist(['done', 'waiting', 'late', 'ahead']),
  at: v.nullable(instantOf),
  due: v.nullable(day),
  by: v.nullable(by),
  outcome: v.nullable(outcome),
})
export type StepView = v.InferOutput<typeof step>

/** A ballot on the matter, as it stands. */
export const matterBallot = v.object({
  ballotId: id,
  title: v.string(),
  state: ballotState,
  opensAt: instantOf,
  closesAt: instantOf,
  /** Null until it has closed. */
  outcome: v.nullable(outcome),
})
export type MatterBallotView = v.InferOutput<typeof matterBallot>

const endorseRefusals = ['no-standing', 'too-young', 'not-open', 'own-matter', 'already-endorsed'] as const

export const list = action({
  name: 'matters.list',
  about: 'The newest matters, or the newest of one phase',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ phase: v.optional(v.picklist(phases)) }),
  reply: v.object({ now: instantOf, matters: v.array(entry) }),
  refusals: [],
})

export const show = action({
  name: 'matters.show',
  about: 'A matter: its text, its whole public line, who owes an answer by when, and what the caller may do',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ matterId: id }),
  reply: v.object({
    now: instantOf,
    /** The community's, so that somebody can be called whatever the page says. */
    phone: v.string(),
    matter: v.object({
      ...entry.entries,
      body: v.string(),
      /** Why it was declined or withdrawn. */
      reason: v.nullable(v.string()),
      line: v.array(step),
      /** The newest first. */
      ballots: v.array(matterBallot),
    }),
    /** Null for a guest. */
    mine: v.nullable(
      v.object({
        mayEndorse: v.boolean(),
        whyNot: v.nullable(v.picklist(endorseRefusals)),
        mayDecide: v.boolean(),
        mayWithdraw: v.boolean(),
        /** Whether the caller may draft a ballot on it: the holder of the secretary's authority, at this moment. */
        mayDraft: v.boolean(),
      }),
    ),
  }),
  refusals: ['no-such-matter'],
})

export const similar = action({
  name: 'matters.similar',
  about: 'The matters of the last two years that may be the same as this text, the likest first',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ text: text(BODY) }),
  reply: v.object({ now: instantOf, matters: v.array(entry) }),
  refusals: [],
})

export const propose = action({
  name: 'matters.propose',
  about: 'Proposes a matter, as a resident. Its text is locked from then on',
  who: 'person',
  writes: true,
  input: v.strictObject({
    title: text(TITLE),
    body: text(BODY),
    /** Store phone and identity numbers masked; without it a text that holds any is refused. */
    mask: v.optional(v.boolean(), false),
  }),
  reply: v.object({ matterId: id, number: v.string(), replyDue: day, needed: v.number() }),
  refusals: ['no-standing', 'personal-data', 'not-set-up', 'too-many-waiting'],
})

export const endorse = action({
  name: 'matters.endorse',
  about: "Carries a matter with one's household, once",
  who: 'person',
  writes: true,
  input: v.strictObject({ matterId: id }),
  reply: v.object({ matterId: id, endorsements: v.number(), needed: v.number() }),
  refusals: [...endorseRefusals, 'no-such-matter'],
})

export const accept = action({
  name: 'matters.accept',
  about: 'The council takes a matter up',
  who: ['council'],
  writes: true,
  input: v.strictObject({ matterId: id }),
  reply: v.object({ matterId: id, decidedAt: instantOf }),
  refusals: ['not-council', 'no-such-matter', 'withdrawn', 'already-decided'],
})

export const decline = action({
  name: 'matters.decline',
  about: 'The council does not take a matter up, and says why',
  who: ['council'],
  writes: true,
  input: v.strictObject({ matterId: id, reason: text(REASON) }),
  reply: v.object({ matterId: id, decidedAt: instantOf }),
  refusals: ['not-council', 'no-such-matter', 'withdrawn', 'already-decided'],
})

export const withdraw = action({
  name: 'matters.withdraw',
  about: 'The proposer takes the matter back before the council has answered, and says why',
  who: 'person',
  writes: true,
  input: v.strictObject({ matterId: id, reason: text(REASON) }),
  reply: v.object({ matterId: id, withdrawnAt: instantOf }),
  refusals: ['no-such-matter', 'not-proposer', 'withdrawn', 'already-decided'],
})
