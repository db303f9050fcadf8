import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/platform/database/connect'
import { check } from '../../src/platform/database/migrate'
import { endChildren, startChild } from '../support/child'

let place: string
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'yihaomi-command-'))
})
afterAll(() => rm(place, { recursive: true, force: true }))

afterEach(endChildren)

const command = (env: Record<string, string>) =>
  startChild('src/cli/migrate.ts', [], { DATABASE_URL: '', ...env })

test('db:migrate makes the database, then has nothing to do, and says who else has it', async () => {
  const DATA = join(place, 'data')
  const first = await command({ DATA })
  expect([await first.ended(), first.errors]).toEqual([0, []])
  expect(first.lines[0]).toContain('第 1 号迁移')
  const second = await command({ DATA })
  expect([await second.ended(), second.lines]).toEqual([0, ['没有要做的。  Nothing to do.']])
  const { db, close } = await connect({ folder: DATA })
  await check(db)
  const third = await command({ DATA })
  expect(await third.ended()).toBe(1)
  expect(third.errors).toEqual([
    `另一个程序正在用数据文件夹 ${DATA}，先把它停下再启动。`,
    `The data folder ${DATA} is in use by another process. Stop that one first.`,
  ])
  await close()
}, 30_000)

test('db:migrate says plainly that the server does not answer', async () => {
  const child = await command({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' })
  expect(await child.ended()).toBe(1)
  expect(child.errors[0]).toContain('连不上数据库 127.0.0.1:1/none')
  expect(child.errors.join()).not.toContain('secret')
})
