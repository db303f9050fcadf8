import type { Kysely } from 'kysely'
import type { Action, InputOf, RefusalOf, ReplyOf } from '../../kernel/contract'
import type { Chance } from '../../kernel/id'
import type { Result } from '../../kernel/result'
import type { Day, Instant, Span } from '../../kernel/time'
import type { Cipher } from '../database/cipher'
import type { Database } from '../database/schema'

/** A transaction for a write; for a read, the pool itself. */
export type Tx = Kysely<Database>

/** Who calls: known from the transport alone, never from the input. */
export interface Actor {
  readonly person: string
  /** By what the transport knows it; a vote keeps it. Absent: a signed session. */
  readonly proof?: 'session' | 'wechat'
  /** The WeChat identity, where that is the proof: consents to messages are its. */
  readonly openid?: string
}

/** The request a write answers once: its id and a hash of its input. */
export interface Request {
  readonly action: string
  readonly id: string
  readonly hash: Buffer
}

/** Everything an act may use that is not in its input. */
export interface Ctx<A extends Actor | null = Actor | null> {
  readonly community: string
  readonly actor: A
  /** The moment of the call. */
  readonly now: Instant
  /** The moment it is by now: for an act that waited for a lock and must be dated after the act it waited for. */
  readonly clock: () => Instant
  readonly chance: Chance
  readonly newId: () => string
  readonly cipher: Cipher
  readonly sessions: Sessions
  readonly request: Request | null
  readonly tx: Tx
  /** Who takes part in what happens; see `happened`. */
  readonly followers: readonly Follower[]
}

/** A span of the duty that went from one to another; null: nobody by the rota, so the secretary. */
export interface Passed {
  readonly span: Span
  readonly from: string | null
  readonly to: string | null
}

/** What one feature does and others follow, without the first knowing of them. */
export type Happening =
  | { readonly kind: 'shift-changed'; readonly passed: readonly Passed[] }
  /** The calendar's word on a day was changed. */
  | { readonly kind: 'day-changed'; readonly day: Day; readonly works: boolean }

export type Follower = (ctx: Ctx, happening: Happening) => Promise<void>

/** Says what happened: whoever follows takes part in the act's own transaction, and undoes it by throwing. */
export async function happened(ctx: Ctx, happening: Happening): Promise<void> {
  for (const follow of ctx.followers) await follow(ctx, happening)
}

/** Makes and reads the signed token that a web page keeps. */
export interface Sessions {
  /** @returns the token and the instant it ends. */
  sign(who: { community: string; person: string }, now: Instant): Promise<{ token: string; endsAt: Instant }>
  /** @returns null for a token that is forged, spoilt or over. */
  read(token: string, now: Instant): Promise<{ community: string; person: string } | null>
}

/** The context of one action: an action that is not for everyone always has an actor. */
export type CtxOf<A extends Action> = Ctx<A['who'] extends 'anyone' ? Actor | null : Actor>

export type Handler<A extends Action> = (
  ctx: CtxOf<A>,
  input: InputOf<A>,
) => Promise<Result<ReplyOf<A>, RefusalOf<A>>>

/** An action and what answers it. */
export interface Offer {
  readonly action: Action
  /** Whether the handler is one statement that keeps reply and leaf itself (see act.ts). */
  readonly oneStatement: boolean
  readonly run: (ctx: Ctx, input: unknown) => Promise<Result<unknown>>
  /** Makes the reply of what `run` gave and `replies` keeps; without it they are the same. */
  readonly complete?: (ctx: Ctx, kept: unknown) => Promise<unknown>
}

export function offer<A extends Action>(action: A, run: Handler<A>): Offer {
  return { action, oneStatement: false, run: run as Offer['run'] }
}

/**
 * For a write whose reply names somebody: `run` gives ids, which are kept, and `complete` puts the names in whenever the
 * reply is given, so that no name lies in `replies` in clear.
 */
export function offerNaming<A extends Action, Kept>(
  action: A,
  run: (ctx: CtxOf<A>, input: InputOf<A>) => Promise<Result<Kept, RefusalOf<A>>>,
  complete: (ctx: CtxOf<A>, kept: Kept) => Promise<ReplyOf<A>>,
): Offer {
  return {
    action,
    oneStatement: false,
    run: run as Offer['run'],
    complete: complete as unknown as NonNullable<Offer['complete']>,
  }
}

/** For the hot writes: no transaction of the client's around the handler, so one round trip in all. */
export function offerStatement<A extends Action>(action: A, run: Handler<A>): Offer {
  return { action, oneStatement: true, run: run as Offer['run'] }
}
