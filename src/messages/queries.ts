import { sql } from 'kysely'
import type { Day, Instant } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import { CUT_OFF, type Facts, type MessageKind, type Template } from './rule'
import type { Ending } from './tables'

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

/** Keeps consents of a WeChat identity; each is good for one message. */
export async function addConsents(
  tx: Tx,
  community: string,
  consents: readonly { id: string; person: string; template: Template; openid: Buffer; at: Instant }[],
): Promise<void> {
  const rows = consents.map(({ id, person, template, openid, at }) => ({
    ...{ community_id: community, consent_id: id, person_id: person, template },
    ...{ openid_sealed: openid, given_at: stamp(at), spent_on: null },
  }))
  await tx.insertInto('message_consents').values(rows).execute()
}

export interface Unreached extends MessageRow {
  readonly person: string
  readonly why: Exclude<Ending, 'sent'>
  readonly noAnswer: number
}

/**
 * What no message brought to its reader and nobody told them on the phone, of these kinds and of days from `today` on: the
 * oldest first. What was claimed and never ended was cut off, and what became of it is unknown.
 */
export async function unreached(
  tx: Tx,
  community: string,
  kinds: readonly MessageKind[],
  today: Day,
  now: Instant,
): Promise<Unreached[]> {
  const cutOff = stamp((now - CUT_OFF) as Instant)
  const { rows } = await sql<Unreached>`
    select m.message_id as "messageId", m.kind, m.facts, m.named, m.about, m.told_at as "toldAt", m.read_at as "readAt",
      m.person_id as person, coalesce(o.ending, 'unsure') as why,
      (select count(*) from message_calls c
       where c.community_id = m.community_id and c.message_id = m.message_id) as "noAnswer"
    from outbox o join messages m using (community_id, message_id)
    where o.community_id = ${community} and m.kind = any(${[...kinds]}) and m.read_at is null
      and m.facts ->> 'day' >= ${today}
      and (o.ending <> 'sent' or (o.ending is null and coalesce(o.claimed_at, m.told_at) < ${cutOff}))
      and not exists (select from message_calls c where c.community_id = m.community_id
        and c.message_id = m.message_id and c.ending = 'reached')
    order by m.facts ->> 'day', m.facts ->> 'start', m.message_id
    limit 200`.execute(tx)
  return rows
}

/** Whether there is such a message. */
export async function hasMessage(tx: Tx, community: string, messageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('messages')
    .select('message_id')
    .where('community_id', '=', community)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps a call; false when somebody reached them before. */
export async function addCall(
  tx: Tx,
  community: string,
  call: { id: string; messageId: string; by: string; at: Instant; ending: 'reached' | 'no-answer' },
): Promise<boolean> {
  const { rows } = await sql`
    insert into message_calls (community_id, call_id, message_id, called_by, at, ending)
    select ${community}, ${call.id}, ${call.messageId}, ${call.by}, ${stamp(call.at)}, ${call.ending}
    where not exists (select from message_calls where community_id = ${community}
      and message_id = ${call.messageId} and ending = 'reached')
    on conflict (community_id, message_id) where ending = 'reached' do nothing
    returning call_id`.execute(tx)
  return rows.length === 1
}
