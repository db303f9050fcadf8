// Ballots of the tiny community: who owns what, who is named, and a ballot brought as far as a test wants it.
import { sql } from 'kysely'
import * as contract from '../../src/ballots/contract'
import type { RuleId } from '../../src/ballots/rules'
import { people, testId, type Who } from './community'
import { done, moment, type World } from './world'

export const opensAt = moment('2026-11-24 09:00')
/** Midnight at the end of the day: 23:59:59.999 is in, 00:00 is out. */
export const closesAt = moment('2026-11-25 00:00')

export const household = (flat: number): string => testId('c0', flat)
export const unit = (flat: number): string => testId('f0', flat)
export const owner = (n: number | string): string => testId('0e', n)

/** Enters at the desk who casts for the four households that somebody lives in. */
export async function nameAll(w: World): Promise<void> {
  for (const [flat, who] of [
    [1, 'qin'],
    [2, 'li'],
    [3, 'zhou'],
    [4, 'gong'],
  ] as const) {
    const input = { building: 9, label: `${flat}-1`, personId: people[who].id }
    done(await w.as('su').ask(contract.nameRepresentative, input))
  }
}

interface Wish {
  readonly ruleId?: RuleId
  readonly opensAt?: typeof opensAt
  readonly closesAt?: typeof closesAt
  readonly matterId?: string
}

export const drafted = async (w: World, wish: Wish = {}): Promise<string> => {
  const input = {
    ...{
      title: '坝坝舞几点结束',
      question: '同不同意坝坝舞晚上八点半结束？',
      scope: { kind: 'estate' as const },
    },
    ...{ ruleId: 'residents-meeting' as const, opensAt, closesAt, ...wish },
  }
  return done(await w.as('he').ask(contract.draft, input)).ballotId
}

export const drawn = async (w: World, wish: Wish = {}) => {
  const ballotId = await drafted(w, wish)
  return { ballotId, ...done(await w.as('he').ask(contract.drawRoll, { ballotId })) }
}

export const verified = async (w: World, wish: Wish = {}) => {
  const roll = await drawn(w, wish)
  const { ballotId, fingerprint } = roll
  done(await w.as('deng').ask(contract.verifyRoll, { ballotId, fingerprint }))
  return roll
}

/** A ballot that is open at nine on Tuesday, which it now is. */
export async function opened(w: World, wish: Wish = {}): Promise<string> {
  const { ballotId } = await verified(w, wish)
  done(await w.as('he').ask(contract.open, { ballotId }))
  if (w.now() < opensAt) w.clock(opensAt)
  return ballotId
}

export const voterOf = async (w: World, ballotId: string, who: Who): Promise<string> => {
  const { mine } = done(await w.as(who).ask(contract.show, { ballotId }))
  const [first] = mine.onRoll
  if (!first) throw new Error(`${who} has no vote here`)
  return first.voterId
}

/** Who owns the flat of this number, and how much it measures; a null is the developer. */
export async function own(
  w: World,
  flat: number,
  area: number | null,
  owners: readonly (Who | null)[],
): Promise<void> {
  const { db, community } = w
  const source = area === null ? null : 'register'
  await sql`
    insert into units (community_id, unit_id, building_id, label, kind, area, area_source)
    select ${community}, ${unit(flat)}, building_id, ${`${flat}-1`}, 'flat', ${area}::int, ${source} from buildings
    where community_id = ${community}
    on conflict (community_id, unit_id) do update set area = excluded.area, area_source = excluded.area_source`.execute(
    db,
  )
  for (const who of owners) {
    const n = who === null ? 0 : Object.keys(people).indexOf(who) + 1
    const [kind, person] = who === null ? ['developer', null] : ['person', people[who].id]
    await sql`
      insert into owners (community_id, owner_id, person_id, kind)
      values (${community}, ${owner(n)}, ${person}, ${kind}) on conflict do nothing`.execute(db)
    await sql`
      insert into ownerships (community_id, unit_id, owner_id, during)
      values (${community}, ${unit(flat)}, ${owner(n)}, '[2020-01-01,)')`.execute(db)
  }
}

/** Marks and votes that do not belong to each other: there must be none, ever. */
export async function unmatched(w: Pick<World, 'db' | 'community'>): Promise<unknown[]> {
  const { rows } = await sql`
    select r.voter_id, r.cast_at as marked, v.cast_at as voted, r.area as measured, v.area as counted, v.leaf_id
    from ballot_roll r full join ballot_votes v using (community_id, ballot_id, voter_id)
    left join leaves l on l.community_id = v.community_id and l.leaf_id = v.leaf_id
    where coalesce(r.community_id, v.community_id) = ${w.community} and (r.cast_at is distinct from v.cast_at
      or v.voter_id is not null and (r.area is distinct from v.area or l.leaf_id is null
        or l.act ->> 'choice' is distinct from v.choice))`.execute(w.db)
  return rows
}
