import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import { bookkeeping } from '../support/bookkeeping'
import { endChildren, startChild } from '../support/child'
import { freshWorld } from '../support/world'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-crash-'))
  const connection = await connect({ folder })
  await migrate(connection.db)
  await freshWorld(connection, 'crashed')
  await connection.close()
}, 60_000)
afterEach(endChildren, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('P5: kill -9 during 50 parallel bookings, twice over: every acknowledged one is there, none in part', async () => {
  const told: string[] = []
  for (const round of [1, 2]) {
    const child = await startChild('test/support/booker.ts', ['folder', folder, 'crashed', '50'])
    await child.until((lines) => lines.length > 150)
    await child.kill()
    told.push(...child.lines)
    const { db, close } = await connect({ folder })
    const found = await bookkeeping(db, 'crashed', told)
    await close()
    expect([round, found]).toEqual([round, { lost: [], partial: [] }])
  }
  expect(told.filter((line) => line.startsWith('booked')).length).toBeGreaterThan(100)
}, 120_000)

test('a second program on the same data folder is refused with a clear sentence', async () => {
  const { close } = await connect({ folder })
  const second = await startChild('src/cli/start.ts', [], { DATA: folder, DATABASE_URL: '', PORT: '0' })
  const code = await second.ended()
  await close()
  expect(code).toBe(1)
  expect(second.errors.join('\n')).toContain(`另一个程序正在用数据文件夹 ${folder}，先把它停下再启动。`)
  expect(second.lines).toEqual([])
}, 60_000)
