// What every write leaves behind: the reply for its request id, and an audit leaf. A leaf commits to the act's facts
// by their hash; leaves are not chained, because a chain makes every write of a community wait for the one before.
import { createHash } from 'node:crypto'
import { instant, iso, type Instant } from '../../kernel/time'
import { stamp } from '../database/stamp'
import type { Ctx, Tx } from './context'

/** JSON with sorted keys, so that equal facts have equal bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}

export function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(canonical(value)).digest()
}

/** The `fingerprint` of a list that was shown (see kernel/contract). */
export const fingerprintOf = (shown: unknown): string => hashOf(shown).toString('hex').slice(0, 16)

/** The actor's name in `replies`: guests share none, each sign-in is its own request. */
export function actorKey(ctx: Pick<Ctx, 'actor'>): string {
  return ctx.actor?.person ?? 'guest'
}

/** @param facts what was done, by ids and numbers; never a name, a phone or a secret choice. */
function actOf(ctx: Ctx, facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { action: ctx.request?.action, actor: actorKey(ctx), at: ctx.now, ...facts }
}

/** Keeps the leaf of an act in its own transaction. */
export async function keepLeaf(ctx: Ctx, facts: Readonly<Record<string, unknown>>): Promise<void> {
  const act = actOf(ctx, facts)
  await ctx.tx
    .insertInto('leaves')
    .values({
      community_id: ctx.community,
      leaf_id: ctx.newId(),
      at: stamp(ctx.now),
      act: JSON.stringify(act),
      hash: hashOf(act),
    })
    .execute()
}

/** Keeps the reply, so that the same request is answered once; `replies_once` has the last word. */
export async function keepReply(ctx: Ctx, reply: unknown): Promise<void> {
  const { action, id, hash } = ctx.request!
  await ctx.tx
    .insertInto('replies')
    .values({
      community_id: ctx.community,
      actor: actorKey(ctx),
      action,
      request_id: id,
      input_hash: hash,
      reply: JSON.stringify(reply),
      made_at: stamp(ctx.now),
    })
    .execute()
}

const DAYS_30 = 30 * 86_400_000

/**
 * Deletes the replies of more than 30 days ago: no phone repeats a request for so long. Done when a server starts, not by
 * a job, because nothing depends on it.
 */
export async function forgetOldReplies(tx: Tx, now: Instant): Promise<void> {
  await tx
    .deleteFrom('replies')
    .where('made_at', '<', stamp(instant(now - DAYS_30)))
    .execute()
}

/**
 * The same two rows as CTEs of a one-statement write, for hand-written SQL.
 * @param from the CTE that has a row only if the act took place.
 * @param first the number of the first of the eight parameters that `receipt` gives, in its order.
 */
export function receiptCtes(from: string, first: number): string {
  const p = Array.from({ length: 8 }, (_, n) => `$${first + n}`)
  return `kept_leaf as (
    insert into leaves (community_id, leaf_id, at, act, hash)
    select $1, ${p[0]}::uuid, ${p[1]}::timestamptz, ${p[2]}::jsonb, ${p[3]}::bytea from ${from}),
  kept_reply as (
    insert into replies (community_id, actor, action, request_id, input_hash, reply, made_at)
    select $1, ${p[4]}, ${p[5]}, ${p[6]}, ${p[7]}::bytea, (select reply from ${from}), ${p[1]}::timestamptz
    from ${from})`
}

/** The parameters of `receiptCtes`. */
export function receipt(ctx: Ctx, facts: Readonly<Record<string, unknown>>): unknown[] {
  const { action, id, hash } = ctx.request!
  const act = actOf(ctx, facts)
  return [ctx.newId(), iso(ctx.now), JSON.stringify(act), hashOf(act), actorKey(ctx), action, id, hash]
}
