// What other features may know of the notes that shifts leave to each other.
import { addDays, at, dayOf, type Day, type Instant } from '../../kernel/time'
import { namesOf } from '../../people/facts'
import type { Ctx } from '../../platform/serve/context'
import { staffedShiftsIn } from '../queries'
import type { Shift } from '../rule'
import { notesOf } from './queries'
import { nextAfter, type Note } from './rule'

/** Notes that are shown; what is older is done with. */
export const LATELY = 6

/**
 * Shifts from three days ago, where the writer's is, or from the oldest of these notes, whose next one is not the next of
 * today; to two weeks ahead, where the next one is after any holiday.
 */
export async function around(
  { tx, community }: Pick<Ctx, 'tx' | 'community'>,
  now: Instant,
  notes: readonly Note[],
): Promise<Shift[]> {
  const today = dayOf(now)
  const start = Math.min(at(addDays(today, -3), 0), ...notes.map(({ shift }) => shift.span.start)) as Instant
  return staffedShiftsIn(tx, community, { start, end: at(addDays(today, 14), 0) })
}

export interface HandedOver {
  readonly noteId: string
  readonly writer: string
  /** Of the writer's shift. */
  readonly day: Day
  readonly text: string
  readonly taken: boolean
}

/** The newest note that was left to this person and waits for them, or that they took today; it is nobody else's to read. */
export async function noteFor(
  { tx, cipher, community, now }: Pick<Ctx, 'tx' | 'cipher' | 'community' | 'now'>,
  person: string,
): Promise<HandedOver | null> {
  const notes = await notesOf(tx, community, { limit: LATELY })
  const shifts = await around({ tx, community }, now, notes)
  const note = notes.find(({ shift, takenBy, takenAt }) =>
    takenBy === null
      ? nextAfter(shift, shifts) === person
      : takenBy === person && dayOf(takenAt!) === dayOf(now),
  )
  if (!note) return null
  const names = await namesOf(tx, cipher, community, [note.writer])
  const { id, writer, shift, text, takenBy } = note
  const day = dayOf(shift.span.start)
  return { noteId: id, writer: names.get(writer) ?? '', day, text, taken: takenBy !== null }
}
