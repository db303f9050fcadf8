import { CompiledQuery, sql } from 'kysely'
import { instant, iso, type Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import { takeOver } from '../book'
import { bookingsWithRooms, viewsOf, type BookingRow } from '../queries'
import { GRAIN } from '../rule'
import type { Linkable } from './rule'

/** The rooms in their order, each with what it is linked to. */
export async function linkables(tx: Tx, community: string, now: Instant): Promise<Linkable[]> {
  const { rows } = await sql<Linkable>`
    select room_id as "roomId", name, lanes,
      (select coalesce(json_agg(part_id order by part_id), '[]') from room_parts p
       where p.community_id = r.community_id and p.room_id = r.room_id) as parts,
      (select coalesce(json_agg(p.room_id order by p.room_id), '[]') from room_parts p
       where p.community_id = r.community_id and p.part_id = r.room_id) as halls,
      exists (select from closures x where x.community_id = r.community_id and x.room_id = r.room_id
        and ended_at is null and ends_at > ${stamp(now)}) as "closedAhead"
    from rooms r where community_id = ${community} and for_residents and retired_at is null
    order by position`.execute(tx)
  return rows
}

/**
 * Holds off every booking until this transaction ends, and waits for those under way: a booking that read the links before
 * a change and was stored after it would hold too much or too little. Taken after the turn of the lines, as everybody who
 * writes bookings and takes the turn does.
 */
export async function holdBookings(tx: Tx): Promise<void> {
  await sql`lock table bookings in share row exclusive mode`.execute(tx)
}

/** The grain that it is now: what lies before is over. */
const from = (now: Instant): Instant => instant(now - (now % (GRAIN * 60_000)))

/** The bookings ahead that have a time of the hall which somebody else has of the part. */
export async function across(
  tx: Tx,
  community: string,
  { hall, part }: { hall: string; part: string },
  now: Instant,
): Promise<BookingRow[]> {
  const held = sql`community_id = ${community} and unit_start >= ${stamp(from(now))}
    and (until is null or until > ${stamp(now)})`
  const both = sql<boolean>`bookings.booking_id in (
    select booking_id from claims where ${held} and resource_id in (${hall}, ${part}) and unit_start in (
      select unit_start from claims where ${held} and resource_id = ${hall}
      intersect select unit_start from claims where ${held} and resource_id = ${part}))`
  return inOrder(tx, community, both, now)
}

/** The hall's bookings ahead that hold the part too. */
export async function throughHall(
  tx: Tx,
  community: string,
  { hall, part }: { hall: string; part: string },
  now: Instant,
): Promise<BookingRow[]> {
  const held = sql<boolean>`bookings.room_id = ${hall} and bookings.booking_id in (
    select booking_id from claims where community_id = ${community} and resource_id = ${part}
      and unit_start >= ${stamp(from(now))} and (until is null or until > ${stamp(now)}))`
  return inOrder(tx, community, held, now)
}

function inOrder(tx: Tx, community: string, which: ReturnType<typeof sql<boolean>>, now: Instant) {
  const query = bookingsWithRooms(tx, community).where(which)
  return viewsOf(query.orderBy('bookings.day').orderBy('starts').orderBy('bookings.booking_id'), now)
}

const claiming = `
insert into claims (community_id, resource_id, unit_start, lane, booking_id, until)
select $1, $3::uuid, unit_start, n, booking_id, until
from claims c, rooms r, generate_series(1, r.lanes) n
where c.community_id = $1 and c.resource_id = $2 and c.booking_id is not null and unit_start >= $4::timestamptz
  and (until is null or until > $5::timestamptz) and r.community_id = $1 and r.room_id = $3::uuid
order by 2, 3, 4
${takeOver('claims.until <= $5::timestamptz')}`

/**
 * Joins a part to a hall, and lets what is booked of the hall hold the part.
 * @throws what `met` (../book.ts) knows when somebody has the part at such a time.
 */
export async function join(
  tx: Tx,
  community: string,
  hall: string,
  part: string,
  now: Instant,
): Promise<void> {
  await setSplits(tx, community, hall, true)
  await tx
    .insertInto('room_parts')
    .values({ community_id: community, room_id: hall, part_id: part })
    .execute()
  const parameters = [community, hall, part, iso(from(now)), iso(now)]
  await tx.executeQuery(CompiledQuery.raw(claiming, parameters))
}

/** Takes a part out of a hall; what was booked of the hall holds it no longer. */
export async function takeOut(tx: Tx, community: string, hall: string, part: string): Promise<void> {
  await sql`
    with held as (
      select c.unit_start, c.lane from claims c join bookings b using (community_id, booking_id)
      where c.community_id = ${community} and c.resource_id = ${part} and b.room_id = ${hall}
      order by c.unit_start, c.lane for update of c)
    delete from claims c using held h where c.community_id = ${community} and c.resource_id = ${part}
      and c.unit_start = h.unit_start and c.lane = h.lane`.execute(tx)
  await tx
    .deleteFrom('room_parts')
    .where('community_id', '=', community)
    .where('room_id', '=', hall)
    .where('part_id', '=', part)
    .execute()
  const left = await tx
    .selectFrom('room_parts')
    .select('part_id')
    .where('community_id', '=', community)
    .where('room_id', '=', hall)
    .executeTakeFirst()
  if (!left) await setSplits(tx, community, hall, false)
}

async function setSplits(tx: Tx, community: string, hall: string, splits: boolean): Promise<void> {
  await tx
    .updateTable('rooms')
    .set({ splits })
    .where('community_id', '=', community)
    .where('room_id', '=', hall)
    .where('splits', '<>', splits)
    .execute()
}
