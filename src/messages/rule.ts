// What people are told of. A new kind is a line here and a sentence in text.ts; the compiler finds the one that is missing.
export const kinds = [
  /** Somebody else receives the visit: the duty changed hands. */
  'visit-receiver',
  /** A request for a room was approved, or declined with a reason. */
  'room-approved',
  'room-declined',
  /** The room is closed at that time, or staff cancelled the booking, with a reason. */
  'room-closed',
  'room-cancelled',
  /** A time that one waited for became free, and is held for a while. */
  'room-offer',
] as const
export type MessageKind = (typeof kinds)[number]

/** A day, a clock time, a number or a word that the sentence says. Never a name and never a phone. */
export type Facts = Readonly<Record<string, string | number | null>>
