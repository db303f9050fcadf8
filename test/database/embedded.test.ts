import { once } from 'node:events'
import fs from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../../src/platform/database/connect'
import type { DatabaseBroken } from '../../src/platform/database/errors'
import { endChildren, startChild } from '../support/child'
import { compare } from '../support/pairs'

let place: string
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'yihaomi-embedded-'))
  const { close } = await connect({ folder: join(place, 'model') })
  await close()
}, 30_000)
afterAll(() => rm(place, { recursive: true, force: true }))
afterEach(() => jest.restoreAllMocks())
afterEach(endChildren)

const writer = 'test/support/writer.ts'

/** A data folder with an empty database: copying one is quicker than making one. */
async function folderNamed(name: string): Promise<string> {
  await cp(join(place, 'model'), join(place, name), { recursive: true })
  return join(place, name)
}

test('a commit is answered only after its log was synced to the disk', async () => {
  const folder = await folderNamed('sync')
  const { db, close } = await connect({ folder })
  await sql`create table t (a integer)`.execute(db)
  const synced: string[] = []
  const real = fs.fsyncSync
  jest.spyOn(fs, 'fsyncSync').mockImplementation((fd) => {
    synced.push(fs.readlinkSync(`/proc/self/fd/${fd}`))
    real(fd)
  })
  for (let i = 1; i <= 5; i++) {
    await sql`insert into t values (${i})`.execute(db)
    expect(synced.filter((path) => path.includes('/database/pg_wal/'))).toHaveLength(i)
  }
  await close()
})

test('a disk that fails ends the database, answers nobody, and loses nothing that was answered', async () => {
  const folder = await folderNamed('failing')
  let end: DatabaseBroken | undefined
  const { db, close } = await connect({ folder, broken: (error) => (end = error) })
  await sql`create table t (a integer)`.execute(db)
  await sql`insert into t values (6)`.execute(db)
  jest.spyOn(fs, 'fsyncSync').mockImplementation(() => {
    throw Object.assign(new Error('disk'), { code: 'EIO' })
  })
  await expect(sql`insert into t values (7)`.execute(db)).rejects.toThrow('could not fsync')
  jest.restoreAllMocks()
  expect(end).toMatchObject({ code: 'broken' })
  await expect(sql`select 1`.execute(db)).rejects.toThrow('had to stop')
  await close()
  const again = await connect({ folder })
  const { rows } = await sql<{ a: number }>`select a from t where a = 6`.execute(again.db)
  expect(rows).toEqual([{ a: 6 }])
  await again.close()
})

test('P5: kill -9 under load, twice over: every acknowledged write is there and none in part', async () => {
  const folder = await folderNamed('killed')
  const told: string[] = []
  for (const round of [1, 2]) {
    const child = await startChild(writer, ['folder', folder, String(round * 100_000), '8'])
    await child.until((lines) => lines.length > 200)
    await child.kill()
    told.push(...child.lines)
    const { db, close } = await connect({ folder })
    expect(await compare(db, told)).toEqual({ lost: [], partial: [] })
    await close()
  }
}, 60_000)

test('a second process is refused the folder by whatever name, and has it once the first is killed', async () => {
  const folder = await folderNamed('shared')
  const link = join(place, 'link')
  const child = await startChild(writer, ['folder', folder, '0', '1'])
  await child.until((lines) => lines.includes('open'))
  await symlink(folder, link)
  for (const name of [folder, link, join(link, '..', 'shared')]) {
    await expect(connect({ folder: name })).rejects.toMatchObject({ name: 'DatabaseInUse', code: 'in-use' })
  }
  await child.kill()
  const { close } = await connect({ folder })
  await expect(connect({ folder: link })).rejects.toMatchObject({ code: 'in-use' })
  await close()
}, 30_000)

test('a process in another container is seen by the socket in the folder itself', async () => {
  const folder = await folderNamed('mounted')
  const other = createServer().listen(join(folder, 'lock'))
  await once(other, 'listening')
  await expect(connect({ folder })).rejects.toMatchObject({ code: 'in-use' })
  await new Promise((resolve) => other.close(resolve))
  const { close } = await connect({ folder })
  await close()
})

test('of two processes that start together one is refused', async () => {
  const folder = join(place, 'together')
  const children = await Promise.all(
    [1, 2].map((n) => startChild(writer, ['folder', folder, `${n}000000`, '1'])),
  )
  await Promise.all(children.map((child) => child.until((lines) => lines.length > 0)))
  expect(children.map((child) => child.lines[0]).sort()).toEqual(['in-use', 'open'])
  await Promise.all(children.map((child) => child.kill()))
}, 30_000)

test('a database that was never finished is made anew, and a very long path is no hindrance', async () => {
  const folder = join(place, 'x'.repeat(200))
  await mkdir(join(folder, 'database.new'), { recursive: true })
  await writeFile(join(folder, 'database.new', 'PG_VERSION'), '18\n')
  const { db, close } = await connect({ folder })
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  expect(fs.statSync(join(folder, 'database')).mode & 0o077).toBe(0)
  expect(fs.existsSync(join(folder, 'database.new'))).toBe(false)
  await close()
}, 30_000)

test('a cloud function is refused the embedded database, and nobody may give two places or none', async () => {
  await expect(connect({ folder: place, inCloud: true })).rejects.toMatchObject({ code: 'embedded-in-cloud' })
  await expect(connect({})).rejects.toMatchObject({ code: 'no-place' })
  await expect(connect({ folder: place, url: 'postgres://x' })).rejects.toMatchObject({ code: 'no-place' })
})

test('an address that does not answer is named without its password', async () => {
  const refusal = connect({ url: 'postgres://me:secret@127.0.0.1:1/none' })
  await expect(refusal).rejects.toMatchObject({
    name: 'DatabaseUnreachable',
    facts: { place: '127.0.0.1:1/none' },
  })
  await expect(refusal).rejects.not.toThrow('secret')
})
