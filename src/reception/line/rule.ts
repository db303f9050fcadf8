// One line of those who walk in and those who booked: who is next, how long one waits, and what the desk may do with a
// place. Where somebody stands is read from what was done and from the time; nothing switches it.
import { ok, refused, type Result } from '../../kernel/result'
import { at, instant, type Day, type Instant, type Minute } from '../../kernel/time'

/** Why somebody is seen before the others: weak or walking badly · with child or a small child · it cannot wait. */
export const priorities = ['frail', 'child', 'urgent'] as const
export type Priority = (typeof priorities)[number]

/** What came of a talk. */
export const outcomes = ['settled', 'promised', 'passed-on', 'open'] as const
export type Outcome = (typeof outcomes)[number]

/** A call is repeated after five minutes, three times in all; then others come first. */
export const RECALL = 5
export const CALLS = 3
/** Whoever booked and comes a little late still has the booked time. */
export const GRACE = 10
/** For how long a mis-tap can be taken back. */
export const UNDO = 60_000

const MINUTE = 60_000

/** What the desk did with a place so far. */
export interface Turn {
  readonly calls: number
  readonly calledAt: Instant | null
  readonly parkedAt: Instant | null
  readonly missedAt: Instant | null
  readonly backAt: Instant | null
  readonly begunAt: Instant | null
  readonly receiver: string | null
  readonly endedAt: Instant | null
  readonly ending: 'talked' | 'left' | null
}

/** The turn before the last act, and whether the visit had arrived: what a mis-tap is taken back to. */
export interface Before extends Turn {
  readonly arrivedAt: Instant | null
}

/** Somebody in the line of a day, or expected in it. */
export interface Place extends Turn {
  /** The ticket's, or the visit's. */
  readonly id: string
  readonly day: Day
  /** Of a walk-in; null: a booked visit. */
  readonly number: number | null
  /** Of a booked visit. */
  readonly booked: { readonly start: Minute; readonly end: Minute } | null
  /** When they came: a walk-in with the number, a visitor when it was said or scanned. */
  readonly arrivedAt: Instant | null
  readonly priority: Priority | null
}

/** Where a place stands. On a screen: 约好了, 到了 (waiting, called, parked), 正在谈, 谈完了, 没来, 取消了. */
export type State = 'expected' | 'waiting' | 'called' | 'parked' | 'talking' | 'done' | 'missed' | 'left'

export function stateOf(place: Place, now: Instant): State {
  if (place.ending !== null) return place.ending === 'talked' ? 'done' : 'left'
  if (place.begunAt !== null) return 'talking'
  if (!isHere(place)) return place.booked && endOf(place, place.booked) <= now ? 'missed' : 'expected'
  if (wasMissed(place, now)) return 'missed'
  if (place.parkedAt !== null) return 'parked'
  return place.calledAt === null ? 'waiting' : 'called'
}

/** Said to be missed and not back since; or called as often as one calls, and it is time for others. */
function wasMissed({ missedAt, backAt, calls, calledAt }: Turn, now: Instant): boolean {
  if (missedAt !== null && (backAt === null || backAt < missedAt)) return true
  return calls >= CALLS && calledAt !== null && calledAt + RECALL * MINUTE <= now
}

const isHere = ({ arrivedAt, day }: Place): boolean =>
  arrivedAt !== null && arrivedAt >= at(day, 0) && arrivedAt < at(day, 1440)
const startOf = ({ day }: Place, { start }: { start: Minute }): Instant => at(day, start)
const endOf = ({ day }: Place, { end }: { end: Minute }): Instant => at(day, end)

/** From when on a place counts: a walk-in from the number, a visit from its time, or from coming, where that was late. */
function since(place: Place): Instant {
  const came = instant(Math.max(place.arrivedAt ?? 0, place.backAt ?? 0))
  if (!place.booked) return came
  const start = startOf(place, place.booked)
  return came <= start + GRACE * MINUTE ? start : came
}

const rank = ({ priority }: Place): number => (priority === null ? 1 : 0)

/** Priority first; then a walk-in who came before the time of a booking, then the booking; else one after the other. */
function compare(a: Place, b: Place): number {
  const kind = (place: Place): number => (place.booked ? 0 : 1)
  return (
    rank(a) - rank(b) ||
    since(a) - since(b) ||
    kind(a) - kind(b) ||
    (a.number ?? 0) - (b.number ?? 0) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  )
}

/**
 * Those who wait, in the order in which they are called if nobody else comes. Whoever booked and is early waits for the
 * time, and walk-ins fill the gap; but no talk is begun that would hardly end before the time of somebody who is here.
 * @param low minutes that a talk takes at the least
 */
export function lineOf(places: readonly Place[], now: Instant, { low }: { low: number }): Place[] {
  const order = places.filter((place) => stateOf(place, now) === 'waiting').sort(compare)
  const soon = order.find(({ booked, day }) => booked && at(day, booked.start) > now)
  const first = order.findIndex(({ priority }) => priority === null)
  if (!soon || first < 0) return order
  const due = order[first]!.booked !== null && startOf(order[first]!, order[first]!.booked!) <= now
  const fits = now + low * MINUTE <= startOf(soon, soon.booked!)
  if (fits || due) return order
  const others = order.filter((place) => place !== soon)
  return [...others.slice(0, first), soon, ...others.slice(first)]
}

/** Whom somebody who receives calls next; null while nobody waits. */
export const nextOf = (places: readonly Place[], now: Instant, talk: { low: number }): Place | null =>
  lineOf(places, now, talk)[0] ?? null

export interface Talks {
  /** Minutes that a talk takes, at the least and at the most. */
  readonly low: number
  readonly high: number
  /** How many receive now. */
  readonly receivers: number
}

/** A wait in minutes, from … to. */
export interface Wait {
  readonly low: number
  readonly high: number
}

/** How long the place waits that has so many before it. */
export function waitFor(ahead: number, places: readonly Place[], now: Instant, talks: Talks): Wait {
  const receivers = Math.max(1, talks.receivers)
  const busy = places.filter((place) => ['talking', 'called'].includes(stateOf(place, now))).length
  // Whoever is free takes the first of the line at once; those who talk may be done now, or have only begun.
  const low = Math.floor(ahead / receivers) * talks.low
  const rounds = Math.floor((ahead + busy) / receivers)
  const until = instant(now + (rounds + 1) * talks.high * MINUTE)
  const expected = places.filter((place) => {
    return place.booked && stateOf(place, now) === 'expected' && startOf(place, place.booked) < until
  })
  return { low, high: Math.floor((ahead + busy + expected.length) / receivers) * talks.high }
}

/** Where a place stands in the line and how long it waits; null when it does not wait. */
export function placeIn(
  places: readonly Place[],
  id: string,
  now: Instant,
  talks: Talks,
): { ahead: number; wait: Wait } | null {
  const ahead = lineOf(places, now, talks).findIndex((place) => place.id === id)
  return ahead < 0 ? null : { ahead, wait: waitFor(ahead, places, now, talks) }
}

/** The wait of somebody who took a number now. */
export const waitNow = (places: readonly Place[], now: Instant, talks: Talks): Wait =>
  waitFor(lineOf(places, now, talks).length, places, now, talks)

export const acts = ['arrive', 'call', 'park', 'miss', 'back', 'begin', 'undo'] as const
export type LineAct = (typeof acts)[number]

export type ActRefusal =
  | 'not-here-yet'
  | 'already-talking'
  | 'already-over'
  | 'already-called'
  | 'called-enough'
  | 'not-called'
  | 'call-again'
  | 'not-waiting'
  | 'is-waiting'

/** Called a first time, and again after five minutes, three times at most. */
export function call(place: Place, now: Instant): Result<Turn, ActRefusal> {
  const fixed = gone(place, now)
  if (fixed) return refused(fixed)
  const state = stateOf(place, now)
  if (state === 'missed') return refused('not-waiting')
  const { calls, calledAt } = place
  if (state === 'called') {
    if (calls >= CALLS) return refused('called-enough')
    const again = instant(calledAt! + RECALL * MINUTE)
    if (now < again) return refused('already-called', { again })
  }
  const called = state === 'called' ? calls + 1 : 1
  return ok({ ...turnOf(place), calls: called, calledAt: now, parkedAt: null })
}

/** Waits a little longer, at their wish or because something is missing; keeps the place for when they are back. */
export function park(place: Place, now: Instant): Result<Turn, ActRefusal> {
  const fixed = gone(place, now)
  if (fixed) return refused(fixed)
  const state = stateOf(place, now)
  if (state === 'parked' || state === 'missed') return refused('not-waiting')
  return ok({ ...turnOf(place), parkedAt: now, calls: 0, calledAt: null })
}

/** Called three times and not there. The place is kept, and nothing is held against anybody. */
export function miss(place: Place, now: Instant): Result<Turn, ActRefusal> {
  const fixed = gone(place, now)
  if (fixed) return refused(fixed)
  if (stateOf(place, now) !== 'called') return refused('not-called')
  if (place.calls < CALLS) return refused('call-again', { calls: place.calls })
  return ok({ ...turnOf(place), missedAt: now })
}

/** Back in the line: whoever was parked in the old place, whoever was missed from now on. */
export function comeBack(place: Place, now: Instant): Result<Turn, ActRefusal> {
  const fixed = gone(place, now)
  if (fixed) return refused(fixed)
  const state = stateOf(place, now)
  if (state !== 'parked' && state !== 'missed') return refused('is-waiting')
  const again = { ...turnOf(place), parkedAt: null, calls: 0, calledAt: null }
  return ok(state === 'missed' ? { ...again, missedAt: place.missedAt ?? now, backAt: now } : again)
}

/** Whom this person talks with now. */
export const talkOf = (receiver: string, places: readonly Place[], now: Instant): Place | null =>
  places.find((place) => stateOf(place, now) === 'talking' && place.receiver === receiver) ?? null

export function begin(
  place: Place,
  receiver: string,
  places: readonly Place[],
  now: Instant,
): Result<Turn, ActRefusal | 'one-at-a-time'> {
  const fixed = gone(place, now)
  if (fixed) return refused(fixed)
  if (talkOf(receiver, places, now)) return refused('one-at-a-time')
  return ok({ ...turnOf(place), begunAt: now, receiver, parkedAt: null })
}

/** The talk is over. */
export function end(place: Place, now: Instant): Result<Turn, 'not-talking'> {
  if (stateOf(place, now) !== 'talking') return refused('not-talking')
  return ok({ ...turnOf(place), endedAt: now, ending: 'talked' })
}

/** Gives the number back; who is being talked to, or was, does not need to. */
export function leave(place: Place, now: Instant): Result<Turn, 'already-over'> {
  const state = stateOf(place, now)
  if (state === 'talking' || state === 'done' || state === 'left') return refused('already-over')
  return ok({ ...turnOf(place), endedAt: now, ending: 'left' })
}

/** Why nothing more is done with a place, or not yet. */
function gone(place: Place, now: Instant): ActRefusal | null {
  const state = stateOf(place, now)
  if (state === 'talking') return 'already-talking'
  if (state === 'done' || state === 'left') return 'already-over'
  return isHere(place) ? null : 'not-here-yet'
}

/** Says that somebody who booked is here. */
export function arrive(place: Place, now: Instant): Result<Instant, 'already-here' | 'already-over'> {
  if (place.ending !== null) return refused('already-over')
  return isHere(place) ? refused('already-here') : ok(now)
}

export const turnOf = (place: Turn): Turn => ({
  ...{ calls: place.calls, calledAt: place.calledAt, parkedAt: place.parkedAt, missedAt: place.missedAt },
  ...{ backAt: place.backAt, begunAt: place.begunAt, receiver: place.receiver },
  ...{ endedAt: place.endedAt, ending: place.ending },
})

/** Whether the last act can still be taken back. */
export const undoable = (actedAt: Instant | null, now: Instant): boolean =>
  actedAt !== null && now - actedAt <= UNDO

/** A code of the door is shown for this long, */
export const WINDOW = 60_000
/** and whoever typed while it changed is let in this much longer. */
export const CODE_GRACE = 30_000

/** Which window `t` lies in, and the one before it as long as that still counts: no other code is taken. */
export function windowsAt(t: Instant): number[] {
  const window = Math.floor(t / WINDOW)
  return t - window * WINDOW < CODE_GRACE ? [window, window - 1] : [window]
}

/** Wrong codes of one person within ten minutes; after so many, the desk helps. */
export const TRIES = 5
export const TRIES_SPAN = 600_000
