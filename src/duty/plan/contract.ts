import * as v from 'valibot'
import { action, clockOf, day, id, instantOf } from '../../kernel/contract'
import { person } from '../turns/contract'

const turn = v.object({ person, from: clockOf, to: clockOf })
const kinds = ['added', 'kept', 'changed', 'removed', 'begun', 'closed', 'nobody'] as const

const planned = v.object({
  day,
  kind: v.picklist(kinds),
  provisional: v.boolean(),
  /** The holiday, or why a weekend day works. */
  dayName: v.nullable(v.string()),
  before: v.array(turn),
  after: v.array(turn),
})
export type PlannedView = v.InferOutput<typeof planned>

const who = ['secretary'] as const
const order = v.pipe(v.array(id), v.minLength(1), v.maxLength(20))
const range = ['range-empty', 'range-too-long', 'range-over', 'no-such-member'] as const
/** A hash of all that was previewed. */
const fingerprint = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'must be a fingerprint of 64 hexadecimal digits'),
)

export const planRota = action({
  name: 'duty.planRota',
  about: 'What the rota of these days would become, day by day, and a fingerprint of exactly that',
  who,
  writes: false,
  input: v.strictObject({ first: v.optional(day), last: v.optional(day), order: v.optional(order) }),
  reply: v.object({
    today: day,
    first: day,
    last: day,
    members: v.array(person),
    order: v.array(v.string()),
    days: v.array(planned),
    /** Swaps that would end because their shift changes. */
    swapsEnded: v.number(),
    fingerprint: v.string(),
  }),
  refusals: ['not-secretary', ...range],
})

export const applyRota = action({
  name: 'duty.applyRota',
  about:
    'Lays the rota exactly as it was previewed, all of it or nothing; what changed meanwhile is previewed again',
  who,
  writes: true,
  input: v.strictObject({ first: day, last: day, order, fingerprint }),
  reply: v.object({ since: instantOf, changed: v.number() }),
  refusals: ['not-secretary', 'rota-changed', 'nothing-to-change', ...range],
})

export const dayRota = action({
  name: 'duty.dayRota',
  about: 'The shifts of one day, for the secretary to set them by hand',
  who,
  writes: false,
  input: v.strictObject({ day }),
  reply: v.object({
    now: instantOf,
    day,
    works: v.boolean(),
    opens: clockOf,
    closes: clockOf,
    members: v.array(v.object({ ...person.entries, onLeave: v.boolean() })),
    /** What has begun stays as it is. */
    begun: v.array(turn),
    shifts: v.array(turn),
  }),
  refusals: ['not-secretary'],
})

const wanted = v.strictObject({ personId: id, from: clockOf, to: clockOf })
const turns = v.pipe(v.array(wanted), v.maxLength(6))

export const editDay = action({
  name: 'duty.editDay',
  about: 'Sets the shifts of one day that have not begun; half days too. Swaps about what changes are over',
  who,
  writes: true,
  input: v.strictObject({ day, shifts: turns, /** What was there when it was looked at. */ seen: turns }),
  reply: v.object({ since: instantOf }),
  refusals: [
    ...['not-secretary', 'rota-changed', 'nothing-to-change', 'no-such-member'],
    ...['shift-backwards', 'shift-begun', 'shifts-overlap'],
  ] as const,
})
