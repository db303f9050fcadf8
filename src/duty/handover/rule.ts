// The note that one shift leaves to the next.
import type { Instant } from '../../kernel/time'
import type { Shift } from '../rule'

/** Longest note, in characters; the form and the table have the same. */
export const NOTE = 500
/** How long after a shift its holder may still write. */
const LATE = 24 * 3_600_000

export interface Note {
  readonly id: string
  readonly shift: Shift
  readonly writer: string
  readonly takenBy: string | null
}

export type WriteRefusal = 'no-such-shift' | 'not-your-shift' | 'shift-not-begun' | 'note-late' | 'note-taken'

/** Why a note cannot be written about a shift; null when it can. It may be written anew until it is taken. */
export function write(
  person: string,
  shift: Shift | null,
  note: Note | null,
  now: Instant,
): WriteRefusal | null {
  if (!shift) return 'no-such-shift'
  if (shift.person !== person) return 'not-your-shift'
  if (shift.span.start > now) return 'shift-not-begun'
  if (now > shift.span.end + LATE) return 'note-late'
  return note && note.takenBy !== null ? 'note-taken' : null
}

/** Who has the duty next after a shift: the first other person. */
export function nextAfter(shift: Shift, shifts: readonly Shift[]): string | null {
  const later = shifts.filter(({ span, person }) => span.start >= shift.span.end && person !== shift.person)
  return (
    later.reduce<Shift | null>((a, b) => (a && a.span.start <= b.span.start ? a : b), null)?.person ?? null
  )
}

export type TakeRefusal = 'no-such-note' | 'note-taken' | 'not-next'

/** Why a person cannot say that they have read a note; null when they can. */
export function take(person: string, note: Note | null, shifts: readonly Shift[]): TakeRefusal | null {
  if (!note) return 'no-such-note'
  if (note.takenBy !== null) return 'note-taken'
  return nextAfter(note.shift, shifts) === person ? null : 'not-next'
}
