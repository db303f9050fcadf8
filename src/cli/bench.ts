// `npm run bench [-- --json FILE] [-- --only NAME]`: ratios against the raw limit that is measured in the same run, on
// the embedded database and on PostgreSQL (DATABASE_URL of an empty database, or one that is started for the bench).
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { connect, type Connection } from '../platform/database/connect'
import * as ballots from './bench/ballots'
import { line } from './bench/line'
import * as rows from './bench/rows'
import { benchTown } from './bench/town'
import { visit } from './bench/visits'

const POOL = 16
const CLIENTS = 50

const { values: options } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
const measures = {
  book: rows.book,
  'free-times': rows.freeTimes,
  rota: rows.rota,
  home: rows.home,
  contended: rows.contended,
  double: rows.doubleBookings,
  line,
  cast: ballots.cast,
  tally: ballots.tally,
  seal: ballots.seal,
  verify: ballots.verify,
  // Last, because it opens the desk day and night.
  visit,
}

const tell = (words: string): void => void process.stdout.write(`${words}\n`)

async function measure(connection: Connection, pieces: number): Promise<rows.Row[]> {
  const town = await benchTown(connection)
  const wanted = Object.entries(measures).filter(([name]) => !options.only || options.only === name)
  const found: rows.Row[] = []
  for (const [, row] of wanted) {
    const result = await row(town, { clients: CLIENTS, pieces, rounds: 5 })
    found.push(result)
    tell(
      `  ${result.name.padEnd(16)} ${result.value.toFixed(2).padStart(7)}   ${result.target.padEnd(8)} ${result.note}`,
    )
  }
  return found
}

async function onPostgres(): Promise<rows.Row[]> {
  const given = process.env['DATABASE_URL']
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startServer()
  const connection = await connect({ url: server.url, poolSize: POOL })
  try {
    return await measure(connection, 2000)
  } finally {
    await connection.close()
    await server.stop()
  }
}

/** The tests' own server: a real PostgreSQL with fsync on, from the development dependencies. */
async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const support = pathToFileURL(resolve('test/support/postgres-setup.mjs')).href
  const { startPostgres } = (await import(support)) as {
    startPostgres: () => Promise<{ url: string; stop: () => Promise<void> }>
  }
  return startPostgres()
}

async function onPGlite(): Promise<rows.Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yihaomi-bench-'))
  const connection = await connect({ folder })
  try {
    return await measure(connection, 400)
  } finally {
    await connection.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function bench(): Promise<void> {
  tell(`Node ${process.version}, ${cpus().length} cores, ${CLIENTS} callers, pool ${POOL}`)
  tell('PostgreSQL')
  const postgres = await onPostgres()
  tell('PGlite (one connection)')
  const pglite = await onPGlite()
  if (options.json) await writeFile(options.json, JSON.stringify({ postgres, pglite }, null, 2))
}

await bench()
