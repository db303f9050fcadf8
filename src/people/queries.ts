import { sql } from 'kysely'
import type { Role } from '../kernel/contract'
import type { Day, Instant } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import type { Grant } from './rule'

const onDay = (day: Day) => sql<boolean>`during @> ${day}::date`

export interface CommunityFacts {
  readonly name: string
  readonly isExample: boolean
  readonly phone: string
  readonly hostUnit: string
  readonly filingNumber: string
}

export async function communityOf(tx: Tx, community: string): Promise<CommunityFacts> {
  return tx
    .selectFrom('communities')
    .select(['name', 'is_example as isExample', 'phone'])
    .select(['host_unit as hostUnit', 'filing_number as filingNumber'])
    .where('community_id', '=', community)
    .executeTakeFirstOrThrow()
}

/** The sealed names of these persons, by id; an unknown id has none. */
export async function sealedNames(
  tx: Tx,
  community: string,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('persons')
    .select(['person_id as id', 'name_sealed as name'])
    .where('community_id', '=', community)
    .where('person_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The sealed phones of these persons, by id; who has none in the register is not there. */
export async function sealedPhones(
  tx: Tx,
  community: string,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('persons')
    .select(['person_id as id', 'phone_sealed as phone'])
    .where('community_id', '=', community)
    .where('person_id', 'in', [...new Set(ids)])
    .where('phone_sealed', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, phone }) => [id, phone!]))
}

/** Every role these persons were ever granted, by person. */
export async function grantsEver(
  tx: Tx,
  community: string,
  ids: readonly string[],
): Promise<(person: string) => readonly Grant[]> {
  const rows = await tx
    .selectFrom('role_grants as g')
    .leftJoin('buildings as b', (join) =>
      join.onRef('b.community_id', '=', 'g.community_id').onRef('b.building_id', '=', 'g.building_id'),
    )
    .select(['g.person_id as person', 'g.role', 'b.number as building'])
    .select([sql<Day>`lower(g.during)`.as('from'), sql<Day | null>`upper(g.during)`.as('until')])
    .where('g.community_id', '=', community)
    .where('g.person_id', 'in', [...ids])
    .orderBy('g.role')
    .orderBy('b.number')
    .execute()
  return (id) => rows.filter(({ person }) => person === id).map(({ person: _, ...grant }) => grant)
}

export async function secretaryOf(tx: Tx, community: string, day: Day): Promise<string | null> {
  const row = await tx
    .selectFrom('role_grants')
    .select('person_id as person')
    .where('community_id', '=', community)
    .where('role', '=', 'secretary')
    .where(onDay(day))
    .executeTakeFirst()
  return row?.person ?? null
}

/** Who holds this role on `day`, in a fixed order. */
export async function holdersOf(tx: Tx, community: string, role: Role, day: Day): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_grants')
    .select('person_id')
    .distinct()
    .where('community_id', '=', community)
    .where('role', '=', role)
    .where(onDay(day))
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export interface Home {
  readonly building: number
  readonly label: string
  readonly tenure: 'owner' | 'family' | 'tenant'
}

/** Where a person lives on `day`; residents_one_home allows one place at a time. */
export async function homeOf(tx: Tx, community: string, person: string, day: Day): Promise<Home | null> {
  const row = await tx
    .selectFrom('residents as r')
    .innerJoin('households as h', (join) =>
      join.onRef('h.community_id', '=', 'r.community_id').onRef('h.household_id', '=', 'r.household_id'),
    )
    .innerJoin('units as u', (join) =>
      join.onRef('u.community_id', '=', 'h.community_id').onRef('u.unit_id', '=', 'h.unit_id'),
    )
    .innerJoin('buildings as b', (join) =>
      join.onRef('b.community_id', '=', 'u.community_id').onRef('b.building_id', '=', 'u.building_id'),
    )
    .select(['b.number as building', 'u.label', 'r.tenure'])
    .where('r.community_id', '=', community)
    .where('r.person_id', '=', person)
    .where(onDay(day))
    .executeTakeFirst()
  return row ?? null
}

export interface Membership {
  readonly household: string
  /** The 18th birthday; null while the register does not have it. */
  readonly adultFrom: Day | null
}

/** The household that a person lives in on `day`; null for who lives elsewhere. */
export async function membershipOf(
  tx: Tx,
  community: string,
  person: string,
  day: Day,
): Promise<Membership | null> {
  const row = await tx
    .selectFrom('residents as r')
    .innerJoin('persons as p', (join) =>
      join.onRef('p.community_id', '=', 'r.community_id').onRef('p.person_id', '=', 'r.person_id'),
    )
    .select(['r.household_id as household', 'p.adult_from as adultFrom'])
    .where('r.community_id', '=', community)
    .where('r.person_id', '=', person)
    .where(onDay(day))
    .executeTakeFirst()
  return row ?? null
}

/** The persons a WeChat identity may act for, the one confirmed first before the others. */
export async function personsBoundTo(tx: Tx, community: string, identity: Buffer): Promise<string[]> {
  const rows = await tx
    .selectFrom('identities')
    .select('person_id as person')
    .where('community_id', '=', community)
    .where('identity_lookup', '=', identity)
    .where('ended_at', 'is', null)
    .orderBy('confirmed_at')
    .orderBy('person_id')
    .execute()
  return rows.map(({ person }) => person)
}

/** Whether a person acts by a WeChat identity now. */
export async function hasWeChat(tx: Tx, community: string, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identities')
    .select('person_id')
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** A resident with the sealed name, and where. */
export interface ResidentRow {
  readonly personId: string
  readonly name: Buffer
  readonly building: number
  readonly label: string
}

export type Residents =
  | { readonly door: { readonly building: number; readonly label: string } }
  | { readonly phone: Buffer }
  | { readonly ids: readonly string[] }

/** Who lives here on `day`: behind a door, with a phone, or of these persons. */
export async function residentsOf(
  tx: Tx,
  community: string,
  which: Residents,
  day: Day,
  limit: number,
): Promise<ResidentRow[]> {
  let query = tx
    .selectFrom('residents as r')
    .innerJoin('persons as p', (join) =>
      join.onRef('p.community_id', '=', 'r.community_id').onRef('p.person_id', '=', 'r.person_id'),
    )
    .innerJoin('households as h', (join) =>
      join.onRef('h.community_id', '=', 'r.community_id').onRef('h.household_id', '=', 'r.household_id'),
    )
    .innerJoin('units as u', (join) =>
      join.onRef('u.community_id', '=', 'h.community_id').onRef('u.unit_id', '=', 'h.unit_id'),
    )
    .innerJoin('buildings as b', (join) =>
      join.onRef('b.community_id', '=', 'u.community_id').onRef('b.building_id', '=', 'u.building_id'),
    )
    .select(['r.person_id as personId', 'p.name_sealed as name', 'b.number as building', 'u.label'])
    .where('r.community_id', '=', community)
    .where(onDay(day))
    .orderBy('r.resident_id')
    .limit(limit)
  if ('door' in which) {
    query = query.where('b.number', '=', which.door.building).where('u.label', '=', which.door.label)
  } else if ('phone' in which) query = query.where('p.phone_lookup', '=', which.phone)
  else query = query.where('r.person_id', 'in', [...which.ids])
  return query.execute()
}

export interface Read {
  /** Who looked. */
  readonly reader: string
  /** The action that was asked: `reception.find`. */
  readonly action: string
  readonly at: Instant
}

/** Keeps who looked up whom; `newId` names each row. */
export async function saveReads(
  tx: Tx,
  community: string,
  { reader, action, at }: Read,
  persons: readonly string[],
  newId: () => string,
): Promise<void> {
  if (persons.length === 0) return
  const read = { community_id: community, reader_id: reader, action, at: stamp(at) }
  await tx
    .insertInto('person_reads')
    .values([...new Set(persons)].map((person_id) => ({ ...read, read_id: newId(), person_id })))
    .execute()
}

/** Who looked a person up, the latest first. */
export async function readsOf(tx: Tx, community: string, person: string, limit: number): Promise<Read[]> {
  return tx
    .selectFrom('person_reads')
    .select(['reader_id as reader', 'action', 'at'])
    .where('community_id', '=', community)
    .where('person_id', '=', person)
    .orderBy('at', 'desc')
    .orderBy('read_id', 'desc')
    .limit(limit)
    .execute()
}
