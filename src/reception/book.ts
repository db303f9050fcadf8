// Booking a visit as one statement: it asks what the rule asks (see rule.ts), takes one of the places that the visitor has
// for visits ahead, claims the time grain by grain in ascending order, and keeps reply and leaf. The primary key of
// visit_claims has the last word: its violation undoes the whole statement, so a visit is never without its time. Moving
// one asks and claims in the same words, in a transaction.
import { CompiledQuery, sql } from 'kysely'
import { at, clock, dayOf, iso, type Day, type Minute } from '../kernel/time'
import { tellCtes } from '../messages/facts'
import { receipt, receiptCtes } from '../platform/serve/act'
import type { Ctx } from '../platform/serve/context'
import { GRAIN, type Kind, type Share } from './rule'

export interface Wish {
  readonly day: Day
  readonly start: Minute
  /** The nth try: the share's lanes in their order, the desk's own before the residents'. */
  readonly nth: number
}

// The desk's rows are shared, so that a change of its settings lists what was booked before it, and what waited for it is
// asked by the new ones.
// $1 community · $2 who comes · $3 who acts · $4 day · $5 start · $6 now · $7 today · $8 the start as an instant
// $9 the share · $10 the nth lane of it · $11 the visit
const conditions = `
desk as (
  select unit_minutes, quota, case when $9 = 'public' then $10::int
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
  for key share of r, d
), person as (
  select person_id from persons
  where community_id = $1 and person_id = $2 and (
    exists (select from residents r where r.community_id = $1 and r.person_id = $2 and r.during @> $7::date)
    or exists (select from role_grants g where g.community_id = $1 and g.person_id = $2 and g.during @> $7::date))
), link as (
  select link_id, relation from helper_links
  where community_id = $1 and elder_id = $2 and helper_id = $3 and ended_at is null
  for share
), actor as (
  select $3::uuid as person_id, null as relation, null as consent, null::uuid as link_id
  where $9 = 'public' and $2::uuid = $3::uuid
  union all
  select $3, case when $2::uuid <> $3::uuid then 'desk' end, case when $2::uuid <> $3::uuid then 'desk' end, null
  where $9 = 'desk' and exists (
    select from role_grants g
    where g.community_id = $1 and g.person_id = $3 and g.role = 'staff' and g.during @> $7::date)
  union all
  select $3, 'family', 'household', null
  where $9 = 'public' and $2::uuid <> $3::uuid and exists (
    select from residents own join residents other using (community_id, household_id)
    where own.community_id = $1 and own.person_id = $3 and own.during @> $7::date
      and other.person_id = $2 and other.during @> $7::date)
  union all
  select $3, relation, 'link', link_id from link where $9 = 'public'
  limit 1
)`

// The visits that the visitor has ahead.
const openNow = `o.community_id = $1 and o.person_id = $2 and o.until > $6::timestamptz`

// Of a visit that has its lane and its times.
const grains = `
  select $1, grain_start, lane, visit_id
  from visit, generate_series($8::timestamptz, $8::timestamptz + make_interval(mins => ends - starts - ${GRAIN}),
                              interval '${GRAIN} minutes') as grain_start`

/** @param about the number of the parameter with the case, where there is one: the visitor's own, by the foreign key. */
const bookingOf = (about?: number): string => `
with ${conditions}, place as (
  insert into open_visits as held (community_id, person_id, nth, visit_id, until)
  select $1, person.person_id, nth, $11::uuid, $8::timestamptz + make_interval(mins => unit_minutes)
  from desk, person, actor, lateral (
    select nth from generate_series(1, quota) nth
    where not exists (select from open_visits o where ${openNow} and o.nth = nth.nth)
    order by nth limit 1) free
  where (select count(*) from open_visits o where ${openNow}) < quota
  on conflict (community_id, person_id, nth) do update set visit_id = excluded.visit_id, until = excluded.until
    where held.until <= $6::timestamptz
  returning visit_id
), visit as (
  insert into visits (community_id, visit_id, person_id, booked_by, relation, consent, link_id, day, starts, ends, lane,
    kind, note, made_at${about ? ', case_id' : ''})
  select $1, place.visit_id, person.person_id, actor.person_id, relation, consent, link_id, $4::date, $5::int,
    $5::int + unit_minutes, lane, $12, $13, $6::timestamptz${about ? `, $${about}::uuid` : ''}
  from desk, person, actor, place
  returning visit_id, lane, starts, ends, relation, jsonb_build_object('visitId', visit_id) as reply
), claimed as (
  insert into visit_claims (community_id, grain_start, lane, visit_id) ${grains}
  order by grain_start
), ${receiptCtes('visit', 14)}`

/** The hot one: most visits are about no case. */
const booking = bookingOf()

// Who has a visit booked for them is told of it.
const telling = `, news as (
  select $2::uuid as person_id, 'visit-booked-for' as kind, visit_id as about,
    jsonb_build_object('day', $4::date, 'start', $23::text, 'relation', relation) as facts,
    case when relation = 'desk' then '{}' else jsonb_build_object('booker', $3::uuid) end as named
  from visit where relation is not null
), ${tellCtes('news', 22, 6)}`

const booked = 'select visit_id from visit'

// The new time is claimed before the old one is freed: who waits here then holds nothing that somebody else waits for.
// What it has of the new time already it keeps; the count makes the freeing come second.
const moving = `
with ${conditions}, visit as (
  update visits v set day = $4::date, starts = $5::int, ends = $5::int + unit_minutes, lane = desk.lane,
    moved_at = greatest($6::timestamptz, v.made_at)
  from desk, person, actor
  where v.community_id = $1 and v.visit_id = $11::uuid and v.person_id = $2
  returning v.visit_id, v.lane, v.starts, v.ends
), claimed as (
  insert into visit_claims (community_id, grain_start, lane, visit_id) ${grains}
  where not exists (select from visit_claims own where own.community_id = $1 and own.visit_id = visit.visit_id
    and own.lane = visit.lane and own.grain_start = grain_start.grain_start)
  order by grain_start
  returning grain_start
), freed as (
  delete from visit_claims old using visit
  where old.community_id = $1 and old.visit_id = visit.visit_id
    and (old.lane <> visit.lane or old.grain_start < $8::timestamptz
      or old.grain_start >= $8::timestamptz + make_interval(mins => visit.ends - visit.starts))
    and (select count(*) from claimed) >= 0
), placed as (
  update open_visits o set until = $8::timestamptz + make_interval(mins => visit.ends - visit.starts)
  from visit where o.community_id = $1 and o.visit_id = visit.visit_id
)
select visit_id from visit`

function conditionsOf(ctx: Ctx, person: string, share: Share, { day, start, nth }: Wish): unknown[] {
  const who = [ctx.community, person, ctx.actor!.person]
  return [...who, day, start, iso(ctx.now), dayOf(ctx.now), iso(at(day, start)), share, nth]
}

/** A time, and what the visit is about. */
export interface Booked extends Wish {
  readonly kind: Kind
  readonly note: string
  /** The visitor's case that it is about. */
  readonly caseId?: string
}

/** The statement with everything it needs to book for this person. */
export function bookingQuery(
  ctx: Ctx,
  person: string,
  share: Share,
  wish: Booked,
): CompiledQuery & { visitId: string } {
  const { day, start, kind, note, caseId } = wish
  const visitId = ctx.newId()
  const leaf = receipt(ctx, { visit: visitId, person, day, start, case: caseId })
  const own = person === ctx.actor!.person
  const parameters = [...conditionsOf(ctx, person, share, wish), visitId, kind, note, ...leaf]
  if (!own) parameters.push(ctx.newId(), clock(start))
  if (caseId !== undefined) parameters.push(caseId)
  const statement = caseId === undefined ? booking : bookingOf(parameters.length)
  return { ...CompiledQuery.raw(`${statement}${own ? '' : telling} ${booked}`, parameters), visitId }
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
  wish: Booked,
): Promise<string | null> {
  const { visitId, ...query } = bookingQuery(ctx, person, share, wish)
  const { rows } = await ctx.tx.executeQuery(query)
  return rows.length === 1 ? visitId : null
}

/**
 * Tries to move a visit that is held, in the transaction that holds it; ends as `tryBooking` does, and then nothing of
 * the attempt is left.
 */
export async function tryMoving(
  ctx: Ctx,
  visit: { readonly visitId: string; readonly person: string },
  share: Share,
  wish: Wish,
): Promise<string | null> {
  await sql`savepoint lane`.execute(ctx.tx)
  try {
    const parameters = [...conditionsOf(ctx, visit.person, share, wish), visit.visitId]
    const { rows } = await ctx.tx.executeQuery(CompiledQuery.raw(moving, parameters))
    return rows.length === 1 ? visit.visitId : null
  } catch (error) {
    await sql`rollback to savepoint lane`.execute(ctx.tx)
    throw error
  }
}

/** Moves take the desk's row, one after the other: two that want each other's time would else wait in a circle. */
export async function takeTurn({ tx, community }: Pick<Ctx, 'tx' | 'community'>): Promise<void> {
  await sql`select from reception_desks where community_id = ${community} for no key update`.execute(tx)
}
