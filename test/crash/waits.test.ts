import { sql } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/platform/database/connect'
import { migrate } from '../../src/platform/database/migrate'
import type { Tx } from '../../src/platform/serve/context'
import { setQuota } from '../../src/rooms/quota/contract'
import { endChildren, startChild } from '../support/child'
import { unreconciled } from '../support/claims'
import { done, freshWorld } from '../support/world'

const HOURS = 3
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihaomi-crash-'))
  const connection = await connect({ folder })
  await migrate(connection.db)
  const w = await freshWorld(connection, 'crashed')
  done(await w.as('su').ask(setQuota, { hours: HOURS }))
  await connection.close()
}, 60_000)
afterEach(endChildren, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What waiter.ts was told against what the database holds: all lists must be empty. */
async function kept(tx: Tx, lines: readonly string[]) {
  const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await query.execute(tx)).rows
  const bookings = await rows(sql<{ id: string; answered: boolean; cancelled: boolean }>`
    select booking_id as id, answer is not null or cancelled_at is not null as answered,
      cancelled_at is not null as cancelled
    from bookings where community_id = 'crashed'`)
  const waits = await rows(
    sql<{ id: string }>`select wait_id as id from waits where community_id = 'crashed'`,
  )
  const byId = new Map(bookings.map((row) => [row.id, row]))
  const waiting = new Set(waits.map(({ id }) => id))
  const holds = (what: string, id: string): boolean => {
    if (what === 'waits') return waiting.has(id)
    const row = byId.get(id)
    if (!row) return false
    return what === 'answered' ? row.answered : what === 'cancelled' ? row.cancelled : true
  }
  const lost = lines.filter((line) => {
    const [what, id] = line.split(' ')
    return id !== undefined && !holds(what!, id)
  })
  // What is held for somebody who has not answered counts only once they take it.
  const over = await rows(sql`
    select person_id, sum(ends - starts) from bookings
    where community_id = 'crashed' and cancelled_at is null and (wait_id is null or answer = 'approved')
    group by 1 having sum(ends - starts) > ${HOURS * 60}`)
  // Of two that hold a part of the same time in the one lane, one is too many.
  const twice = await rows(sql`
    select a.booking_id from bookings a join bookings b using (community_id, room_id, day, lane)
    where community_id = 'crashed' and a.booking_id < b.booking_id and a.starts < b.ends and b.starts < a.ends
      and a.cancelled_at is null and b.cancelled_at is null`)
  const halves = await rows(sql`
    select w.wait_id from waits w left join bookings b using (community_id, wait_id)
    where community_id = 'crashed' and (w.ended is not distinct from 'offered') <> (b.booking_id is not null)`)
  return { lost, over, twice, halves, claims: await unreconciled(tx, 'crashed') }
}

test('P5, B6: kill -9 among lines and limits, twice over: no week is over its limit, no time is held for two', async () => {
  const told: string[] = []
  for (const round of [1, 2]) {
    const child = await startChild('test/support/waiter.ts', [folder, 'crashed', '10'])
    await child.until((lines) => lines.length > 80)
    await child.kill()
    told.push(...child.lines)
    const { db, close } = await connect({ folder })
    const found = await kept(db, told)
    await close()
    const nothing = { lost: [], over: [], twice: [], halves: [], claims: [] }
    expect([round, found]).toEqual([round, nothing])
  }
  const acts = (what: string) => told.filter((line) => line.startsWith(what)).length
  expect(Math.min(acts('booked'), acts('waits'), acts('answered'))).toBeGreaterThan(3)
}, 120_000)
