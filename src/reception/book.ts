// Booking and moving a visit, each as one statement: it asks what the rule asks (see rule.ts), takes the time, and keeps
// reply and leaf. The primary key of visit_claims has the last word: its violation undoes the whole statement, so a visit
// is never without its time, and a move that finds the new time taken has not given back the old one.
import { CompiledQuery } from 'kysely'
import { at, dayOf, iso, type Day, type Minute } from '../kernel/time'
import { receipt, receiptCtes } from '../platform/serve/act'
import type { Ctx } from '../platform/serve/context'
import type { Kind, Share } from './rule'

export interface Wish {
  readonly day: Day
  readonly start: Minute
  /** The nth try: the share's lanes in their order, the desk's own before the residents'. */
  readonly nth: number
}

// $1 community · $2 who comes · $3 who acts · $4 day · $5 start · $6 now · $7 today · $8 the start as an instant
// $9 the share · $10 the nth lane of it · $11 the visit
const conditions = `
desk as (
  select unit_minutes, case when $9 = 'public' then $10::int
    when $10::int <= desk_share then public_share + $10::int else $10::int - desk_share end as lane
  from reception_desks r join duty_desks d using (community_id)
  where r.community_id = $1
    and $8::timestamptz >= $6::timestamptz
    and $4::date <= $7::date + ahead_days
    and coalesce((select works from calendar_days where community_id = $1 and day = $4::date),
      extract(isodow from $4::date) < 6)
    and $5::int >= opens and $5::int + unit_minutes <= closes and $5::int % unit_minutes = 0
    and exists (select from shifts s where s.community_id = $1
      and s.during @> tstzrange($8::timestamptz, $8::timestamptz + make_interval(mins => unit_minutes)))
    and $10::int <= case when $9 = 'public' then public_share else public_share + desk_share end
  LOCK
), person as (
  select person_id from persons
  where community_id = $1 and person_id = $2 and (
    exists (select from residents r where r.community_id = $1 and r.person_id = $2 and r.during @> $7::date)
    or exists (select from role_grants g where g.community_id = $1 and g.person_id = $2 and g.during @> $7::date))
), actor as (
  select $3::uuid as person_id where $9 = 'public' or exists (
    select from role_grants g
    where g.community_id = $1 and g.person_id = $3 and g.role = 'staff' and g.during @> $7::date)
)`

const booking = `
with ${conditions.replace('LOCK', '')}, visit as (
  insert into visits (community_id, visit_id, person_id, booked_by, day, starts, ends, lane, kind, note, made_at)
  select $1, $11::uuid, person.person_id, actor.person_id, $4::date, $5::int, $5::int + unit_minutes, lane,
    $12, $13, $6::timestamptz
  from desk, person, actor
  returning visit_id, lane, jsonb_build_object('visitId', visit_id) as reply
), claimed as (
  insert into visit_claims (community_id, slot_start, lane, visit_id)
  select $1, $8::timestamptz, lane, visit_id from visit
), ${receiptCtes('visit', 14)}
select visit_id from visit`

// Moves take the desk's row, one after the other: two that want each other's time would else wait in a circle.
// Bookings do not, and so wait for nobody but whoever wants the same time.
const moving = `
with ${conditions.replace('LOCK', 'for no key update of r')}, visit as (
  update visits v set day = $4::date, starts = $5::int, ends = $5::int + unit_minutes, lane = desk.lane,
    moved_at = greatest($6::timestamptz, v.made_at)
  from desk, person, actor
  where v.community_id = $1 and v.visit_id = $11::uuid and v.person_id = $2 and v.cancelled_at is null
    and (v.day + make_interval(mins => v.starts)) at time zone 'Asia/Shanghai' > $6::timestamptz
  returning v.visit_id, v.lane, jsonb_build_object('visitId', v.visit_id) as reply
), claimed as (
  update visit_claims c set slot_start = $8::timestamptz, lane = visit.lane from visit
  where c.community_id = $1 and c.visit_id = visit.visit_id
), ${receiptCtes('visit', 12)}
select visit_id from visit`

function conditionsOf(ctx: Ctx, person: string, share: Share, { day, start, nth }: Wish): unknown[] {
  const who = [ctx.community, person, ctx.actor!.person]
  return [...who, day, start, iso(ctx.now), dayOf(ctx.now), iso(at(day, start)), share, nth]
}

async function stored(ctx: Ctx, statement: string, parameters: unknown[]): Promise<boolean> {
  const { rows } = await ctx.tx.executeQuery(CompiledQuery.raw(statement, parameters))
  return rows.length === 1
}

/**
 * Tries to book.
 * @returns null when a condition was not met; which one, the rule says on the loaded facts.
 * @throws a violation of visit_claims_one_taker when the time was taken in this lane, of visits_one_a_day when the
 * person has a visit on that day.
 */
export async function tryBooking(
  ctx: Ctx,
  person: string,
  share: Share,
  wish: Wish & { readonly kind: Kind; readonly note: string },
): Promise<string | null> {
  const { day, start, kind, note } = wish
  const visitId = ctx.newId()
  const leaf = receipt(ctx, { visit: visitId, person, day, start })
  const parameters = [...conditionsOf(ctx, person, share, wish), visitId, kind, note, ...leaf]
  return (await stored(ctx, booking, parameters)) ? visitId : null
}

/** Tries to move one's own visit; ends as `tryBooking` does. */
export async function tryMoving(ctx: Ctx, visitId: string, wish: Wish): Promise<string | null> {
  const { day, start } = wish
  const person = ctx.actor!.person
  const leaf = receipt(ctx, { visit: visitId, day, start })
  const parameters = [...conditionsOf(ctx, person, 'public', wish), visitId, ...leaf]
  return (await stored(ctx, moving, parameters)) ? visitId : null
}
