import * as v from 'valibot'
import { action, id, instantOf, nothing, text } from '../kernel/contract'

/** Longest title and body, in characters; the form and the table have the same. */
export const TITLE = 40
export const BODY = 2000

export const notice = v.object({
  noticeId: id,
  title: v.string(),
  body: v.string(),
  publishedAt: instantOf,
  by: v.string(),
  /** Published in the secretary's absence by the holder of the duty. */
  acting: v.boolean(),
})
export type NoticeView = v.InferOutput<typeof notice>

export const list = action({
  name: 'notices.list',
  about: 'The newest notices',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, notices: v.array(notice), mayPublish: v.boolean() }),
  refusals: [],
})

export const publish = action({
  name: 'notices.publish',
  about: "Publishes a notice: an act of the secretary's, or of whoever holds that authority at this moment",
  who: 'holder',
  writes: true,
  input: v.strictObject({ title: text(TITLE), body: text(BODY) }),
  reply: v.object({
    noticeId: id,
    publishedAt: instantOf,
    /** What the act is stamped with: the holder, and the shift and absence when it is done for the secretary. */
    stamp: v.object({ holder: v.string(), shiftId: v.nullable(id), absenceId: v.nullable(id) }),
  }),
  refusals: ['not-holder', 'no-secretary'],
})
