// Databases for tests: each starts migrated, and none is shared between two test files.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { dependencies } from '../../package.json'
import { connect, embedded, type Connection } from '../../src/platform/database/connect'
import { hashOf, migrate } from '../../src/platform/database/migrate'
import { migrations as register, type Migration } from '../../src/platform/database/migrations'
import { openMemory } from '../../src/platform/database/pglite'

/** A migrated PGlite in memory. Making one takes seconds, so the first one made is kept and the rest start from it. */
export async function freshDatabase(migrations: readonly Migration[] = register): Promise<Connection> {
  return embedded(await openMemory(await template(migrations)))
}

/** A PGlite in memory with nothing in it. */
export async function emptyDatabase(): Promise<Connection> {
  return freshDatabase([])
}

/** A migrated database of its own on the PostgreSQL of TEST_DATABASE_URL; `close` drops it. */
export async function freshPostgres(
  options: { poolSize?: number; migrations?: readonly Migration[] } = {},
): Promise<Connection & { url: string }> {
  const { poolSize = 60, migrations = register } = options
  const model = `model_${nameOf(migrations)}`
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(async (client) => {
    await makeModel(client, model, migrations)
    await client.query(`create database ${name} template ${model}`)
  })
  const url = addressOf(name)
  const connection = await connect({ url, poolSize })
  const close = async (): Promise<void> => {
    await connection.close()
    await onServer((client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return { ...connection, url, close }
}

/** The address of another database on the tests' server. */
export function addressOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}

/** Runs `act` on the tests' server itself, while no other test makes or clones a database. */
export async function onServer<T>(act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    return await act(client)
  } finally {
    await client.end()
  }
}

async function makeModel(client: Client, model: string, migrations: readonly Migration[]): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [model])
  if (rowCount) return
  const draft = `${model}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}`)
  const connection = await connect({ url: addressOf(draft), poolSize: 1 })
  await migrate(connection.db, migrations)
  await connection.close()
  await client.query(`alter database ${draft} rename to ${model}`)
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('TEST_DATABASE_URL is not set: tests on PostgreSQL live in test/race')
  return url
}

/** The template of a run is kept by the migrations it holds, so a changed migration never meets an old one. */
async function template(migrations: readonly Migration[]): Promise<Blob> {
  const folder = join(tmpdir(), 'yihaomi-test')
  const path = join(folder, `${nameOf(migrations)}.tar`)
  const kept = await readFile(path).catch(() => null)
  if (kept) return new Blob([kept], { type: 'application/x-tar' })
  const source = await openMemory()
  const connection = await embedded(source)
  await migrate(connection.db, migrations)
  const dump = await source.pglite.dumpDataDir('none')
  await connection.close()
  await mkdir(folder, { recursive: true })
  await forgetOld(folder)
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()))
  await rename(draft, path)
  return dump
}

/** Each template takes forty megabytes, and each change of a migration makes a new one. */
async function forgetOld(folder: string): Promise<void> {
  const yesterday = Date.now() - 86_400_000
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < yesterday) await rm(path, { force: true })
  }
}

function nameOf(migrations: readonly Migration[]): string {
  const all = [dependencies['@electric-sql/pglite'], ...migrations.map(hashOf)].join()
  return createHash('sha256').update(all).digest('hex').slice(0, 16)
}
