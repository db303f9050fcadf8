// V3, V8: whatever is changed by hand in a ballot, verifying finds it and says what.
import { sql } from 'kysely'
import * as contract from '../../src/ballots/contract'
import { differenceWords } from '../../src/ballots/verify-text'
import { compareFile, differences, verifyBallot, verifyFile } from '../../src/ballots/verify'
import type { Connection } from '../../src/platform/database/connect'
import { closesAt, household, nameAll, opened, own, voterOf } from '../support/ballots'
import type { Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
let ballotId: string
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

/** A closed owners' ballot of three votes for, against and on paper. */
beforeEach(async () => {
  w = await freshWorld(connection)
  await nameAll(w)
  for (const [flat, area, who] of [
    [1, 7412, 'qin'],
    [2, 5820, 'li'],
    [3, 9126, 'zhou'],
    [4, 6735, 'gong'],
  ] as const)
    await own(w, flat, area, [who])
  ballotId = await opened(w, { ruleId: 'owners-special' })
  const vote = async (who: Who, choice: contract.Choice) =>
    done(await w.as(who).ask(contract.cast, { ballotId, voterId: await voterOf(w, ballotId, who), choice }))
  await vote('qin', 'for')
  await vote('li', 'against')
  const voterId = await voterOf(w, ballotId, 'zhou')
  done(await w.as('su').ask(contract.enterPaper, { ballotId, voterId, choice: 'for', slip: '3' }))
  w.clock(closesAt)
  done(await w.guest.ask(contract.result, { ballotId }))
})

const codes = async () => (await verifyBallot(w.db, w.community, ballotId))!.found.map(({ code }) => code)
const file = async () => done(await w.guest.ask(contract.recount, { ballotId }))

test('what nobody has touched fits, in the database and in the file', async () => {
  expect(await codes()).toEqual([])
  const recount = await file()
  expect(verifyFile(recount)).toEqual([])
  expect(await compareFile(w.db, w.community, recount)).toEqual([])
  // The file goes round as JSON.
  expect(verifyFile(JSON.parse(JSON.stringify(recount)))).toEqual([])
})

const row = () => sql`community_id = ${w.community} and ballot_id = ${ballotId}`
const changes: [string, () => ReturnType<typeof sql>, string[]][] = [
  [
    'V3: a vote turned round',
    () => sql`update ballot_votes set choice = 'for' where ${row()} and choice = 'against'`,
    ['leaf-altered', 'result-fingerprint'],
  ],
  [
    'V3: a vote turned round, with its leaf',
    () => sql`
      with turned as (update ballot_votes set choice = 'for' where ${row()} and choice = 'against' returning leaf_id)
      update leaves set act = act || '{"choice":"for"}' where leaf_id in (select leaf_id from turned)`,
    ['leaf-altered', 'result-fingerprint'],
  ],
  [
    'V3: a vote taken out',
    () => sql`delete from ballot_votes where ${row()} and choice = 'against'`,
    ['marks', 'vote-missing', 'merkle-root', 'result-fingerprint'],
  ],
  [
    'V3: a vote taken out, with its mark and its leaf',
    () => sql`
      with gone as (delete from ballot_votes where ${row()} and choice = 'against' returning voter_id, leaf_id),
        leaf as (delete from leaves l using gone g where l.leaf_id = g.leaf_id)
      update ballot_roll r set cast_at = null from gone g where r.voter_id = g.voter_id`,
    ['merkle-root', 'result-fingerprint'],
  ],
  [
    'V13: an area of a vote made larger',
    () => sql`update ballot_votes set area = area + 1 where ${row()} and choice = 'for' and paper`,
    ['vote-area', 'result-fingerprint'],
  ],
  [
    'V13: an area of the roll made larger, for a vote that was not cast',
    () => sql`update ballot_roll set area = area + 1 where ${row()} and cast_at is null`,
    ['roll-fingerprint', 'roll-totals'],
  ],
  [
    'a place taken off the roll',
    () => sql`
      with units as (delete from ballot_roll_units u using ballot_roll r where u.voter_id = r.voter_id
        and r.cast_at is null and u.ballot_id = ${ballotId} and r.ballot_id = ${ballotId} returning u.voter_id)
      delete from ballot_roll where ${row()} and voter_id in (select voter_id from units)`,
    ['roll-fingerprint', 'roll-totals'],
  ],
  [
    'V8: another question than the one that was opened',
    () => sql`update ballots set question = '同不同意涨物业费？' where ${row()}`,
    ['text', 'result-fingerprint'],
  ],
  [
    'V8: a lower threshold',
    () =>
      sql`update ballots set rule = jsonb_set(rule, '{pass,0,share}', '{"num":1,"den":3}') where ${row()}`,
    ['text', 'result-fingerprint'],
  ],
  [
    'a leaf that is gone',
    () => sql`delete from leaves where community_id = ${w.community} and act ->> 'choice' = 'against'`,
    ['leaf-missing', 'merkle-root', 'result-fingerprint'],
  ],
]
test.each(changes)('%s is found', async (_, change, expected) => {
  await change().execute(w.db)
  expect(await codes()).toEqual(expected)
})

test.each([1, 2, 3, 4])('a roll that is read in pieces of %i gives the same', async (size) => {
  const look = () => verifyBallot(w.db, w.community, ballotId, size)
  expect(await look()).toMatchObject({ votes: 3, found: [] })
  await sql`update ballot_votes set choice = 'for' where ${row()} and choice = 'against'`.execute(w.db)
  expect((await look())!.found.map(({ code }) => code)).toEqual(['leaf-altered', 'result-fingerprint'])
})

test('V3: totals are not stored, so there is no counter that could differ', async () => {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = 'ballots'`.execute(w.db)
  const names = rows.map(({ name }) => name)
  expect(names.filter((name) => /total|votes|for|against|outcome|tally/.test(name))).toEqual([])
})

test('the file that was changed is found out without a database', async () => {
  const recount = await file()
  const counts = recount.counts.map((count) => ({ ...count, heads: count.heads + 1 }))
  expect(verifyFile({ ...recount, counts }).map(({ code }) => code)).toEqual([
    'file-lines',
    'result-fingerprint',
  ])
  const outcome = { ...recount, outcome: 'reached' as const }
  expect(verifyFile(outcome).map(({ code }) => code)).toContain('file-lines')
  const receipts = [...recount.receipts.slice(1), recount.receipts[1]!]
  expect(verifyFile({ ...recount, receipts }).map(({ code }) => code)).toContain('file-receipts')
  const leaves = recount.leaves.slice(1)
  expect(verifyFile({ ...recount, leaves }).map(({ code }) => code)).toContain('file-leaves')
})

test('a file of another result is not this one', async () => {
  const recount = { ...(await file()), title: '别的' }
  expect((await compareFile(w.db, w.community, recount)).map(({ code }) => code)).toEqual(['file-other'])
  const elsewhere = { ...recount, ballotId: household(99) }
  expect((await compareFile(w.db, w.community, elsewhere)).map(({ code }) => code)).toEqual(['file-other'])
})

test('every difference has its words', () => {
  expect(Object.keys(differenceWords).sort()).toEqual([...differences].sort())
})

test('the public file joins no vote to a unit, the ledger no receipt to a vote', async () => {
  const recount = JSON.stringify(await file())
  for (const who of ['qin', 'li', 'zhou', 'gong'] as const) {
    expect(recount).not.toContain(await voterOf(w, ballotId, who))
  }
  const ledger = done(await w.as('gong').ask(contract.ledger, { ballotId }))
  expect(ledger.rows.map(({ choice, paper }) => [choice, paper])).toEqual([
    ['for', false],
    ['against', false],
    ['for', true],
    [null, false],
  ])
  for (const receipt of JSON.parse(recount).receipts) expect(JSON.stringify(ledger)).not.toContain(receipt)
  expect((await w.as('deng').ask(contract.ledger, { ballotId })).ok).toBe(true)
  for (const who of ['su', 'he', 'fang'] as const) {
    expect(await w.as(who).ask(contract.ledger, { ballotId })).toMatchObject({
      refusal: { code: 'not-on-roll' },
    })
  }
})
