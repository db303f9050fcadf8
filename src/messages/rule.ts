// What people are told of. A new kind is a line here and a sentence in text.ts; the compiler finds the one that is missing.
export const kinds = [
  /** Somebody else receives the visit: the duty changed hands. */
  'visit-receiver',
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
  /** Somebody wrote down that one is there again. */
  'leave-ended',
  /** What the shift before left to say, and that it was read. */
  'handover-note',
  'handover-taken',
] as const
export type MessageKind = (typeof kinds)[number]

/** A day, a clock time, a number or a word that the sentence says. Never a name and never a phone. */
export type Facts = Readonly<Record<string, string | number | null>>
