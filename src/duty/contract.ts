import * as v from 'valibot'
import { action, clockOf, day, id, instantOf, nothing } from '../kernel/contract'

const person = v.object({ personId: v.string(), name: v.string() })

/** The door plate as a page shows it; see rule.ts for what each lamp means. */
export const plate = v.variant('lamp', [
  v.object({
    lamp: v.literal('in'),
    person,
    acting: v.boolean(),
    until: instantOf,
    secretary: person,
    secretaryBack: v.nullable(instantOf),
    below: v.nullable(person),
    phone: v.string(),
    place: v.string(),
  }),
  v.object({
    lamp: v.literal('away'),
    person,
    acting: v.boolean(),
    back: v.nullable(instantOf),
    phone: v.string(),
    place: v.string(),
  }),
  v.object({
    lamp: v.literal('off'),
    person,
    next: v.nullable(v.object({ day, opens: instantOf, person })),
    phone: v.string(),
    place: v.string(),
  }),
])
export type PlateView = v.InferOutput<typeof plate>

export const rotaDay = v.object({
  day,
  works: v.boolean(),
  provisional: v.boolean(),
  /** The holiday, or why a weekend day works. */
  dayName: v.nullable(v.string()),
  shifts: v.array(
    v.object({
      person,
      from: clockOf,
      to: clockOf,
      /** Who has it has leave, and it is nobody else's yet. */
      onLeave: v.boolean(),
    }),
  ),
})
export type RotaDay = v.InferOutput<typeof rotaDay>

export const today = action({
  name: 'duty.today',
  about: 'Who receives visitors now, and what the caller may do about it',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    plate: v.nullable(plate),
    /** The caller's own part, for the page where one steps out and in. */
    mine: v.nullable(
      v.object({
        mayStepOut: v.boolean(),
        outSince: v.nullable(instantOf),
        /** Who wrote the absence down, when the person phoned. */
        outBy: v.nullable(person),
        holder: v.boolean(),
      }),
    ),
  }),
  refusals: [],
})

export const rota = action({
  name: 'duty.rota',
  about: 'The days ahead and who has the duty on each',
  who: 'anyone',
  writes: false,
  input: v.strictObject({
    from: v.optional(day),
    days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(62))),
  }),
  reply: v.object({
    today: day,
    days: v.array(rotaDay),
    desk: v.object({ opens: clockOf, closes: clockOf, phone: v.string(), place: v.string() }),
    calendar: v.array(v.object({ first: day, last: day, source: v.string() })),
  }),
  refusals: [],
})

const recording = ['not-on-rota', 'no-such-member', 'secretary-self'] as const

export const stepOut = action({
  name: 'duty.stepOut',
  about:
    'The secretary or a duty member leaves the desk; while the secretary is out the shift holds the authority',
  who: ['secretary', 'duty-member', 'staff'],
  writes: true,
  input: v.strictObject({
    /** Back at; null when not known yet. */
    until: v.nullable(instantOf),
    /** A duty member who phoned, written down by the secretary or the desk. */
    for: v.optional(id),
  }),
  reply: v.object({ since: instantOf, holder: person }),
  refusals: [...recording, 'return-in-past', 'return-too-late', 'already-out'],
})

export const stepIn = action({
  name: 'duty.stepIn',
  about: 'The person is back at the desk; an authority held in their absence ends with it',
  who: ['secretary', 'duty-member', 'staff'],
  writes: true,
  input: v.strictObject({ for: v.optional(id) }),
  reply: v.object({ since: instantOf, holder: person }),
  refusals: [...recording, 'not-out'],
})
