import * as v from 'valibot'
import { action, id, instantOf, nothing } from '../kernel/contract'
import { kinds, templates } from './rule'

/** Messages in one reply, at most; older ones are history. */
export const MESSAGES = 60

const fact = v.nullable(v.union([v.string(), v.number()]))
export const message = v.object({
  messageId: id,
  kind: v.picklist(kinds),
  /** What the sentence says beside names. */
  facts: v.record(v.string(), fact),
  /** The names it says, by their place in it. */
  names: v.record(v.string(), v.string()),
  /** The id of what it is about, where there is a page of it. */
  about: v.nullable(id),
  toldAt: instantOf,
  read: v.boolean(),
})
export type MessageView = v.InferOutput<typeof message>

export const list = action({
  name: 'messages.list',
  about: 'What the caller was told of, the newest first',
  who: 'person',
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, messages: v.array(message) }),
  refusals: [],
})

export const read = action({
  name: 'messages.read',
  about: 'Marks what the caller was told until a moment as read',
  who: 'person',
  writes: true,
  input: v.strictObject({ until: instantOf }),
  reply: v.object({ unread: v.number() }),
  refusals: [],
})

export const consent = action({
  name: 'messages.consent',
  about: 'Keeps what the caller consented to in WeChat: each is good for one message of its template',
  who: 'person',
  writes: true,
  /** WeChat asks for three at most in one tap. */
  input: v.strictObject({ accepted: v.pipe(v.array(v.picklist(templates)), v.minLength(1), v.maxLength(3)) }),
  reply: v.object({ kept: v.number() }),
  refusals: ['not-wechat'],
})

const toPhone = v.object({
  ...message.entries,
  personId: id,
  name: v.string(),
  home: v.nullable(v.string()),
  /** The whole number; null where the register has none. */
  phone: v.nullable(v.string()),
  /** Why no message reached them, as far as it is known. */
  why: v.picklist(['unreachable', 'unwilling', 'refused', 'unsure']),
  /** How often nobody answered. */
  noAnswer: v.number(),
})
export type ToPhoneView = v.InferOutput<typeof toPhone>

export const callList = action({
  name: 'messages.toPhone',
  about: 'Who has to be phoned because no message reached them, for the desk; that it looked is kept',
  who: ['staff'],
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, people: v.array(toPhone) }),
  refusals: ['not-staff'],
})

export const phoned = action({
  name: 'messages.phoned',
  about: 'The desk phoned somebody about a message: reached, or nobody answered',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ messageId: id, ending: v.picklist(['reached', 'no-answer']) }),
  reply: v.object({ messageId: id }),
  refusals: ['not-staff', 'no-such-message', 'already-reached'],
})
