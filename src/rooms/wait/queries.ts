import { sql } from 'kysely'
import { clock, dayOf, type Day, type Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import type { OfferView, WaitView } from './contract'
import type { Waiting } from './rule'

/** Somebody in line, and what for. */
export interface WaitRow extends Waiting {
  readonly roomId: string
  readonly purpose: string
  /** Who of the staff stood in line for them; null: they did. */
  readonly joinedBy: string | null
}

/** Who waits for these rooms from `today` on, the first come first; null: for any room. */
export async function openWaits(
  tx: Tx,
  community: string,
  rooms: readonly string[] | null,
  today: Day,
): Promise<WaitRow[]> {
  let query = tx
    .selectFrom('waits')
    .select(['wait_id as waitId', 'room_id as roomId', 'person_id as person', 'day'])
    .select(['starts as start', 'ends as end', 'people', 'purpose', 'joined_by as joinedBy'])
    .where('community_id', '=', community)
    .where('ended_at', 'is', null)
    .where('day', '>=', today)
    .orderBy('made_at')
    .orderBy('wait_id')
  if (rooms !== null) query = query.where('room_id', 'in', [...rooms])
  return query.execute()
}

/** The room, its parts and the halls that it is a part of: what frees one may free them all. */
export async function familyOf(tx: Tx, community: string, roomId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('room_parts')
    .select(['room_id as hall', 'part_id as part'])
    .where('community_id', '=', community)
    .where((eb) => eb.or([eb('room_id', '=', roomId), eb('part_id', '=', roomId)]))
    .execute()
  return [...new Set([roomId, ...rows.flatMap(({ hall, part }) => [hall, part])])].sort()
}

/**
 * The lines of a community move on one at a time. Whoever frees time takes this after the booking's row and before its
 * claims; a booking does not wait for it.
 */
export async function takeTurn(tx: Tx, community: string): Promise<void> {
  await sql`select from communities where community_id = ${community} for no key update`.execute(tx)
}

/** Removes the claims that have lapsed, in the order of every walk (see ../book.ts): their time is free for good. */
export async function freeLapsed(
  tx: Tx,
  community: string,
  rooms: readonly string[],
  now: Instant,
): Promise<void> {
  await sql`
    with lapsed as (
      select resource_id, unit_start, lane from claims
      where community_id = ${community} and resource_id = any (${rooms as string[]}::uuid[])
        and unit_start > ${stamp(now)} - interval '1 day' and until <= ${stamp(now)}
      order by resource_id, unit_start, lane for update)
    delete from claims c using lapsed l
    where c.community_id = ${community} and c.resource_id = l.resource_id and c.unit_start = l.unit_start
      and c.lane = l.lane and c.until <= ${stamp(now)}`.execute(tx)
}

/** Makes a booking of this transaction an offer: it holds its time until `until`. */
export async function makeOffer(
  tx: Tx,
  community: string,
  bookingId: string,
  waitId: string,
  until: Instant,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ expires_at: stamp(until), wait_id: waitId })
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
  await tx
    .updateTable('claims')
    .set({ until: stamp(until) })
    .where('community_id', '=', community)
    .where('booking_id', '=', bookingId)
    .execute()
}

/** @returns whether it was open. */
export async function endWait(
  tx: Tx,
  community: string,
  waitId: string,
  ended: 'offered' | 'left' | 'no-standing' | 'closed',
  { at, person }: { at: Instant; person?: string },
): Promise<boolean> {
  let query = tx
    .updateTable('waits')
    .set({ ended, ended_at: sql<Instant>`greatest(${stamp(at)}, made_at)` })
    .where('community_id', '=', community)
    .where('wait_id', '=', waitId)
    .where('ended_at', 'is', null)
  if (person !== undefined) query = query.where('person_id', '=', person)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Ends every wait for a time that this closure takes (of the room, its parts, and the halls it is a part of). */
export async function endBarred(
  tx: Tx,
  community: string,
  { roomId, startsAt, endsAt }: { roomId: string; startsAt: Instant; endsAt: Instant },
  now: Instant,
): Promise<{ person: string; room: string; day: Day; start: string; end: string }[]> {
  const rooms = await familyOf(tx, community, roomId)
  const { rows } = await sql<{ person: string; room: string; day: Day; start: number; end: number }>`
    with ended as (
      update waits w set ended = 'closed', ended_at = greatest(${stamp(now)}, w.made_at)
      from rooms r
      where w.community_id = ${community} and w.ended_at is null and w.room_id = any (${rooms}::uuid[])
        and r.community_id = w.community_id and r.room_id = w.room_id
        and (w.day + make_interval(mins => w.starts - r.buffer_before)) at time zone 'Asia/Shanghai' < ${stamp(endsAt)}
        and (w.day + make_interval(mins => w.ends + r.buffer_after)) at time zone 'Asia/Shanghai' > ${stamp(startsAt)}
      returning w.wait_id, w.person_id as person, r.name as room, w.day, w.starts as start, w.ends as "end")
    select person, room, day, start, "end" from ended order by wait_id`.execute(tx)
  return rows.map(({ start, end, ...row }) => ({ ...row, start: clock(start), end: clock(end) }))
}

export async function saveWait(tx: Tx, community: string, wait: WaitRow, madeAt: Instant): Promise<void> {
  await tx
    .insertInto('waits')
    .values({
      ...{ community_id: community, wait_id: wait.waitId, room_id: wait.roomId, person_id: wait.person },
      ...{ day: wait.day, starts: wait.start, ends: wait.end, people: wait.people, purpose: wait.purpose },
      ...{ made_at: stamp(madeAt), joined_by: wait.joinedBy },
    })
    .execute()
}

/** How many came before and wait for a part of the same time. */
const before = sql<number>`(select count(*) from waits o
  where o.community_id = w.community_id and o.room_id = w.room_id and o.day = w.day and o.ended_at is null
    and o.starts < w.ends and o.ends > w.starts and (o.made_at, o.wait_id) < (w.made_at, w.wait_id))::int`

/** Whose it is, and whether the desk stood in line for them. */
export interface Theirs {
  readonly person: string
  readonly byDesk: boolean
}

/** What a person waits for, or everybody (null), the soonest first. */
export async function waitsOf(
  tx: Tx,
  community: string,
  person: string | null,
  now: Instant,
): Promise<(WaitView & Theirs)[]> {
  let query = tx
    .selectFrom('waits as w')
    .innerJoin('rooms as r', (join) =>
      join.onRef('r.community_id', '=', 'w.community_id').onRef('r.room_id', '=', 'w.room_id'),
    )
    .select(['w.wait_id as waitId', 'w.room_id as roomId', 'r.name as room', 'w.day', 'w.starts', 'w.ends'])
    .select(['w.purpose', before.as('ahead'), 'w.person_id as person', 'w.joined_by as joinedBy'])
    .where('w.community_id', '=', community)
    .where('w.ended_at', 'is', null)
    .where('w.day', '>=', dayOf(now))
    .orderBy('w.day')
    .orderBy('w.starts')
    .orderBy('w.made_at')
  if (person !== null) query = query.where('w.person_id', '=', person)
  return (await query.execute()).map(shown)
}

/** What is held at `now` for a person, or for everybody (null). */
export async function offersOf(
  tx: Tx,
  community: string,
  person: string | null,
  now: Instant,
): Promise<(OfferView & Theirs)[]> {
  let query = tx
    .selectFrom('bookings as b')
    .innerJoin('rooms as r', (join) =>
      join.onRef('r.community_id', '=', 'b.community_id').onRef('r.room_id', '=', 'b.room_id'),
    )
    .innerJoin('waits as w', (join) =>
      join.onRef('w.community_id', '=', 'b.community_id').onRef('w.wait_id', '=', 'b.wait_id'),
    )
    .select(['b.booking_id as bookingId', 'r.name as room', 'r.place', 'b.day', 'b.starts', 'b.ends'])
    .select(['b.purpose', sql<Instant>`b.expires_at`.as('until'), 'b.person_id as person'])
    .select('w.joined_by as joinedBy')
    .where('b.community_id', '=', community)
    .where('b.answer', 'is', null)
    .where('b.cancelled_at', 'is', null)
    .where('b.expires_at', '>', stamp(now))
    .orderBy('b.expires_at')
    .orderBy('b.booking_id')
  if (person !== null) query = query.where('b.person_id', '=', person)
  return (await query.execute()).map(shown)
}

const shown = <R extends { starts: number; ends: number; joinedBy: string | null }>(row: R) => {
  const { starts, ends, joinedBy, ...rest } = row
  return { ...rest, start: clock(starts), end: clock(ends), byDesk: joinedBy !== null }
}

/** For how many minutes an offer of this room is held. */
export async function offerMinutes(tx: Tx, community: string, roomId: string): Promise<number> {
  const row = await tx
    .selectFrom('rooms')
    .select('offer_minutes as minutes')
    .where('community_id', '=', community)
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  return row.minutes
}
