import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import { endChildren, startChild } from '../support/child'
import { crowd } from '../support/crowd'
import { visitsKept } from '../support/visits'
import { freshWorld } from '../support/world'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-crash-'))
  const connection = await connect({ folder })
  await migrate(connection.db)
  await crowd(await freshWorld(connection, 'crashed'), 50)
  await connection.close()
}, 60_000)
afterEach(endChildren, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('P5: kill -9 while 50 book visits at once, twice over: every acknowledged one is there, none in part', async () => {
  const told: string[] = []
  for (const round of [1, 2]) {
    const child = await startChild('test/support/visitor.ts', ['folder', folder, 'crashed', '50'])
    await child.until((lines) => lines.length > 150)
    await child.kill()
    told.push(...child.lines)
    const { db, close } = await connect({ folder })
    const found = await visitsKept(db, 'crashed', told)
    await close()
    expect([round, found]).toEqual([round, { lost: [], partial: [] }])
  }
  const acts = (what: string) => told.filter((line) => line.startsWith(what)).length
  expect(acts('booked')).toBeGreaterThan(60)
  expect(Math.min(acts('moved'), acts('cancelled'))).toBeGreaterThan(0)
}, 120_000)
