import { noteFor } from '../../duty/handover/facts'
import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { clock, dayOf, instant, type Instant } from '../../kernel/time'
import { namesOf, standing } from '../../people/facts'
import { consentOf } from '../../people/helpers/facts'
import { hasStanding } from '../../people/rule'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type Actor, type Ctx, type CtxOf, type Offer } from '../../platform/serve/context'
import { visitsOf } from '../queries'
import { needsNote } from '../rule'
import { squareOf } from '../scan/rule'
import { change } from '../settings/contract'
import { doorCodeAt, isDoorCode } from './code'
import * as contract from './contract'
import { callNext, endTalk, letFirst, lineAct } from './desk'
import { ownPlace, ownView } from './facts'
import { hasRole, held, isOpen, openTicket, rolesOf, talksOf, type HeldLine } from './held'
import * as queries from './queries'
import { arrive, comeBack, leave, lineOf, stateOf, talkOf, turnOf } from './rule'
import { TRIES, TRIES_SPAN, UNDO, undoable, waitNow } from './rule'

async function myPlace(ctx: CtxOf<typeof contract.myPlace>) {
  const { tx, community, now, actor } = ctx
  const line = await queries.lineOfDay(tx, community, dayOf(now), now)
  if (!line) return refused('no-desk')
  const { desk, places } = line
  const talks = talksOf(line)
  const own = ownPlace(places, actor.person, now)
  return ok({
    now,
    place: desk.place,
    open: isOpen(line, now),
    ...{ opens: clock(desk.opens), closes: clock(desk.closes) },
    mine: own && ownView(own, line, now),
    waiting: lineOf(places, now, talks).length,
    wait: waitNow(places, now, talks),
    serving: serving(places, now),
  })
}

/** The numbers that are called or being talked to. */
const serving = (places: readonly queries.Stored[], now: Instant): string[] =>
  places.filter((place) => ['called', 'talking'].includes(stateOf(place, now))).map(({ code }) => code)

/** Why this person takes no number: they are in the line already, or expected in it. */
function inLineAlready(line: HeldLine, person: string) {
  const own = line.places.filter((place) => place.person === person)
  const open = own.find((place) => place.number !== null && place.endedAt === null)
  if (open) return refused('already-in-line', { number: open.code })
  const visit = own.find(
    (place) => place.booked && !['done', 'missed', 'left'].includes(stateOf(place, line.at)),
  )
  return visit ? refused('has-booking', { start: clock(visit.booked!.start) }) : null
}

interface Wish {
  readonly person: string | null
  readonly kind: queries.Ticket['kind']
  readonly note: string
  readonly priority: queries.Ticket['priority']
}

async function give(ctx: Ctx<Actor>, { person, kind, note, priority }: Wish) {
  if (needsNote(kind, note)) return refused('needs-note')
  const line = await held(ctx)
  if (!line) return refused('no-desk')
  if (!isOpen(line, line.at)) {
    const { opens, closes, works } = line.desk
    return refused('closed-now', { works, opens: clock(opens), closes: clock(closes) })
  }
  const already = person === null ? null : inLineAlready(line, person)
  if (already) return already
  const { tx, community } = ctx
  const number = await queries.nextNumber(tx, community, line.day)
  const placeId = ctx.newId()
  const made = { madeBy: ctx.actor.person, madeAt: line.at }
  await queries.saveTicket(tx, community, {
    placeId,
    day: line.day,
    number,
    person,
    ...made,
    kind,
    note,
    priority,
  })
  await keepLeaf(ctx, { place: placeId, day: line.day, number, person, priority })
  return ok({ placeId, number })
}

type TakeNumber = typeof contract.takeNumber
async function takeNumber(ctx: CtxOf<TakeNumber>, { kind, note = '' }: InputOf<TakeNumber>) {
  const { person } = ctx.actor
  const known = await standing(ctx.tx, ctx.community, person, dayOf(ctx.now))
  if (!hasStanding(known)) return refused('no-standing')
  return give(ctx, { person, kind, note, priority: null })
}

type TakeNumberFor = typeof contract.takeNumberFor
async function takeNumberFor(ctx: CtxOf<TakeNumberFor>, input: InputOf<TakeNumberFor>) {
  if (!(await hasRole(ctx, contract.takeNumberFor.who as readonly string[]))) return refused('not-staff')
  const { personId: person, kind, note = '', priority } = input
  if (person !== null) {
    const there = await namesOf(ctx.tx, ctx.cipher, ctx.community, [person])
    if (!there.has(person)) return refused('no-such-person')
  }
  return give(ctx, { person, kind, note, priority })
}

async function leaveLine(ctx: CtxOf<typeof contract.leaveLine>, { placeId }: { placeId: string }) {
  const line = await held(ctx)
  const place = line?.places.find(({ id, number }) => id === placeId && number !== null)
  const own = place?.person === ctx.actor.person
  if (!line || !place || !(own || (await hasRole(ctx, ['staff'])))) return refused('no-such-place')
  const left = leave(place, line.at)
  if (!left.ok) return left
  // Given back by its own person, it is not the desk's mis-tap.
  const last = own ? null : { before: { ...turnOf(place), arrivedAt: place.arrivedAt }, at: line.at }
  await queries.saveTurn(ctx.tx, ctx.community, placeId, left.value, last)
  await keepLeaf(ctx, { place: placeId, person: place.person })
  return ok({ placeId })
}

type CheckIn = typeof contract.checkIn
async function checkIn(ctx: CtxOf<CheckIn>, { code, visitId }: InputOf<CheckIn>) {
  const { tx, community } = ctx
  const { person } = ctx.actor
  const line = await held(ctx)
  if (!line) return refused('no-desk')
  if (visitId !== undefined && !(await mayCheckIn(ctx, visitId))) return refused('no-such-visit')
  const tries = await queries.triesOf(tx, community, person, instant(line.at - TRIES_SPAN))
  if (tries >= TRIES) return refused('too-many-tries')
  if (!isDoorCode(ctx, code, line.at)) {
    await queries.saveTry(tx, community, person, { tries: tries + 1, now: line.at })
    await keepLeaf(ctx, { arrived: false })
    return ok({ arrived: false, triesLeft: TRIES - tries - 1 })
  }
  const own = visitId
    ? line.places.find((place) => place.visitId === visitId)
    : ownPlace(line.places, person, line.at)
  const came = await comeIn(ctx, line, own ?? null)
  if (!came.ok) return came
  await keepLeaf(ctx, { arrived: true, place: came.value, ...(visitId ? { person: own!.person } : {}) })
  return ok({ arrived: true, triesLeft: TRIES - tries })
}

/** Whether it is the caller's own visit, or one they booked for somebody who lets them still; the consent is held. */
async function mayCheckIn({ tx, community, actor, now }: Ctx<Actor>, visitId: string): Promise<boolean> {
  const today = dayOf(now)
  const [visit] = await visitsOf(tx, community, { viewer: actor.person, today, visitId })
  if (!visit) return false
  return (
    visit.person === actor.person ||
    (await consentOf(tx, community, actor.person, visit.person, today)) !== null
  )
}

/** For the visit that was booked, or back in the line after being parked or missed. */
async function comeIn({ tx, community }: Ctx<Actor>, line: HeldLine, own: queries.Stored | null) {
  if (!own) return refused('nothing-booked')
  const came = own.booked ? arrive(own, line.at) : refused('already-here')
  if (came.ok) {
    const other = openTicket(line, own)
    if (other) return refused('already-in-line', { number: other.code })
    await queries.saveArrival(tx, community, own.visitId!, came.value)
    return ok(own.id)
  }
  const back = comeBack(own, line.at)
  if (!back.ok) return came
  await queries.saveTurn(tx, community, own.id, back.value, null)
  return ok(own.id)
}

async function doorCode(ctx: CtxOf<typeof contract.doorCode>) {
  if (!(await hasRole(ctx, contract.doorCode.who as readonly string[]))) return refused('not-staff')
  const { tx, community, now } = ctx
  const line = await queries.lineOfDay(tx, community, dayOf(now), now)
  if (!line) return refused('no-desk')
  const shown = doorCodeAt(ctx, now)
  return ok({ now, ...shown, square: squareOf(shown.code), place: line.desk.place })
}

const receiving = contract.line.who as readonly string[]
const setting = change.who as readonly string[]
const later = ['called', 'talking', 'parked', 'missed', 'expected', 'done', 'left']

async function line(ctx: CtxOf<typeof contract.line>) {
  const roles = await rolesOf(ctx)
  if (!roles.some((role) => receiving.includes(role))) return refused('not-staff')
  const { tx, community, now, actor } = ctx
  const day = dayOf(now)
  const known = await queries.lineOfDay(tx, community, day, now)
  if (!known) return refused('no-desk')
  const { desk, places } = known
  const talks = talksOf(known)
  const waiting = lineOf(places, now, talks)
  const others = later.flatMap((state) =>
    places.filter((place) => stateOf(place, now) === state).sort(byTime),
  )
  const all = [...(waiting as queries.Stored[]), ...others]
  const ids = all.flatMap(({ person, receiver }) => [person, receiver]).filter((id) => id !== null)
  const names = await namesOf(tx, ctx.cipher, community, ids)
  return ok({
    ...{ now, day, place: desk.place, open: isOpen(known, now) },
    mayGive: roles.includes('staff'),
    maySet: roles.some((role) => setting.includes(role)),
    handover: roles.includes('duty-member') ? await noteFor(ctx, actor.person) : null,
    talking: talkOf(actor.person, places, now)?.id ?? null,
    wait: waitNow(places, now, talks),
    rows: all.map((place) => rowOf(place, names, now)),
  })
}

const timeOf = ({ booked, arrivedAt }: queries.Stored): number => booked?.start ?? (arrivedAt ?? 0) / 60_000
const byTime = (a: queries.Stored, b: queries.Stored): number =>
  timeOf(a) - timeOf(b) || (a.code < b.code ? -1 : 1)

function rowOf(place: queries.Stored, names: ReadonlyMap<string, string>, now: Instant): contract.LineRow {
  const { id, visitId, caseId, number, code, person, kind, note, priority, booked, receiver, actedAt } = place
  const nameOf = (one: string | null): string | null => (one === null ? null : (names.get(one) ?? null))
  return {
    ...{ placeId: id, visitId, caseId, number, code, state: stateOf(place, now), name: nameOf(person) },
    ...{ kind, note, priority, arrivedAt: place.arrivedAt, calledAt: place.calledAt, calls: place.calls },
    start: booked && clock(booked.start),
    end: booked && clock(booked.end),
    receiver: nameOf(receiver),
    ...{ outcome: place.outcome, outcomeWords: place.outcomeWords, deskNote: place.deskNote },
    undoUntil: place.before && undoable(actedAt, now) ? instant(actedAt! + UNDO) : null,
  }
}

export const offers: readonly Offer[] = [
  offer(contract.myPlace, myPlace),
  offer(contract.takeNumber, takeNumber),
  offer(contract.takeNumberFor, takeNumberFor),
  offer(contract.leaveLine, leaveLine),
  offer(contract.checkIn, checkIn),
  offer(contract.doorCode, doorCode),
  offer(contract.line, line),
  offer(contract.callNext, callNext),
  offer(contract.lineAct, lineAct),
  offer(contract.letFirst, letFirst),
  offer(contract.endTalk, endTalk),
]
