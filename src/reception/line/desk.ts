// What the desk does with the line: calls, waits, begins and ends talks. Everything under the day's line, one after the other.
import { ABOUT } from '../../kernel/kinds'
import { fileTalk } from '../../cases/facts'
import type { InputOf } from '../../kernel/contract'
import { ok, refused, type Result } from '../../kernel/result'
import { keepLeaf } from '../../platform/serve/act'
import type { Actor, Ctx, CtxOf } from '../../platform/serve/context'
import * as contract from './contract'
import { hasRole, held, openTicket, placeOf, type HeldLine } from './held'
import * as queries from './queries'
import { arrive, begin, call, comeBack, end, miss, nextOf, park, stateOf, talkOf, turnOf } from './rule'
import { undoable, type LineAct, type Turn } from './rule'

const receives = (ctx: Ctx<Actor>): Promise<boolean> => hasRole(ctx, contract.line.who as readonly string[])

export async function callNext(ctx: CtxOf<typeof contract.callNext>) {
  if (!(await receives(ctx))) return refused('not-staff')
  const line = await held(ctx)
  if (!line) return refused('no-desk')
  if (talkOf(ctx.actor.person, line.places, line.at)) return refused('one-at-a-time')
  const next = nextOf(line.places, line.at, line.desk)
  if (!next) return refused('nobody-waits')
  const called = call(next, line.at)
  if (!called.ok) throw new Error(`whoever waits can be called: ${called.refusal.code}`)
  const place = line.places.find(({ id }) => id === next.id)!
  await save(ctx, line, place, called.value)
  return ok({ placeId: place.id, code: place.code })
}

/** Stores a turn, and what it is taken back to. */
async function save(
  ctx: Ctx<Actor>,
  line: HeldLine,
  place: queries.Stored,
  turn: Turn,
  outcomes?: queries.Outcomes,
): Promise<void> {
  await hold(ctx, line, place)
  const before = { ...turnOf(place), arrivedAt: place.arrivedAt }
  await queries.saveTurn(ctx.tx, ctx.community, place.id, turn, { before, at: line.at }, outcomes)
  await keepLeaf(ctx, { place: place.id, day: line.day, state: stateOf({ ...place, ...turn }, line.at) })
}

/** A visit has no row of its own in the line before the desk does something with it. */
async function hold(
  { tx, community, actor }: Ctx<Actor>,
  line: HeldLine,
  place: queries.Stored,
): Promise<void> {
  const { visitId } = place
  if (visitId === null) return
  await queries.openPlace(tx, community, { visitId, day: line.day }, { person: actor.person, at: line.at })
}

type Act = typeof contract.lineAct
export async function lineAct(ctx: CtxOf<Act>, { placeId, act }: InputOf<Act>) {
  if (!(await receives(ctx))) return refused('not-staff')
  const line = await held(ctx)
  const found = placeOf(line, placeId)
  if (!found.ok) return found
  const place = found.value
  if (act === 'undo') return undo(ctx, line!, place)
  if (act === 'arrive') return arriveAtDesk(ctx, line!, place)
  const turn = acted(act, line!, place, ctx.actor.person)
  if (!turn.ok) return turn
  await save(ctx, line!, place, turn.value)
  return ok({ placeId })
}

function acted(
  act: Exclude<LineAct, 'undo' | 'arrive'>,
  line: HeldLine,
  place: queries.Stored,
  receiver: string,
) {
  switch (act) {
    case 'call':
      return call(place, line.at)
    case 'park':
      return park(place, line.at)
    case 'miss':
      return miss(place, line.at)
    case 'back':
      return comeBack(place, line.at)
    case 'begin':
      return begin(place, receiver, line.places, line.at)
  }
}

async function arriveAtDesk(ctx: CtxOf<Act>, line: HeldLine, place: queries.Stored) {
  const came = place.booked ? arrive(place, line.at) : refused('already-here')
  if (!came.ok) return came
  const other = openTicket(line, place)
  if (other) return refused('already-in-line', { number: other.code })
  await queries.saveArrival(ctx.tx, ctx.community, place.visitId!, came.value)
  await save(ctx, line, place, turnOf(place))
  return ok({ placeId: place.id })
}

/** Takes the last act back, as long as it can only have been a mis-tap. */
async function undo(
  ctx: CtxOf<Act>,
  line: HeldLine,
  place: queries.Stored,
): Promise<Result<{ placeId: string }, Undone>> {
  const { before } = place
  if (!before) return refused('nothing-to-undo')
  if (!undoable(place.actedAt, line.at)) return refused('too-late-to-undo')
  const { arrivedAt, ...turn } = before
  const talks = turn.begunAt !== null && turn.endedAt === null
  const busy = talks ? talkOf(turn.receiver!, line.places, line.at) : null
  if (busy && busy.id !== place.id) return refused('one-at-a-time')
  const other = turn.endedAt === null ? openTicket(line, place) : null
  if (other && place.endedAt !== null) return refused('already-in-line', { number: other.code })
  if (place.visitId !== null) await queries.saveArrival(ctx.tx, ctx.community, place.visitId, arrivedAt)
  await queries.saveTurn(ctx.tx, ctx.community, place.id, turn, null)
  await keepLeaf(ctx, { place: place.id, day: line.day, undone: true })
  return ok({ placeId: place.id })
}
type Undone = 'nothing-to-undo' | 'too-late-to-undo' | 'one-at-a-time' | 'already-in-line'

type LetFirst = typeof contract.letFirst
export async function letFirst(ctx: CtxOf<LetFirst>, { placeId, priority }: InputOf<LetFirst>) {
  if (!(await hasRole(ctx, contract.letFirst.who as readonly string[]))) return refused('not-staff')
  const line = await held(ctx)
  const found = placeOf(line, placeId)
  if (!found.ok) return found
  // A visit has its time; only who walked in is let first.
  if (found.value.number === null) return refused('no-such-place')
  if (found.value.endedAt !== null) return refused('already-over')
  await queries.savePriority(ctx.tx, ctx.community, placeId, priority)
  await keepLeaf(ctx, { place: placeId, day: line!.day, priority })
  return ok({ placeId })
}

type EndTalk = typeof contract.endTalk
export async function endTalk(ctx: CtxOf<EndTalk>, input: InputOf<EndTalk>) {
  if (!(await receives(ctx))) return refused('not-staff')
  const line = await held(ctx)
  const found = placeOf(line, input.placeId)
  if (!found.ok) return found
  const ended = end(found.value, line!.at)
  if (!ended.ok) return ended
  const { outcome, words = '', deskNote = '' } = input
  await save(ctx, line!, found.value, ended.value, { outcome, outcomeWords: words, deskNote })
  const filed = await file(ctx, line!, found.value, input)
  if (!filed.ok) return filed
  return ok({ placeId: input.placeId, caseId: filed.value })
}

/** What was not settled becomes a case, whether the phone asked for it or not; a visit that was about one goes on with it. */
async function file(ctx: CtxOf<EndTalk>, line: HeldLine, place: queries.Stored, input: InputOf<EndTalk>) {
  const { id: placeId, person, helper, kind, note, receiver } = place
  // Nobody has a case of somebody unknown, and nobody receives themselves.
  if (person === null || receiver === null || receiver === person) return ok(null)
  const settled = input.outcome === 'settled'
  const about = settled ? [] : [{ about: [...note].slice(0, ABOUT).join('') }]
  const booked = place.caseId === null ? [] : [{ caseId: place.caseId }]
  const { words = '', file: said } = input
  for (const wish of said ? [said] : [...booked, ...about]) {
    const talk = { placeId, person, helper, kind, receiver, at: line.at, settled, words }
    const filed = await fileTalk(ctx, { ...talk, file: wish })
    // What the visit was booked about may be solved by now.
    if (!filed.ok && !said) continue
    // Others were told of it: it is no mis-tap any more.
    if (filed.ok) await queries.keepForGood(ctx.tx, ctx.community, placeId)
    return filed
  }
  return ok(null)
}
