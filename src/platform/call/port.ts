// How the phone asks the server. A transport only carries; what an answer means is decided once, here.
import type { Action, SentOf, RefusalOf, ReplyOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'

/** What came back, as the server's dispatch words it; null when nothing came back at all. */
export type Carried =
  | { ok: true; value: unknown }
  | { ok: false; refusal: Refusal }
  | { ok: false; nonsense: { field: string; reason: string } }
  | { ok: false; identity: 'needed' }
  | { ok: false; fault: string }

/** A proxy's error page, or nothing from a function that broke, is an answer but none of the server's. */
export function isCarried(data: unknown): data is Carried {
  return typeof data === 'object' && data !== null && 'ok' in data
}

/** Carries one call. Resolves to null when no answer came: no network, no server, or it took too long. */
export interface Transport {
  carry(call: { action: string; input: unknown; requestId: string | null }): Promise<Carried | null>
}

/** Why there is no answer to the question itself. */
export type Trouble =
  | { kind: 'offline' }
  | { kind: 'identity' }
  | { kind: 'fault'; id: string }
  | { kind: 'nonsense'; field: string; reason: string }

export type Outcome<A extends Action> =
  | { ok: true; value: ReplyOf<A> }
  | { ok: false; refusal: Refusal<RefusalOf<A> | 'request-reused'> }
  | { ok: false; trouble: Trouble }

/** Asks the server; the same request id makes a repeated write answer as the first did. */
export type Ask = <A extends Action>(action: A, input: SentOf<A>, requestId?: string) => Promise<Outcome<A>>

/** Tries after the first, and how long before each, in milliseconds. */
const PAUSES = [400, 1200]

/** @param wait pauses; a parameter so that a test need not. */
export function asker(transport: Transport, wait: (ms: number) => Promise<void>): Ask {
  return async (action, input, requestId) => {
    const call = { action: action.name, input, requestId: requestId ?? null }
    let carried = await transport.carry(call)
    for (const pause of PAUSES) {
      if (carried !== null) break
      await wait(pause)
      carried = await transport.carry(call)
    }
    return outcome(carried)
  }
}

// Reply fields this package does not know are left alone: the server may be newer than the phone.
function outcome<A extends Action>(carried: Carried | null): Outcome<A> {
  if (carried === null) return { ok: false, trouble: { kind: 'offline' } }
  if (carried.ok) return { ok: true, value: carried.value as ReplyOf<A> }
  if ('refusal' in carried) return { ok: false, refusal: carried.refusal as Refusal<RefusalOf<A>> }
  if ('nonsense' in carried) return { ok: false, trouble: { kind: 'nonsense', ...carried.nonsense } }
  if ('identity' in carried) return { ok: false, trouble: { kind: 'identity' } }
  return { ok: false, trouble: { kind: 'fault', id: carried.fault } }
}
