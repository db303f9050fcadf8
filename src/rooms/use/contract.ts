import * as v from 'valibot'
import { action, clockOf, day, id, instantOf } from '../../kernel/contract'
import { endings, spans } from './rule'

const number = v.number()
/** Minutes; the parts sum to `open`. */
const minutes = v.object({
  open: number,
  came: number,
  booked: number,
  notCome: number,
  elsewhere: number,
  closed: number,
  free: number,
})

const kept = v.object({
  bookingId: id,
  day,
  start: clockOf,
  end: clockOf,
  ending: v.picklist(endings),
  /** Masked. */
  name: v.string(),
})
export type KeptView = v.InferOutput<typeof kept>

export const use = action({
  name: 'rooms.use',
  about:
    'How the rooms were used in a span; of one room also day by day, and for those who serve its bookings',
  who: ['staff', 'secretary', 'duty-member', 'oversight'],
  writes: false,
  input: v.strictObject({ roomId: v.optional(id), span: v.picklist(spans) }),
  reply: v.object({
    now: instantOf,
    ...{ span: v.picklist(spans), first: day, last: day },
    /** How much of the space is open to residents, in whole percent; null while an area is not known. */
    share: v.nullable(v.number()),
    rooms: v.array(
      v.object({
        roomId: id,
        name: v.string(),
        minutes,
        /** How many bookings ended how; null where so few could point at somebody. */
        endings: v.nullable(v.object(v.entriesFromList(endings, number))),
      }),
    ),
    /** Of the one room that was asked for. */
    days: v.array(v.object({ day, dayName: v.nullable(v.string()), minutes })),
    /** The same, for those who serve; null for the oversight, who see no list of persons here. */
    bookings: v.nullable(v.array(kept)),
  }),
  refusals: ['not-staff', 'no-such-room'],
})
