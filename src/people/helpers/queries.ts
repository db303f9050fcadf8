import { sql, type RawBuilder } from 'kysely'
import type { Day, Instant } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import type { Relation } from './rule'

export interface Link {
  readonly linkId: string
  readonly elder: string
  readonly helper: string
  readonly relation: Relation
  readonly since: Instant
}

/** The links of a person that stand, on either side, the newest first. */
export async function linksOf(tx: Tx, community: string, person: string): Promise<Link[]> {
  return tx
    .selectFrom('helper_links')
    .select(['link_id as linkId', 'elder_id as elder', 'helper_id as helper', 'relation', 'since'])
    .where('community_id', '=', community)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('elder_id', '=', person), eb('helper_id', '=', person)]))
    .orderBy('since', 'desc')
    .orderBy('link_id', 'desc')
    .execute()
}

/** A link, held against a second ending; null when there is none. */
export async function lockLink(
  tx: Tx,
  community: string,
  linkId: string,
): Promise<(Link & { readonly endedAt: Instant | null }) | null> {
  const row = await tx
    .selectFrom('helper_links')
    .select(['link_id as linkId', 'elder_id as elder', 'helper_id as helper', 'relation', 'since'])
    .select('ended_at as endedAt')
    .where('community_id', '=', community)
    .where('link_id', '=', linkId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Keeps a new link; false when one between the two stands already. */
export async function addLink(
  tx: Tx,
  community: string,
  link: Link & { readonly how: 'code' | 'in-person'; readonly madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into helper_links (community_id, link_id, elder_id, helper_id, relation, how, made_by, since)
    values (${community}, ${link.linkId}, ${link.elder}, ${link.helper}, ${link.relation}, ${link.how}, ${link.madeBy},
      ${stamp(link.since)})
    on conflict (community_id, elder_id, helper_id) where ended_at is null do nothing
    returning link_id`.execute(tx)
  return rows.length === 1
}

export async function endLink(
  tx: Tx,
  community: string,
  linkId: string,
  by: string,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('helper_links')
    .set({ ended_at: stamp(at), ended_by: by })
    .where('community_id', '=', community)
    .where('link_id', '=', linkId)
    .execute()
}

/** Gives a person this code in place of the one before; false when somebody else has it. */
export async function setCode(
  tx: Tx,
  community: string,
  helper: string,
  code: string,
  until: Instant,
): Promise<boolean> {
  const taken = await tx
    .selectFrom('helper_codes')
    .select('helper_id')
    .where('community_id', '=', community)
    .where('code', '=', code)
    .where('helper_id', '<>', helper)
    .executeTakeFirst()
  if (taken) return false
  await sql`
    insert into helper_codes (community_id, helper_id, code, until)
    values (${community}, ${helper}, ${code}, ${stamp(until)})
    on conflict (community_id, helper_id) do update set code = excluded.code, until = excluded.until`.execute(
    tx,
  )
  return true
}

/** The code of a person that is still good. */
export async function codeOfPerson(
  tx: Tx,
  community: string,
  helper: string,
  now: Instant,
): Promise<{ code: string; until: Instant } | null> {
  const row = await tx
    .selectFrom('helper_codes')
    .select(['code', 'until'])
    .where('community_id', '=', community)
    .where('helper_id', '=', helper)
    .where('until', '>', stamp(now))
    .executeTakeFirst()
  return row ?? null
}

/** Uses a code up. @returns whose it was; null when there is no such code, or it is over. */
export async function takeCode(
  tx: Tx,
  community: string,
  code: string,
  now: Instant,
): Promise<string | null> {
  const row = await tx
    .deleteFrom('helper_codes')
    .where('community_id', '=', community)
    .where('code', '=', code)
    .where('until', '>', stamp(now))
    .returning('helper_id as helper')
    .executeTakeFirst()
  return row?.helper ?? null
}

/** Who lives with a person on `day`. */
export async function housematesOf(tx: Tx, community: string, person: string, day: Day): Promise<string[]> {
  const rows = await tx
    .selectFrom('residents as own')
    .innerJoin('residents as other', (join) =>
      join
        .onRef('other.community_id', '=', 'own.community_id')
        .onRef('other.household_id', '=', 'own.household_id')
        .onRef('other.person_id', '<>', 'own.person_id'),
    )
    .select('other.person_id as person')
    .where('own.community_id', '=', community)
    .where('own.person_id', '=', person)
    .where(sql<boolean>`own.during @> ${day}::date and other.during @> ${day}::date`)
    .orderBy('other.resident_id')
    .execute()
  return rows.map((row) => row.person)
}

/** How it is known that `elder` lets `helper` act for them; a link is held against its ending. */
export async function consentOf(
  tx: Tx,
  community: string,
  helper: string,
  elder: string,
  day: Day,
): Promise<'household' | 'link' | null> {
  if ((await housematesOf(tx, community, helper, day)).includes(elder)) return 'household'
  const link = await tx
    .selectFrom('helper_links')
    .select('link_id')
    .where('community_id', '=', community)
    .where('elder_id', '=', elder)
    .where('helper_id', '=', helper)
    .where('ended_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return link ? 'link' : null
}

/** Whether `elder` said at the desk that `helper` may; to live together is not enough. */
export const saidSo = (community: string, helper: string, elder: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (
    select from helper_links l where l.community_id = ${community} and l.helper_id = ${helper}
      and l.elder_id = ${elder} and l.ended_at is null)`

/** The same as a condition on a column, for lists. */
export function mayActFor(
  community: string,
  helper: string,
  elder: RawBuilder<unknown>,
  day: Day,
): RawBuilder<boolean> {
  return sql<boolean>`(exists (
    select from residents own join residents other using (community_id, household_id)
    where own.community_id = ${community} and own.person_id = ${helper} and own.during @> ${day}::date
      and other.person_id = ${elder} and other.during @> ${day}::date)
  or ${saidSo(community, helper, elder)})`
}
