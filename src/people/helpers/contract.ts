import * as v from 'valibot'
import { action, id, instantOf, nothing } from '../../kernel/contract'
import { relations } from './rule'

const relation = v.picklist(relations)
const link = v.object({
  linkId: id,
  personId: id,
  name: v.string(),
  /** As on the door; null for who lives elsewhere. */
  home: v.nullable(v.string()),
  relation,
  since: instantOf,
})
export type LinkView = v.InferOutput<typeof link>

export const helpers = action({
  name: 'people.helpers',
  about:
    'Who may act for the caller, and for whom the caller may; the staff may ask for somebody who phones or came by',
  who: 'person',
  writes: false,
  input: v.strictObject({ personId: v.optional(id) }),
  reply: v.object({
    now: instantOf,
    /** Who may act for this person. */
    allowed: v.array(link),
    /** For whom this person may act. */
    helping: v.array(link),
    /** What the one who is to be helped says at the desk; null while none was made or it is over. */
    code: v.nullable(v.object({ code: v.string(), until: instantOf })),
  }),
  refusals: ['not-staff', 'not-in-register'],
})

export const helperCode = action({
  name: 'people.helperCode',
  about: 'Makes the code that the one who is to be helped says at the desk; the one before is good no longer',
  who: 'person',
  writes: true,
  input: nothing,
  reply: v.object({ code: v.string(), until: instantOf }),
  refusals: ['no-standing'],
})

export const allowHelper = action({
  name: 'people.allowHelper',
  about:
    'The desk writes down that somebody lets another person act for them: by that one’s code, or both being there',
  who: ['staff'],
  writes: true,
  input: v.strictObject({
    elderId: id,
    relation,
    /** Said by the one who is helped; with it no helperId is needed. */
    code: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/, 'must be six digits'))),
    helperId: v.optional(id),
  }),
  reply: v.object({ linkId: id }),
  refusals: [
    ...(['not-staff', 'not-in-register', 'no-such-code', 'same-person'] as const),
    ...(['elder-not-here', 'helper-not-here', 'already-allowed'] as const),
  ],
})

export const endHelper = action({
  name: 'people.endHelper',
  about: 'Ends that one person may act for another: by either of them, or by the desk for who phones',
  who: 'person',
  writes: true,
  input: v.strictObject({ linkId: id }),
  reply: v.object({ linkId: id, endedAt: instantOf }),
  refusals: ['no-such-link', 'already-ended'],
})
