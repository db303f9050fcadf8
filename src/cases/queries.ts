import { sql, type RawBuilder } from 'kysely'
import type { Kind } from '../kernel/kinds'
import { iso, type Day, type Instant } from '../kernel/time'
import { mayActFor, saidSo } from '../people/helpers/facts'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import { usual, type EntryKind, type Promises, type Standing } from './rule'

/** A case as it is stored. */
export interface CaseRow extends Standing {
  readonly caseId: string
  readonly year: number
  readonly number: number
  readonly person: string
  /** Whoever booked the visit for the person. */
  readonly helper: string | null
  readonly kind: Kind
  readonly about: string
  readonly openedAt: Instant
  /** How many there are. */
  readonly entries: number
}

const columns = [
  ...(['case_id as caseId', 'year', 'number', 'person_id as person', 'helper_id as helper', 'kind'] as const),
  ...(['about', 'opened_at as openedAt', 'state', 'responsible_id as responsible'] as const),
  ...(['offered_to as offeredTo', 'due', 'entries'] as const),
] as const

/**
 * Who sees a case beside those who receive: its person, whoever they let at the desk, and whoever came for them and still
 * may. That one lives with them is not enough: a case may be about those one lives with.
 */
export function seenBy(community: string, viewer: string, today: Day): RawBuilder<boolean> {
  const person = sql.ref('cases.person_id')
  return sql<boolean>`(${person} = ${viewer} or ${saidSo(community, viewer, person)}
    or (cases.helper_id = ${viewer} and ${mayActFor(community, viewer, person, today)}))`
}

/** A case held against every other act on it; null when there is none. */
export async function lockCase(tx: Tx, community: string, caseId: string): Promise<CaseRow | null> {
  const query = tx.selectFrom('cases').select(columns).where('community_id', '=', community)
  return (await query.where('case_id', '=', caseId).forUpdate().executeTakeFirst()) ?? null
}

/** Whether a person sees this case as theirs or of somebody who lets them. */
export async function sees(
  tx: Tx,
  community: string,
  caseId: string,
  viewer: string,
  today: Day,
): Promise<boolean> {
  return (await caseOf(tx, community, caseId, viewer, today))?.seen ?? false
}

/** One case, whoever's it is; with whether `viewer` sees it as its person or theirs. */
export async function caseOf(
  tx: Tx,
  community: string,
  caseId: string,
  viewer: string,
  today: Day,
): Promise<(CaseRow & { readonly seen: boolean }) | null> {
  const row = await tx
    .selectFrom('cases')
    .select([...columns, seenBy(community, viewer, today).as('seen')])
    .where('community_id', '=', community)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row ?? null
}

/** More than anybody has. */
const MOST = 200

/** The cases that a person sees as theirs; what is open first, then the newest. */
export async function casesSeenBy(tx: Tx, community: string, viewer: string, today: Day): Promise<CaseRow[]> {
  return tx
    .selectFrom('cases')
    .select(columns)
    .where('community_id', '=', community)
    .where(seenBy(community, viewer, today))
    .orderBy(sql`state = 'solved'`)
    .orderBy('opened_at', 'desc')
    .orderBy('number', 'desc')
    .limit(MOST)
    .execute()
}

/** What is not solved, of one person or of all, the first promised first. */
export async function openCases(tx: Tx, community: string, person: string | null): Promise<CaseRow[]> {
  let query = tx
    .selectFrom('cases')
    .select(columns)
    .where('community_id', '=', community)
    .where('state', '<>', 'solved')
    .orderBy('due')
    .orderBy('number')
    .limit(MOST)
  if (person !== null) query = query.where('person_id', '=', person)
  return query.execute()
}

export interface Entry {
  readonly kind: EntryKind
  readonly actor: string
  readonly at: Instant
  readonly words?: string
  readonly placeId?: string
  readonly to?: string
  /** The last day of what was promised with it. */
  readonly due?: Day
}

export async function entriesOf(tx: Tx, community: string, caseId: string) {
  return tx
    .selectFrom('case_entries')
    .select(['kind', 'actor_id as actor', 'at', 'words', 'to_id as to', 'due'])
    .where('community_id', '=', community)
    .where('case_id', '=', caseId)
    .orderBy('nth')
    .execute()
}

/** Whether the promise was put off before. */
export async function wasExtended(tx: Tx, community: string, caseId: string): Promise<boolean> {
  const query = tx.selectFrom('case_entries').select('nth').where('community_id', '=', community)
  const row = await query.where('case_id', '=', caseId).where('kind', '=', 'extended').executeTakeFirst()
  return row !== undefined
}

/** Writes entries after those that are there, and where the case stands by them. */
export async function write(
  tx: Tx,
  community: string,
  { caseId, entries }: Pick<CaseRow, 'caseId' | 'entries'>,
  { state, responsible, offeredTo, due }: Standing,
  added: readonly Entry[],
): Promise<void> {
  const rows = added.map((entry, n) => rowOf(community, caseId, entries + n + 1, entry))
  await tx.insertInto('case_entries').values(rows).execute()
  await tx
    .updateTable('cases')
    .set({ state, responsible_id: responsible, offered_to: offeredTo, due, entries: entries + added.length })
    .where('community_id', '=', community)
    .where('case_id', '=', caseId)
    .execute()
}

function rowOf(community: string, caseId: string, nth: number, entry: Entry) {
  const { kind, actor, at, words = '', placeId = null, to = null, due = null } = entry
  return {
    ...{ community_id: community, case_id: caseId, nth, kind, actor_id: actor, at: stamp(at), words },
    ...{ place_id: placeId, to_id: to, due },
  }
}

export async function addCase(
  tx: Tx,
  community: string,
  row: Omit<CaseRow, 'state' | 'offeredTo' | 'entries'>,
  entry: Entry,
): Promise<void> {
  const { caseId, year, number, person, helper, kind, about, openedAt, responsible, due } = row
  await tx
    .insertInto('cases')
    .values({
      ...{ community_id: community, case_id: caseId, year, number, person_id: person, helper_id: helper },
      ...{ kind, about, opened_at: iso(openedAt), state: 'received', responsible_id: responsible },
      ...{ offered_to: null, due, entries: 1 },
    })
    .execute()
  await tx
    .insertInto('case_entries')
    .values(rowOf(community, caseId, 1, entry))
    .execute()
}

/** The next number of a year. It is held until the act is stored, so that one that is not leaves no gap. */
export async function nextNumber(tx: Tx, community: string, year: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into case_years as known (community_id, year, last_number) values (${community}, ${year}, 1)
    on conflict (community_id, year) do update set last_number = known.last_number + 1
    returning last_number as number`.execute(tx)
  return rows[0]!.number
}

/** The working days that this community promises. */
export async function promisesOf(tx: Tx, community: string): Promise<Promises> {
  const row = await tx
    .selectFrom('case_desks')
    .select(['question_days as question', 'help_days as help', 'complaint_days as complaint'])
    .where('community_id', '=', community)
    .executeTakeFirst()
  return row ?? usual
}
