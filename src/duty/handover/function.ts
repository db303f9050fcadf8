import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { clock, dayOf, minuteOf } from '../../kernel/time'
import { tell } from '../../messages/facts'
import { namesOf } from '../../people/facts'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { momentOfChange } from '../moment'
import type { Shift } from '../rule'
import { factsOf } from '../turns/pass'
import { acting } from '../turns/person'
import { shiftOf } from '../turns/queries'
import * as contract from './contract'
import { around, LATELY } from './facts'
import * as queries from './queries'
import * as rule from './rule'

const shiftView = ({ id, span }: Shift) => ({
  shiftId: id,
  day: dayOf(span.start),
  from: clock(minuteOf(span.start)),
  to: clock(minuteOf(span.end) || 1440),
})

async function handover(ctx: CtxOf<typeof contract.handover>) {
  const known = await acting(ctx, undefined)
  if (!known.ok || (known.value.person === null && !known.value.mayPlan)) return refused('not-on-rota')
  const { tx, cipher, community, now } = ctx
  const { person } = known.value
  const notes = await queries.notesOf(tx, community, { limit: LATELY })
  const shifts = await around(ctx, now, notes)
  const ids = [
    ...shifts.map((one) => one.person),
    ...notes.flatMap(({ writer, takenBy }) => [writer, takenBy ?? writer]),
  ]
  const names = await namesOf(tx, cipher, community, [...new Set(ids)])
  const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' })
  const noteOf = (shift: Shift) => notes.find((note) => note.shift.id === shift.id) ?? null
  const mine = shifts
    .filter((one) => person !== null && rule.write(person, one, noteOf(one), now) === null)
    .at(-1)
  return ok({
    ...{ now, today: dayOf(now) },
    mine: mine ? { shift: shiftView(mine), text: noteOf(mine)?.text ?? '' } : null,
    notes: notes.map((note) => {
      const next = rule.nextAfter(note.shift, shifts)
      return {
        ...{ noteId: note.id, shift: shiftView(note.shift), writer: named(note.writer), text: note.text },
        writtenAt: note.writtenAt,
        next: next === null ? null : named(next),
        taken: note.takenBy === null ? null : { person: named(note.takenBy), at: note.takenAt! },
        mayTake: person !== null && rule.take(person, note, shifts) === null,
      }
    }),
  })
}

async function writeNote(ctx: CtxOf<typeof contract.writeNote>, input: InputOf<typeof contract.writeNote>) {
  const known = await acting(ctx, undefined)
  if (!known.ok || known.value.person === null) return refused('not-on-rota')
  const { tx, community } = ctx
  const { person } = known.value
  const now = await momentOfChange(ctx)
  const shift = await shiftOf(tx, community, input.shiftId)
  const [before] = await queries.notesOf(tx, community, { shift: input.shiftId })
  const refusal = rule.write(person, shift, before ?? null, now)
  if (refusal) return refused(refusal)
  const note = { id: ctx.newId(), shift: shift!.id, writer: person, text: input.text, at: now }
  const noteId = await queries.saveNote(tx, community, note)
  await keepLeaf(ctx, { note: noteId, shift: shift!.id })
  const next = rule.nextAfter(shift!, await around(ctx, now, []))
  const facts = factsOf(shift!.span.start, shift!.span.end)
  if (next !== null)
    await tell(ctx, [{ to: next, kind: 'handover-note', facts, named: { who: person }, about: noteId }])
  return ok({ noteId })
}

async function takeNote(ctx: CtxOf<typeof contract.takeNote>, { noteId }: { noteId: string }) {
  const known = await acting(ctx, undefined)
  if (!known.ok || known.value.person === null) return refused('not-on-rota')
  const { tx, community } = ctx
  const { person } = known.value
  const now = await momentOfChange(ctx)
  const [note] = await queries.notesOf(tx, community, { id: noteId })
  const refusal = rule.take(person, note ?? null, await around(ctx, now, note ? [note] : []))
  if (refusal) return refused(refusal)
  await queries.markTaken(tx, community, noteId, person, now)
  await keepLeaf(ctx, { note: noteId })
  await tell(ctx, [{ to: note!.writer, kind: 'handover-taken', named: { who: person }, about: noteId }])
  return ok({ noteId, takenAt: now })
}

export const offers: readonly Offer[] = [
  offer(contract.handover, handover),
  offer(contract.writeNote, writeNote),
  offer(contract.takeNote, takeNote),
]
