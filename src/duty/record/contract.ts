import * as v from 'valibot'
import { action, clockOf, day, instantOf, nothing } from '../../kernel/contract'
import { person } from '../turns/contract'

export const acts = action({
  name: 'duty.acts',
  about: "Everything that was done in the secretary's stead: what, by whom, in which shift, in which absence",
  who: ['oversight', 'secretary', 'duty-member'],
  writes: false,
  input: nothing,
  reply: v.object({
    today: day,
    acts: v.array(
      v.object({
        /** The name of the action. */
        what: v.string(),
        at: instantOf,
        holder: person,
        shift: v.nullable(v.object({ day, from: clockOf, to: clockOf })),
        absence: v.nullable(v.object({ from: instantOf, until: v.nullable(instantOf) })),
      }),
    ),
  }),
  refusals: ['not-allowed'],
})

export const calendarFile = action({
  name: 'duty.calendarFile',
  about: "The caller's own shifts ahead as a calendar file (RFC 5545)",
  who: ['duty-member'],
  writes: false,
  input: nothing,
  reply: v.object({ name: v.string(), text: v.string(), shifts: v.number() }),
  refusals: ['not-on-rota'],
})
