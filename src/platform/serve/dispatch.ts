// One way in for every transport: check the words, know the caller, run the act once, answer.
import type { Kysely } from 'kysely'
import { newId, type Chance } from '../../kernel/id'
import { ok, refused, type Refusal, type Result } from '../../kernel/result'
import type { Instant } from '../../kernel/time'
import type { Cipher } from '../database/cipher'
import type { Database } from '../database/schema'
import { actorKey, hashOf, keepReply } from './act'
import type { Actor, Ctx, Follower, Offer, Request, Sessions } from './context'
import { knownCommunities, type Communities } from './communities'
import { readInput, type Nonsense } from './nonsense'

/** A call as a transport understood it. `actor` comes from the transport's own proof, never from `input`. */
export interface Call {
  readonly action: string
  readonly input: unknown
  readonly community: string | null
  readonly requestId: string | null
  /** Finds who calls in this community; null for a guest. */
  readonly identify: (community: string, now: Instant) => Promise<Actor | null>
}

export type Answer =
  | { status: 200; body: { ok: true; value: unknown } | { ok: false; refusal: Refusal } }
  | { status: 400 | 404; body: { ok: false; nonsense: Nonsense } }
  | { status: 401; body: { ok: false; identity: 'needed' } }
  | { status: 500; body: { ok: false; fault: string } }

export interface World {
  readonly db: Kysely<Database>
  readonly cipher: Cipher
  readonly sessions: Sessions
  readonly now: () => Instant
  readonly chance: Chance
  readonly offers: readonly Offer[]
  readonly followers: readonly Follower[]
  /** Called after every call that was answered; what it begins nobody waits for. */
  readonly after?: (community: string, wrote: boolean) => void
  /** Told of every fault with the id that the caller was given. */
  readonly fault: (id: string, error: unknown, action: string) => void
}

export type Dispatch = (call: Call) => Promise<Answer>

const REQUEST_ID = /^[\w-]{8,64}$/

export function dispatcher(world: World): Dispatch {
  const offers = new Map(world.offers.map((offer) => [offer.action.name, offer]))
  const communities = knownCommunities(world.db)
  return async (call) => {
    try {
      const offer = offers.get(call.action)
      if (!offer) return nonsense(404, 'action', 'There is no such action.')
      return await answer(world, communities, offer, call)
    } catch (error) {
      const id = newId(world.now(), world.chance)
      world.fault(id, error, call.action)
      return { status: 500, body: { ok: false, fault: id } }
    }
  }
}

async function answer(world: World, communities: Communities, offer: Offer, call: Call): Promise<Answer> {
  const { action } = offer
  const read = readInput(action, call.input)
  if (!read.ok) return { status: 400, body: read }
  if (action.writes && !REQUEST_ID.test(call.requestId ?? '')) {
    return nonsense(400, 'x-request-id', 'A write needs a request id of 8 to 64 letters, digits, - or _.')
  }
  const community = await communities.find(call.community)
  if (!community) return nonsense(400, 'x-community', 'Name one of the communities served here.')
  const now = world.now()
  const actor = await call.identify(community, now)
  if (action.who !== 'anyone' && !actor) return { status: 401, body: { ok: false, identity: 'needed' } }
  const ctx: Ctx = {
    community,
    actor,
    now,
    clock: world.now,
    chance: world.chance,
    newId: () => newId(now, world.chance),
    cipher: world.cipher,
    sessions: world.sessions,
    request: action.writes ? { action: action.name, id: call.requestId!, hash: hashOf(read.output) } : null,
    tx: world.db,
    followers: world.followers,
  }
  const body = await act(ctx, offer, read.output)
  world.after?.(community, action.writes && body.ok)
  return { status: 200, body }
}

async function act(ctx: Ctx, offer: Offer, input: unknown): Promise<Result<unknown>> {
  const result = offer.action.writes ? await write(ctx, offer, input) : await offer.run(ctx, input)
  return result.ok && offer.complete ? ok(await offer.complete(ctx, result.value)) : result
}

/** Runs a write; whatever stood in its way, a request that was answered before gets its first reply again. */
async function write(ctx: Ctx, offer: Offer, input: unknown): Promise<Result<unknown>> {
  if (!offer.oneStatement) {
    const before = await storedReply(ctx)
    if (before) return before
  }
  try {
    const result = offer.oneStatement ? await offer.run(ctx, input) : await inTransaction(ctx, offer, input)
    if (result.ok) return result
    return (await storedReply(ctx)) ?? result
  } catch (error) {
    if (!violates(error, 'replies_once')) throw error
    const first = await storedReply(ctx)
    if (!first) throw error
    return first
  }
}

class Rollback extends Error {
  constructor(readonly result: Result<unknown>) {
    super('refused: nothing is stored')
  }
}

/** Load, decide, save in one transaction; a refusal rolls everything back. */
async function inTransaction(outer: Ctx, offer: Offer, input: unknown): Promise<Result<unknown>> {
  try {
    return await outer.tx.transaction().execute(async (tx) => {
      const ctx: Ctx = { ...outer, tx }
      const result = await offer.run(ctx, input)
      if (!result.ok) throw new Rollback(result)
      await keepReply(ctx, result.value)
      return result
    })
  } catch (error) {
    if (error instanceof Rollback) return error.result
    throw error
  }
}

async function storedReply(ctx: Ctx): Promise<Result<unknown> | null> {
  const request = ctx.request as Request
  const row = await ctx.tx
    .selectFrom('replies')
    .select(['input_hash', 'reply'])
    .where('community_id', '=', ctx.community)
    .where('actor', '=', actorKey(ctx))
    .where('action', '=', request.action)
    .where('request_id', '=', request.id)
    .executeTakeFirst()
  if (!row) return null
  return request.hash.equals(row.input_hash) ? { ok: true, value: row.reply } : refused('request-reused')
}

/** Whether the database refused a row by this constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof Error && (error as { constraint?: string }).constraint === constraint
}

function nonsense(status: 400 | 404, field: string, reason: string): Answer {
  return { status, body: { ok: false, nonsense: { field, reason } } }
}
