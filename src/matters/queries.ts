import { sql } from 'kysely'
import type { Day, Instant } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import type { StoredFacts } from './rule'
import { GIST } from './similar'

export interface MatterDesk {
  readonly needed: number
  readonly replyDays: number
  /** How many matters of one household may wait for an answer at a time. */
  readonly waitingMost: number
}

/** The community's settings of its matters; null while nobody has set them. */
export async function deskOf(tx: Tx, community: string): Promise<MatterDesk | null> {
  return (await desk(tx, community).executeTakeFirst()) ?? null
}

/** The same, taken alone: numbers are given to one proposal after the other. */
export async function lockDesk(tx: Tx, community: string): Promise<MatterDesk | null> {
  return (await desk(tx, community).forUpdate().executeTakeFirst()) ?? null
}

const desk = (tx: Tx, community: string) =>
  tx
    .selectFrom('matter_desks')
    .select(['endorse_needed as needed', 'reply_days as replyDays', 'waiting_most as waitingMost'])
    .where('community_id', '=', community)

/** A matter with what its own acts have made of it; its ballots are another feature's. */
export interface MatterRow extends StoredFacts {
  readonly matterId: string
  readonly year: number
  readonly number: number
  readonly title: string
}

const rows = (tx: Tx, community: string) =>
  tx
    .selectFrom('matters as m')
    .innerJoin('matter_desks as d', 'd.community_id', 'm.community_id')
    .select(['m.matter_id as matterId', 'm.year', 'm.number', 'm.title', 'm.proposer_id as proposer'])
    .select(['m.household_id as household', 'm.made_at as madeAt', 'm.reply_due as replyDue'])
    .select(['m.decision as kind', 'm.decided_at as decidedAt', 'm.decided_by as decidedBy'])
    .select(['m.withdrawn_at as withdrawnAt', 'm.reason', 'd.endorse_needed as needed'])
    .select((eb) => [
      eb
        .selectFrom('endorsements as e')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('e.community_id', '=', 'm.community_id')
        .whereRef('e.matter_id', '=', 'm.matter_id')
        .as('endorsements'),
      eb
        .selectFrom('endorsements as e')
        .select('e.at')
        .whereRef('e.community_id', '=', 'm.community_id')
        .whereRef('e.matter_id', '=', 'm.matter_id')
        .orderBy('e.at')
        .offset(sql<number>`d.endorse_needed - 1`)
        .limit(1)
        .as('enoughAt'),
    ])
    .where('m.community_id', '=', community)

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

function matterOf({ kind, decidedAt, decidedBy, endorsements, ...row }: Row): MatterRow {
  const decision = kind === null ? null : { kind, at: decidedAt!, by: decidedBy! }
  return { ...row, decision, endorsements: endorsements ?? 0 }
}

/** What the stored decision says of a matter; what a ballot has made of it, the rule says. */
export type Stored = 'any' | 'unanswered' | 'accepted' | 'alive'

/** The newest matters, or the newest of which this is stored. */
export async function newestMatters(
  tx: Tx,
  community: string,
  stored: Stored,
  limit: number,
): Promise<MatterRow[]> {
  let query = rows(tx, community)
  if (stored !== 'any') query = query.where('m.withdrawn_at', 'is', null)
  if (stored === 'unanswered') query = query.where('m.decision', 'is', null)
  if (stored === 'accepted') query = query.where('m.decision', '=', 'accepted')
  if (stored === 'alive') query = query.where(sql<boolean>`m.decision is distinct from 'declined'`)
  const found = await query.orderBy('m.made_at', 'desc').orderBy('m.number', 'desc').limit(limit).execute()
  return found.map(matterOf)
}

export async function mattersBy(tx: Tx, community: string, ids: readonly string[]): Promise<MatterRow[]> {
  if (ids.length === 0) return []
  return (
    await rows(tx, community)
      .where('m.matter_id', 'in', [...ids])
      .execute()
  ).map(matterOf)
}

export async function bodyOf(tx: Tx, community: string, matterId: string): Promise<string> {
  const { body } = await tx
    .selectFrom('matters')
    .select('body')
    .where('community_id', '=', community)
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow()
  return body
}

/** More matters than a community has in two years. */
const MANY = 1000

/** Title and beginning of the matters since `since` that were not taken back, the newest first. */
export async function gistsSince(
  tx: Tx,
  community: string,
  since: Instant,
): Promise<{ matterId: string; title: string; gist: string }[]> {
  return tx
    .selectFrom('matters')
    .select(['matter_id as matterId', 'title', sql<string>`left(body, ${sql.lit(GIST)})`.as('gist')])
    .where('community_id', '=', community)
    .where('made_at', '>=', stamp(since))
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at', 'desc')
    .limit(MANY)
    .execute()
}

/**
 * Holds a matter against a change: an endorsement shares it, an answer or a withdrawal takes it alone. So nobody joins
 * a matter that has been answered, and it is answered once.
 * @returns null when there is no such matter here.
 */
export async function lockMatter(
  tx: Tx,
  community: string,
  matterId: string,
  mode: 'share' | 'update',
): Promise<MatterRow | null> {
  const query = tx
    .selectFrom('matters')
    .select('matter_id')
    .where('community_id', '=', community)
    .where('matter_id', '=', matterId)
  const held = await (mode === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst()
  return held ? (await mattersBy(tx, community, [matterId]))[0]! : null
}

/** The person through whom a household carries a matter; null when it does not. */
export async function endorserOf(
  tx: Tx,
  community: string,
  matterId: string,
  household: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('endorsements')
    .select('person_id as person')
    .where('community_id', '=', community)
    .where('matter_id', '=', matterId)
    .where('household_id', '=', household)
    .executeTakeFirst()
  return row?.person ?? null
}

/** @returns false when the household carries it already: endorsements_once_per_household has the last word. */
export async function addEndorsement(
  tx: Tx,
  community: string,
  one: { matterId: string; household: string; person: string; at: Instant },
): Promise<boolean> {
  const row = await tx
    .insertInto('endorsements')
    .values({
      community_id: community,
      matter_id: one.matterId,
      household_id: one.household,
      person_id: one.person,
      at: stamp(one.at),
    })
    .onConflict((conflict) => conflict.constraint('endorsements_once_per_household').doNothing())
    .returning('matter_id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many matters of a household wait for an answer; with the desk taken none is added meanwhile. */
export async function waitingOf(tx: Tx, community: string, household: string): Promise<number> {
  const { n } = await tx
    .selectFrom('matters')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('community_id', '=', community)
    .where('household_id', '=', household)
    .where('decision', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

/** The next free number of a year; only with the desk taken. */
export async function nextNumber(tx: Tx, community: string, year: number): Promise<number> {
  const row = await tx
    .selectFrom('matters')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('community_id', '=', community)
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export interface NewMatter {
  readonly matterId: string
  readonly year: number
  readonly number: number
  readonly title: string
  readonly body: string
  readonly proposer: string
  readonly household: string
  readonly madeAt: Instant
  readonly replyDue: Day
}

export async function addMatter(tx: Tx, community: string, matter: NewMatter): Promise<void> {
  await tx
    .insertInto('matters')
    .values({
      community_id: community,
      matter_id: matter.matterId,
      year: matter.year,
      number: matter.number,
      title: matter.title,
      body: matter.body,
      proposer_id: matter.proposer,
      household_id: matter.household,
      made_at: stamp(matter.madeAt),
      reply_due: matter.replyDue,
    })
    .execute()
}

export async function storeDecision(
  tx: Tx,
  community: string,
  matterId: string,
  how: { kind: 'accepted' | 'declined'; at: Instant; by: string; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('matters')
    .set({ decision: how.kind, decided_at: stamp(how.at), decided_by: how.by, reason: how.reason })
    .where('community_id', '=', community)
    .where('matter_id', '=', matterId)
    .execute()
}

export async function storeWithdrawal(
  tx: Tx,
  community: string,
  matterId: string,
  how: { at: Instant; reason: string },
): Promise<void> {
  await tx
    .updateTable('matters')
    .set({ withdrawn_at: stamp(how.at), reason: how.reason })
    .where('community_id', '=', community)
    .where('matter_id', '=', matterId)
    .execute()
}
