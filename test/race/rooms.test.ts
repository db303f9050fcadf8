import { sql } from 'kysely'
import { clock, type Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/rooms/contract'
import { rooms, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, seeded, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(letGo)
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const residents: readonly Who[] = ['qin', 'li', 'zhou', 'gong', 'su', 'lin', 'chen']
const person = (n: number): Who => residents[n % residents.length]!
const hour = { roomId: rooms.hall, day: tuesday, start: '10:00', end: '11:00', people: 3, purpose: '排练' }
const seat = { ...hour, roomId: rooms.readingRoom, people: 1 }
const bookings = async (): Promise<number> => {
  const { n } = await w.db
    .selectFrom('bookings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('community_id', '=', w.community)
    .where('cancelled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

describe('B1', () => {
  test('50 people want one slot at once: one has it, 49 are told so and when the next is free', async () => {
    // Their connections are open before, else they come one after the other.
    await all(50, (n) => w.as(person(n)).ask(contract.list, {}))
    const outcomes = await all(50, (n) => w.as(person(n)).ask(contract.book, hour))
    expect(tally(outcomes.map(ending))).toEqual({ ok: 1, taken: 49 })
    for (const outcome of outcomes) {
      if (!outcome.ok)
        expect(outcome).toMatchObject({ refusal: { code: 'taken', start: '10:00', next: '11:00' } })
    }
    expect(await bookings()).toBe(1)
  }, 60_000)

  test('three people for three free seats all have one, time after time', async () => {
    for (let round = 0; round < 15; round += 1) {
      const on = { ...seat, start: clock(540 + round * 30), end: clock(570 + round * 30) }
      const outcomes = await all(3, (n) => w.as(person(n)).ask(contract.book, on))
      expect(outcomes.map(ending)).toEqual(['ok', 'ok', 'ok'])
    }
  }, 60_000)

  test('twenty for twenty seats, all after the same one first: every one of them has a seat', async () => {
    await w.db.updateTable('rooms').set({ lanes: 20 }).where('room_id', '=', rooms.hall).execute()
    const held = await holding(connection, claimOf(tuesday), [w.community, rooms.hall])
    const wanted = all(20, (n) => w.as(person(n)).ask(contract.book, hour))
    await waiting(connection, 20)
    await held.rollback()
    expect(tally((await wanted).map(ending))).toEqual({ ok: 20 })
  }, 60_000)

  test('50 people for three seats: three have one, 47 are told so', async () => {
    const outcomes = await all(50, (n) => w.as(person(n)).ask(contract.book, seat))
    expect(tally(outcomes.map(ending))).toEqual({ ok: 3, taken: 47 })
  }, 60_000)

  test('the constraint that has the last word is claims_one_taker: a row or nothing', async () => {
    const { bookingId } = done(await w.as('qin').ask(contract.book, hour))
    const twice = sql`
      insert into claims select community_id, resource_id, unit_start, lane, booking_id from claims
      where community_id = ${w.community} and booking_id = ${bookingId}`.execute(w.db)
    await expect(twice).rejects.toMatchObject({ constraint: 'claims_one_taker' })
  })

  test('who comes second waits for the first to be decided, and is refused or not by what was decided', async () => {
    for (const [end, expected] of [
      ['rollback', 'ok'],
      ['commit', 'taken'],
    ] as const) {
      const day = (end === 'commit' ? '2026-11-25' : tuesday) as Day
      const first = await holding(connection, claimOf(day), [w.community, rooms.hall])
      const second = w.as('li').ask(contract.book, { ...hour, day })
      await waiting(connection, 1)
      await first[end]()
      expect(ending(await second)).toBe(expected)
    }
    // What was written by hand has one grain only, and would not reconcile.
    await w.db.deleteFrom('claims').where('booking_id', '=', handMade).execute()
    await w.db.deleteFrom('bookings').where('booking_id', '=', handMade).execute()
  }, 60_000)
})

const handMade = 'ba000000-0000-8000-8000-00000000ffff'
const claimOf = (day: Day): string => `
  with booking as (
    insert into bookings (community_id, booking_id, room_id, person_id, day, starts, ends, lane, people, purpose, made_at)
    select $1, '${handMade}', $2::uuid, person_id, '${day}', 630, 645, 1, 1, '别人', '2026-11-24' from persons
    where community_id = $1 limit 1 returning booking_id)
  insert into claims select $1, $2::uuid, timestamptz '${day} 10:30+08', 1, booking_id from booking`

test('B1, B4: spans of all kinds in random order never overlap, never deadlock, and what is refused was taken', async () => {
  const chance = seeded('spans of all kinds')
  const draw = (below: number): number => chance(1)[0]! % below
  const wishes = Array.from({ length: 240 }, () => {
    const start = 540 + draw(17) * 30
    const end = Math.min(1080, start + (1 + draw(4)) * 30)
    return { ...(draw(2) ? hour : seat), start: clock(start), end: clock(end) }
  })
  const outcomes = await all(wishes.length, async (n) => {
    const phone = w.as(person(n))
    const outcome = await phone.ask(contract.book, wishes[n]!)
    // Some change their mind at once, so that time is given back in the middle of it all.
    if (outcome.ok && n % 5 === 0) expect(ending(await phone.ask(contract.cancel, outcome.value))).toBe('ok')
    return ending(outcome)
  })
  expect(Object.keys(tally(outcomes)).sort()).toEqual(['ok', 'taken'])
  const { rows } = await sql`
    select a.booking_id, b.booking_id as other from bookings a join bookings b
      on a.community_id = b.community_id and a.room_id = b.room_id and a.day = b.day and a.lane = b.lane
      and a.booking_id < b.booking_id and a.starts < b.ends and b.starts < a.ends
    where a.community_id = ${w.community} and a.cancelled_at is null and b.cancelled_at is null`.execute(w.db)
  expect(rows).toEqual([])
}, 60_000)

test('B1: ten who each have claimed a part and want the rest never wait in a circle', async () => {
  // The grain at half past ten is held, so that all ten are in the middle of their claims when it is let go.
  const held = await holding(connection, claimOf(tuesday), [w.community, rooms.hall])
  const wanted = all(10, (n) => w.as(person(n)).ask(contract.book, { ...hour, end: '12:00' }))
  await waiting(connection, 10)
  await held.rollback()
  expect(tally((await wanted).map(ending))).toEqual({ ok: 1, taken: 9 })
}, 60_000)

describe('cancelling', () => {
  test('twenty presses on cancel, each a request of its own: one cancels, the others are told', async () => {
    const booked = done(await w.as('qin').ask(contract.book, hour))
    const outcomes = await all(20, () => w.as('qin').ask(contract.cancel, booked))
    expect(tally(outcomes.map(ending))).toEqual({ 'already-cancelled': 19, ok: 1 })
  }, 60_000)

  test('a time given back while ten want it goes to one of them or to none, never to two', async () => {
    for (let round = 0; round < 8; round += 1) {
      const on = { ...hour, start: clock(540 + round * 60), end: clock(600 + round * 60) }
      const booked = done(await w.as('qin').ask(contract.book, on))
      const [cancelled, ...wanted] = await Promise.all([
        w.as('qin').ask(contract.cancel, booked),
        ...Array.from({ length: 10 }, (_, n) => w.as(person(n + 1)).ask(contract.book, on)),
      ])
      expect(ending(cancelled)).toBe('ok')
      const { ok = 0, taken } = tally(wanted.map(ending))
      expect([ok + taken!, ok <= 1]).toEqual([10, true])
    }
  }, 60_000)

  test('who books while a cancellation is being stored finds the time taken, and has it once it is stored', async () => {
    const booked = done(await w.as('qin').ask(contract.book, hour))
    const cancelling = await holding(
      connection,
      `with freed as (delete from claims where community_id = $1 and booking_id = $2)
       update bookings set cancelled_at = made_at where community_id = $1 and booking_id = $2`,
      [w.community, booked.bookingId],
    )
    expect(ending(await w.as('li').ask(contract.book, hour))).toBe('taken')
    await cancelling.commit()
    expect(ending(await w.as('li').ask(contract.book, hour))).toBe('ok')
  }, 60_000)
})

describe('V7: one request sent twenty times at once', () => {
  test.each([
    ['a room for one party', hour],
    ['a room with seats left for more', seat],
  ])('books once in %s, and every press has the same answer', async (_, order) => {
    const outcomes = await all(20, () => w.as('qin').ask(contract.book, order, 'pressed-often'))
    expect(new Set(outcomes.map((outcome) => done(outcome).bookingId)).size).toBe(1)
    expect(await bookings()).toBe(1)
  })

  test('cancels once, and every press has the same answer', async () => {
    const booked = done(await w.as('qin').ask(contract.book, hour))
    const outcomes = await all(20, () => w.as('qin').ask(contract.cancel, booked, 'pressed-often'))
    expect(outcomes.map(ending)).toEqual(Array(20).fill('ok'))
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from leaves where community_id = ${w.community}`.execute(w.db)
    expect(rows).toEqual([{ n: 2 }])
  })

  test('with another wish under each: one is booked, the others are told that the request was used', async () => {
    const outcomes = await all(9, (n) =>
      w
        .as('qin')
        .ask(
          contract.book,
          { ...hour, start: clock(540 + n * 60), end: clock(600 + n * 60) },
          'pressed-often',
        ),
    )
    expect(tally(outcomes.map(ending))).toEqual({ ok: 1, 'request-reused': 8 })
    expect(await bookings()).toBe(1)
  })
})
