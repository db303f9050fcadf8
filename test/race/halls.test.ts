import type { Connection } from '../../src/platform/database/connect'
import { stamp } from '../../src/platform/database/stamp'
import * as rooms from '../../src/rooms/contract'
import * as contract from '../../src/rooms/halls/contract'
import { people, rooms as ids, tuesday } from '../support/community'
import { unreconciled } from '../support/claims'
import { freshPostgres } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)

const wish = (start: string, end: string, roomId: string) => ({
  ...{ roomId, day: tuesday, start, end, people: 1, purpose: '排练' },
})

test('a part is joined and taken out while its hall is being booked: each booking holds exactly what it should', async () => {
  for (let round = 0; round < 12; round += 1) {
    w = await freshWorld(connection)
    const pair = { roomId: ids.hall, partId: ids.mediation, join: true }
    const { fingerprint } = done(await w.as('su').ask(contract.linking, pair))
    const hours = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00'] as const
    const outcomes = await Promise.all([
      w
        .as('su')
        .ask(contract.linkPart, { ...pair, fingerprint })
        .then(ending),
      ...hours.map((start, n) =>
        w
          .as(n % 2 ? 'qin' : 'li')
          .ask(rooms.book, wish(start, `${Number(start.slice(0, 2)) + 1}:00`, ids.hall))
          .then(ending),
      ),
    ])
    expect(outcomes.slice(1)).toEqual(hours.map(() => 'ok'))
    expect(['ok', 'list-changed']).toContain(outcomes[0])
    expect(await unreconciled(w.db, w.community)).toEqual([])
    expect(w.faults).toEqual([])
  }
}, 120_000)

test('a booking that is under way when the part is joined is waited for, and holds the part', async () => {
  w = await freshWorld(connection)
  // It splits already: with the first part its own row would be changed, which the booking holds by its key.
  const first = { roomId: ids.hall, partId: ids.readingRoom, join: true }
  const seen = done(await w.as('su').ask(contract.linking, first))
  done(await w.as('su').ask(contract.linkPart, { ...first, fingerprint: seen.fingerprint }))
  const pair = { ...first, partId: ids.mediation }
  const { fingerprint } = done(await w.as('su').ask(contract.linking, pair))
  let joined: Promise<string> | undefined
  await w.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('bookings')
      .values({
        ...{ community_id: w.community, booking_id: ids.readingRoom, room_id: ids.hall },
        ...{
          person_id: people.qin.id,
          day: tuesday,
          starts: 600,
          ends: 660,
          lane: 1,
          people: 1,
          purpose: '排练',
        },
        ...{ made_at: stamp(w.now()), cancelled_at: stamp(w.now()) },
      })
      .execute()
    joined = w
      .as('su')
      .ask(contract.linkPart, { ...pair, fingerprint })
      .then(ending)
    const came = await Promise.race([
      joined,
      new Promise((resolve) => setTimeout(() => resolve('waits'), 400)),
    ])
    expect(came).toBe('waits')
  })
  expect(await joined).toBe('ok')
}, 30_000)
