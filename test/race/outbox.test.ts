// P3: whatever waits in the outbox is handed over at most once, by however many servers, and after any of them is killed.
import { sql } from 'kysely'
import type { Connection } from '../../src/platform/database/connect'
import { people } from '../support/community'
import { endChildren, startChild } from '../support/child'
import { freshPostgres } from '../support/database'
import { freshWorld, type World } from '../support/world'

let connection: Connection & { url: string }
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(endChildren, 60_000)

/** So many messages with a consent each, all to one person. */
async function waitFor(count: number): Promise<void> {
  const c = w.community
  const id = sql`('e0000000-0000-8000-8000-' || lpad(n::text, 12, '0'))::uuid`
  await sql`
    insert into messages (community_id, message_id, person_id, kind, facts, named, about, told_at)
    select ${c}, ${id}, ${people.qin.id}, 'visit-receiver', '{"day":"2026-11-25","start":"10:00"}', '{}', ${id}, '2026-11-24'
    from generate_series(1, ${count}::int) n`.execute(w.db)
  await sql`
    insert into outbox (community_id, message_id)
    select community_id, message_id from messages where community_id = ${c}`.execute(w.db)
  await sql`
    insert into message_consents (community_id, consent_id, person_id, template, openid_sealed, given_at)
    select ${c}, ${id}, ${people.qin.id}, 'visit-changed', ${w.cipher.seal('openid-of-qin')}, '2026-11-24'
    from generate_series(1, ${count}::int) n`.execute(w.db)
}

const letters = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('letter '))

async function endings(): Promise<Record<string, number>> {
  const { rows } = await sql<{ ending: string; n: number }>`
    select coalesce(ending, case when claimed_at is null then 'waiting' else 'cut off' end) as ending, count(*) as n
    from outbox where community_id = ${w.community} group by 1`.execute(w.db)
  return Object.fromEntries(rows.map(({ ending, n }) => [ending, n]))
}

test('P3: two servers with eight hands in all hand each message over once', async () => {
  await waitFor(200)
  const args = [connection.url, w.community, '4']
  const both = await Promise.all([1, 2].map(() => startChild('test/support/sender.ts', args)))
  await Promise.all(both.map((child) => child.until((lines) => lines.includes('all'))))
  const handed = both.flatMap(({ lines }) => letters(lines))
  expect([handed.length, new Set(handed).size]).toEqual([200, 200])
  expect(await endings()).toEqual({ sent: 200 })
  const { rows } = await sql`
    select count(*) as n from message_consents where community_id = ${w.community} and spent_on is null`.execute(
    w.db,
  )
  expect(rows).toEqual([{ n: 0 }])
}, 120_000)

test('P3: kill -9 in the middle, twice over: nothing is handed over a second time, and what was cut off says so', async () => {
  await waitFor(300)
  const handed: string[] = []
  for (const enough of [40, 80]) {
    const child = await startChild('test/support/sender.ts', [connection.url, w.community, '4'])
    await child.until((lines) => letters(lines).length >= enough)
    await child.kill()
    handed.push(...letters(child.lines))
  }
  const last = await startChild('test/support/sender.ts', [connection.url, w.community, '4'])
  await last.until((lines) => lines.includes('all'))
  handed.push(...letters(last.lines))
  expect(new Set(handed).size).toBe(handed.length)
  const { sent = 0, 'cut off': cut = 0, ...others } = await endings()
  expect(others).toEqual({})
  expect(sent + cut).toBe(300)
  // Of each hand that was killed at most one message is in doubt.
  expect(cut).toBeLessThanOrEqual(8)
  expect(handed.length).toBeGreaterThanOrEqual(sent)
  expect(handed.length).toBeLessThanOrEqual(sent + cut)
}, 120_000)
