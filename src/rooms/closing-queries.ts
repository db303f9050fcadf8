// The rows of closures, and the claims by which a closure keeps everybody out.
import { CompiledQuery, sql } from 'kysely'
import { iso, type Instant, type Span } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Ctx, Tx } from '../platform/serve/context'
import { parts, takeOver } from './book'
import { bookingsWithRooms, viewsOf, type BookingRow } from './queries'
import { GRAIN } from './rule'

export interface Closure {
  readonly closureId: string
  readonly roomId: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly reason: string
}

/**
 * Holds the room against another closing and a change of its settings, but not against bookings: those hold claims when
 * they ask for the room, and the claims decide. Null when there is no such room.
 */
export async function lockRoom(tx: Tx, community: string, roomId: string): Promise<{ name: string } | null> {
  const row = await tx
    .selectFrom('rooms')
    .select('name')
    .where('community_id', '=', community)
    .where('room_id', '=', roomId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function roomExists(tx: Tx, community: string, roomId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('rooms')
    .select('name')
    .where('community_id', '=', community)
    .where('room_id', '=', roomId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The bookings that hold any of this span in the room, in a part of it or in the hall it is part of; times before and after
 * a booking count, because they are held too.
 */
export async function bookingsWithin(
  tx: Tx,
  community: string,
  roomId: string,
  { start, end }: Span,
  now: Instant,
): Promise<BookingRow[]> {
  const within = sql<boolean>`bookings.booking_id in (
    select c.booking_id from claims c
    where c.community_id = ${community} and unit_start >= ${stamp(start)} and unit_start < ${stamp(end)}
      and (until is null or until > ${stamp(now)})
      and (resource_id = ${roomId} or resource_id in (
        select part_id from room_parts where community_id = ${community} and room_id = ${roomId})))`
  const query = bookingsWithRooms(tx, community).where(within)
  return viewsOf(query.orderBy('bookings.day').orderBy('starts').orderBy('bookings.booking_id'), now)
}

/** Holds these bookings, in the order in which everybody takes them, against an answer and a cancellation. */
export async function lockBookings(tx: Tx, community: string, ids: readonly string[]): Promise<void> {
  await sql`
    select from bookings where community_id = ${community} and booking_id = any (${ids as string[]}::uuid[])
    order by booking_id for update`.execute(tx)
}

/** Whether any of the span is closed already. */
export async function isClosed(tx: Tx, community: string, roomId: string, { start, end }: Span) {
  const row = await tx
    .selectFrom('claims')
    .select('closure_id')
    .where('community_id', '=', community)
    .where('closure_id', 'is not', null)
    .where('unit_start', '>=', stamp(start))
    .where('unit_start', '<', stamp(end))
    .where(
      sql<boolean>`(resource_id = ${roomId} or resource_id in (
        select part_id from room_parts where community_id = ${community} and room_id = ${roomId}))`,
    )
    .executeTakeFirst()
  return row !== undefined
}

const closing = `
with part as (${parts}), whole as (
  select $2::uuid as resource_id, generate_series(1, lanes) as lane from rooms where community_id = $1 and room_id = $2
)
insert into claims (community_id, resource_id, unit_start, lane, closure_id)
select $1, resource_id, unit_start, lane, $3::uuid
from (select * from whole union all select * from part) taken,
  generate_series($4::timestamptz, $5::timestamptz - interval '${GRAIN} minutes', interval '${GRAIN} minutes') unit_start
order by resource_id, unit_start, lane
${takeOver('claims.until <= $7::timestamptz or claims.booking_id = any ($6::uuid[])')}`

/**
 * Stores a closure and claims its span in every lane, over the claims of the bookings it cancels.
 * @throws what `met` knows when somebody else has any of it; the transaction is lost then.
 */
export async function addClosure(
  ctx: Ctx,
  { closureId, roomId, startsAt, endsAt, reason }: Closure,
  cancelled: readonly string[],
): Promise<void> {
  const { tx, community, now } = ctx
  await tx
    .insertInto('closures')
    .values({
      ...{ community_id: community, closure_id: closureId, room_id: roomId, reason },
      ...{ starts_at: stamp(startsAt), ends_at: stamp(endsAt), made_at: stamp(now) },
      made_by: ctx.actor!.person,
    })
    .execute()
  const span = [iso(startsAt), iso(endsAt)]
  const parameters = [community, roomId, closureId, ...span, cancelled, iso(now)]
  await tx.executeQuery(CompiledQuery.raw(closing, parameters))
}

const columns = [
  'closure_id as closureId',
  'room_id as roomId',
  'starts_at as startsAt',
  'ends_at as endsAt',
  'reason',
] as const

/** The closures of a room that are not over. */
export async function closuresOf(tx: Tx, community: string, roomId: string, now: Instant) {
  return tx
    .selectFrom('closures')
    .select(columns)
    .where('community_id', '=', community)
    .where('room_id', '=', roomId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', stamp(now))
    .orderBy('starts_at')
    .execute()
}

/** A closure held against a second ending of it. */
export async function lockClosure(tx: Tx, community: string, closureId: string) {
  const row = await tx
    .selectFrom('closures')
    .select([...columns, 'ended_at as endedAt', 'made_at as madeAt'])
    .where('community_id', '=', community)
    .where('closure_id', '=', closureId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Ends a closure that is held: its time is free again, its record stays. */
export async function endClosure(tx: Tx, community: string, closureId: string, at: Instant, by: string) {
  await tx
    .deleteFrom('claims')
    .where('community_id', '=', community)
    .where('closure_id', '=', closureId)
    .execute()
  await tx
    .updateTable('closures')
    .set({ ended_at: sql<Instant>`greatest(${stamp(at)}, made_at)`, ended_by: by })
    .where('community_id', '=', community)
    .where('closure_id', '=', closureId)
    .execute()
}
