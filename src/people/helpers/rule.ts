// Who may be allowed to act for whom.
import type { Instant } from '../../kernel/time'

/** How a person who may act for another stands to them. */
export const relations = ['family', 'friend', 'neighbour', 'leader'] as const
export type Relation = (typeof relations)[number]

export type AllowRefusal = 'same-person' | 'elder-not-here' | 'helper-not-here' | 'already-allowed'

/** Why `helper` cannot be allowed to act for `elder`; null when nothing is in the way. */
export function allow(
  elder: { readonly id: string; readonly resident: boolean },
  helper: { readonly id: string; readonly here: boolean },
  allowedAlready: boolean,
): AllowRefusal | null {
  if (elder.id === helper.id) return 'same-person'
  if (!elder.resident) return 'elder-not-here'
  if (!helper.here) return 'helper-not-here'
  return allowedAlready ? 'already-allowed' : null
}

export const CODE_DAYS = 7
/** Whoever means to come by today or by the end of the week finds the code still good. */
export const codeEnds = (now: Instant): Instant => (now + CODE_DAYS * 86_400_000) as Instant

/** Six digits: few enough to be told over the phone, and only the desk can try them. */
export function codeOf(bytes: Uint8Array): string {
  const n = bytes.reduce((sum, byte) => (sum * 256 + byte) % 1_000_000, 0)
  return String(n).padStart(6, '0')
}
