// The booking as one statement: it asks what the rule asks (see rule.ts), takes the first lane that is free, claims the
// time grain by grain, and keeps reply and leaf. Whoever claims walks through resources, grains and lanes in the same
// ascending order, so that nobody waits in a circle; the key of the claims has the last word, and stopping undoes the whole
// statement, so there is never half a booking.
import { CompiledQuery, sql } from 'kysely'
import { addDays, at, dayOf, iso, type Day, type Instant } from '../kernel/time'
import { keepLeaf, receipt, receiptCtes } from '../platform/serve/act'
import type { Ctx } from '../platform/serve/context'
import { violates } from '../platform/serve/dispatch'
import type { HeldBooking } from './queries'
import { GRAIN, type Wish } from './rule'

/**
 * What a walk of claims does where a claim lies already: it takes over what it may, in its place in the order. Else it
 * leaves the claim without any holder, which `claims_one_holder` forbids: the statement is undone.
 * @param mayTake what must be true of the claim that lies there.
 */
export const takeOver = (mayTake: string): string => `
  on conflict on constraint claims_one_taker do update
  set booking_id = case when ${mayTake} then excluded.booking_id end,
    closure_id = case when ${mayTake} then excluded.closure_id end, until = excluded.until`

/** Whether a walk of claims met one that it may not take over. */
export const met = (error: unknown): boolean => violates(error, 'claims_one_holder')

/** The parts that the room of `$2` splits into, each with all its lanes: whoever has the whole has them. */
export const parts = `
  select part_id as resource_id, generate_series(1, r.lanes) as lane
  from room_parts p join rooms r on r.community_id = p.community_id and r.room_id = p.part_id
  where p.community_id = $1 and p.room_id = $2`

// $1 community · $2 room · $3 who comes · $4 day · $5 start · $6 end · $7 now · $8 today · $9 and $10 start and end as
// instants · $11 the booking · $12 people · $13 purpose · $14 who books it at the desk, or null · $15 why there
// $16 for what it counts for nobody: an event of the community, or an offer that is yet to be answered; null: it counts
// $17 the series that it is a date of: such a date may lie further ahead than the room is open for booking; or null
const walk = `
with room as (
  select room_id, lanes, buffer_before, buffer_after,
    $9::timestamptz - make_interval(mins => buffer_before) as first,
    $10::timestamptz + make_interval(mins => buffer_after - ${GRAIN}) as last,
    case when approval and $14::uuid is null
      then least($7::timestamptz + make_interval(hours => answer_hours), $9::timestamptz) end as expires_at,
    $9::timestamptz + make_interval(mins => release_after) as release_at
  from rooms
  where community_id = $1 and room_id = $2 and retired_at is null and for_residents
    and $9::timestamptz >= $7::timestamptz
    and ($17::uuid is not null or $4::date <= $8::date + ahead_days)
    and (open_days = 'every' or coalesce(
      (select works from calendar_days where community_id = $1 and day = $4::date),
      extract(isodow from $4::date) < 6))
    and $5::int >= opens and $6::int <= closes and $5::int < $6::int
    and $5::int % unit_minutes = 0 and $6::int % unit_minutes = 0
    and $6::int - $5::int <= longest
    and $12::int <= seats
    and (not approval or $9::timestamptz > $7::timestamptz)
), part as (${parts}
), person as (
  select person_id from persons
  where community_id = $1 and person_id = $3 and (
    exists (select from residents r where r.community_id = $1 and r.person_id = $3 and r.during @> $8::date)
    or exists (select from role_grants g where g.community_id = $1 and g.person_id = $3 and g.during @> $8::date))
    and ($14::uuid is null or exists (select from role_grants g
      where g.community_id = $1 and g.person_id = $14 and g.role = 'staff' and g.during @> $8::date))
), held as (
  -- One list, because PostgreSQL looks up a list in the key's index, but reads every claim for an "or".
  select resource_id, c.lane from claims c, room
  where c.community_id = $1
    and resource_id = any (array(select part_id from room_parts where community_id = $1 and room_id = $2) || $2::uuid)
    and unit_start between first and last and (until is null or until > $7::timestamptz
      -- Whoever waits for it comes first: the line moves on before the time is anybody's (see wait/move.ts).
      or exists (select from waits w where w.community_id = $1 and w.room_id = resource_id and w.day = $4::date
        and w.ended_at is null and w.starts < $6::int and w.ends > $5::int))
), place as (
  select n as lane from room, generate_series(1, lanes) n
  where not exists (select from held where held.lane = n or held.resource_id <> $2)
  order by n limit 1
), used as (
  -- Added up only where there is a limit.
  select date_trunc('week', $4::date)::date as week, week_minutes, minutes
  from room_quotas q, lateral (
    select coalesce(sum(ends - starts), 0) as minutes from bookings
    where community_id = $1 and person_id = $3 and cancelled_at is null and not for_community
      and day >= date_trunc('week', $4::date)::date and day < date_trunc('week', $4::date)::date + 7
      and (expires_at is null or answer = 'approved' or expires_at > $7::timestamptz)) booked
  where q.community_id = $1
), week as (
  -- Another booking of the same person in the same week has changed the version since the sum was seen: then look again.
  insert into room_weeks (community_id, person_id, week, version)
  select $1, person_id, week, 0 from room, person, place, used
  where $16::text is null and minutes + $6::int - $5::int <= week_minutes
  on conflict on constraint room_weeks_one_each do update set version = room_weeks.version + 1
  where room_weeks.version = (select version from room_weeks w, used
    where w.community_id = $1 and w.person_id = $3 and w.week = used.week)
  returning week
), booking as (
  insert into bookings (community_id, booking_id, room_id, person_id, day, starts, ends, lane, people, purpose, made_at,
    buffer_before, buffer_after, booked_by, booked_reason, expires_at, release_at, for_community, series_id)
  select $1, $11::uuid, room_id, person_id, $4::date, $5::int, $6::int, lane, $12::int, $13, $7::timestamptz,
    buffer_before, buffer_after, $14::uuid, $15, expires_at, release_at,
    $16::text is not distinct from 'community', $17::uuid
  from room, person, place
  where $16::text is not null or not exists (select from room_quotas where community_id = $1) or exists (select from week)
  returning booking_id, lane, coalesce(expires_at, release_at) as until, jsonb_build_object('bookingId', booking_id) as reply
), claimed as (
  insert into claims (community_id, resource_id, unit_start, lane, booking_id, until)
  select $1, resource_id, unit_start, taken.lane, booking_id, until
  from booking, room, (select $2::uuid as resource_id, lane from booking union all select * from part) taken,
    generate_series(first, last, interval '${GRAIN} minutes') unit_start
  order by resource_id, unit_start, lane
  ${takeOver('claims.until <= $7::timestamptz')}
)`
const said = `
select (select booking_id from booking) as "bookingId", exists (select from person) as stands`
const kept = `${walk}, ${receiptCtes('booking', 18)} ${said}`
const within = `${walk} ${said}`

export interface Order extends Wish {
  readonly roomId: string
  readonly day: Day
  readonly purpose: string
  /** Who of the staff books for the person, and why. Such a booking needs no further answer. */
  readonly desk?: { readonly person: string; readonly reason: string }
  /** It counts for nobody's week: an event of the community, or an offer that is yet to be answered. */
  readonly exempt?: 'community' | 'offer'
  /** It is a date of this series. */
  readonly series?: string
}

function parametersOf(ctx: Ctx, person: string, order: Order, bookingId: string): unknown[] {
  const { roomId, day, start, end, people, purpose, desk, exempt, series } = order
  const what = [ctx.community, roomId, person, day, start, end]
  const when = [iso(ctx.now), dayOf(ctx.now), iso(at(day, start)), iso(at(day, end))]
  return [
    ...what,
    ...when,
    bookingId,
    people,
    purpose,
    desk?.person ?? null,
    desk?.reason ?? null,
    exempt ?? null,
    series ?? null,
  ]
}

const leafOf = (bookingId: string, person: string, { roomId, day, start, end }: Order) => ({
  ...{ booking: bookingId, room: roomId, person, day, start, end },
})

/** The statement with everything it needs to book and to keep reply and leaf. */
export function bookingQuery(ctx: Ctx, person: string, order: Order): CompiledQuery<Said> {
  const bookingId = ctx.newId()
  const parameters = parametersOf(ctx, person, order, bookingId)
  const leaf = receipt(ctx, leafOf(bookingId, person, order))
  return CompiledQuery.raw(kept, [...parameters, ...leaf]) as CompiledQuery<Said>
}

/** What the statement says. */
interface Said {
  /** Null: a condition was not met or nothing is free; which one, the rule says on the loaded facts. */
  readonly bookingId: string | null
  /** Whether the one who comes may book, and at the desk whoever books for them: spares a refusal the question. */
  readonly stands: boolean
}

export interface Attempt extends Said {
  /** Whether a claim was met that was stored meanwhile: on another look, something else may be free. */
  readonly late: boolean
}

/** Books in one statement, the only one of its act. */
export async function tryBooking(ctx: Ctx, person: string, order: Order): Promise<Attempt> {
  try {
    const { rows } = await ctx.tx.executeQuery(bookingQuery(ctx, person, order))
    return { ...rows[0]!, late: false }
  } catch (error) {
    if (!met(error)) throw error
    // Only who stands comes as far as a claim.
    return { bookingId: null, stands: true, late: true }
  }
}

/** The same in an act of several statements, which keeps the reply itself; this keeps the leaf of the booking. */
export async function bookWithin(ctx: Ctx, person: string, order: Order): Promise<string | null> {
  for (;;) {
    const bookingId = ctx.newId()
    await sql`savepoint walk`.execute(ctx.tx)
    try {
      const parameters = parametersOf(ctx, person, order, bookingId)
      const { rows } = await ctx.tx.executeQuery(CompiledQuery.raw(within, parameters) as CompiledQuery<Said>)
      if (rows[0]!.bookingId === null) return null
      await keepLeaf(ctx, leafOf(bookingId, person, order))
      return bookingId
    } catch (error) {
      await sql`rollback to savepoint walk`.execute(ctx.tx)
      if (!met(error)) throw error
    }
  }
}

const confirming = `
with part as (${parts})
insert into claims (community_id, resource_id, unit_start, lane, booking_id, until)
select $1, resource_id, unit_start, lane, $3::uuid, $8::timestamptz
from (select $2::uuid as resource_id, $4::int as lane union all select * from part) taken,
  generate_series($5::timestamptz, $6::timestamptz - interval '${GRAIN} minutes', interval '${GRAIN} minutes') unit_start
order by resource_id, unit_start, lane
${takeOver('claims.until <= $7::timestamptz or claims.booking_id = excluded.booking_id')}`

/**
 * Makes what a booking holds stand: walks over its claims once more, takes them until `until` (null: for good), and stops
 * where another has taken one over.
 * @throws what `met` knows when another has it; the transaction is lost then.
 */
export async function confirmClaims(
  ctx: Ctx,
  booking: HeldBooking,
  now: Instant,
  until: Instant | null,
): Promise<void> {
  const { bookingId, roomId, lane, day, start, end, before, after } = booking
  const span = [iso(at(day, start - before)), iso(at(day, end + after))]
  const parameters = [ctx.community, roomId, bookingId, lane, ...span, iso(now), until && iso(until)]
  await ctx.tx.executeQuery(CompiledQuery.raw(confirming, parameters))
}

/** The furthest day that can be booked today. */
export function lastDayOf(ctx: Pick<Ctx, 'now'>, aheadDays: number): Day {
  return addDays(dayOf(ctx.now), aheadDays)
}
