// What people are told of. A new kind is a line here and a sentence in text.ts; the compiler finds the one that is missing.
import type { Instant } from '../kernel/time'

export const kinds = [
  /** Somebody else receives the visit: the duty changed hands. */
  'visit-receiver',
  /** A day on which somebody comes is no working day any more. */
  'visit-day-closed',
  /** It is one again. */
  'visit-day-open',
  /** Somebody booked, moved or gave back a visit for another. */
  'visit-booked-for',
  'visit-moved-for',
  'visit-cancelled-for',
  /** On the day before, for whoever had it booked by then. */
  'visit-tomorrow',
  /** Who may act for whom: told to the one who is helped, and to the one who helps. */
  'helper-allowed',
  'helping-allowed',
  'helper-ended',
  'helping-ended',
  /** A colleague asks whether one can take a shift, or exchange two. */
  'swap-asked',
  /** The same, asked of all of them. */
  'swap-offered',
  'swap-declined',
  'swap-withdrawn',
  /** A shift that a swap was about was changed meanwhile. */
  'swap-void',
  /** A span of the duty is one's own now, and it is another's now. */
  'shift-yours',
  'shift-gone',
  /** Many days of the rota at once. */
  'rota-changed',
  /** A request for a room was approved, or declined with a reason. */
  'room-approved',
  'room-declined',
  /** The room is closed at that time, or staff cancelled the booking, with a reason. */
  'room-closed',
  'room-cancelled',
  /** The same of all dates that were left of a series. */
  'room-rest-cancelled',
  /** A time that one waited for became free, and is held for a while. */
  'room-offer',
  /** The room is closed at a time that one waits for: one waits no longer. */
  'room-wait-closed',
  /** Somebody wrote down that one is there again. */
  'leave-ended',
  /** What the shift before left to say, and that it was read. */
  'handover-note',
  'handover-taken',
  /** A case was opened with one's talk; what was said and done in it since. */
  'case-opened',
  'case-words',
  'case-holder',
  'case-extended',
  'case-done',
  'case-answered-for',
  /** To those who receive: asked to take one, theirs was taken, and what its person said of it. */
  'case-asked',
  'case-taken',
  'case-joined',
  'case-solved',
  'case-again',
] as const
export type MessageKind = (typeof kinds)[number]

/** A day, a clock time, a number or a word that the sentence says. Never a name and never a phone. */
export type Facts = Readonly<Record<string, string | number | null>>

/** WeChat's templates that consent is asked for, three at most in one tap; their ids there are a setting. */
export const templates = ['visit-changed', 'visit-tomorrow', 'told'] as const
export type Template = (typeof templates)[number]

/** How WeChat's template for it is called; what changes a visit, what reminds of one, and all else. */
export function templateOf(kind: MessageKind): Template {
  if (kind === 'visit-tomorrow') return 'visit-tomorrow'
  return kind.startsWith('visit-') ? 'visit-changed' : 'told'
}

/** Whether somebody is phoned who could not be reached otherwise: what would make them come in vain, or wait for nobody. */
export function worthACall(kind: MessageKind): boolean {
  return worthCalls.includes(kind)
}
const worthCalls: readonly MessageKind[] = [
  ...(['visit-receiver', 'visit-day-closed', 'visit-day-open'] as const),
  ...(['visit-moved-for', 'visit-cancelled-for', 'room-closed', 'room-cancelled', 'room-offer'] as const),
  'room-rest-cancelled',
]

/** Whether it is still worth it: what is held for somebody, as long as it is, if they have no phone of their own here. */
export function callsNow(
  { kind, facts, why }: { kind: MessageKind; facts: Facts; why: string },
  now: Instant,
): boolean {
  if (kind !== 'room-offer') return true
  const { until, desk } = facts
  return (why === 'unreachable' || desk === 1) && typeof until === 'number' && until > now
}

const MINUTE = 60_000
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE]

/** When a message that surely was not delivered is tried again, after so many attempts; null: no more. */
export function retryAt(attempts: number, now: Instant): Instant | null {
  const wait = WAITS[attempts - 1]
  return wait === undefined ? null : ((now + wait) as Instant)
}

/** After so long nobody is still sending what was claimed: whoever did was cut off, and what became of it is unknown. */
export const CUT_OFF = 10 * MINUTE
