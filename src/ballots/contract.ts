import * as v from 'valibot'
import { action, day, id, instantOf, nothing, text } from '../kernel/contract'
import { ruleIds } from './rules'
import {
  character,
  choice,
  fingerprint,
  head,
  line,
  outcome,
  QUESTION,
  rule,
  scope,
  SLIP,
  summary,
  TITLE,
  whole,
} from './shapes'

export * from './shapes'

export const list = action({
  name: 'ballots.list',
  about: 'The ballots, the open ones first, then the newest',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, ballots: v.array(summary), mayDraft: v.boolean() }),
  refusals: [],
})

/** A vote that the caller has a part in: as the caster, or as one of the household or of the owners. */
export const ownVoter = v.object({
  voterId: id,
  /** The first of its doors, `7栋2-5`, and how many it has; text.ts joins them. */
  label: v.string(),
  units: whole,
  /** Who casts it. Another's name is masked; nobody: it waits until somebody is named at the desk. */
  caster: v.variant('who', [
    v.object({ who: v.literal('me') }),
    v.object({ who: v.literal('other'), name: v.string() }),
    v.object({ who: v.literal('nobody') }),
  ]),
  area: v.nullable(whole),
  castAt: v.nullable(instantOf),
  /** Only for whoever cast it. */
  receipt: v.nullable(v.string()),
})
export type OwnVoter = v.InferOutput<typeof ownVoter>

export const show = action({
  name: 'ballots.show',
  about:
    'One ballot: its rule, what it is worth, its roll, who has taken part so far, and the part of the caller',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ ballotId: id }),
  reply: v.object({
    now: instantOf,
    ballot: v.object({
      ...head.entries,
      draftedAt: instantOf,
      /** Who opened it, and whether in the secretary's absence. */
      opened: v.nullable(v.object({ at: instantOf, by: v.string(), acting: v.boolean() })),
      roll: v.nullable(
        v.object({
          drawnAt: instantOf,
          count: whole,
          area: v.nullable(whole),
          fingerprint,
          verifiedAt: v.nullable(instantOf),
          /** Votes that nobody is named to cast yet. */
          unnamed: whole,
        }),
      ),
      /** 应参加, 已参加, 还差, once for each measure of the rule; null before the roll is drawn. */
      participation: v.nullable(v.array(line)),
    }),
    mine: v.object({
      onRoll: v.array(ownVoter),
      /** Why the caller has no vote here; null for who has one. */
      why: v.nullable(v.picklist(['guest', 'roll-not-drawn', 'not-on-roll'])),
    }),
    /** What the caller may do with the ballot as it stands. */
    may: v.object({
      drawRoll: v.boolean(),
      verifyRoll: v.boolean(),
      open: v.boolean(),
      enterPaper: v.boolean(),
      seeLedger: v.boolean(),
    }),
  }),
  refusals: ['no-such-ballot'],
})

const held = ['not-holder', 'no-secretary'] as const

export const draft = action({
  name: 'ballots.draft',
  about: "Drafts a ballot: an act of the secretary's, or of whoever holds that authority at this moment",
  who: 'holder',
  writes: true,
  input: v.strictObject({
    title: text(TITLE),
    question: text(QUESTION),
    ruleId: v.picklist(ruleIds),
    scope: v.variant('kind', [
      v.strictObject({ kind: v.literal('estate') }),
      v.strictObject({
        kind: v.literal('building'),
        building: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
      }),
    ]),
    opensAt: instantOf,
    closesAt: instantOf,
    matterId: v.optional(id),
  }),
  reply: v.object({ ballotId: id }),
  refusals: [...held, 'no-such-building', 'closes-before-opens', 'too-late', 'matter-not-accepted'],
})

export const drawRoll = action({
  name: 'ballots.drawRoll',
  about: 'Draws the roll from the register of today; drawing again replaces it',
  who: 'holder',
  writes: true,
  input: v.strictObject({ ballotId: id }),
  reply: v.object({ drawnAt: instantOf, count: whole, area: v.nullable(whole), fingerprint }),
  refusals: [...held, 'no-such-ballot', 'already-open', 'area-missing', 'roll-empty'],
})

export const verifyRoll = action({
  name: 'ballots.verifyRoll',
  about: 'One of the oversight says that the roll is right, by the fingerprint that they saw',
  who: ['oversight'],
  writes: true,
  input: v.strictObject({ ballotId: id, fingerprint }),
  reply: v.object({ verifiedAt: instantOf }),
  refusals: ['not-oversight', 'no-such-ballot', 'already-open', 'roll-not-drawn', 'other-roll'],
})

export const open = action({
  name: 'ballots.open',
  about: 'Opens a ballot for its hours; from then on its text, rule, times and roll are frozen',
  who: 'holder',
  writes: true,
  input: v.strictObject({ ballotId: id }),
  reply: v.object({
    openedAt: instantOf,
    stamp: v.object({ holder: v.string(), shiftId: v.nullable(id), absenceId: v.nullable(id) }),
  }),
  refusals: [
    ...held,
    'no-such-ballot',
    'already-open',
    'rule-unfilled',
    'roll-not-drawn',
    'roll-empty',
    'area-missing',
    'roll-changed',
    'roll-unverified',
    'too-late',
  ],
})

const castRefusals = [
  'no-such-ballot',
  'not-open-yet',
  'closed',
  'not-on-roll',
  'no-caster-yet',
  'already-cast',
] as const

export const cast = action({
  name: 'ballots.cast',
  about: 'Casts one vote, once',
  who: 'person',
  writes: true,
  input: v.strictObject({ ballotId: id, voterId: id, choice }),
  reply: v.object({ receipt: v.string(), castAt: instantOf }),
  refusals: [...castRefusals, 'not-the-caster'],
})

export const enterPaper = action({
  name: 'ballots.enterPaper',
  about: 'Enters the paper vote of a household or an owner without a phone, into the same roll',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ ballotId: id, voterId: id, choice, slip: text(SLIP) }),
  reply: v.object({ receipt: v.string(), castAt: instantOf }),
  refusals: [...castRefusals, 'not-staff', 'slip-used'],
})

/** The count of one choice. */
const counted = v.object({ choice, heads: whole, area: v.nullable(whole) })

const totals = {
  ballotId: id,
  title: v.string(),
  question: v.string(),
  rule,
  character,
  scope,
  opensAt: instantOf,
  closedAt: instantOf,
  roll: v.object({ count: whole, area: v.nullable(whole), fingerprint }),
  counts: v.array(counted),
  tookPart: v.object({ heads: whole, area: v.nullable(whole) }),
  /** How many of those came on paper. */
  paper: whole,
  lines: v.array(line),
  outcome,
  /** As many heads for as against. */
  tie: v.boolean(),
  merkleRoot: fingerprint,
  resultFingerprint: fingerprint,
  /** Sorted, so that their order says nothing. */
  receipts: v.array(v.string()),
}

export const result = action({
  name: 'ballots.result',
  about: 'The count of a closed ballot, line by line, with what it is worth',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ ballotId: id }),
  reply: v.object({ now: instantOf, matterId: v.nullable(id), ...totals }),
  refusals: ['no-such-ballot', 'not-opened', 'not-closed'],
})
export type ResultView = v.InferOutput<(typeof result)['reply']>

/** What anybody may keep and recount: `npm run verify -- --file` reads it. */
export const recountFile = v.object({
  format: v.literal('yihaomi-recount-1'),
  community: v.string(),
  ...totals,
  /** The commitments of the votes in the order of the tree, so that the root can be computed again. */
  leaves: v.array(fingerprint),
})
export type RecountFile = v.InferOutput<typeof recountFile>

export const recount = action({
  name: 'ballots.recount',
  about: 'The public file of a closed ballot: totals, receipts, and the commitments under its Merkle root',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ ballotId: id }),
  reply: recountFile,
  refusals: ['no-such-ballot', 'not-opened', 'not-closed'],
})

export const ledger = action({
  name: 'ballots.ledger',
  about:
    'How each vote of a closed named ballot was cast: for whoever is on that roll, and for the oversight',
  who: 'person',
  writes: false,
  input: v.strictObject({ ballotId: id }),
  reply: v.object({
    now: instantOf,
    rows: v.array(
      v.object({
        label: v.string(),
        units: whole,
        /** The numbers of the buildings that its doors are in, for whoever looks through one building. */
        buildings: v.array(whole),
        area: v.nullable(whole),
        /** Null: did not take part. */
        choice: v.nullable(choice),
        paper: v.boolean(),
      }),
    ),
  }),
  refusals: ['no-such-ballot', 'not-opened', 'not-closed', 'not-on-roll'],
})

/** A door as it is said at the desk: building 7, `2-5`. */
const door = {
  building: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
  label: text(20),
}

const named = v.object({ personId: id, name: v.string() })

export const atDoor = action({
  name: 'ballots.atDoor',
  about:
    "Which vote of a ballot a door has, who casts it, and who could be named to: for the desk's naming and paper",
  who: ['staff'],
  writes: false,
  input: v.strictObject({ ballotId: id, ...door }),
  reply: v.object({
    now: instantOf,
    voter: v.object({
      voterId: id,
      label: v.string(),
      units: whole,
      area: v.nullable(whole),
      castAt: v.nullable(instantOf),
      caster: v.nullable(named),
      candidates: v.array(named),
    }),
  }),
  refusals: ['not-staff', 'no-such-ballot', 'roll-not-drawn', 'no-such-door', 'not-on-roll'],
})

export const nameRepresentative = action({
  name: 'ballots.nameRepresentative',
  about: 'Enters whom a household has named in writing to cast its votes; open ballots wait for it no longer',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ ...door, personId: id }),
  reply: v.object({ since: day }),
  refusals: ['not-staff', 'no-such-door', 'no-household', 'not-of-household'],
})

export const nameCaster = action({
  name: 'ballots.nameCaster',
  about:
    'Enters whom the owners of a unit together, or the developer, have named in writing to cast their vote',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ ...door, personId: id }),
  reply: v.object({ since: day }),
  refusals: ['not-staff', 'no-such-door', 'no-owner', 'single-owner', 'not-an-owner', 'no-such-person'],
})
