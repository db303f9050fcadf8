import { sql } from 'kysely'
import type { Connection } from '../../src/platform/database/connect'
import * as rooms from '../../src/rooms/contract'
import * as contract from '../../src/rooms/wait/contract'
import { rooms as ids, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { letGo } from '../support/held'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, type World } from '../support/world'

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
  expect(await unreconciled(w.db, w.community, w.now())).toEqual([])
  expect(await doubleOffers()).toEqual([])
})

const hour = { roomId: ids.hall, day: tuesday, start: '14:00', end: '15:00', people: 1, purpose: '排练' }
const inLine: readonly Who[] = ['qin', 'li', 'zhou', 'lin', 'chen']
const book = async (who: Who) => done(await w.as(who).ask(rooms.book, hour))
const line = async (people: readonly Who[] = inLine) => {
  for (const who of people) {
    w.pass(1000)
    done(await w.as(who).ask(contract.join, hour))
  }
}
const offersOf = async (who: Who) => done(await w.as(who).ask(contract.mine, {})).offers
const look = () => w.guest.ask(rooms.freeTimes, { roomId: ids.hall, days: 1 })

/** Times that are held for two at once. */
async function doubleOffers(): Promise<unknown[]> {
  const { rows } = await sql`
    select a.booking_id from bookings a join bookings b on a.community_id = b.community_id
      and a.room_id = b.room_id and a.day = b.day and a.lane = b.lane and a.booking_id < b.booking_id
      and a.starts < b.ends and b.starts < a.ends
    where a.community_id = ${w.community} and a.cancelled_at is null and b.cancelled_at is null
      and coalesce(a.answer, '') <> 'declined' and (a.answer = 'approved' or a.expires_at is null or a.expires_at > ${new Date(w.now()).toISOString()}::timestamptz)
      and (b.answer = 'approved' or b.expires_at is null or b.expires_at > ${new Date(w.now()).toISOString()}::timestamptz)`.execute(
    w.db,
  )
  return rows
}
const offered = async (): Promise<number> => {
  const { n } = await w.db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('community_id', '=', w.community)
    .where('kind', '=', 'room-offer')
    .executeTakeFirstOrThrow()
  return n
}

test('B6: given back while thirty look and book: one offer, to the first in line, and nobody overtakes', async () => {
  const booked = await book('gong')
  await line()
  const outcomes = await Promise.all([
    w.as('gong').ask(rooms.cancel, booked),
    ...Array.from({ length: 15 }, () => look()),
    ...Array.from({ length: 15 }, () => w.as('su').ask(rooms.book, hour)),
  ])
  expect(tally(outcomes.map(ending))).toEqual({ ok: 16, taken: 15 })
  expect([await offered(), (await offersOf('qin')).length]).toEqual([1, 1])
}, 60_000)

test('B6: lapsed, and twenty look and book at once: one more offer, to the next in line', async () => {
  const booked = await book('gong')
  await line()
  done(await w.as('gong').ask(rooms.cancel, booked))
  for (const [n, next] of (['li', 'zhou', 'lin'] as const).entries()) {
    w.pass(61 * 60_000)
    const book = async () => ending(await w.as('su').ask(rooms.book, hour))
    const outcomes = await all(20, async (k) => (k % 2 ? ending(await look()) : book()))
    expect(tally(outcomes)).toEqual({ ok: 10, taken: 10 })
    expect([await offered(), (await offersOf(next)).length]).toEqual([n + 2, 1])
  }
}, 60_000)

test('taken and left at once, twenty times: one of the two', async () => {
  const booked = await book('gong')
  await line(['qin', 'li'])
  done(await w.as('gong').ask(rooms.cancel, booked))
  const { bookingId } = (await offersOf('qin'))[0]!
  const outcomes = await all(20, (n) =>
    w.as('qin').ask(n % 2 ? contract.accept : contract.decline, { bookingId }),
  )
  const endings = outcomes.map((outcome) => (outcome.ok ? 'ok' : ending(outcome)))
  expect(tally(endings)).toEqual({ 'answered-before': 19, ok: 1 })
}, 60_000)

test('taken by the one at the last moment, moved on to the next by another clock: never both', async () => {
  for (let round = 0; round < 8; round += 1) {
    w = await freshWorld(connection)
    const booked = await book('gong')
    await line(['qin', 'li'])
    done(await w.as('gong').ask(rooms.cancel, booked))
    const [offer] = await offersOf('qin')
    let asked = 0
    w.clock(() => (offer!.until - (asked++ % 2)) as ReturnType<typeof w.now>)
    const [taken] = await Promise.all([
      w.as('qin').ask(contract.accept, { bookingId: offer!.bookingId }),
      look(),
      look(),
      w.as('su').ask(rooms.book, hour),
    ])
    w.clock(offer!.until)
    const next = await offersOf('li')
    expect([ending(taken), next.length]).toEqual(ending(taken) === 'ok' ? ['ok', 0] : ['offer-over', 1])
    expect(await doubleOffers()).toEqual([])
  }
}, 60_000)

test('the same person stands in line once, however often they press', async () => {
  await book('gong')
  const outcomes = await all(20, () => w.as('qin').ask(contract.join, hour))
  expect(tally(outcomes.map(ending))).toEqual({ 'already-waits': 19, ok: 1 })
}, 60_000)
