// What people are told of. A new kind is a line here and a sentence in text.ts; the compiler finds the one that is missing.
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
  /** A time that one waited for became free, and is held for a while. */
  'room-offer',
  /** Somebody wrote down that one is there again. */
  'leave-ended',
  /** What the shift before left to say, and that it was read. */
  'handover-note',
  'handover-taken',
] as const
export type MessageKind = (typeof kinds)[number]

/** A day, a clock time, a number or a word that the sentence says. Never a name and never a phone. */
export type Facts = Readonly<Record<string, string | number | null>>
