import { sql } from 'kysely'
import type { Instant } from '../kernel/time'
import { stamp } from '../platform/database/stamp'
import type { Tx } from '../platform/serve/context'
import type { RuleView, ScopeView } from './contract'
import type { Amounts, Count } from './tally'
import { allChoices } from './tally'

export interface RollFacts {
  readonly drawnAt: Instant
  readonly count: number
  readonly area: number | null
  readonly fingerprint: string
  readonly verifiedAt: Instant | null
}

export interface BallotRow {
  readonly ballotId: string
  readonly matterId: string | null
  readonly title: string
  readonly question: string
  readonly rule: RuleView
  readonly scope: ScopeView
  readonly draftedAt: Instant
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly roll: RollFacts | null
  readonly openedAt: Instant | null
  readonly openedBy: string | null
  readonly shift: string | null
  readonly textHash: Buffer | null
  readonly sealedAt: Instant | null
  readonly sealed: { readonly resultHash: string; readonly merkleRoot: string } | null
}

function ballotsWithBuildings(tx: Tx, community: string) {
  return tx
    .selectFrom('ballots as a')
    .leftJoin('buildings as b', (join) =>
      join.onRef('b.community_id', '=', 'a.community_id').onRef('b.building_id', '=', 'a.scope_building'),
    )
    .selectAll('a')
    .select('b.number as building')
    .where('a.community_id', '=', community)
}
type Joined = Awaited<ReturnType<ReturnType<typeof ballotsWithBuildings>['executeTakeFirstOrThrow']>>

function rowOf(row: Joined): BallotRow {
  return {
    ballotId: row.ballot_id,
    matterId: row.matter_id,
    title: row.title,
    question: row.question,
    rule: row.rule,
    scope: { kind: row.scope_kind, building: row.building },
    draftedAt: row.drafted_at,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    roll: row.roll_drawn_at && {
      drawnAt: row.roll_drawn_at,
      count: row.roll_count!,
      area: row.roll_area,
      fingerprint: row.roll_hash!.toString('hex'),
      verifiedAt: row.roll_verified_at,
    },
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    shift: row.shift_id,
    textHash: row.text_hash,
    sealedAt: row.sealed_at,
    sealed: row.sealed_at && {
      resultHash: row.result_hash!.toString('hex'),
      merkleRoot: row.merkle_root!.toString('hex'),
    },
  }
}

export async function ballotOf(tx: Tx, community: string, ballotId: string): Promise<BallotRow | null> {
  const row = await ballotsWithBuildings(tx, community).where('a.ballot_id', '=', ballotId).executeTakeFirst()
  return row ? rowOf(row) : null
}

/** The ballot, held against every other change of it; whoever casts meanwhile waits. */
export async function lockBallot(tx: Tx, community: string, ballotId: string): Promise<BallotRow | null> {
  const row = await ballotsWithBuildings(tx, community)
    .where('a.ballot_id', '=', ballotId)
    .forUpdate('a')
    .executeTakeFirst()
  return row ? rowOf(row) : null
}

export async function newestBallots(tx: Tx, community: string, limit: number): Promise<BallotRow[]> {
  const rows = await ballotsWithBuildings(tx, community)
    .orderBy('a.drafted_at', 'desc')
    .orderBy('a.ballot_id')
    .limit(limit)
    .execute()
  return rows.map(rowOf)
}

/** Every ballot on these matters, the newest first. */
export async function ballotsOn(
  tx: Tx,
  community: string,
  matterIds: readonly string[],
): Promise<BallotRow[]> {
  if (matterIds.length === 0) return []
  const rows = await ballotsWithBuildings(tx, community)
    .where('a.matter_id', 'in', [...matterIds])
    .orderBy('a.drafted_at', 'desc')
    .orderBy('a.ballot_id')
    .execute()
  return rows.map(rowOf)
}

export async function buildingByNumber(tx: Tx, community: string, number: number): Promise<string | null> {
  const row = await tx
    .selectFrom('buildings')
    .select('building_id as id')
    .where('community_id', '=', community)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function addBallot(
  tx: Tx,
  community: string,
  ballot: Pick<
    BallotRow,
    'ballotId' | 'matterId' | 'title' | 'question' | 'rule' | 'opensAt' | 'closesAt'
  > & {
    readonly building: string | null
    readonly draftedAt: Instant
    readonly draftedBy: string
  },
): Promise<void> {
  await tx
    .insertInto('ballots')
    .values({
      community_id: community,
      ballot_id: ballot.ballotId,
      matter_id: ballot.matterId,
      title: ballot.title,
      question: ballot.question,
      rule_id: ballot.rule.id,
      rule: JSON.stringify(ballot.rule),
      scope_kind: ballot.building === null ? 'estate' : 'building',
      scope_building: ballot.building,
      drafted_at: stamp(ballot.draftedAt),
      drafted_by: ballot.draftedBy,
      opens_at: stamp(ballot.opensAt),
      closes_at: stamp(ballot.closesAt),
    })
    .execute()
}

export async function markVerified(
  tx: Tx,
  community: string,
  ballotId: string,
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable('ballots')
    .set({ roll_verified_at: stamp(at), roll_verified_by: by })
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
}

export async function markOpened(
  tx: Tx,
  community: string,
  ballotId: string,
  opened: { by: string; at: Instant; shift: string | null; absence: string | null; textHash: Buffer },
): Promise<void> {
  await tx
    .updateTable('ballots')
    .set({
      opened_at: stamp(opened.at),
      opened_by: opened.by,
      shift_id: opened.shift,
      absence_id: opened.absence,
      text_hash: opened.textHash,
    })
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
}

export interface Turnout {
  readonly tookPart: Amounts
  /** Places on the roll that nobody is named for. */
  readonly unnamed: number
}

const nobody: Turnout = { tookPart: { heads: 0, area: null }, unnamed: 0 }

/** Who has taken part so far, from the marks on the roll: never what they chose. */
export async function turnouts(
  tx: Tx,
  community: string,
  ballotIds: readonly string[],
): Promise<(ballotId: string) => Turnout> {
  if (ballotIds.length === 0) return () => nobody
  const rows = await tx
    .selectFrom('ballot_roll')
    .select(['ballot_id', (e) => e.fn.count<number>('cast_at').as('heads')])
    .select(sql<number | null>`sum(area) filter (where cast_at is not null)::bigint`.as('area'))
    .select(sql<number>`count(*) filter (where caster is null)`.as('unnamed'))
    .where('community_id', '=', community)
    .where('ballot_id', 'in', [...ballotIds])
    .groupBy('ballot_id')
    .execute()
  const found = new Map(
    rows.map(({ ballot_id, heads, area, unnamed }) => [ballot_id, { tookPart: { heads, area }, unnamed }]),
  )
  return (ballotId) => found.get(ballotId) ?? nobody
}

/** How many votes a person has cast and has still to cast, by ballot. */
export async function castersVotes(
  tx: Tx,
  community: string,
  person: string,
  ballotIds: readonly string[],
): Promise<Map<string, { toCast: number; cast: number }>> {
  if (ballotIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('ballot_roll')
    .select(['ballot_id', (e) => e.fn.count<number>('cast_at').as('cast')])
    .select((e) => e.fn.countAll<number>().as('all'))
    .where('community_id', '=', community)
    .where('caster', '=', person)
    .where('ballot_id', 'in', [...ballotIds])
    .groupBy('ballot_id')
    .execute()
  return new Map(rows.map(({ ballot_id, cast, all }) => [ballot_id, { cast, toCast: all - cast }]))
}

const tallyStatement = (community: string, ballotIds: readonly string[]) => sql<{
  ballotId: string
  choice: Count['choice']
  heads: number
  area: number | null
  paper: number
}>`
  select ballot_id as "ballotId", choice, count(*) as heads, sum(area)::bigint as area,
    count(*) filter (where paper) as paper
  from ballot_votes where community_id = ${community} and ballot_id = any(${ballotIds}::uuid[])
  group by ballot_id, choice`

export interface Tally {
  readonly counts: readonly Count[]
  readonly paper: number
}

/** The votes counted, by ballot; one aggregate over rows that hold all it needs. */
export async function tallies(
  tx: Tx,
  community: string,
  ballots: readonly Pick<BallotRow, 'ballotId' | 'rule'>[],
): Promise<Map<string, Tally>> {
  const { rows } = await tallyStatement(
    community,
    ballots.map(({ ballotId }) => ballotId),
  ).execute(tx)
  return new Map(
    ballots.map(({ ballotId, rule }) => {
      const own = rows.filter((row) => row.ballotId === ballotId)
      const found = own.map(({ choice, heads, area }) => ({ choice, heads, area }))
      const paper = own.reduce((sum, row) => sum + row.paper, 0)
      return [ballotId, { counts: allChoices(found, rule.unit), paper }]
    }),
  )
}

export async function receiptsOf(tx: Tx, community: string, ballotId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('ballot_votes')
    .select('receipt')
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
  // Sorted here: a database's order of letters is its locale's, and the fingerprint must not be.
  return rows.map(({ receipt }) => receipt).sort()
}

/** The leaves of a ballot's votes, by their own bytes, so that their order says nothing of who voted when. */
export async function leavesOf(tx: Tx, community: string, ballotId: string): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom('ballot_votes as v')
    .innerJoin('leaves as l', (join) =>
      join.onRef('l.community_id', '=', 'v.community_id').onRef('l.leaf_id', '=', 'v.leaf_id'),
    )
    .select('l.hash')
    .where('v.community_id', '=', community)
    .where('v.ballot_id', '=', ballotId)
    .orderBy('l.hash')
    .execute()
  return rows.map(({ hash }) => hash)
}

export async function markSealed(
  tx: Tx,
  community: string,
  ballotId: string,
  sealed: { at: Instant; resultHash: Buffer; merkleRoot: Buffer },
): Promise<void> {
  await tx
    .updateTable('ballots')
    .set({ sealed_at: stamp(sealed.at), result_hash: sealed.resultHash, merkle_root: sealed.merkleRoot })
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
}
