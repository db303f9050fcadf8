import * as v from 'valibot'
import { action, clockOf, day, id, instantOf, text } from '../../kernel/contract'
import { person } from '../turns/contract'
import { NOTE } from './rule'

const who = ['duty-member', 'secretary'] as const
const shift = v.object({ shiftId: id, day, from: clockOf, to: clockOf })

export const note = v.object({
  noteId: id,
  shift,
  writer: person,
  text: v.string(),
  writtenAt: instantOf,
  /** Who has the duty next; null while nobody has. */
  next: v.nullable(person),
  taken: v.nullable(v.object({ person, at: instantOf })),
  mayTake: v.boolean(),
})
export type NoteView = v.InferOutput<typeof note>

export const handover = action({
  name: 'duty.handover',
  about: 'The notes that shifts left to the next, and the shift that the caller may write about',
  who,
  writes: false,
  input: v.strictObject({}),
  reply: v.object({
    now: instantOf,
    today: day,
    /** The caller's shift of now or just before, with what was written. */
    mine: v.nullable(v.object({ shift, text: v.string() })),
    notes: v.array(note),
  }),
  refusals: ['not-on-rota'],
})

export const writeNote = action({
  name: 'duty.writeNote',
  about: 'Whoever has the shift writes what the next should know; anew until it is taken',
  who: ['duty-member'],
  writes: true,
  input: v.strictObject({ shiftId: id, text: text(NOTE) }),
  reply: v.object({ noteId: id }),
  refusals: ['not-on-rota', 'no-such-shift', 'not-your-shift', 'shift-not-begun', 'note-late', 'note-taken'],
})

export const takeNote = action({
  name: 'duty.takeNote',
  about: 'Whoever has the next shift says that they have read it',
  who: ['duty-member'],
  writes: true,
  input: v.strictObject({ noteId: id }),
  reply: v.object({ noteId: id, takenAt: instantOf }),
  refusals: ['not-on-rota', 'no-such-note', 'note-taken', 'not-next'],
})
