// A booking under way while the desk is set anew: it is wholly before the change, and was shown, or asked by the new settings.
import { minutes } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as visits from '../../src/reception/contract'
import * as contract from '../../src/reception/settings/contract'
import { people, testId, tuesday } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { all } from '../support/race'
import { unreconciledVisits } from '../support/visits'
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
  expect(await unreconciledVisits(w.db, w.community)).toEqual([])
})

const ten = { day: tuesday, start: '10:00', kind: 'papers' as const }
const noon: contract.SettingsView = {
  ...{ opens: '12:00', closes: '18:00', unit: 30, publicShare: 1, deskShare: 1, aheadDays: 14 },
  ...{ quota: 3, low: 10, high: 20 },
}
const look = async () => done(await w.as('su').ask(contract.changing, { settings: noon }))
const change = (fingerprint: string) => w.as('su').ask(contract.change, { settings: noon, fingerprint })

test('a booking that comes during a change waits, and is asked by the new hours', async () => {
  for (const [end, start, expected] of [
    ['rollback', '10:00', 'ok'],
    ['commit', '11:00', 'outside-hours'],
  ] as const) {
    const setting = await holding(
      connection,
      `with held as (select community_id from reception_desks join duty_desks using (community_id)
         where community_id = $1 for update),
       hours as (update duty_desks d set opens = 720 from held where d.community_id = held.community_id)
       update reception_desks r set quota = 4 from held where r.community_id = held.community_id`,
      [w.community],
    )
    const booked = w.as(expected === 'ok' ? 'qin' : 'li').ask(visits.book, { ...ten, start })
    await waiting(connection, 1)
    await setting[end]()
    expect(ending(await booked)).toBe(expected)
  }
}, 60_000)

test('a change waits for a booking under way, and the list with it is shown again', async () => {
  const { fingerprint } = await look()
  const booking = await holding(
    connection,
    `with desk as (select from reception_desks where community_id = $1 for key share)
     , visit as (
      insert into visits (community_id, visit_id, person_id, booked_by, day, starts, ends, lane, kind, note, made_at)
      select $1, $2, $3, $3, '2026-11-24', 600, 630, 1, 'papers', '', '2026-11-24' from desk returning visit_id
     ), held as (insert into open_visits select $1, $3, 1, visit_id, '2026-11-24 10:30+08' from visit)
     insert into visit_claims
     select $1, (date '2026-11-24' + start) at time zone 'Asia/Shanghai', 1, visit_id
     from visit, (values (time '10:00'), (time '10:15')) as grain (start)`,
    [w.community, testId('7e', 1), people.gong.id],
  )
  const changed = change(fingerprint)
  await waiting(connection, 1)
  await booking.commit()
  expect(ending(await changed)).toBe('list-changed')
  expect((await look()).visits.map(({ name, why }) => [name, why])).toEqual([['龚长庚', 'hours']])
}, 60_000)

test('a change of the hours alone waits for whoever reads them too', async () => {
  const { fingerprint } = await look()
  const reading = 'select from duty_desks where community_id = $1 for key share'
  const held = await holding(connection, reading, [w.community])
  const changed = change(fingerprint)
  await waiting(connection, 1)
  await held.commit()
  expect(ending(await changed)).toBe('ok')
}, 60_000)

test('bookings and a change at once: whoever has a time outside the new hours was on the list', async () => {
  const who = ['qin', 'li', 'gong', 'zhou', 'su', 'he', 'lin', 'chen'] as const
  const setOnce = async (): Promise<string[]> => {
    for (;;) {
      const { visits: listed, fingerprint } = await look()
      if (ending(await change(fingerprint)) === 'ok') return listed.map(({ visitId }) => visitId)
    }
  }
  const bookings = all(who.length, (n) =>
    w.as(who[n]!).ask(visits.book, { ...ten, start: `${n % 2 ? 10 : 11}:${n % 4 > 1 ? '30' : '00'}` }),
  )
  const listed = await setOnce()
  const endings = (await bookings).map(ending)
  expect(endings.every((one) => ['ok', 'taken', 'outside-hours'].includes(one))).toBe(true)
  const { visits: standing } = done(await w.as('su').ask(visits.dayList, { day: tuesday }))
  const outside = standing.filter(({ start }) => minutes(start) < 720).map(({ visitId }) => visitId)
  expect(outside.sort()).toEqual(listed.sort())
}, 60_000)
