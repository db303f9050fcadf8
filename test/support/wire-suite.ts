import { sql } from 'kysely'
import { instant } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { stamp } from '../../src/platform/database/stamp'

/** What every database must answer alike, whichever driver is below. */
export function wireSuite(open: () => Promise<Connection>): void {
  let connection: Connection
  beforeAll(async () => {
    connection = await open()
  })
  afterAll(() => connection.close())

  const answer = async (expression: ReturnType<typeof sql>): Promise<unknown> => {
    const { rows } = await sql<{ it: unknown }>`select ${expression} as it`.execute(connection.db)
    return rows[0]!.it
  }
  const t = instant(Date.parse('2026-03-02T01:30:00.123Z'))

  test.each([
    ['an instant', sql`${stamp(t)}`, t],
    ['an instant of another zone', sql`timestamptz '2026-03-02 09:30:00.123+08'`, t],
    ['an instant before 1970', sql`timestamptz '1969-12-31 23:59:59.999+00'`, -1],
    ['no instant', sql`null::timestamptz`, null],
    ['a list of instants', sql`array[${stamp(t)}, null]`, [t, null]],
    ['a day', sql`date '2026-03-02'`, '2026-03-02'],
    ['a list of days', sql`array[date '2026-03-02']`, ['2026-03-02']],
    ['a timestamp without a zone', sql`timestamp '2026-03-02 09:30:00'`, '2026-03-02 09:30:00'],
    ['a count', sql`count(*)`, 1],
    ['the largest exact number', sql`9007199254740991::bigint`, Number.MAX_SAFE_INTEGER],
    ['a list of counts', sql`array[1::bigint, null]`, [1, null]],
    ['a numeric', sql`1.50::numeric`, '1.50'],
    ['a document', sql`${JSON.stringify({ a: [1, 'b'] })}::jsonb`, { a: [1, 'b'] }],
    ['bytes', sql`${Buffer.from([0, 255])}::bytea`, Buffer.from([0, 255])],
    ['a truth', sql`true`, true],
    ['a range', sql`daterange('2026-03-02', '2026-03-04')`, '[2026-03-02,2026-03-04)'],
    ['the zone of the session', sql`current_setting('TimeZone')`, 'UTC'],
    ['the isolation', sql`current_setting('transaction_isolation')`, 'read committed'],
    ['Chinese', sql`${'轮值书记'}::text`, '轮值书记'],
  ])('%s', async (_, expression, expected) => {
    expect(await answer(expression)).toEqual(expected)
  })

  test('a number that would be rounded is a fault', async () => {
    await expect(answer(sql`9007199254740993::bigint`)).rejects.toThrow('does not fit')
  })

  test('an endless instant is a fault', async () => {
    await expect(answer(sql`timestamptz 'infinity'`)).rejects.toThrow('not an instant')
  })

  test('a broken constraint is named, and the connection goes on', async () => {
    const { db } = connection
    await sql`create table once (a integer constraint once_only primary key)`.execute(db)
    await sql`insert into once values (1)`.execute(db)
    const again = db.transaction().execute((tx) => sql`insert into once values (1)`.execute(tx))
    await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'once_only' })
    expect(await answer(sql`(select count(*) from once)`)).toBe(1)
  })

  test('a transaction that throws leaves nothing, and 40 at once each have their own', async () => {
    const { db } = connection
    await sql`create table tally (n integer)`.execute(db)
    const one = (n: number): Promise<unknown> =>
      db.transaction().execute(async (tx) => {
        await sql`insert into tally values (${n})`.execute(tx)
        if (n % 2) throw new Error('odd')
        await sql`insert into tally values (${n})`.execute(tx)
      })
    await Promise.allSettled(Array.from({ length: 40 }, (_, n) => one(n)))
    expect(await answer(sql`(select count(*) from tally)`)).toBe(40)
    expect(await answer(sql`(select count(*) from tally where n % 2 = 1)`)).toBe(0)
  })
}
