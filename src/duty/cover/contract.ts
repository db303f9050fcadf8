import * as v from 'valibot'
import { action, clockOf, day, id, instantOf } from '../../kernel/contract'
import { person } from '../turns/contract'

const who = ['duty-member', 'secretary', 'staff'] as const
const forWhom = v.optional(id)
const recording = ['not-on-rota', 'no-such-member'] as const
const gap = v.object({ from: clockOf, to: clockOf })

export const covered = v.object({
  day,
  provisional: v.boolean(),
  dayName: v.nullable(v.string()),
  cover: v.picklist(['whole', 'partly', 'nobody', 'away', 'closed']),
  gaps: v.array(gap),
  shifts: v.array(v.object({ person, from: clockOf, to: clockOf, onLeave: v.boolean() })),
})
export type CoveredView = v.InferOutput<typeof covered>

export const leaveView = v.object({
  leaveId: id,
  person,
  first: day,
  last: day,
  /** Who wrote it down where it was not the person. */
  recordedBy: v.nullable(person),
  mayEnd: v.boolean(),
})
export type LeaveView = v.InferOutput<typeof leaveView>

export const cover = action({
  name: 'duty.cover',
  about:
    'Thirty days ahead: who is there, what is not covered, who has leave; and how the load lies, shown to all alike',
  who,
  writes: false,
  input: v.strictObject({ for: forWhom }),
  reply: v.object({
    now: instantOf,
    today: day,
    me: v.nullable(person),
    mayPlan: v.boolean(),
    days: v.array(covered),
    leave: v.array(leaveView),
    load: v.object({
      since: day,
      until: day,
      weekend: v.number(),
      holiday: v.number(),
      members: v.array(
        v.object({
          person,
          days: v.number(),
          weekends: v.number(),
          holidays: v.number(),
          weighed: v.number(),
        }),
      ),
    }),
  }),
  refusals: recording,
})

export const takeLeave = action({
  name: 'duty.takeLeave',
  about: 'Days on which a member is not there, from tomorrow on; the shifts within are offered to the others',
  who,
  writes: true,
  input: v.strictObject({ first: day, last: day, for: forWhom }),
  reply: v.object({ leaveId: id, offered: v.number() }),
  refusals: [...recording, 'leave-backwards', 'leave-begun', 'leave-too-long', 'leave-twice'],
})

export const endLeave = action({
  name: 'duty.endLeave',
  about: 'The member is there again from tomorrow; leave that has not begun is no leave',
  who,
  writes: true,
  input: v.strictObject({ leaveId: id, for: forWhom }),
  reply: v.object({ leaveId: id }),
  refusals: [...recording, 'no-such-leave', 'leave-over'],
})

export const takeOver = action({
  name: 'duty.takeOver',
  about:
    'A member takes the running shift from this moment on; the authority, where the shift has it, follows at once',
  who,
  writes: true,
  input: v.strictObject({ shiftId: id, for: forWhom }),
  reply: v.object({ since: instantOf }),
  refusals: [...recording, 'no-such-shift', 'shift-not-running', 'own-shift', 'away-today'],
})

export const setWeights = action({
  name: 'duty.setWeights',
  about: 'How many ordinary days one of a weekend, and one of a holiday, counts for',
  who: ['secretary'],
  writes: true,
  input: v.strictObject({
    weekend: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
    holiday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  }),
  reply: v.object({ weekend: v.number(), holiday: v.number() }),
  refusals: ['not-secretary'],
})
