// One way to a database: PostgreSQL by its address, or the embedded one in a folder. Both speak through pg and
// Kysely, so nothing above this file knows which it is.
import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig } from 'pg'
import { DatabaseError, DatabaseUnreachable, type DatabaseBroken } from './errors'
import type { Embedded } from './pglite'
import type { Database } from './schema'
import { wire } from './wire'

export interface ConnectConfig {
  /** `postgres://…`; give this or `folder`, not both. */
  readonly url?: string | undefined
  /** Where the embedded database lives. */
  readonly folder?: string | undefined
  /** Connections at most, PostgreSQL only. */
  readonly poolSize?: number | undefined
  /** In a cloud function, where many processes come and go, the embedded database has no place. */
  readonly inCloud?: boolean | undefined
  /** Told when the embedded database cannot go on. By default the process ends, as only a new one can recover. */
  readonly broken?: (error: DatabaseBroken) => void
}

export interface Connection {
  readonly db: Kysely<Database>
  readonly kind: 'postgres' | 'pglite'
  /** For what needs a connection of its own; never `pool.query`, which hides whose transaction it is in. */
  readonly pool: Pool
  close(): Promise<void>
}

const OLDEST = 15

/** @throws DatabaseError with the reason, when there is nothing usable at the given place. */
export async function connect(config: ConnectConfig): Promise<Connection> {
  const { url, folder, poolSize = 10, inCloud = false, broken } = config
  if ((url === undefined) === (folder === undefined)) {
    throw new DatabaseError('no-place', 'Give DATABASE_URL or a data folder, one of the two.')
  }
  if (url !== undefined) return server(url, poolSize)
  if (inCloud) {
    throw new DatabaseError(
      'embedded-in-cloud',
      'A cloud function cannot use the embedded database: set DATABASE_URL.',
    )
  }
  // Loaded only when used: a server on PostgreSQL has no need of its twenty megabytes.
  const { openFolder } = await import('./pglite')
  return embedded(await openFolder(folder!), broken)
}

/** Puts pg and Kysely over an open PGlite; it has one connection, so transactions queue for it. */
export async function embedded(source: Embedded, broken = endProcess): Promise<Connection> {
  const { watch } = await import('./pglite')
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
  watch(source.pglite, broken)
  const over = createPgConfig(source.pglite) as unknown as PoolConfig
  // Who asks for the connection while holding it, by using `db` inside a transaction, gets an error and not silence.
  const pool = guarded({ ...over, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 30_000 })
  return connection('pglite', pool, () => source.close())
}

function endProcess(error: DatabaseBroken): void {
  setImmediate(() => {
    throw error
  })
}

async function server(url: string, poolSize: number): Promise<Connection> {
  const pool = guarded({
    connectionString: url,
    max: poolSize,
    application_name: 'yihaomi',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    // The zone and the date style that the embedded database has, so that text of the database reads alike.
    options: '-c TimeZone=UTC -c DateStyle=ISO -c jit=off',
  })
  try {
    await insistOnVersion(pool)
  } catch (error) {
    await pool.end()
    throw error instanceof DatabaseError ? error : new DatabaseUnreachable(placeOf(url), error)
  }
  return connection('postgres', pool)
}

/** A server that restarts breaks its connections; without these listeners each broken one would end this process. */
function guarded(config: PoolConfig): Pool {
  const pool = new Pool({ ...config, types: wire })
  const forget = (): void => {}
  // Idle: the pool drops the connection and the next caller gets a new one.
  pool.on('error', forget)
  // Lent out and between two statements: the next statement of its owner fails, which is where it is dealt with.
  pool.on('connect', (client) => client.on('error', forget))
  return pool
}

async function insistOnVersion(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ version: string }>('select current_setting($1) as version', [
      'server_version',
    ])
    const version = rows[0]!.version
    if (Number.parseInt(version, 10) >= OLDEST) return
    throw new DatabaseError(
      'server-too-old',
      `PostgreSQL ${version} is too old: ${OLDEST} or newer is needed.`,
      {
        version,
        needs: OLDEST,
      },
    )
  } finally {
    client.release()
  }
}

function connection(kind: Connection['kind'], pool: Pool, after?: () => Promise<void>): Connection {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await db.destroy()
    if (!pool.ended) await pool.end()
    await after?.()
  }
  return { db, kind, pool, close: () => (closed ??= close()) }
}

/** Host and database of an address, without the password. */
function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed ? `${parsed.host}${parsed.pathname}` : 'DATABASE_URL'
}
