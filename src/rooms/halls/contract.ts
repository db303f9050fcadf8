import * as v from 'valibot'
import { action, fingerprint, id, instantOf, nothing } from '../../kernel/contract'
import { known } from '../contract'

export const halls = action({
  name: 'rooms.halls',
  about: 'Which rooms split into which',
  who: ['staff'],
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    rooms: v.array(
      v.object({ roomId: id, name: v.string(), lanes: v.number(), parts: v.array(id), halls: v.array(id) }),
    ),
  }),
  refusals: ['not-staff'],
})

const link = { roomId: id, partId: id, join: v.boolean() }
const linkRefusals = [
  ...(['not-staff', 'no-such-room', 'same-room', 'already-part', 'not-a-part'] as const),
  ...(['part-splits', 'hall-is-part', 'hall-lanes', 'closed-ahead'] as const),
] as const

export const linking = action({
  name: 'rooms.linking',
  about:
    'What is booked ahead and stands against joining a part to a hall, or is touched by taking it out, with its fingerprint',
  who: ['staff'],
  writes: false,
  input: v.strictObject(link),
  reply: v.object({ now: instantOf, bookings: v.array(known), fingerprint: v.string() }),
  refusals: linkRefusals,
})

export const linkPart = action({
  name: 'rooms.link',
  about: 'Makes a room a part of a hall, or takes it out; what is booked ahead holds what it now takes',
  who: ['staff'],
  writes: true,
  input: v.strictObject({ ...link, fingerprint }),
  reply: v.object({ roomId: id }),
  refusals: [...linkRefusals, 'booked-across', 'list-changed'],
})
