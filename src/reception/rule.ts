// When somebody can be visited at the desk, and whether a visit may be booked, moved or cancelled. The list of free
// times and the booking ask the same questions here, so that what is shown as free can be booked.
import type { Kind } from '../kernel/kinds'
import { ok, refused, type Result } from '../kernel/result'
import { addDays, at, clock, type Day, type Instant, type Minute, type Span } from '../kernel/time'
import { relations } from '../people/helpers/rule'

export { kinds, type Kind } from '../kernel/kinds'

/** Visits claim time in grains of this many minutes; a desk's own unit is a multiple of it, and may be changed. */
export const GRAIN = 15

export interface Desk {
  readonly opens: Minute
  readonly closes: Minute
  /** How long a visit takes; each begins on a multiple of it. */
  readonly unit: Minute
  /** How many visits residents may book for the same time. */
  readonly publicShare: number
  /** How many more the desk may book for others. */
  readonly deskShare: number
  readonly aheadDays: number
}

/** Whose part of a time is asked for: the residents', or what the desk may book for others. */
export type Share = 'public' | 'desk'

/** Somebody's duty on a day, in minutes of that day; nobody's while they have leave: then the secretary receives. */
export interface Turn extends Span<Minute> {
  readonly person: string | null
}

/** A grain of a visit that stands. */
export interface Taken {
  readonly start: Minute
  readonly lane: number
}

/** A day as the desk sees it. */
export interface DeskDay {
  readonly day: Day
  readonly works: boolean
  readonly name: string | null
  readonly turns: readonly Turn[]
  readonly taken: readonly Taken[]
}

export type SlotRefusal =
  | 'in-the-past'
  | 'too-far-ahead'
  | 'closed-day'
  | 'outside-hours'
  | 'off-the-grid'
  | 'nobody-on-duty'
  | 'taken'

/** A time that is there, who receives then (null: the secretary), and the lane that is free. */
interface Slot {
  readonly lane: number
  readonly receiver: string | null
}

/** Whether a visit may begin at `start`, and in which lane. `lastDay` is the furthest day open for booking. */
export function receive(
  start: Minute,
  share: Share,
  desk: Desk,
  on: DeskDay,
  lastDay: Day,
  now: Instant,
): Result<Slot, SlotRefusal> {
  const verdict = slotAt(start, share, desk, on, lastDay, now)
  if (verdict.ok || verdict.refusal.code !== 'taken') return verdict
  const later = freeStarts(share, desk, on, lastDay, now).find((free) => free.start > start)
  return refused('taken', { start: clock(start), next: later ? clock(later.start) : null })
}

export interface FreeStart {
  readonly start: Minute
  readonly receiver: string | null
}

/** Every start of the day that can be booked now, in order. */
export function freeStarts(share: Share, desk: Desk, on: DeskDay, lastDay: Day, now: Instant): FreeStart[] {
  const found: FreeStart[] = []
  for (let start = firstStart(desk); start < desk.closes; start += desk.unit) {
    const verdict = slotAt(start, share, desk, on, lastDay, now)
    if (verdict.ok) found.push({ start, receiver: verdict.value.receiver })
  }
  return found
}

function slotAt(
  start: Minute,
  share: Share,
  desk: Desk,
  on: DeskDay,
  lastDay: Day,
  now: Instant,
): Result<Slot, SlotRefusal> {
  if (at(on.day, start) < now) return refused('in-the-past')
  if (on.day > lastDay) return refused('too-far-ahead', { lastDay })
  if (!on.works) return refused('closed-day', { day: on.day, dayName: on.name })
  if (start < desk.opens || start + desk.unit > desk.closes) {
    return refused('outside-hours', { opens: clock(desk.opens), closes: clock(desk.closes) })
  }
  if (start % desk.unit !== 0) return refused('off-the-grid', { unit: desk.unit })
  const turn = turnAt(start, desk, on)
  if (turn === null) return refused('nobody-on-duty', { day: on.day, start: clock(start) })
  const lane = lanes(share, desk).find((one) => isFree({ start, end: start + desk.unit }, one, on))
  return lane === undefined ? refused('taken') : ok({ lane, receiver: turn.person })
}

/** The duty that covers the whole of a visit that begins at `start`. */
const turnAt = (start: Minute, { unit }: Desk, { turns }: DeskDay): Turn | null =>
  turns.find((one) => one.start <= start && start + unit <= one.end) ?? null

/** The lanes of a share, in the order in which they are taken: the desk keeps the residents' for last. */
function lanes(share: Share, { publicShare, deskShare }: Desk): number[] {
  const own = Array.from({ length: publicShare }, (_, n) => n + 1)
  if (share === 'public') return own
  return [...Array.from({ length: deskShare }, (_, n) => publicShare + n + 1), ...own]
}

/** Any grain within, not the first alone: a visit made while the desk's unit was another may lie across. */
const isFree = ({ start, end }: Span<Minute>, lane: number, on: DeskDay): boolean =>
  !on.taken.some((one) => one.lane === lane && start <= one.start && one.start < end)

const firstStart = ({ opens, unit }: Pick<Desk, 'opens' | 'unit'>): Minute => Math.ceil(opens / unit) * unit

/**
 * The number to say at the desk: `B40` is the second lane's, at the 40th grain of the day. No other visit that stands on
 * the day has it, and it stays the same whatever becomes of the desk's hours, unit and shares.
 */
export function codeOf(start: Minute, lane: number): string {
  const letter = String.fromCharCode(A + ((lane - 1) % LETTERS))
  return `${lane > LETTERS ? 'A' : ''}${letter}${start / GRAIN}`
}

const A = 65
const LETTERS = 26

/** What is not one of the kinds has to be said in words. */
export const needsNote = (kind: Kind, note: string): boolean => kind === 'other' && note === ''

/** `7栋2-5`, however it is typed: the building's number and the door's label; null when it is no door. */
export function doorOf(query: string): { building: number; label: string } | null {
  const plain = query
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\p{Pd}/gu, '-')
  const [, building, label] = /^(\d{1,3})[栋幢号](.+)$/.exec(plain) ?? []
  return building && label ? { building: Number(building), label } : null
}

/** How whoever books for another stands to them. */
export const visitRelations = [...relations, 'desk'] as const
export type VisitRelation = (typeof visitRelations)[number]

/** How it is known that the visitor agreed: they live together, the visitor allowed it, or asked the desk. */
export type Consent = 'household' | 'link' | 'desk'

/** Whether somebody has as many visits ahead as one may have, whoever booked them. */
export const isFull = (open: number, quota: number): boolean => open >= quota

const EVENING: Minute = 18 * 60

/**
 * Whether a visit that was settled at `since` is to be reminded of now: from the evening before until it begins, unless it
 * was only settled then. Whoever looks at any moment of this window finds it, however seldom somebody looks.
 */
export function reminderDue(visit: { day: Day; start: Minute; since: Instant }, now: Instant): boolean {
  const from = at(addDays(visit.day, -1), EVENING)
  return visit.since < from && from <= now && now < at(visit.day, visit.start)
}

export type ChangeRefusal = 'already-cancelled' | 'already-started'

/** Why a visit may no longer be moved or cancelled; null when it may. */
export function changeable(
  visit: { day: Day; start: Minute; cancelledAt: Instant | null },
  now: Instant,
): ChangeRefusal | null {
  if (visit.cancelledAt !== null) return 'already-cancelled'
  return at(visit.day, visit.start) <= now ? 'already-started' : null
}
