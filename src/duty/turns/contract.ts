import * as v from 'valibot'
import { action, clockOf, day, id, instantOf } from '../../kernel/contract'
import { answers, states } from './rule'

/** Days ahead that may be swapped and planned. */
export const DAYS = 62

export const person = v.object({ personId: v.string(), name: v.string() })

export const shift = v.object({
  shiftId: id,
  day,
  from: clockOf,
  to: clockOf,
  person,
  /** Whether it runs at this moment; what is over is in no list. */
  running: v.boolean(),
})
export type ShiftView = v.InferOutput<typeof shift>

/** A shift as it was when a swap was asked for. */
const wanted = v.object({ shiftId: id, day, from: clockOf, to: clockOf, person })

export const swap = v.object({
  swapId: id,
  give: wanted,
  take: v.nullable(wanted),
  /** Who is asked; null: whoever can. */
  askedOf: v.nullable(person),
  state: v.picklist(states),
  askedAt: instantOf,
  expiresAt: instantOf,
  taker: v.nullable(person),
  /** Who wrote it down where it was not the one who asked or answered: somebody phoned. */
  recordedBy: v.array(person),
  /** What the viewer can do about it now. */
  may: v.array(v.picklist(answers)),
})
export type SwapView = v.InferOutput<typeof swap>

/** Somebody who is away from the desk now. */
const out = v.object({
  person,
  since: instantOf,
  until: v.nullable(instantOf),
  /** Who wrote it down, where somebody phoned. */
  recordedBy: v.nullable(person),
})
export type OutView = v.InferOutput<typeof out>

const who = ['duty-member', 'secretary', 'staff'] as const
/** The secretary and the desk write down what a duty member says on the phone. */
const forWhom = v.optional(id)
const recording = ['not-on-rota', 'no-such-member'] as const

export const turns = action({
  name: 'duty.turns',
  about:
    'The shifts ahead of all duty members alike, and the swaps of lately; for one of them what they can do about each',
  who,
  writes: false,
  input: v.strictObject({ for: forWhom }),
  reply: v.object({
    now: instantOf,
    today: day,
    /** For whom the page is: the caller, or the member for whom the caller writes things down; null: nobody chosen yet. */
    me: v.nullable(person),
    /** Whether the caller may write things down for others. */
    mayRecord: v.boolean(),
    /** Whether the caller lays the rota. */
    mayPlan: v.boolean(),
    members: v.array(person),
    shifts: v.array(shift),
    swaps: v.array(swap),
    /** Who is out: of all members for whoever may write it down, else the caller alone. */
    out: v.array(out),
  }),
  refusals: recording,
})

export const askSwap = action({
  name: 'duty.askSwap',
  about: 'Asks a colleague, or all of them, to take a shift or to exchange two',
  who,
  writes: true,
  input: v.strictObject({
    give: id,
    take: v.nullable(id),
    /** null: whoever can. */
    of: v.nullable(id),
    for: forWhom,
  }),
  reply: v.object({ swapId: id, expiresAt: instantOf }),
  refusals: [
    ...recording,
    ...['no-such-shift', 'not-your-shift', 'shift-begun', 'not-their-shift', 'already-asked'],
  ] as const,
})

const answerOf = <Name extends string>(name: Name, about: string) =>
  action({
    name,
    about,
    who,
    writes: true,
    input: v.strictObject({ swapId: id, for: forWhom }),
    reply: v.object({ swapId: id, state: v.picklist(states) }),
    refusals: [
      ...recording,
      ...['no-such-swap', 'not-yours', 'swap-over', 'shift-begun', 'shift-changed', 'on-leave'],
    ] as const,
  })

export const acceptSwap = answerOf(
  'duty.acceptSwap',
  'Takes the shift that was asked about, or exchanges the two; where one was changed meanwhile, nothing happens',
)
export const declineSwap = answerOf('duty.declineSwap', 'Says no to a swap')
export const withdrawSwap = answerOf('duty.withdrawSwap', 'Takes back what one asked')
export const undoSwap = answerOf(
  'duty.undoSwap',
  'Gives both shifts back to who had them, while neither has begun or changed since',
)
