import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import { opened } from '../support/ballots'
import { endChildren, startChild } from '../support/child'
import { crowd } from '../support/crowd'
import { castsKept } from '../support/receipts'
import { freshWorld } from '../support/world'

let folder: string
let ballotId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-crash-'))
  const connection = await connect({ folder })
  await migrate(connection.db)
  const w = await freshWorld(connection, 'crashed')
  await crowd(w, 2000)
  ballotId = await opened(w)
  await connection.close()
}, 60_000)
afterEach(endChildren, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('P5: kill -9 during casts, twice over: every acknowledged vote is there, none in part, all verified', async () => {
  const told: string[] = []
  for (const [round, wanted] of [
    [1, 200],
    [2, 200],
  ] as const) {
    const args = ['folder', folder, 'crashed', ballotId, '2000', '50']
    const child = await startChild('test/support/caster.ts', args)
    await child.until((lines) => lines.length > wanted)
    await child.kill()
    told.push(...child.lines)
    const { db, close } = await connect({ folder })
    const found = await castsKept(db, 'crashed', ballotId, told)
    await close()
    expect([round, found]).toEqual([round, { lost: [], partial: [] }])
  }
}, 120_000)
