// Brings a database up to the program, and refuses one that the program cannot trust.
import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import {
  ConstraintMissing,
  DatabaseBehind,
  DatabaseNewer,
  MigrationChanged,
  MigrationOutOfOrder,
} from './errors'
import { migrations as register, type Migration } from './migrations'

interface Applied {
  id: number
  name: string
  hash: string
}

// Any number serves, as long as nothing else that uses the database takes the same lock.
const LOCK = 20_260_001

/** What a migration was when it was applied. */
export function hashOf(migration: Migration): string {
  return migration.hash ?? createHash('sha256').update(migration.sql).digest('hex')
}

/**
 * Applies what is missing, each migration in its own transaction. Several processes may do it at once: each
 * transaction takes the same lock, then looks again.
 * @returns the migrations this call applied.
 * @throws DatabaseNewer, MigrationChanged, MigrationOutOfOrder
 */
export async function migrate<T>(
  db: Kysely<T>,
  migrations: readonly Migration[] = register,
): Promise<readonly Migration[]> {
  const done: Migration[] = []
  await compare(db, migrations)
  for (const migration of migrations) {
    if (await db.transaction().execute((tx) => apply(tx, migration, migrations))) done.push(migration)
  }
  return done
}

/**
 * Refuses a database that is newer, older or altered, or that lost a constraint: uniqueness that is not in the
 * database is not there.
 * @throws DatabaseNewer, DatabaseBehind, MigrationChanged, MigrationOutOfOrder, ConstraintMissing
 */
export async function check<T>(db: Kysely<T>, migrations: readonly Migration[] = register): Promise<void> {
  const [missing] = await compare(db, migrations)
  if (missing) throw new DatabaseBehind(missing.id, missing.name)
  const needs = migrations.flatMap((migration) => migration.needs ?? [])
  const found = new Set(await soundNames(db, needs))
  const lost = needs.filter((name) => !found.has(name))
  if (lost.length > 0) throw new ConstraintMissing(lost)
}

async function apply<T>(tx: Kysely<T>, migration: Migration, all: readonly Migration[]): Promise<boolean> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`set local lock_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx)
  await sql`create table if not exists migrations (
    id integer primary key, name text not null, hash text not null)`.execute(tx)
  const missing = await compare(tx, all)
  if (!missing.includes(migration)) return false
  await sql.raw(migration.sql).execute(tx)
  await sql`insert into migrations (id, name, hash) values (${migration.id}, ${migration.name}, ${hashOf(migration)})`.execute(
    tx,
  )
  return true
}

/** @returns the migrations that the database lacks, in order. */
async function compare<T>(db: Kysely<T>, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const known = new Map(migrations.map((migration) => [migration.id, migration]))
  const applied = await read(db)
  for (const row of applied) {
    const migration = known.get(row.id)
    if (!migration) throw new DatabaseNewer(row.id, row.name)
    if (hashOf(migration) !== row.hash) throw new MigrationChanged(row.id, row.name)
  }
  const last = Math.max(0, ...applied.map((row) => row.id))
  const have = new Set(applied.map((row) => row.id))
  const missing = migrations.filter((migration) => !have.has(migration.id))
  const late = missing.find((migration) => migration.id < last)
  if (late) throw new MigrationOutOfOrder(late.id, late.name, last)
  return missing
}

async function read<T>(db: Kysely<T>): Promise<readonly Applied[]> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('migrations') is not null as there`.execute(db)
  if (!rows[0]!.there) return []
  return (await sql<Applied>`select id, name, hash from migrations order by id`.execute(db)).rows
}

/** Those of `names` that are valid constraints or indexes of the current schema. */
async function soundNames<T>(db: Kysely<T>, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint
     where connamespace = current_schema()::regnamespace and convalidated and conname = any(${names})
    union
    select relname from pg_class join pg_index on indexrelid = pg_class.oid
     where relnamespace = current_schema()::regnamespace and indisvalid and relname = any(${names})`.execute(
    db,
  )
  return rows.map((row) => row.name)
}
