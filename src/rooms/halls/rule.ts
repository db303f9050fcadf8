// Which rooms a hall splits into. A part splits no further, and what splits is for one party: the tables say the same.
import { refused } from '../../kernel/result'

export interface Linkable {
  readonly roomId: string
  readonly name: string
  readonly lanes: number
  /** The rooms it splits into. */
  readonly parts: string[]
  /** The halls that it is a part of. */
  readonly halls: string[]
  /** Whether a closure of it is still to come or under way. */
  readonly closedAhead: boolean
}

/** Why `part` cannot become a part of `hall`; null when it can. */
export function joinable(hall: Linkable, part: Linkable) {
  if (hall.roomId === part.roomId) return refused('same-room')
  if (hall.parts.includes(part.roomId)) return refused('already-part')
  if (part.parts.length > 0) return refused('part-splits', { room: part.name })
  if (hall.halls.length > 0) return refused('hall-is-part', { room: hall.name })
  if (hall.lanes > 1) return refused('hall-lanes', { room: hall.name })
  return closed(hall, part)
}

/** Why `part` cannot be taken out of `hall`; null when it can. */
export function partable(hall: Linkable, part: Linkable) {
  if (!hall.parts.includes(part.roomId)) return refused('not-a-part')
  return closed(hall, part)
}

/** A closure holds the parts that there were when it was made. */
function closed(...rooms: readonly Linkable[]) {
  const one = rooms.find(({ closedAhead }) => closedAhead)
  return one ? refused('closed-ahead', { room: one.name }) : null
}
