import { sql } from 'kysely'
import type { Connection } from '../../src/platform/database/connect'
import { check, migrate } from '../../src/platform/database/migrate'
import { migrations, type Migration } from '../../src/platform/database/migrations'
import { emptyDatabase, freshDatabase } from '../support/database'
import { unreconciledVisits } from '../support/visits'

let connection: Connection
afterEach(() => connection.close())

const one: Migration = {
  id: 1,
  name: 'one',
  sql: 'create table a (id integer constraint a_once primary key, at timestamptz); create index a_by_time on a (at)',
  needs: ['a_once', 'a_by_time'],
}
const two: Migration = { id: 2, name: 'two', sql: 'alter table a add column b text' }

test('the register applies to an empty database, once, and passes the check', async () => {
  connection = await freshDatabase()
  expect(await migrate(connection.db)).toEqual([])
  await check(connection.db)
  expect(migrations.map((migration) => migration.id)).toEqual(migrations.map((_, i) => i + 1))
})

test('migrations are applied in order, each once', async () => {
  connection = await emptyDatabase()
  expect(await migrate(connection.db, [one])).toEqual([one])
  expect(await migrate(connection.db, [one, two])).toEqual([two])
  expect(await migrate(connection.db, [one, two])).toEqual([])
})

test('a migration that fails leaves nothing behind', async () => {
  connection = await emptyDatabase()
  const broken: Migration = { id: 2, name: 'broken', sql: 'create table c (); select 1 / 0' }
  await expect(migrate(connection.db, [one, broken])).rejects.toThrow('division by zero')
  await expect(check(connection.db, [one, broken])).rejects.toMatchObject({
    code: 'behind',
    facts: { id: 2 },
  })
  const { rows } = await sql`select to_regclass('c') as c`.execute(connection.db)
  expect(rows).toEqual([{ c: null }])
})

test('a database is refused that is newer, behind, altered or out of order', async () => {
  connection = await emptyDatabase()
  const { db } = connection
  await expect(check(db, [one])).rejects.toMatchObject({
    name: 'DatabaseBehind',
    facts: { id: 1, name: 'one' },
  })
  await migrate(db, [one, two])
  for (const run of [migrate, check]) {
    await expect(run(db, [one])).rejects.toMatchObject({
      name: 'DatabaseNewer',
      facts: { id: 2, name: 'two' },
    })
    await expect(run(db, [{ ...one, sql: `${one.sql} ` }, two])).rejects.toMatchObject({
      name: 'MigrationChanged',
    })
  }
  const late: Migration = { id: 3, name: 'late', sql: 'select 1' }
  const next: Migration = { id: 4, name: 'next', sql: 'select 1' }
  await migrate(
    db,
    [one, two, next].filter((m) => m !== late),
  )
  await expect(migrate(db, [one, two, late, next])).rejects.toMatchObject({ name: 'MigrationOutOfOrder' })
})

test('V2: a database without its unique constraints and indexes is refused by name', async () => {
  connection = await emptyDatabase()
  const { db } = connection
  await migrate(db, [one])
  await check(db, [one])
  await sql`alter table a drop constraint a_once`.execute(db)
  await sql`drop index a_by_time`.execute(db)
  await expect(check(db, [one])).rejects.toMatchObject({
    name: 'ConstraintMissing',
    names: ['a_once', 'a_by_time'],
  })
})

test('B1: a visit from before the grains has all of its own afterwards, a cancelled one none', async () => {
  connection = await freshDatabase(migrations.slice(0, 4))
  const { db } = connection
  await sql`insert into communities values ('before', '老社区', false, '', '', '', '2026-01-01')`.execute(db)
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
  await sql`insert into persons (community_id, person_id, name_sealed, made_at)
    values ('before', ${id(1)}, '', '2026-01-01')`.execute(db)
  for (const [n, length, cancelled] of [
    [1, 60, null],
    [2, 15, null],
    [3, 30, '2026-01-02'],
  ] as const) {
    await sql`insert into visits values ('before', ${id(n)}, ${id(1)}, ${id(1)}, ${`2026-02-0${n}`}, 600, ${600 + length},
      2, 'unsure', '', '2026-01-01', null, ${cancelled})`.execute(db)
    if (cancelled) continue
    await sql`insert into visit_claims
      values ('before', ${`2026-02-0${n} 10:00+08`}, 2, ${id(n)})`.execute(db)
  }
  await migrate(db)
  expect(await unreconciledVisits(db, 'before')).toEqual([])
  const { rows } = await sql`select count(*) as n from visit_claims where lane = 2`.execute(db)
  expect(rows).toEqual([{ n: 5 }])
  const astray = sql`update visits set starts = 605 where visit_id = ${id(2)}`.execute(db)
  await expect(astray).rejects.toMatchObject({ constraint: 'visits_in_grains' })
})

test('a community from before visits were there has a desk for them afterwards', async () => {
  connection = await freshDatabase([migrations[0]!])
  const { db } = connection
  await sql`insert into communities values ('before', '老社区', false, '', '', '', '2026-01-01')`.execute(db)
  await sql`insert into duty_desks values ('before', 540, 1080, '023-00000000', '一楼')`.execute(db)
  await migrate(db)
  const { rows } = await sql`select * from reception_desks`.execute(db)
  const usual = {
    ...{ unit_minutes: 30, public_share: 1, desk_share: 1, ahead_days: 14 },
    quota: 3,
    ...{ talk_low: 10, talk_high: 20 },
  }
  expect(rows).toEqual([{ community_id: 'before', ...usual }])
})
