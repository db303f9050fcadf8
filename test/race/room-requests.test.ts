import { sql } from 'kysely'
import { clock } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/rooms/contract'
import { rooms, tuesday } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, worldIn, type World } from '../support/world'

let connection: Connection
let w: World
/** The same community on a server whose clock says half past ten: there, a request of half past eight has expired. */
let ahead: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
  ahead = worldIn(connection, w.community)
  ahead.clock('2026-11-24 10:30')
  await w.db
    .updateTable('rooms')
    .set({ approval: true, answer_hours: 2 })
    .where('community_id', '=', w.community)
    .where('room_id', '=', rooms.hall)
    .execute()
})
afterEach(letGo)
afterEach(async () => {
  expect([...w.faults, ...ahead.faults]).toEqual([])
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const hour = { roomId: rooms.hall, day: tuesday, start: '14:00', end: '15:00', people: 3, purpose: '排练' }
const ask = async () => done(await w.as('qin').ask(contract.book, hour))
const approve = (id: { bookingId: string }) => w.as('su').ask(contract.approve, id)

const bookingRow = 'select from bookings where community_id = $1 and booking_id = $2 for update'
const lastClaim = `select from claims where community_id = $1 and booking_id = $2
  and unit_start = timestamptz '2026-11-24 14:45+08' for update`

/** Both acts wait for the same row in this order; then it is let go. */
async function inOrder<A, B>(
  row: string,
  { bookingId }: { bookingId: string },
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const held = await holding(connection, row, [w.community, bookingId])
  const a = first()
  await waiting(connection, 1)
  const b = second()
  await waiting(connection, 2)
  await held.rollback()
  return [await a, await b]
}

describe('B2', () => {
  test('twenty confirm one request: one does, nineteen are told', async () => {
    const asked = await ask()
    const outcomes = await all(20, () => approve(asked))
    expect(tally(outcomes.map(ending))).toEqual({ 'already-answered': 19, ok: 1 })
  }, 60_000)

  test('confirmed first, then withdrawn: it stood and was given back', async () => {
    const asked = await ask()
    const cancel = () => w.as('qin').ask(contract.cancel, asked)
    const [a, b] = await inOrder(bookingRow, asked, () => approve(asked), cancel)
    expect([ending(a), ending(b)]).toEqual(['ok', 'ok'])
  }, 60_000)

  test('withdrawn first: there is nothing left to confirm', async () => {
    const asked = await ask()
    const cancel = () => w.as('qin').ask(contract.cancel, asked)
    const [a, b] = await inOrder(bookingRow, asked, cancel, () => approve(asked))
    expect([ending(a), ending(b)]).toEqual(['ok', 'already-cancelled'])
  }, 60_000)

  test('confirmed in time, but stored too late: who waited for the row reads the clock after it', async () => {
    const asked = await ask()
    w.clock('2026-11-24 10:29')
    const held = await holding(connection, bookingRow, [w.community, asked.bookingId])
    const confirmed = approve(asked)
    await waiting(connection, 1)
    w.clock('2026-11-24 10:30')
    await held.rollback()
    expect(ending(await confirmed)).toBe('expired')
  }, 60_000)

  test('another booking takes the expired time first: the confirmation from a clock behind finds it gone', async () => {
    const asked = await ask()
    const book = () => ahead.as('li').ask(contract.book, hour)
    const [a, b] = await inOrder(lastClaim, asked, book, () => approve(asked))
    expect([ending(a), ending(b)]).toEqual(['ok', 'taken-over'])
  }, 60_000)

  test('confirmed first: the other booking, to whose clock it had expired, finds the time taken', async () => {
    const asked = await ask()
    const book = () => ahead.as('li').ask(contract.book, hour)
    const [a, b] = await inOrder(lastClaim, asked, () => approve(asked), book)
    expect([ending(a), ending(b)]).toEqual(['ok', 'taken'])
  }, 60_000)
})

test('requests, confirmations, take-overs and withdrawals across each other never wait in a circle', async () => {
  for (let round = 0; round < 3; round += 1) {
    const start = 720 + round * 120
    const asked = done(
      await w.as('qin').ask(contract.book, { ...hour, start: clock(start), end: clock(start + 60) }),
    )
    const outcomes = await Promise.all([
      approve(asked),
      w.as('qin').ask(contract.cancel, asked),
      ...[-30, 0, 30].map((shift) =>
        ahead
          .as('li')
          .ask(contract.book, { ...hour, start: clock(start + shift), end: clock(start + shift + 60) }),
      ),
    ])
    for (const outcome of outcomes)
      expect(['ok', 'taken', 'taken-over', 'already-cancelled']).toContain(ending(outcome))
  }
  const { rows } = await sql`
    select resource_id, unit_start, lane from claims where community_id = ${w.community}
    group by 1, 2, 3 having count(*) > 1`.execute(w.db)
  expect(rows).toEqual([])
}, 60_000)
