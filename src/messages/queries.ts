import type { Instant } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import type { Facts, MessageKind } from './rule'

export interface MessageRow {
  readonly messageId: string
  readonly kind: MessageKind
  readonly facts: Facts
  readonly named: Readonly<Record<string, string>>
  readonly about: string | null
  readonly toldAt: Instant
  readonly readAt: Instant | null
}

/** What a person was told of, the newest first. */
export async function messagesOf(
  tx: Tx,
  community: string,
  person: string,
  limit: number,
): Promise<MessageRow[]> {
  return tx
    .selectFrom('messages')
    .select(['message_id as messageId', 'kind', 'facts', 'named', 'about'])
    .select(['told_at as toldAt', 'read_at as readAt'])
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .orderBy('told_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(limit)
    .execute()
}

/** How many messages a person has not read. */
export async function unreadOf(tx: Tx, community: string, person: string): Promise<number> {
  const { unread } = await tx
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return unread
}

/** Marks what a person was told until a moment as read; what was read before keeps its moment. */
export async function markRead(
  tx: Tx,
  community: string,
  person: string,
  until: Instant,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set((eb) => ({ read_at: eb.fn('greatest', [stamp(now), 'told_at']) as never }))
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('told_at', '<=', stamp(until))
    .where('read_at', 'is', null)
    .execute()
}
