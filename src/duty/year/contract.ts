import * as v from 'valibot'
import { action, day, nothing, text } from '../../kernel/contract'
import { TEXT } from './rule'

const named = v.object({ day, works: v.boolean(), name: v.string() })
const lineErrors = ['not-a-line', 'no-such-day', 'outside', 'twice', 'too-long', 'works-already'] as const

export const calendar = action({
  name: 'duty.calendar',
  about: 'Which days the desk works: by which notice, until when that is certain, and the days that differ',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({
    today: day,
    /** The last day that a notice speaks of; null: none does. */
    certainUntil: v.nullable(day),
    sources: v.array(v.object({ first: day, last: day, source: v.string() })),
    /** The days ahead that differ from Monday to Friday. */
    days: v.array(
      v.object({
        ...named.entries,
        /** Set by the community itself and not by the notice. */
        own: v.boolean(),
      }),
    ),
    maySet: v.boolean(),
  }),
  refusals: [],
})

const notice = {
  source: text(60),
  first: day,
  last: day,
  lines: text(TEXT),
}

export const readNotice = action({
  name: 'duty.readNotice',
  about:
    'Reads the lines of a yearly notice and says what they come to, every line that is not understood by its number',
  who: ['secretary'],
  writes: false,
  input: v.strictObject(notice),
  reply: v.object({
    days: v.array(named),
    errors: v.array(v.object({ line: v.number(), code: v.picklist(lineErrors) })),
    /** Another notice speaks of some of these days already. */
    overlaps: v.boolean(),
  }),
  refusals: ['not-secretary', 'year-backwards'],
})

export const importNotice = action({
  name: 'duty.importNotice',
  about: 'Takes a yearly notice in, all of it or nothing; days that the community set itself stay',
  who: ['secretary'],
  writes: true,
  input: v.strictObject(notice),
  reply: v.object({ days: v.number() }),
  refusals: ['not-secretary', 'year-backwards', 'lines-unread', 'year-known'],
})

export const setDay = action({
  name: 'duty.setDay',
  about: 'The secretary says of one day, today too, that the desk works or does not, and why',
  who: ['secretary'],
  writes: true,
  input: v.strictObject({ day, works: v.boolean(), reason: text(30) }),
  reply: v.object({ day, works: v.boolean() }),
  refusals: ['not-secretary', 'day-over', 'day-same'],
})
