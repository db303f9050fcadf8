import * as v from 'valibot'
import { action, id, instantOf, nothing } from '../kernel/contract'
import { kinds } from './rule'

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
