import { sql } from 'kysely'
import * as contract from '../../src/ballots/contract'
import { verifyBallot } from '../../src/ballots/verify'
import { instant } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { closesAt, household, nameAll, opened, opensAt, unmatched } from '../support/ballots'
import { crowd } from '../support/crowd'
import { people, type Who } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
  await nameAll(w)
})
afterEach(letGo)
afterEach(async () => {
  expect(w.faults).toEqual([])
  // V3: nothing is counted that is not there, and nothing is there that is not counted.
  expect(await unmatched(w)).toEqual([])
  const ballots = await w.db
    .selectFrom('ballots')
    .select('ballot_id')
    .where('community_id', '=', w.community)
    .execute()
  for (const { ballot_id } of ballots) {
    expect((await verifyBallot(w.db, w.community, ballot_id))!.found).toEqual([])
  }
})

const home: Partial<Record<Who, number>> = { qin: 1, li: 2, zhou: 3, gong: 4 }
const castBy = (ballotId: string, who: Who, choice: contract.Choice = 'for') =>
  w.as(who).ask(contract.cast, { ballotId, voterId: household(home[who]!), choice })
const counted = async (ballotId: string) => {
  w.clock(closesAt)
  return done(await w.guest.ask(contract.result, { ballotId }))
}

describe('V1', () => {
  test('V1: 50 parallel casts of one unit: 1 accepted, 49 already-cast, and the tally is the recount', async () => {
    const ballotId = await opened(w)
    const outcomes = await all(50, (n) => castBy(ballotId, 'qin', n % 2 ? 'for' : 'against'))
    expect(tally(outcomes.map(ending))).toEqual({ 'already-cast': 49, ok: 1 })
    for (const outcome of outcomes) {
      if (!outcome.ok) expect(outcome).toMatchObject({ refusal: { at: opensAt } })
    }
    const result = await counted(ballotId)
    const { receipt } = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []))[0]!
    expect([result.tookPart.heads, result.receipts]).toEqual([1, [receipt]])
    const file = done(await w.guest.ask(contract.recount, { ballotId }))
    expect([file.counts, file.leaves.length]).toEqual([result.counts, 1])
  }, 60_000)

  test('V1: 25 phones and 25 slips for one unit: 1 accepted', async () => {
    const ballotId = await opened(w)
    const slip = { ballotId, voterId: household(1), choice: 'against' as const }
    const outcomes = await all(50, async (n) =>
      n % 2
        ? ending(await castBy(ballotId, 'qin'))
        : ending(await w.as('su').ask(contract.enterPaper, { ...slip, slip: `slip ${n}` })),
    )
    expect(tally(outcomes)).toEqual({ 'already-cast': 49, ok: 1 })
    expect((await counted(ballotId)).tookPart.heads).toBe(1)
  }, 60_000)

  test('V1: the primary key has the last word: ballot_votes_once', async () => {
    const ballotId = await opened(w)
    done(await castBy(ballotId, 'qin'))
    const twice = sql`
      insert into ballot_votes select community_id, ballot_id, voter_id, 'against', area, cast_at, caster, proof, paper,
        entered_by, slip, 'AAAAAAAAAA', leaf_id
      from ballot_votes where community_id = ${w.community} and ballot_id = ${ballotId}`.execute(w.db)
    await expect(twice).rejects.toMatchObject({ constraint: 'ballot_votes_once' })
  })

  test('V7: one request sent twenty times at once is one vote with one receipt', async () => {
    const ballotId = await opened(w)
    const input = { ballotId, voterId: household(1), choice: 'for' as const }
    const outcomes = await all(20, () => w.as('qin').ask(contract.cast, input, 'pressed-often'))
    expect(new Set(outcomes.map((outcome) => done(outcome).receipt)).size).toBe(1)
    expect((await counted(ballotId)).tookPart.heads).toBe(1)
  }, 60_000)
})

const place = 'community_id = $1 and ballot_id = $2'
/** The mark of a cast that is under way, as its statement makes it. */
const marking = `
  with ballot as (select ballot_id from ballots where ${place} and sealed_at is null for key share)
  update ballot_roll r set cast_at = $4::timestamptz from ballot b
  where community_id = $1 and r.ballot_id = b.ballot_id and voter_id = $3`

describe('V18: two transactions, each order by force', () => {
  test('cast, then cast: the second waits for the first, and has the vote only if the first gave up', async () => {
    for (const [end, expected] of [
      ['rollback', 'ok'],
      ['commit', 'already-cast'],
    ] as const) {
      const ballotId = await opened(w)
      const at = new Date(w.now()).toISOString()
      const first = await holding(connection, marking, [w.community, ballotId, household(1), at])
      const second = castBy(ballotId, 'qin')
      await waiting(connection, 1)
      await first[end]()
      expect(ending(await second)).toBe(expected)
      // A mark made by hand has no vote, and would not reconcile.
      if (end === 'commit')
        await sql`update ballot_roll set cast_at = null where ballot_id = ${ballotId}`.execute(w.db)
    }
  }, 60_000)

  test('cast, then seal: the seal waits for the vote that is under way, and counts it', async () => {
    const ballotId = await opened(w)
    // A vote that has its marks and waits for its place in the votes.
    const held = await holding(
      connection,
      'select from ballot_roll where ' + place + ' and voter_id = $3 for update',
      [...[w.community, ballotId, household(1)]],
    )
    const vote = castBy(ballotId, 'qin')
    await waiting(connection, 1)
    w.clock(closesAt)
    const result = w.guest.ask(contract.result, { ballotId })
    await waiting(connection, 2)
    await held.commit()
    const { receipt } = done(await vote)
    expect(done(await result).receipts).toEqual([receipt])
  }, 60_000)

  test('seal, then cast: who waited for the seal is refused with the closing time, or casts if it was given up', async () => {
    for (const [end, expected] of [
      ['rollback', 'ok'],
      ['commit', 'closed'],
    ] as const) {
      const ballotId = await opened(w)
      // The seal that a reader would make, taken back so that it can be made again by hand and held open.
      w.clock(closesAt)
      done(await w.guest.ask(contract.result, { ballotId }))
      const row = sql<{ result_hash: Buffer; merkle_root: Buffer }>`
        with was as (select ballot_id, result_hash, merkle_root from ballots where ballot_id = ${ballotId})
        update ballots b set sealed_at = null, result_hash = null, merkle_root = null from was
        where b.ballot_id = was.ballot_id returning was.result_hash, was.merkle_root`
      const [seal] = (await row.execute(w.db)).rows
      const sealing = `
        with held as (select from ballots where ${place} for update)
        update ballots set sealed_at = closes_at, result_hash = $3, merkle_root = $4 from held where ${place}`
      const held = await holding(connection, sealing, [
        w.community,
        ballotId,
        seal!.result_hash,
        seal!.merkle_root,
      ])
      w.clock(instant(closesAt - 1))
      const late = castBy(ballotId, 'qin')
      await waiting(connection, 1)
      await held[end]()
      const outcome = await late
      expect(ending(outcome)).toBe(expected)
      if (expected === 'closed') expect(outcome).toMatchObject({ refusal: { closedAt: closesAt } })
    }
  }, 60_000)
})

test('V18: 200 casts while twenty readers see it close: every accepted vote is counted and none after', async () => {
  const voters = await crowd(w, 200)
  const ballotId = await opened(w)
  // The closing time passes when sixty votes are answered: by then the last hundred votes have not begun and
  // some of the first are still under way, on a fast machine as on a slow one.
  let answered = 0
  let close: () => void
  const closed = new Promise<void>((resolve) => (close = resolve))
  w.clock(() => (answered < 60 ? instant(closesAt - 1) : closesAt))
  const readers = all(20, async (n) => {
    if (n >= 5) await closed
    return w.guest.ask(contract.result, { ballotId })
  })
  const outcomes = await all(200, async (n) => {
    if (n >= 100) await closed
    const { person, voterId } = voters[n]!
    const input = { ballotId, voterId, choice: (['for', 'against', 'abstain'] as const)[n % 3]! }
    const call = { action: 'ballots.cast', input, community: w.community, requestId: `crowd-${n}-12345` }
    const reply = await w.dispatch({ ...call, identify: async () => ({ person }) })
    answered += 1
    if (answered === 60) close()
    return reply.body as { ok: boolean; value?: { receipt: string }; refusal?: { code: string } }
  })
  const seen = (await readers).flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
  const result = await counted(ballotId)
  const accepted = outcomes.flatMap(({ value }) => value?.receipt ?? []).sort()
  expect(result.receipts).toEqual(accepted)
  expect(result.tookPart.heads).toBe(accepted.length)
  expect(new Set(outcomes.filter(({ ok }) => !ok).map(({ refusal }) => refusal!.code))).toEqual(
    new Set(['closed']),
  )
  expect(accepted.length).toBeGreaterThanOrEqual(60)
  expect(200 - accepted.length).toBeGreaterThanOrEqual(100)
  for (const early of seen) expect(early.resultFingerprint).toBe(result.resultFingerprint)
}, 60_000)

test('twenty first readers at once: one seal, one result', async () => {
  const ballotId = await opened(w)
  done(await castBy(ballotId, 'qin'))
  w.clock(closesAt)
  const results = await all(20, async () => done(await w.guest.ask(contract.result, { ballotId })))
  expect(new Set(results.map(({ resultFingerprint }) => resultFingerprint)).size).toBe(1)
}, 60_000)

test('who is named while the vote is being cast: either casts, never both', async () => {
  const ballotId = await opened(w)
  await sql`
    update residents set household_id = ${household(1)} where community_id = ${w.community}
    and person_id = ${people.li.id}`.execute(w.db)
  const naming = { building: 9, label: '1-1', personId: people.li.id }
  const lis = { ballotId, voterId: household(1), choice: 'against' as const }
  const [vote, named, other] = await Promise.all([
    castBy(ballotId, 'qin'),
    w.as('su').ask(contract.nameRepresentative, naming),
    w.as('li').ask(contract.cast, lis),
  ])
  expect(ending(named)).toBe('ok')
  expect([vote, other].filter(({ ok }) => ok).length).toBeLessThanOrEqual(1)
  const last = await w.as('li').ask(contract.cast, lis)
  expect([vote, other, last].filter(({ ok }) => ok)).toHaveLength(1)
}, 60_000)
