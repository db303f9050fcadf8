// What `start` and `serve` have in common: a clock, and the way in.
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { instant, type Instant } from '../../kernel/time'
import type { Cipher } from '../../platform/database/cipher'
import type { Connection } from '../../platform/database/connect'
import type { Keys } from '../../platform/database/keys'
import type { Offer, Sessions } from '../../platform/serve/context'
import { localMessenger } from '../../platform/messages/local'
import { choresOf } from '../../platform/serve/chores'
import { dispatcher, type Dispatch } from '../../platform/serve/dispatch'
import { faultsTo } from '../../platform/serve/log'
import { chores, followers } from '../../platform/serve/offers'
import { sessions as sessionsOf } from '../../platform/serve/session'

export const chance = (bytes: number): Uint8Array => randomBytes(bytes)

/**
 * The clock of the server, or a demo's.
 * @param demoNow a moment to start from instead of the real one, as ISO text with a zone, or a local `YYYY-MM-DDTHH:MM`.
 * @throws Error when `demoNow` is no moment.
 */
export function clockFrom(demoNow: string | undefined): () => Instant {
  if (!demoNow) return () => instant(Date.now())
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(demoNow) ? demoNow : `${demoNow}+08:00`
  const start = Date.parse(zoned)
  if (Number.isNaN(start)) {
    throw new Error(
      `DEMO_NOW「${demoNow}」不是一个时间，写成 2026-11-28T10:00 这样。 DEMO_NOW is not a time.`,
    )
  }
  const offset = start - Date.now()
  return () => instant(Date.now() + offset)
}

export interface Way {
  /** Resolves when nothing is done beside the calls any more. */
  readonly rest: () => Promise<void>
  readonly dispatch: Dispatch
  readonly sessions: Sessions
}

export function wayIn(
  connection: Connection,
  {
    keys,
    cipher,
    now,
    offers,
    log,
  }: { keys: Keys; cipher: Cipher; now: () => Instant; offers: readonly Offer[]; log: Logger },
): Way {
  const sessions = sessionsOf(keys.session)
  const fault = faultsTo(log)
  const { db } = connection
  // A server of one's own has no way to WeChat: nobody consents to it, and whom nothing reaches is phoned.
  const { after, rest } = choresOf({ db, cipher, now, chance, fault, messenger: localMessenger() }, chores)
  return {
    ...{ sessions, rest },
    dispatch: dispatcher({ db, cipher, sessions, now, chance, offers, followers, fault, after }),
  }
}
