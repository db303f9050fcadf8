import type { Connection } from '../../src/platform/database/connect'
import { clock } from '../../src/kernel/time'
import * as contract from '../../src/rooms/contract'
import { rooms, tuesday, type Who } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting, type Held } from '../support/held'
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
  expect(await unreconciled(w.db, w.community)).toEqual([])
})

const hour = { roomId: rooms.hall, day: tuesday, start: '10:00', end: '11:00', people: 1, purpose: '排练' }
const span = { roomId: rooms.hall, firstDay: tuesday, start: '10:00', lastDay: tuesday, end: '12:00' }
const book = () => w.as('qin').ask(contract.book, hour)
const close = async () => {
  const { fingerprint } = done(await w.as('su').ask(contract.closing, span))
  return () => w.as('su').ask(contract.close, { ...span, reason: '换地板', fingerprint })
}
const handMade = 'ba000000-0000-8000-8000-00000000ffff'
/** Half past ten is somebody's by hand, and is given back: whoever has claimed up to there waits in the middle. */
const middle = (): Promise<Held> =>
  holding(
    connection,
    `with booking as (
      insert into bookings (community_id, booking_id, room_id, person_id, day, starts, ends, lane, people, purpose, made_at)
      select $1, '${handMade}', $2::uuid, person_id, '${tuesday}', 630, 645, 1, 1, '别人', '2026-11-24' from persons
      where community_id = $1 limit 1 returning booking_id)
    insert into claims select $1, $2::uuid, timestamptz '${tuesday} 10:30+08', 1, booking_id from booking`,
    [w.community, rooms.hall],
  )

describe('a booking and a closure of the same time', () => {
  test('the booking comes first: the list has changed, and nothing is closed', async () => {
    const closing = await close()
    const held = await middle()
    const booked = book()
    await waiting(connection, 1)
    const closed = closing()
    await waiting(connection, 2)
    await held.rollback()
    expect([ending(await booked), ending(await closed)]).toEqual(['ok', 'list-changed'])
  }, 60_000)

  test('the closure comes first: the booking is refused with its reason', async () => {
    const closing = await close()
    const held = await middle()
    const closed = closing()
    await waiting(connection, 1)
    const booked = book()
    await waiting(connection, 2)
    await held.rollback()
    expect([ending(await closed), ending(await booked)]).toEqual(['ok', 'closed'])
  }, 60_000)

  test('thirty bookings and a closure over some of them at once: never both, and never in a circle', async () => {
    const closing = await close()
    const people: readonly Who[] = ['qin', 'li', 'zhou', 'gong', 'lin', 'chen']
    const [closed, ...booked] = await Promise.all([
      closing(),
      ...Array.from({ length: 30 }, (_, n) =>
        w.as(people[n % people.length]!).ask(contract.book, {
          ...hour,
          start: clock(540 + (n % 6) * 30),
          end: clock(600 + (n % 6) * 30),
        }),
      ),
    ])
    expect(['ok', 'list-changed']).toContain(ending(closed!))
    for (const outcome of booked) expect(['ok', 'taken', 'closed']).toContain(ending(outcome))
  }, 60_000)
})

test('the hall and its parts, wanted in both orders at once: nobody waits in a circle, nobody has what another has', async () => {
  const c = { community_id: w.community }
  await w.db.updateTable('rooms').set({ splits: true }).where('room_id', '=', rooms.hall).execute()
  await w.db
    .insertInto('room_parts')
    .values([rooms.readingRoom, rooms.mediation].map((part_id) => ({ ...c, room_id: rooms.hall, part_id })))
    .execute()
  for (let round = 0; round < 4; round += 1) {
    const times = { start: clock(540 + round * 120), end: clock(660 + round * 120) }
    const wanted = [rooms.hall, rooms.mediation, rooms.readingRoom]
    const outcomes = await all(18, async (n) => {
      const roomId = wanted[n % 3]!
      return { roomId, end: ending(await w.as('qin').ask(contract.book, { ...hour, ...times, roomId })) }
    })
    expect(Object.keys(tally(outcomes.map(({ end }) => end)))).toEqual(['ok', 'taken'])
    const won = outcomes.filter(({ end }) => end === 'ok').map(({ roomId }) => roomId)
    // Either the hall alone, or one in the mediation room and three at the tables.
    const parts = [...Array<string>(3).fill(rooms.readingRoom), rooms.mediation]
    expect([[rooms.hall], parts]).toContainEqual(won.sort())
  }
}, 60_000)
