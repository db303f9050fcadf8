import { sql, type UpdateObject } from 'kysely'
import type { Day, Instant } from '../kernel/time'
import type { Database } from '../platform/database/schema'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import { CUT_OFF, templateOf, type Facts, type MessageKind, type Template } from './rule'
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

/** Marks what a person was told until a moment (or one of it) as read; what was read before keeps its moment. */
export async function markRead(
  tx: Tx,
  community: string,
  person: string,
  until: Instant,
  now: Instant,
  messageId?: string,
): Promise<void> {
  let query = tx
    .updateTable('messages')
    .set((eb) => ({ read_at: eb.fn('greatest', [stamp(now), 'told_at']) as never }))
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('told_at', '<=', stamp(until))
    .where('read_at', 'is', null)
  if (messageId !== undefined) query = query.where('message_id', '=', messageId)
  await query.execute()
}

/** What a person was told of this and has not read. */
export async function unreadAbout(
  tx: Tx,
  community: string,
  person: string,
  kind: MessageKind,
  about: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('messages')
    .select('message_id as messageId')
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('read_at', 'is', null)
    .execute()
  return rows.map(({ messageId }) => messageId)
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

/** A row of the outbox with what it tells. */
export interface Waiting {
  readonly messageId: string
  readonly person: string
  readonly kind: MessageKind
  readonly facts: Facts
  readonly named: Readonly<Record<string, string>>
  readonly about: string | null
  readonly toldAt: Instant
  readonly attempts: number
}

/** The oldest row that nobody has claimed and whose time has come; another sender's row is passed over. */
export async function nextWaiting(tx: Tx, community: string, now: Instant): Promise<Waiting | null> {
  const row = await tx
    .selectFrom('outbox as o')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.community_id', '=', 'o.community_id').onRef('m.message_id', '=', 'o.message_id'),
    )
    .select(['o.message_id as messageId', 'm.person_id as person', 'm.kind', 'm.facts', 'm.named', 'm.about'])
    .select(['m.told_at as toldAt', 'o.attempts'])
    .where('o.community_id', '=', community)
    .where('o.claimed_at', 'is', null)
    .where((eb) => eb.or([eb('o.not_before', 'is', null), eb('o.not_before', '<=', stamp(now))]))
    .orderBy('o.message_id')
    .limit(1)
    .forUpdate('o')
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** Spends the oldest consent for this message, or goes on with the one an earlier attempt spent. */
export async function spend(
  tx: Tx,
  community: string,
  { messageId, person, kind }: Waiting,
): Promise<Buffer | null> {
  const { rows } = await sql<{ openid: Buffer }>`
    update message_consents set spent_on = ${messageId}
    where community_id = ${community} and consent_id = (
      select consent_id from message_consents
      where community_id = ${community} and person_id = ${person} and template = ${templateOf(kind)}
        and (spent_on is null or spent_on = ${messageId})
      order by spent_on nulls last, given_at, consent_id
      limit 1 for update skip locked)
    returning openid_sealed as openid`.execute(tx)
  return rows[0]?.openid ?? null
}

/** Notes what became of a row of the outbox; one that has ended stays as it ended. */
export async function markSent(
  tx: Tx,
  community: string,
  messageId: string,
  change: UpdateObject<Database, 'outbox'>,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set(change)
    .where('community_id', '=', community)
    .where('message_id', '=', messageId)
    .where('ended_at', 'is', null)
    .execute()
}
