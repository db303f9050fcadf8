import { sql } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import type { Tx } from '../../src/platform/serve/context'
import { endChildren, startChild } from '../support/child'
import { freshWorld } from '../support/world'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-crash-'))
  const connection = await connect({ folder })
  await migrate(connection.db)
  await freshWorld(connection, 'crashed')
  await connection.close()
}, 60_000)
afterEach(endChildren, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Row {
  readonly id: string
  readonly number: number
  readonly called: boolean
  readonly ending: 'talked' | 'left' | null
  readonly begun: boolean
}

/** What queuer.ts was told against what the database holds: all three lists must be empty. */
async function lineKept(tx: Tx, lines: readonly string[]) {
  const { rows } = await sql<Row>`
    select place_id as id, number, calls > 0 as called, ending, begun_at is not null as begun
    from line_places where community_id = 'crashed' order by number`.execute(tx)
  const kept = new Map(rows.map((row) => [row.id, row]))
  const holds = (row: Row, what: string): boolean => {
    if (what === 'called') return row.called
    if (what === 'begun') return row.begun
    return what === 'given' || row.ending === (what === 'ended' ? 'talked' : 'left')
  }
  const lost = lines.filter((line) => {
    const [what, id] = line.split(' ')
    const row = kept.get(id!)
    return id !== undefined && !(row && holds(row, what!))
  })
  const gaps = rows.filter(({ number }, n) => number !== n + 1)
  // Each act has its leaf and its reply, or neither.
  const torn = await sql`
    with acts as (
      select act ->> 'action' as action, act ->> 'place' as place, count(*) as n from leaves
      where community_id = 'crashed' group by 1, 2
    ), answers as (
      select action, reply ->> 'placeId' as place, count(*) as n from replies
      where community_id = 'crashed' group by 1, 2
    )
    select * from acts full join answers using (action, place) where acts.n is distinct from answers.n`.execute(
    tx,
  )
  return { lost, gaps, torn: torn.rows }
}

test('P5: kill -9 while the desk is busy, twice over: every acknowledged act is there, no number is left out', async () => {
  const told: string[] = []
  for (const round of [1, 2]) {
    const child = await startChild('test/support/queuer.ts', [folder, 'crashed', '6'])
    await child.until((lines) => lines.length > 60)
    await child.kill()
    told.push(...child.lines)
    const { db, close } = await connect({ folder })
    const found = await lineKept(db, told)
    await close()
    expect([round, found]).toEqual([round, { lost: [], gaps: [], torn: [] }])
  }
  const acts = (what: string) => told.filter((line) => line.startsWith(what)).length
  expect(Math.min(acts('given'), acts('called'), acts('begun'), acts('ended'))).toBeGreaterThan(5)
}, 120_000)
