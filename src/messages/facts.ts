// What other features use to tell people of what happened to them.
import { stamp } from '../platform/database/stamp'
import type { Ctx } from '../platform/serve/context'
import { addCall, markRead, unreadAbout } from './queries'
import type { Facts, MessageKind } from './rule'

export { unreadOf } from './queries'

/** One person told of one thing. */
export interface Told {
  readonly to: string
  readonly kind: MessageKind
  readonly facts?: Facts
  /** Ids of the persons whose names the sentence says, by their place in it. */
  readonly named?: Readonly<Record<string, string>>
  /** The id of what it is about: its page opens from the message. */
  readonly about?: string
}

/** What telling needs of an act; who runs a chore has no more. */
export type Telling = Pick<Ctx, 'community' | 'newId' | 'now' | 'tx'>

/**
 * Puts messages into their readers' inboxes and, to be sent, into the outbox: in the transaction of the act, so that
 * nobody is told of what was rolled back, and nobody twice of what was asked twice.
 */
export async function tell(ctx: Telling, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const rows = rowsOf(ctx, told)
  await ctx.tx.insertInto('messages').values(rows).execute()
  await putOut(ctx, rows)
}

/** Reminds each of them once: whom it was said before of the same day is left out. */
export async function remindOnce(ctx: Telling, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const inserted = await ctx.tx
    .insertInto('messages')
    .values(rowsOf(ctx, told))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['community_id', 'message_id'])
    .execute()
  if (inserted.length > 0) await putOut(ctx, inserted)
}

function rowsOf(ctx: Telling, told: readonly Told[]) {
  return told.map(({ to, kind, facts = {}, named = {}, about = null }) => ({
    community_id: ctx.community,
    message_id: ctx.newId(),
    ...{ person_id: to, kind, about, told_at: stamp(ctx.now) },
    facts: JSON.stringify(facts) as unknown as Facts,
    named: JSON.stringify(named) as unknown as Readonly<Record<string, string>>,
  }))
}

async function putOut(ctx: Telling, rows: readonly { community_id: string; message_id: string }[]) {
  const waiting = rows.map(({ community_id, message_id }) => ({ community_id, message_id }))
  await ctx.tx.insertInto('outbox').values(waiting).execute()
}

/**
 * The same two rows as CTEs of a one-statement write, for one person told of it.
 * @param from the CTE that has a row if there is something to tell: person_id, kind, facts, named, about.
 * @param id, now the numbers of the parameters with the message's id and the moment.
 */
export function tellCtes(from: string, id: number, now: number): string {
  return `told as (
    insert into messages (community_id, message_id, person_id, kind, facts, named, about, told_at)
    select $1, $${id}::uuid, person_id, kind, facts, named, about, $${now}::timestamptz from ${from}),
  to_send as (
    insert into outbox (community_id, message_id) select $1, $${id}::uuid from ${from})`
}

/**
 * Whoever answered what they were told of has heard of it, by themselves or at the desk on the phone: nobody has to phone
 * them about it any more.
 */
export async function heard(
  ctx: Ctx,
  { to, kind, about }: Required<Pick<Told, 'to' | 'kind' | 'about'>>,
): Promise<void> {
  const { tx, community, now } = ctx
  const by = ctx.actor!.person
  for (const messageId of await unreadAbout(tx, community, to, kind, about)) {
    if (by === to) await markRead(tx, community, to, now, now, messageId)
    else await addCall(tx, community, { id: ctx.newId(), messageId, by, at: now, ending: 'reached' })
  }
}
