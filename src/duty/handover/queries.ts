import { sql } from 'kysely'
import type { Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import type { Note } from './rule'

export interface NoteRow extends Note {
  readonly text: string
  readonly writtenAt: Instant
  readonly takenAt: Instant | null
}

export type Which = { readonly limit: number } | { readonly id: string } | { readonly shift: string }

/** Notes, the newest first: those of lately, one, or that of a shift. */
export async function notesOf(tx: Tx, community: string, which: Which): Promise<NoteRow[]> {
  let query = tx
    .selectFrom('handover_notes as n')
    .innerJoin('shifts as s', (join) =>
      join.onRef('s.community_id', '=', 'n.community_id').onRef('s.shift_id', '=', 'n.shift_id'),
    )
    .select(['n.note_id as id', 'n.written_by as writer', 'n.text', 'n.written_at as writtenAt'])
    .select([
      'n.taken_by as takenBy',
      'n.taken_at as takenAt',
      's.shift_id as shiftId',
      's.person_id as person',
    ])
    .select([sql<Instant>`lower(s.during)`.as('start'), sql<Instant>`upper(s.during)`.as('end')])
    .where('n.community_id', '=', community)
    .orderBy('n.written_at', 'desc')
    .orderBy('n.note_id', 'desc')
  if ('limit' in which) query = query.limit(which.limit)
  if ('id' in which) query = query.where('n.note_id', '=', which.id)
  if ('shift' in which) query = query.where('n.shift_id', '=', which.shift)
  const rows = await query.execute()
  return rows.map(({ shiftId, person, start, end, ...note }) => ({
    ...note,
    shift: { id: shiftId, person, span: { start, end } },
  }))
}

export interface Written {
  readonly id: string
  readonly shift: string
  readonly writer: string
  readonly text: string
  readonly at: Instant
}

/** Writes the note of a shift, in place of what was written before; one that is taken stays. */
export async function saveNote(
  tx: Tx,
  community: string,
  { id, shift, writer, text, at }: Written,
): Promise<string> {
  const { note_id } = await tx
    .insertInto('handover_notes')
    .values({
      ...{ community_id: community, note_id: id, shift_id: shift, written_by: writer, text },
      written_at: stamp(at),
    })
    .onConflict((clash) =>
      clash
        .constraint('handover_notes_one_a_shift')
        .doUpdateSet({ text, written_at: stamp(at) })
        .where('handover_notes.taken_at', 'is', null),
    )
    .returning('note_id')
    .executeTakeFirstOrThrow()
  return note_id
}

export async function markTaken(
  tx: Tx,
  community: string,
  id: string,
  by: string,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('handover_notes')
    .set({ taken_by: by, taken_at: sql`greatest(written_at, ${stamp(at)})` })
    .where('community_id', '=', community)
    .where('note_id', '=', id)
    .where('taken_at', 'is', null)
    .execute()
}
