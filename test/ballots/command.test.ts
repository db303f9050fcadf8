import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import * as contract from '../../src/ballots/contract'
import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import { closesAt, household, nameAll, opened } from '../support/ballots'
import { endChildren, startChild } from '../support/child'
import { done, freshWorld } from '../support/world'

let place: string
let ballotId: string
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'yihaomi-verify-'))
  const connection = await connect({ folder: join(place, 'data') })
  await migrate(connection.db)
  const w = await freshWorld(connection, 'verified')
  await nameAll(w)
  ballotId = await opened(w)
  done(await w.as('qin').ask(contract.cast, { ballotId, voterId: household(1), choice: 'for' }))
  w.clock(closesAt)
  const file = done(await w.guest.ask(contract.recount, { ballotId }))
  await writeFile(join(place, 'recount.json'), JSON.stringify({ ok: true, value: file }))
  await writeFile(join(place, 'changed.json'), JSON.stringify({ ...file, outcome: 'reached' }))
  await writeFile(join(place, 'other.json'), '{"votes":3}')
  await connection.close()
}, 60_000)
afterEach(endChildren)
afterAll(() => rm(place, { recursive: true, force: true }))

const run = async (...args: string[]) => {
  const child = await startChild('src/cli/verify.ts', args, { DATA: join(place, 'data'), DATABASE_URL: '' })
  return { code: await child.ended(), said: child.lines.join('\n'), errors: child.errors.join('\n') }
}

test('verify recomputes every opened ballot, one by its id, and the file with it', async () => {
  for (const args of [[], [ballotId], [ballotId, '--file', join(place, 'recount.json')]]) {
    const { code, said, errors } = await run(...args)
    expect([code, errors]).toEqual([0, ''])
    expect(said).toContain('✓ 坝坝舞几点结束：1 票，重新算过，都对得上。')
  }
}, 60_000)

test('verify reads a file alone, and says in plain words what does not fit', async () => {
  expect((await run('--file', join(place, 'recount.json'))).code).toBe(0)
  const changed = await run('--file', join(place, 'changed.json'))
  expect(changed.code).toBe(1)
  expect(changed.said).toContain('文件里的票数和结论对不上。')
  const other = await run('--file', join(place, 'other.json'))
  expect([other.code, other.errors]).toEqual([1, expect.stringContaining('不是这里的计票文件')])
}, 60_000)

test('verify ends with 1 when a vote was turned round in the database, and for a ballot that is not there', async () => {
  const { db, close } = await connect({ folder: join(place, 'data') })
  await sql`update ballot_votes set choice = 'against'`.execute(db)
  await close()
  const turned = await run(ballotId)
  expect([turned.code, turned.said]).toEqual([1, expect.stringContaining('这一票和存根不一样，被改过。')])
  const nowhere = await run(household(9))
  expect([nowhere.code, nowhere.errors]).toEqual([1, expect.stringContaining('没有找到这次表决')])
}, 60_000)
