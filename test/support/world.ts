// A community with everything around it that an act needs: a clock that stands, chance from a seed, and a phone for
// each person that talks to dispatch through JSON.
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { Action, SentOf, RefusalOf, ReplyOf } from '../../src/kernel/contract'
import type { Chance } from '../../src/kernel/id'
import { at, instant, isDay, minutes, type Instant } from '../../src/kernel/time'
import { inProcess } from '../../src/platform/call/in-process'
import { asker, type Outcome } from '../../src/platform/call/port'
import { cipherOf } from '../../src/platform/database/cipher'
import type { Connection } from '../../src/platform/database/connect'
import { deriveKeys } from '../../src/platform/database/keys'
import type { Offer } from '../../src/platform/serve/context'
import { dispatcher, type Answer } from '../../src/platform/serve/dispatch'
import { exampleOffers, followers } from '../../src/platform/serve/offers'
import { sessions as sessionsOf } from '../../src/platform/serve/session'
import { addCommunity, people, type Who } from './community'

const root = createHash('sha256').update('the root key of the tests').digest()
export const keys = deriveKeys(root)
/** The same as a server's environment has it. */
export const rootKey = root.toString('base64')

/** The same bytes in every run. */
export function seeded(seed: string): Chance {
  let drawn = 0
  return (bytes) => {
    const block = createHash('shake256', { outputLength: bytes })
    return block.update(`${seed} ${++drawn}`).digest()
  }
}

/** `2026-11-24 09:30` in the community. */
export function moment(text: string): Instant {
  const day = text.slice(0, 10)
  if (!isDay(day)) throw new Error(`${text} is not a moment`)
  return at(day, minutes(text.slice(11)))
}

export interface Phone {
  /** @throws the fault, when there is one: a test that expects none sees what happened. */
  ask<A extends Action>(action: A, input: SentOf<A>, requestId?: string): Promise<Outcome<A>>
}

/** A call as anyone may make it, meant well or not. */
export interface Raw {
  readonly action: string
  readonly input?: unknown
  readonly who?: Who | null
  readonly requestId?: string | null
  readonly community?: string | null
}

export type World = Awaited<ReturnType<typeof worldIn>>

let worlds = 0

/** A fresh community in this database, on Tuesday at half past eight. */
export async function freshWorld({ db }: Pick<Connection, 'db'>, seed = `world-${++worlds}`): Promise<World> {
  const world = worldIn({ db }, seed)
  await addCommunity(db, world.cipher, world.community)
  return world
}

/** The way into a community that is there already. */
export function worldIn(
  { db }: Pick<Connection, 'db'>,
  community: string,
  offers: readonly Offer[] = exampleOffers,
) {
  const chance = seeded(`${community} ${process.pid}`)
  const cipher = cipherOf(keys, chance)
  const sessions = sessionsOf(keys.session)
  const faults: { id: string; error: unknown; action: string }[] = []
  let time: () => Instant = () => moment('2026-11-24 08:30')
  const now = (): Instant => time()
  const fault = (id: string, error: unknown, action: string): void => void faults.push({ id, error, action })
  const dispatch = dispatcher({ db, cipher, sessions, now, chance, offers, followers, fault })
  let requests = 0

  const as = (who: Who | null): Phone => {
    const actor = who === null ? null : { person: people[who].id }
    const ask = asker(inProcess(dispatch, actor, community), () => Promise.resolve())
    return {
      async ask(action, input, requestId) {
        const fresh = action.writes ? `request-${process.pid}-${++requests}` : undefined
        const outcome = await ask(action, input, requestId ?? fresh)
        if (outcome.ok) insistOnShape(action, outcome.value)
        if (!outcome.ok && 'trouble' in outcome && outcome.trouble.kind === 'fault')
          throw faults.at(-1)!.error
        return outcome
      },
    }
  }
  return {
    ...{ db, community, cipher, sessions, dispatch, faults, chance, now, as },
    guest: as(null),
    /** The dispatch itself, for what no honest phone would send. */
    send({ action, input, who = null, requestId = null, ...call }: Raw): Promise<Answer> {
      const identify = async () => (who === null ? null : { person: people[who].id })
      return dispatch({ action, input, requestId, community: call.community ?? community, identify })
    },
    /** Sets the clock to a moment, or to one that moves. */
    clock(to: string | Instant | (() => Instant)): void {
      if (typeof to === 'function') time = to
      else time = () => (typeof to === 'string' ? moment(to) : to)
    },
    pass(ms: number): void {
      const then = instant(now() + ms)
      time = () => then
    },
  }
}

/** What leaves the server has the contract's shape, and not a field more. */
function insistOnShape(action: Action, value: unknown): void {
  const { success, output, issues } = v.safeParse(action.reply, value)
  if (!success) throw new Error(`${action.name} answered otherwise than it says: ${JSON.stringify(issues)}`)
  if (!isDeepStrictEqual(value, output)) {
    throw new Error(`${action.name} answered more than it says: ${JSON.stringify(value)}`)
  }
}

/** The value of an act that must have been done. */
export function done<A extends Action>(outcome: Outcome<A>): ReplyOf<A> {
  if (outcome.ok) return outcome.value
  throw new Error(`not done: ${JSON.stringify(outcome)}`)
}

/** In one word how an act ended: `ok`, the code of its refusal, or the kind of trouble. */
export function ending<A extends Action>(
  outcome: Outcome<A>,
): 'ok' | RefusalOf<A> | 'request-reused' | 'offline' | 'identity' | 'fault' | 'nonsense' {
  if (outcome.ok) return 'ok'
  return 'refusal' in outcome ? outcome.refusal.code : outcome.trouble.kind
}
