import * as v from 'valibot'
import { plate } from '../duty/contract'
import { action, clockOf, day, id, instantOf, nothing } from '../kernel/contract'

export const lobbyRoom = v.object({
  roomId: id,
  name: v.string(),
  /** How many parties may use it side by side. */
  lanes: v.number(),
  now: v.variant('state', [
    v.object({ state: v.literal('closed'), opens: v.nullable(clockOf) }),
    v.object({ state: v.literal('busy'), until: clockOf }),
    v.object({ state: v.literal('free'), until: clockOf, lanes: v.number() }),
  ]),
})
export type LobbyRoom = v.InferOutput<typeof lobbyRoom>

/** What a wall has room for: whoever was called before these has been called three times. */
export const CALLED = 3

export const view = action({
  name: 'lobby.view',
  about: 'All of the screen in the lobby in one call; no resident is on it',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    today: day,
    lunar: v.string(),
    community: v.object({ name: v.string(), isExample: v.boolean(), phone: v.string() }),
    plate: v.nullable(plate),
    /** The numbers that are called, the last one first, and how many wait; null where there is no desk. */
    line: v.nullable(v.object({ called: v.array(v.string()), waiting: v.number() })),
    rooms: v.array(lobbyRoom),
  }),
  refusals: [],
})
