// What the cloud function does with an event, without WeChat's own library, so that it can be tried without WeChat.
import type { Kysely } from 'kysely'
import { identitiesOf } from '../../people/facts'
import type { Cipher } from '../database/cipher'
import type { Database } from '../database/schema'
import type { Dispatch } from './dispatch'

export interface CloudEvent {
  readonly action?: unknown
  readonly input?: unknown
  readonly requestId?: unknown
  readonly community?: unknown
  /** Which of the persons bound to this WeChat identity acts; it chooses among them and proves nothing. */
  readonly person?: unknown
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

export type CloudFunction = (event: CloudEvent, openid: string | undefined) => Promise<unknown>

/**
 * Opens at the first call and stays open for the next ones of the process. A failed opening is a fault like any other,
 * and is tried again by the next call.
 * @param fault logs it. @returns the id it is logged under.
 */
export function openedOnce(
  open: () => Promise<CloudFunction>,
  fault: (error: unknown) => string,
): CloudFunction {
  let ready: Promise<CloudFunction> | null = null
  return async (event, openid) => {
    const opening = (ready ??= open())
    let opened: CloudFunction
    try {
      opened = await opening
    } catch (error) {
      if (ready === opening) ready = null
      return { ok: false, fault: fault(error) }
    }
    return opened(event, openid)
  }
}

/** A caller waits no longer than this for what is done beside the answer, in milliseconds. */
const BESIDE = 800
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms).unref())

/** @returns a function of the event and the OPENID that WeChat gives; an empty OPENID is refused. */
export function cloudFunction(world: {
  db: Kysely<Database>
  cipher: Cipher
  dispatch: Dispatch
  /** Resolves when nothing is done beside the calls. */
  rest?: () => Promise<void>
}): CloudFunction {
  return async (event, openid) => {
    // A timer's or another server's call has no OPENID; nobody is behind it, so nothing is answered.
    if (!openid) return { ok: false, identity: 'needed' }
    const chosen = textOrNull(event.person)
    const { body } = await world.dispatch({
      action: textOrNull(event.action) ?? '',
      input: event.input,
      community: textOrNull(event.community),
      requestId: textOrNull(event.requestId),
      identify: async (community) => {
        const bound = await identitiesOf(world.db, world.cipher, community, openid)
        const person = chosen === null ? bound[0] : bound.find((id) => id === chosen)
        return person === undefined ? null : { person, proof: 'wechat', openid }
      },
    })
    // The platform stops the process between calls: what this call began ends with it, or goes on with the next one.
    if (world.rest) await Promise.race([world.rest(), pause(BESIDE)])
    return body
  }
}
