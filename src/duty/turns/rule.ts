// Swaps of shifts between colleagues. A swap is asked about shifts as they are: who has them, from when to when. Whatever
// becomes of them in between, it never moves another shift than the one that was talked about.
import { instant, type Instant, type Span } from '../../kernel/time'
import type { Shift } from '../rule'

export type { Shift }

export const stored = ['open', 'accepted', 'declined', 'withdrawn', 'void', 'undone'] as const
export type Stored = (typeof stored)[number]
/** What it is at a moment: an open one whose time is over has expired, and nothing has to be done for that. */
export const states = [...stored, 'expired'] as const
export type State = (typeof states)[number]

export interface Swap {
  readonly id: string
  /** The shift to be given, as it was when it was asked about. */
  readonly give: Shift
  /** The one wanted for it; null: a favour. */
  readonly take: Shift | null
  /** Who is asked; null: whoever of the colleagues can. */
  readonly askedOf: string | null
  readonly askedAt: Instant
  readonly stored: Stored
  readonly endedAt: Instant | null
  /** Who has the given shift since. */
  readonly taker: string | null
}

/** Two days to answer, and never longer than until one of the shifts begins. */
const PATIENCE = 48 * 3_600_000

export function expiresAt({ give, take, askedAt }: Pick<Swap, 'give' | 'take' | 'askedAt'>): Instant {
  return instant(Math.min(askedAt + PATIENCE, give.span.start, take?.span.start ?? Infinity))
}

export function stateAt(swap: Swap, now: Instant): State {
  const end = expiresAt(swap)
  if (swap.stored === 'open') return now >= end ? 'expired' : 'open'
  // What nobody answered in time was over before its shift changed.
  return swap.stored === 'void' && swap.endedAt! >= end ? 'expired' : swap.stored
}

const same = (a: Shift, b: Shift): boolean =>
  a.id === b.id && a.person === b.person && a.span.start === b.span.start && a.span.end === b.span.end

/** Whether a shift still is what it was. */
export const stands = (shift: Shift, now: readonly Shift[]): boolean => now.some((one) => same(one, shift))

export interface Wish {
  readonly asker: string
  readonly give: Shift | null
  /** Undefined: no shift is wanted for it; null: the one that is wanted does not exist. */
  readonly take: Shift | null | undefined
  readonly askedOf: string | null
}

export type AskRefusal =
  'no-such-shift' | 'not-your-shift' | 'shift-begun' | 'no-such-member' | 'not-their-shift' | 'already-asked'
export type Refused<C> = { readonly code: C; readonly at?: Instant } | null

/** Why a swap cannot be asked for; null when it can. */
export function ask(
  { asker, give, take, askedOf }: Wish,
  members: readonly string[],
  open: readonly Swap[],
  now: Instant,
): Refused<AskRefusal> {
  if (!give || take === null) return { code: 'no-such-shift' }
  if (give.person !== asker) return { code: 'not-your-shift' }
  if (askedOf !== null && (askedOf === asker || !members.includes(askedOf))) return { code: 'no-such-member' }
  if (take && take.person !== askedOf) return { code: 'not-their-shift' }
  const begun = [give, ...(take ? [take] : [])].find(({ span }) => span.start <= now)
  if (begun) return { code: 'shift-begun', at: begun.span.start }
  const asked = open.some((one) => one.give.id === give.id && stateAt(one, now) === 'open')
  return asked ? { code: 'already-asked' } : null
}

export const answers = ['accept', 'decline', 'withdraw', 'undo'] as const
export type Answer = (typeof answers)[number]
export type AnswerRefusal = 'not-yours' | 'swap-over' | 'shift-begun' | 'shift-changed'

/** Why a person cannot answer a swap so; null when they can. */
export function answer(
  how: Answer,
  person: string,
  swap: Swap,
  members: readonly string[],
  shifts: readonly Shift[],
  now: Instant,
): Refused<AnswerRefusal> {
  if (!mayAnswer(how, person, swap, members)) return { code: 'not-yours' }
  if (how === 'undo') return undo(swap, shifts, now)
  const state = stateAt(swap, now)
  if (state !== 'open') return { code: 'swap-over', at: swap.endedAt ?? expiresAt(swap) }
  if (how === 'accept' && !wanted(swap).every((shift) => stands(shift, shifts)))
    return { code: 'shift-changed' }
  return null
}

function mayAnswer(how: Answer, person: string, swap: Swap, members: readonly string[]): boolean {
  const asker = swap.give.person
  switch (how) {
    case 'accept':
      return person !== asker && (swap.askedOf ?? person) === person && members.includes(person)
    case 'decline':
      return person === swap.askedOf
    case 'withdraw':
      return person === asker
    case 'undo':
      return person === asker || person === swap.taker
  }
}

const wanted = ({ give, take }: Swap): Shift[] => (take ? [give, take] : [give])

/** Both shifts go back to who had them, as long as neither has begun or has changed hands or times again. */
function undo(swap: Swap, shifts: readonly Shift[], now: Instant): Refused<AnswerRefusal> {
  if (swap.stored !== 'accepted') return { code: 'swap-over', at: swap.endedAt ?? expiresAt(swap) }
  const begun = wanted(swap).find(({ span }) => span.start <= now)
  if (begun) return { code: 'shift-begun', at: begun.span.start }
  return swapped(swap, swap.taker!).every((shift) => stands(shift, shifts)) ? null : { code: 'shift-changed' }
}

/** The shifts as they are once `taker` has accepted. */
export function swapped(swap: Swap, taker: string): Shift[] {
  const given = { ...swap.give, person: taker }
  return swap.take ? [given, { ...swap.take, person: swap.give.person }] : [given]
}

/** The shifts as they were before. */
export const unswapped = (swap: Swap): Shift[] => wanted(swap)

export interface Passed {
  readonly span: Span
  readonly from: string | null
  readonly to: string | null
}

/** Which spans of time went from whom to whom between two states of the rota; null: nobody. */
export function passed(before: readonly Shift[], after: readonly Shift[]): Passed[] {
  const edges = [...before, ...after].flatMap(({ span }) => [span.start, span.end])
  const times = [...new Set(edges)].sort((a, b) => a - b)
  const holderOf = (shifts: readonly Shift[], t: Instant): string | null =>
    shifts.find(({ span }) => span.start <= t && t < span.end)?.person ?? null
  const parts = times.slice(0, -1).map((start, n) => ({
    span: { start, end: times[n + 1]! },
    from: holderOf(before, start),
    to: holderOf(after, start),
  }))
  return parts.filter(({ from, to }) => from !== to).reduce<Passed[]>(joined, [])
}

function joined(all: Passed[], part: Passed): Passed[] {
  const last = all.at(-1)
  if (last && last.span.end === part.span.start && last.from === part.from && last.to === part.to) {
    return [...all.slice(0, -1), { ...last, span: { start: last.span.start, end: part.span.end } }]
  }
  return [...all, part]
}
