import * as contract from '../../src/ballots/contract'
import { verifyBallot } from '../../src/ballots/verify'
import { loadExample } from '../../src/cli/example/load'
import { examplePeople } from '../../src/cli/example/people'
import { EXAMPLE } from '../../src/cli/example/save'
import { newestResults, openBallots } from '../../src/ballots/facts'
import type { ReplyOf } from '../../src/kernel/contract'
import { instant } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { freshDatabase } from '../support/database'
import { done, moment, worldIn, type World } from '../support/world'

const now = moment('2026-11-24 09:30')
let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
  w = worldIn(connection, EXAMPLE)
  const started = performance.now()
  await loadExample(connection.db, { now, cipher: w.cipher })
  loading = performance.now() - started
}, 60_000)
afterAll(() => connection.close())
beforeEach(() => w.clock(now))
let loading = 0

test('three are open, one of them for five minutes more, two have closed, one is a draft with a verified roll', async () => {
  expect(loading).toBeLessThan(20_000)
  const { ballots } = done(await w.guest.ask(contract.list, {}))
  expect(ballots.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'draft', 'closed', 'closed'])
  const [soon] = ballots.filter(({ closesAt }) => closesAt === now + 300_000)
  expect(soon!.state).toBe('open')
  const draft = ballots.find(({ state }) => state === 'draft')!
  const { ballot } = done(await w.guest.ask(contract.show, { ballotId: draft.ballotId }))
  expect(ballot.roll!.verifiedAt).not.toBeNull()
})

test('each stands on a matter that was taken up before it was drafted, and opened after that', async () => {
  const rows = await connection.db
    .selectFrom('ballots as b')
    .innerJoin('matters as m', (join) =>
      join.onRef('m.community_id', '=', 'b.community_id').onRef('m.matter_id', '=', 'b.matter_id'),
    )
    .select(['m.decided_at as takenUp', 'b.drafted_at as drafted', 'b.roll_verified_at as verified'])
    .select(['b.opened_at as opened', 'b.opens_at as opens'])
    .where('b.community_id', '=', EXAMPLE)
    .execute()
  expect(rows).toHaveLength(6)
  for (const { takenUp, drafted, verified, opened, opens } of rows) {
    expect(drafted).toBeGreaterThan(takenUp!)
    expect(verified).toBeGreaterThan(drafted)
    if (opened !== null) expect([opened > verified!, opened <= opens]).toEqual([true, true])
  }
})

test('whoever tries it has a vote to cast: 秦桂岚 two, a tenant their household’s, 程万篱 one for thirty flats', async () => {
  const waiting = (who: keyof typeof examplePeople) =>
    openBallots(connection.db, EXAMPLE, examplePeople[who], now).then((list) =>
      list.map(({ toCast }) => toCast).filter((votes) => votes > 0),
    )
  expect(await waiting('qinGuilan')).toEqual([1, 1])
  expect(await waiting('liWangchun')).toEqual([1])
  expect(await waiting('chengWanli')).toEqual([1])
})

test('co-owners: whom they named casts, the other is told who, and where nobody is named both are told how', async () => {
  const { ballots } = done(await w.guest.ask(contract.list, {}))
  const { ballotId } = ballots.find(({ state, rule, scope }) => {
    return state === 'open' && rule.unit === 'owner' && scope.building === 6
  })!
  const own = async (who: keyof typeof examplePeople) => {
    const actor = { person: examplePeople[who] }
    const call = { action: 'ballots.show', input: { ballotId }, requestId: null, community: EXAMPLE }
    const { body } = await w.dispatch({ ...call, identify: async () => actor })
    const { mine } = (body as { value: ReplyOf<typeof contract.show> }).value
    return mine.onRoll.map(({ label, units, caster }) => [
      label,
      units,
      caster.who,
      'name' in caster && caster.name,
    ])
  }
  expect(await own('xiaMingyue')).toEqual([
    ['6栋车位1', 1, 'me', false],
    ['6栋车位2', 1, 'nobody', false],
  ])
  expect(await own('duRuoheng')).toEqual([['6栋车位1', 1, 'other', '夏*岳']])
  expect(await own('chengWanli')).toEqual([
    ['6栋2-1', 30, 'me', false],
    ['6栋车位2', 1, 'nobody', false],
  ])
  expect(await own('liWangchun')).toEqual([])
})

test('nothing is wrong in any of them, before and after sealing', async () => {
  const check = async () => {
    const rows = await connection.db.selectFrom('ballots').select('ballot_id as id').execute()
    for (const { id } of rows) expect((await verifyBallot(connection.db, EXAMPLE, id))!.found).toEqual([])
  }
  await check()
  const [newest] = await newestResults(connection.db, EXAMPLE, now, 3)
  expect(newest).toMatchObject({ title: '9栋一楼加一段扶手', outcome: 'reached', character: 'consultation' })
  await check()
})

test('the one that closes soon is counted by whoever looks first', async () => {
  const { ballots } = done(await w.guest.ask(contract.list, {}))
  const [soon] = ballots.filter(({ closesAt }) => closesAt === now + 300_000)
  w.clock(instant(now + 300_000))
  const result = done(await w.guest.ask(contract.result, { ballotId: soon!.ballotId }))
  expect(result.receipts.length).toBe(result.tookPart.heads)
  expect(result.outcome).toBe('reached')
})
