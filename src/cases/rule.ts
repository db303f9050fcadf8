// How a case goes from 收到了 to 解决了: who is responsible, by when it is promised, and who may do what with it. The first
// who received stays responsible until another accepts.
import { afterWorkingDays, type Calendar } from '../duty/calendar'
import type { Kind } from '../kernel/kinds'
import { ok, refused, type Result } from '../kernel/result'
import { daysBetween, type Day, type Instant } from '../kernel/time'

/** On a screen: 收到了 · 有人在办 · 办好了，等你说 · 解决了 · 还没有, which is open again. */
export const states = ['received', 'working', 'done', 'solved', 'again'] as const
export type State = (typeof states)[number]

/** What is written into a case, and what each brings it to. */
export const entryKinds = [
  /** A talk that was not settled; a later talk about the same. */
  ...(['opened', 'joined'] as const),
  /** Words to the person whose it is. */
  'words',
  /** Another was asked to take it, and did. */
  ...(['handed', 'accepted'] as const),
  /** The promise was put off, once. */
  'extended',
  /** Said to be done; and what the person says of it. */
  ...(['done', 'solved', 'again'] as const),
] as const
export type EntryKind = (typeof entryKinds)[number]

/** Working days of the promise, by what is asked for. */
export interface Promises {
  readonly question: number
  readonly help: number
  readonly complaint: number
}
export const usual: Promises = { question: 3, help: 7, complaint: 15 }

const promised: Readonly<Record<Kind, keyof Promises>> = {
  papers: 'question',
  unsure: 'question',
  home: 'help',
  help: 'help',
  idea: 'help',
  other: 'help',
  dispute: 'complaint',
}

/** The last day of a promise made on `day`. */
export const dueFrom = (day: Day, kind: Kind, promises: Promises, calendar: Calendar): Day =>
  afterWorkingDays(day, promises[promised[kind]], calendar)

/** Where a case stands. */
export interface Standing {
  readonly state: State
  readonly responsible: string
  /** Who was asked to take it and has not accepted. */
  readonly offeredTo: string | null
  readonly due: Day
}

export const isOver = ({ state }: Pick<Standing, 'state'>): boolean => state === 'solved'
const isOwed = ({ state }: Pick<Standing, 'state'>): boolean => state !== 'solved' && state !== 'done'

/** Whether the day that was promised is over and nothing is done. */
export const isLate = (one: Pick<Standing, 'state' | 'due'>, today: Day): boolean =>
  isOwed(one) && today > one.due

/** Whose turn it is, for one of those who receive. */
export type Turn = 'asked' | 'yours' | null

export function turnOf(one: Pick<Standing, 'state' | 'responsible' | 'offeredTo'>, reader: string): Turn {
  if (one.offeredTo === reader) return 'asked'
  return isOwed(one) && one.responsible === reader ? 'yours' : null
}

export type Done<C extends string> = Result<Standing, C>

/** A later talk about the same: whatever was said to be done is not, unless the talk settled it. */
export function join(one: Standing, settled: boolean, due: Day): Done<'case-over'> {
  if (isOver(one)) return refused('case-over')
  if (settled) return ok({ ...one, state: 'done', offeredTo: null })
  return ok(one.state === 'done' ? { ...one, state: 'again', due } : one)
}

/** Words to the person; with the first of them somebody is at it. */
export function note(one: Standing): Done<'case-over'> {
  if (isOver(one)) return refused('case-over')
  return ok({ ...one, state: isOwed(one) ? 'working' : one.state })
}

type OwedRefusal = 'case-over' | 'waits-for-answer'
const notOwed = (one: Standing): OwedRefusal | null =>
  isOver(one) ? 'case-over' : one.state === 'done' ? 'waits-for-answer' : null

/**
 * Asks another to take it; nothing changes until they do.
 * @param may whether `actor` may do it for whoever is responsible: the secretary.
 */
export function handOn(
  one: Standing,
  actor: string,
  to: string,
  may: boolean,
): Done<OwedRefusal | 'not-responsible' | 'has-it-already'> {
  const fixed = notOwed(one)
  if (fixed) return refused(fixed)
  if (one.responsible !== actor && !may) return refused('not-responsible')
  return to === one.responsible ? refused('has-it-already') : ok({ ...one, offeredTo: to })
}

/** Takes it; from now on they are responsible, and nobody else. */
export function accept(one: Standing, actor: string): Done<'not-asked'> {
  if (one.offeredTo !== actor) return refused('not-asked')
  return ok({ ...one, state: 'working', responsible: actor, offeredTo: null })
}

/** Puts the promise off, once, counted from the day that was promised or from today, whichever is later. */
export function extend(
  one: Standing,
  actor: string,
  before: boolean,
  due: Day,
): Done<OwedRefusal | 'not-responsible' | 'extended-before'> {
  const fixed = notOwed(one)
  if (fixed) return refused(fixed)
  if (one.responsible !== actor) return refused('not-responsible')
  return before ? refused('extended-before') : ok({ ...one, state: 'working', due })
}

/** Says that it is done; whether it is, the person says. Nobody needs to take it any more. */
export function sayDone(one: Standing, actor: string): Done<OwedRefusal | 'not-responsible'> {
  const fixed = notOwed(one)
  if (fixed) return refused(fixed)
  if (one.responsible !== actor) return refused('not-responsible')
  return ok({ ...one, state: 'done', offeredTo: null })
}

/** What the person says of what was said to be done. 还没有 opens it again, with a new promise. */
export function answer(one: Standing, solved: boolean, due: Day): Done<'case-over' | 'not-done-yet'> {
  if (isOver(one)) return refused('case-over')
  if (one.state !== 'done') return refused('not-done-yet')
  return ok(solved ? { ...one, state: 'solved' } : { ...one, state: 'again', due })
}

type Listed = Standing & { readonly openedAt: Instant }

/** For those who receive: what one is asked to take, what is late, what is promised first; what waits for its person last. */
export function byUrgency(reader: string, today: Day): (a: Listed, b: Listed) => number {
  const rank = (one: Standing): number => {
    const turn = turnOf(one, reader)
    if (turn === 'asked') return 0
    if (!isOwed(one)) return 5
    return (turn === 'yours' ? 1 : 3) + (isLate(one, today) ? 0 : 1)
  }
  return (a, b) => rank(a) - rank(b) || daysBetween(b.due, a.due) || a.openedAt - b.openedAt
}

/** `2026-0007` */
export const numberOf = (year: number, number: number): string => `${year}-${String(number).padStart(4, '0')}`
