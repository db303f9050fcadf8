// The roll in the tables: what of the register it is drawn from, and its rows.
import { sql } from 'kysely'
import { grouped } from '../kernel/group'
import { iso, type Day, type Instant } from '../kernel/time'
import type { Tx } from '../platform/serve/context'
import { voterIdOf, type Placed } from './fingerprint'
import type { RegisterFacts, RegisterHousehold, RegisterUnit, Roll } from './roll'

/** Who owned what on a day, by unit. */
async function ownersByUnit(tx: Tx, community: string, day: Day) {
  const persons = await tx
    .selectFrom('owners')
    .select(['owner_id as ownerId', 'person_id as person'])
    .where('community_id', '=', community)
    .execute()
  const personOf = new Map(persons.map(({ ownerId, person }) => [ownerId, person]))
  const owned = await tx
    .selectFrom('ownerships')
    .select(['unit_id as unitId', 'owner_id as ownerId'])
    .where('community_id', '=', community)
    .where(sql<boolean>`during @> ${day}::date`)
    .execute()
  const owner = ({ ownerId }: { ownerId: string }) => ({ ownerId, person: personOf.get(ownerId) ?? null })
  return grouped(owned, ({ unitId }) => unitId, owner)
}

/** The 18th birthdays of those who lived somewhere on a day, by household. */
async function birthdaysByHousehold(tx: Tx, community: string, day: Day) {
  const persons = await tx
    .selectFrom('persons')
    .select(['person_id as person', 'adult_from as adultFrom'])
    .where('community_id', '=', community)
    .execute()
  const adultFrom = new Map(persons.map((one) => [one.person, one.adultFrom]))
  const residents = await tx
    .selectFrom('residents')
    .select(['household_id as household', 'person_id as person'])
    .where('community_id', '=', community)
    .where(sql<boolean>`during @> ${day}::date`)
    .execute()
  return {
    births: grouped(
      residents,
      ({ household }) => household,
      (one) => adultFrom.get(one.person) ?? null,
    ),
    livesThere: new Set(residents.map(({ household, person }) => `${household} ${person}`)),
  }
}

/**
 * The register on a day, with whom households and owners have named by then. Plain reads joined here: one statement
 * over all of it once took a plan that grew with the square of the households.
 */
export async function registerFacts(tx: Tx, community: string, day: Day): Promise<RegisterFacts> {
  const doors = await sql<Omit<RegisterUnit, 'owners'>>`
    select u.unit_id as "unitId", b.number as building, u.label, u.area
    from units u join buildings b using (community_id, building_id)
    where u.community_id = ${community}`.execute(tx)
  const owners = await ownersByUnit(tx, community, day)
  const units = doors.rows.map((door) => ({ ...door, owners: owners.get(door.unitId) ?? [] }))
  const buildingOf = new Map(units.map(({ unitId, building }) => [unitId, building]))
  const homes = await tx
    .selectFrom('households')
    .select(['household_id as householdId', 'unit_id as unitId'])
    .where('community_id', '=', community)
    .execute()
  const { births, livesThere } = await birthdaysByHousehold(tx, community, day)
  const households = homes.map(({ householdId, unitId }): RegisterHousehold => {
    const adultFrom = births.get(householdId) ?? []
    return { householdId, unitId, building: buildingOf.get(unitId)!, adultFrom }
  })
  const named = await tx
    .selectFrom('representatives')
    .select(['household_id as household', 'person_id as person'])
    .where('community_id', '=', community)
    .where(sql<boolean>`during @> ${day}::date`)
    .execute()
  // A representative who has moved out represents the household no longer.
  const standing = named.filter(({ household, person }) => livesThere.has(`${household} ${person}`))
  const casters = await tx
    .selectFrom('owner_casters')
    .select(['head_key as head', 'person_id as person'])
    .where('community_id', '=', community)
    .where(sql<boolean>`during @> ${day}::date`)
    .execute()
  return {
    ...{ day, units, households },
    representatives: new Map(standing.map(({ household, person }) => [household, person])),
    casters: new Map(casters.map(({ head, person }) => [head, person])),
  }
}

export interface Drawn {
  readonly at: Instant
  readonly by: string
  readonly area: number | null
  readonly hash: Buffer
  readonly rule: unknown
}

/** Puts a roll in the place of whatever was drawn before; nobody has verified it yet. */
export async function saveRoll(
  tx: Tx,
  community: string,
  ballotId: string,
  { voters }: Roll,
  drawn: Drawn,
): Promise<void> {
  for (const table of ['ballot_roll_units', 'ballot_roll'] as const) {
    await tx
      .deleteFrom(table)
      .where('community_id', '=', community)
      .where('ballot_id', '=', ballotId)
      .execute()
  }
  const rows = voters.map((voter) => ({ ...voter, id: voterIdOf(voter) }))
  // One parameter holds them all: fifteen hundred rows of parameters would be more than a statement takes.
  await sql`
    insert into ballot_roll (community_id, ballot_id, voter_id, kind, household_id, head_key, caster, area)
    select ${community}, ${ballotId}::uuid, r.id, r.kind, case when r.kind = 'household' then r.key::uuid end,
      case when r.kind = 'owner' then r.key end, r.caster, r.area
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id uuid, kind text, key text, caster uuid, area bigint)`.execute(tx)
  const units = rows.flatMap(({ id, units: own }) => own.map((unit) => ({ ...unit, id })))
  await sql`
    insert into ballot_roll_units (community_id, ballot_id, unit_id, voter_id, area)
    select ${community}, ${ballotId}::uuid, r."unitId", r.id, r.area
    from json_to_recordset(${JSON.stringify(units)}::json) as r ("unitId" uuid, id uuid, area bigint)`.execute(
    tx,
  )
  await sql`
    update ballots set roll_drawn_at = ${iso(drawn.at)}::timestamptz, roll_drawn_by = ${drawn.by}::uuid,
      roll_count = ${voters.length}, roll_area = ${drawn.area}, roll_hash = ${drawn.hash},
      rule = ${JSON.stringify(drawn.rule)}::jsonb, roll_verified_at = null, roll_verified_by = null
    where community_id = ${community} and ballot_id = ${ballotId}`.execute(tx)
}

/** The roll as it lies in the tables, for a fingerprint that is computed again. */
export async function placedVoters(tx: Tx, community: string, ballotId: string): Promise<Placed[]> {
  const places = await tx
    .selectFrom('ballot_roll')
    .select(['voter_id as voter', 'kind', 'household_id as household', 'head_key as head', 'area'])
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
  const rows = await tx
    .selectFrom('ballot_roll_units')
    .select(['voter_id as voter', 'unit_id as unitId', 'area'])
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
  const units = grouped(
    rows,
    ({ voter }) => voter,
    ({ unitId, area }) => ({ unitId, area }),
  )
  return places.map(({ voter, kind, household, head, area }) => {
    return { kind, key: (household ?? head)!, area, units: units.get(voter) ?? [] }
  })
}

export interface VoterRow {
  readonly voterId: string
  readonly kind: 'household' | 'owner'
  readonly label: string
  readonly units: number
  readonly area: number | null
  readonly caster: string | null
  readonly castAt: Instant | null
  readonly receipt: string | null
}

/** A voter with its first door; `v` must be joined as the vote, if any. */
const voterColumns = sql`
  r.voter_id as "voterId", r.kind, r.area, r.caster, r.cast_at as "castAt", v.receipt, door.label, door.units
  from ballot_roll r
  left join ballot_votes v using (community_id, ballot_id, voter_id)
  cross join lateral (
    select (array_agg(b.number || '栋' || n.label order by b.number, length(n.label), n.label))[1] as label,
      count(*) as units
    from ballot_roll_units u join units n using (community_id, unit_id) join buildings b using (community_id, building_id)
    where u.community_id = r.community_id and u.ballot_id = r.ballot_id and u.voter_id = r.voter_id) door`

/** The votes that a person has a part in on a day: casts it, lives in the household, or is one of the owners. */
export async function votersOfPerson(
  tx: Tx,
  who: { community: string; ballotId: string; person: string; day: Day },
): Promise<VoterRow[]> {
  const { community, ballotId, person, day } = who
  const parts = await sql<{ voter_id: string }>`
    select voter_id from ballot_roll
    where community_id = ${community} and ballot_id = ${ballotId} and caster = ${person}
    union
    select household_id from residents
    where community_id = ${community} and person_id = ${person} and during @> ${day}::date
    union
    ${ownedVoters(who)}`.execute(tx)
  const ids = parts.rows.map(({ voter_id }) => voter_id)
  if (ids.length === 0) return []
  // By their ids: in one statement the doors of the whole roll are looked up before these few are picked, which took
  // ten seconds of a roll of 1 300.
  const { rows } = await sql<VoterRow>`
    select ${voterColumns}
    where r.community_id = ${community} and r.ballot_id = ${ballotId} and r.voter_id in (${sql.join(ids)})
    order by door.label`.execute(tx)
  return rows
}

/** An owner's heads; the owner of a let flat has no part in the household's vote that lives there. */
const ownedVoters = (who: { community: string; ballotId: string; person: string; day: Day }) => sql`
  select h.voter_id from owners w
  join ownerships o using (community_id, owner_id)
  join ballot_roll_units u on u.community_id = o.community_id and u.unit_id = o.unit_id
  join ballot_roll h on h.community_id = u.community_id and h.ballot_id = u.ballot_id and h.voter_id = u.voter_id
  where w.community_id = ${who.community} and w.person_id = ${who.person} and o.during @> ${who.day}::date
    and u.ballot_id = ${who.ballotId} and h.kind = 'owner'`

/** The vote that a door belongs to. */
export async function voterOfUnit(
  tx: Tx,
  community: string,
  ballotId: string,
  unitId: string,
): Promise<VoterRow | null> {
  const { rows } = await sql<VoterRow>`
    select ${voterColumns}
    where r.community_id = ${community} and r.ballot_id = ${ballotId} and r.voter_id = (
      select voter_id from ballot_roll_units
      where community_id = ${community} and ballot_id = ${ballotId} and unit_id = ${unitId})`.execute(tx)
  return rows[0] ?? null
}

export interface Door {
  readonly unitId: string
  readonly householdId: string | null
  /** Those who live there on the day and are 18 or more. */
  readonly adults: readonly string[]
  readonly owners: readonly { readonly ownerId: string; readonly person: string | null }[]
}

export async function doorOf(
  tx: Tx,
  community: string,
  { building, label }: { building: number; label: string },
  day: Day,
): Promise<Door | null> {
  const { rows } = await sql<Door>`
    select u.unit_id as "unitId", h.household_id as "householdId",
      (select coalesce(json_agg(r.person_id order by r.resident_id), '[]')
       from residents r join persons p using (community_id, person_id)
       where r.community_id = u.community_id and r.household_id = h.household_id and r.during @> ${day}::date
         and coalesce(p.adult_from <= ${day}::date, true)) as adults,
      (select coalesce(json_agg(json_build_object('ownerId', o.owner_id, 'person', w.person_id)), '[]')
       from ownerships o join owners w using (community_id, owner_id)
       where o.community_id = u.community_id and o.unit_id = u.unit_id and o.during @> ${day}::date) as owners
    from units u join buildings b using (community_id, building_id)
    left join households h on h.community_id = u.community_id and h.unit_id = u.unit_id
    where u.community_id = ${community} and b.number = ${building} and u.label = ${label}`.execute(tx)
  return rows[0] ?? null
}

export interface Naming {
  readonly id: string
  readonly person: string
  readonly by: string
  readonly from: Day
}

/** Ends what was named before and names this person from `from` on; ballots that are not over wait for them. */
export async function nameFor(
  tx: Tx,
  community: string,
  whose: { readonly household: string } | { readonly head: string },
  { id, person, by, from }: Naming,
): Promise<void> {
  const [table, key, column, value] =
    'household' in whose
      ? (['representatives', 'rep_id', 'household_id', whose.household] as const)
      : (['owner_casters', 'caster_id', 'head_key', whose.head] as const)
  const names = sql.table(table)
  const whom = sql.ref(column)
  // What ends on the day it began took no day at all; the row stays on file.
  await sql`
    update ${names} set during = case when lower(during) < ${from}::date
      then daterange(lower(during), ${from}::date) else 'empty'::daterange end
    where community_id = ${community} and ${whom} = ${value} and (upper_inf(during) or upper(during) > ${from}::date)
      and not isempty(during)`.execute(tx)
  await sql`
    insert into ${names} (community_id, ${sql.ref(key)}, ${whom}, person_id, during, named_by)
    values (${community}, ${id}, ${value}, ${person}, daterange(${from}::date, null), ${by})`.execute(tx)
  await sql`
    update ballot_roll r set caster = ${person}::uuid
    from ballots b
    where b.community_id = ${community} and b.sealed_at is null and r.community_id = b.community_id
      and r.ballot_id = b.ballot_id and r.${whom} = ${value} and r.cast_at is null`.execute(tx)
}
