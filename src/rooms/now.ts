// What a room is like at a moment of its day, for a screen on the wall.
import type { Minute } from '../kernel/time'
import type { Held, Room, RoomDay } from './rule'

export type RoomNow =
  /** Nobody may use it now; `opens`: when it opens later today. */
  | { readonly state: 'closed'; readonly opens: Minute | null }
  /** Every lane is taken, until `until` at the earliest. */
  | { readonly state: 'busy'; readonly until: Minute }
  /** Somebody may sit down; `until`: when the first lane that is free now is taken, or the room closes. */
  | { readonly state: 'free'; readonly until: Minute; readonly lanes: number }

/** @param minute the minute of `on.day` that it is. */
export function roomNow(room: Room, on: RoomDay, minute: Minute): RoomNow {
  const opensToday = room.openDays === 'every' || on.works
  if (!opensToday || minute >= room.closes) return { state: 'closed', opens: null }
  if (minute < room.opens) return { state: 'closed', opens: room.opens }
  const closure = on.closed.find(({ start, end }) => start <= minute && minute < end)
  if (closure) return { state: 'closed', opens: closure.end < room.closes ? closure.end : null }
  const lanes = Array.from({ length: room.lanes }, (_, n) => n + 1)
  const changes = lanes.map((lane) => nextChange(lane, room, on.held, minute))
  const free = changes.filter(({ taken }) => !taken)
  const closes = on.closed.filter(({ start }) => start > minute).map(({ start }) => start)
  const next = Math.min(...closes, ...(free.length > 0 ? free : changes).map(({ until }) => until))
  if (free.length > 0) return { state: 'free', until: next, lanes: free.length }
  return { state: 'busy', until: next }
}

/** Whether the lane is taken at `minute`, and until when that stays so. */
function nextChange(lane: number, room: Room, held: readonly Held[], minute: Minute) {
  const own = held.filter((one) => one.lane === lane && one.end > minute).sort((a, b) => a.start - b.start)
  if (own.length === 0 || own[0]!.start > minute) {
    return { taken: false, until: Math.min(own[0]?.start ?? room.closes, room.closes) }
  }
  let until = own[0]!.end
  for (const one of own) if (one.start <= until) until = Math.max(until, one.end)
  return { taken: true, until }
}
