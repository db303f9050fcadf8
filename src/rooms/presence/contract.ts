import * as v from 'valibot'
import { action, id, instantOf } from '../../kernel/contract'

export const arrive = action({
  name: 'rooms.arrive',
  about:
    'Says that whoever booked is there (oneself, or the desk for anybody), so that the time stays theirs',
  who: 'person',
  writes: true,
  input: v.strictObject({ bookingId: id }),
  reply: v.object({ bookingId: id, cameAt: instantOf }),
  refusals: [
    'no-such-booking',
    'cancelled-before',
    'not-approved',
    'already-came',
    'too-early',
    'released',
    'over',
  ],
})
