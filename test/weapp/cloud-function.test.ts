// The cloud function as it is uploaded, in a process of its own beside a library that stands for WeChat's: on a real
// PostgreSQL it answers, and refuses a database that it was not built for.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cipherOf } from '../../src/platform/database/cipher'
import { addCommunity, householdPhone } from '../support/community'
import { freshPostgres } from '../support/database'
import { keys, rootKey, seeded } from '../support/world'

type Database = Awaited<ReturnType<typeof freshPostgres>>
let connection: Database
let folder: string
beforeAll(async () => {
  connection = await freshPostgres({ poolSize: 2 })
  await addCommunity(connection.db, cipherOf(keys, seeded('cloud')), 'shili')
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-cloud-'))
  await cp('dist/cloud/api', folder, { recursive: true })
  const sdk = join(folder, 'node_modules/wx-server-sdk')
  await mkdir(sdk, { recursive: true })
  const getWXContext = `() => ({ OPENID: process.env.OPENID })`
  await writeFile(
    join(sdk, 'index.js'),
    `exports.init = () => {}; exports.DYNAMIC_CURRENT_ENV = 1; exports.getWXContext = ${getWXContext}`,
  )
}, 60_000)
afterAll(async () => {
  await connection.close()
  await rm(folder, { recursive: true })
})

/** Calls it once. @returns its answer and what it wrote to its log. */
async function call(event: object, openid = householdPhone): Promise<{ answer: unknown; log: string }> {
  const code = `require('./index.js').main(${JSON.stringify(event)}, {}).then((answer) => {
    process.stderr.write(JSON.stringify(answer)); setTimeout(() => process.exit(0), 50) })`
  const env = { ...process.env, DATABASE_URL: connection.url, KEY: rootKey, OPENID: openid, NODE_OPTIONS: '' }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', code], { cwd: folder, env })
  return { answer: JSON.parse(stderr), log: stdout }
}

test('it knows who calls and answers', async () => {
  const { answer } = await call({ action: 'people.me', input: {}, community: 'shili' })
  expect(answer).toMatchObject({ ok: true, value: { name: '秦桂岚' } })
})

test('a stranger to the register is a guest', async () => {
  const { answer } = await call(
    { action: 'people.me', input: {}, community: 'shili' },
    'openid-of-a-stranger',
  )
  expect(answer).toEqual({ ok: false, identity: 'needed' })
})

test('a database that was altered is a fault with an id, and the log names our own files', async () => {
  const { db } = connection
  const altered = db.updateTable('migrations' as never).set({ hash: 'other' } as never)
  await altered.where('id' as never, '=', 1 as never).execute()
  const { answer, log } = await call({ action: 'home.view', input: {}, community: 'shili' })
  expect(answer).toEqual({ ok: false, fault: expect.any(String) })
  expect(log).toContain((answer as { fault: string }).fault)
  expect(log).toMatch(/src\/platform\/database\/migrate\.ts:\d+/)
})
