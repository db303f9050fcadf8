// The code at the door. It is computed from a key of the server, so that nobody can know the next one, and none is stored.
import { dayOf, type Instant } from '../../kernel/time'
import type { Ctx } from '../../platform/serve/context'
import { WINDOW, windowsAt } from './rule'

type Keyed = Pick<Ctx, 'cipher' | 'community'>

const MILLION = 1_000_000

function codeAt({ cipher, community }: Keyed, window: number): string {
  const day = dayOf((window * WINDOW) as Instant)
  const hash = cipher.lookupExactly(`door:${community}:${day}:${window}`)
  return String(hash.readUIntBE(0, 6) % MILLION).padStart(6, '0')
}

/** The code that the door shows at `t`, and until when. */
export function doorCodeAt(ctx: Keyed, t: Instant): { code: string; until: Instant } {
  const window = Math.floor(t / WINDOW)
  return { code: codeAt(ctx, window), until: ((window + 1) * WINDOW) as Instant }
}

/** Whether this is the code of the door now, or was a moment ago. */
export const isDoorCode = (ctx: Keyed, typed: string, t: Instant): boolean =>
  windowsAt(t).some((window) => codeAt(ctx, window) === typed)
