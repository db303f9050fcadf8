// The booking as one statement: it asks what the rule asks (see rule.ts), claims the time grain by grain in ascending
// order, and keeps reply and leaf. The primary key of claims has the last word: its violation undoes the whole
// statement, so there is never half a booking. What has lapsed of the time it takes away first: the count makes it so.
import { CompiledQuery } from 'kysely'
import { addDays, at, dayOf, iso, type Day } from '../kernel/time'
import { receipt, receiptCtes } from '../platform/serve/act'
import type { Ctx } from '../platform/serve/context'
import { GRAIN, type Wish } from './rule'

const statement = `
with room as (
  select room_id, $9::timestamptz + make_interval(mins => release_after) as release_at from rooms
  where community_id = $1 and room_id = $2 and retired_at is null
    and $9::timestamptz >= $7::timestamptz
    and $4::date <= $8::date + ahead_days
    and (open_days = 'every' or coalesce(
      (select works from calendar_days where community_id = $1 and day = $4::date),
      extract(isodow from $4::date) < 6))
    and $5::int >= opens and $6::int <= closes and $5::int < $6::int
    and $5::int % unit_minutes = 0 and $6::int % unit_minutes = 0
    and $6::int - $5::int <= longest
    and $12::int <= seats and $11::int <= lanes
), person as (
  select person_id from persons
  where community_id = $1 and person_id = $3 and (
    exists (select from residents r where r.community_id = $1 and r.person_id = $3 and r.during @> $8::date)
    or exists (select from role_grants g where g.community_id = $1 and g.person_id = $3 and g.during @> $8::date))
), booking as (
  insert into bookings (community_id, booking_id, room_id, person_id, day, starts, ends, lane, people, purpose, made_at,
    release_at)
  select $1, $10::uuid, room_id, person_id, $4::date, $5::int, $6::int, $11::int, $12::int, $13, $7::timestamptz, release_at
  from room, person
  returning booking_id, release_at, jsonb_build_object('bookingId', booking_id) as reply
), lapsed as (
  delete from claims old using booking
  where old.community_id = $1 and old.resource_id = $2 and old.lane = $11::int
    and old.unit_start >= $9::timestamptz and old.unit_start < $14::timestamptz and old.until <= $7::timestamptz
  returning old.unit_start
), claimed as (
  insert into claims (community_id, resource_id, unit_start, lane, booking_id, until)
  select $1, $2, unit_start, $11::int, booking_id, release_at
  from booking, generate_series($9::timestamptz, $14::timestamptz - interval '${GRAIN} minutes',
                                interval '${GRAIN} minutes') as unit_start
  where (select count(*) from lapsed) >= 0
  order by unit_start
), ${receiptCtes('booking', 15)}
select booking_id from booking`

export interface Order extends Wish {
  readonly roomId: string
  readonly day: Day
  readonly purpose: string
}

/** The statement with everything it needs to book in this lane. */
export function bookingQuery(
  ctx: Ctx,
  person: string,
  order: Order,
  lane: number,
): CompiledQuery & { bookingId: string } {
  const { roomId, day, start, end, people, purpose } = order
  const bookingId = ctx.newId()
  const facts = { booking: bookingId, room: roomId, day, start, end, lane }
  // In the order of their numbers: $1 to $6, $7 to $11, $12 to $14, and the receipt's eight.
  const what = [ctx.community, roomId, person, day, start, end]
  const when = [iso(ctx.now), dayOf(ctx.now), iso(at(day, start)), bookingId, lane]
  const rest = [people, purpose, iso(at(day, end))]
  const query = CompiledQuery.raw(statement, [...what, ...when, ...rest, ...receipt(ctx, facts)])
  return { ...query, bookingId }
}

/**
 * Tries to book in this lane.
 * @returns null when a condition was not met; which one, the rule says on the loaded facts.
 * @throws a violation of claims_one_taker when the time was taken.
 */
export async function tryBooking(
  ctx: Ctx,
  person: string,
  order: Order,
  lane: number,
): Promise<string | null> {
  const { bookingId, ...query } = bookingQuery(ctx, person, order, lane)
  const { rows } = await ctx.tx.executeQuery(query)
  return rows.length === 1 ? bookingId : null
}

/** The furthest day that can be booked today. */
export function lastDayOf(ctx: Pick<Ctx, 'now'>, aheadDays: number): Day {
  return addDays(dayOf(ctx.now), aheadDays)
}
