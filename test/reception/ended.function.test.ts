// B8: what stays with whoever booked for another when that other lets them no longer: that there was a visit, and no more.
import { sql } from 'kysely'
import { mine } from '../../src/home/contract'
import type { Day } from '../../src/kernel/time'
import { allowHelper, endHelper } from '../../src/people/helpers/contract'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { people, testId, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})

const wednesday = '2026-11-25' as Day
const friday = '2026-11-27' as Day
const allow = async () => {
  const input = { elderId: people.qin.id, relation: 'neighbour' as const, helperId: people.zhou.id }
  return done(await w.as('su').ask(allowHelper, input)).linkId
}
const book = async (day: Day, who: Who = 'zhou') => {
  const order = { day, start: '10:00', kind: 'other' as const, note: '低保的事', personId: people.qin.id }
  return done(await w.as(who).ask(contract.book, order)).visitId
}
const page = async (who: Who = 'zhou') => done(await w.as(who).ask(mine, {}))

test('what was over stays, masked, with its day and its end, and without a word of it', async () => {
  const linkId = await allow()
  const visitId = await book(tuesday)
  done(await w.as('zhou').ask(contract.cancel, { visitId: await book(wednesday) }))
  w.clock('2026-11-26 09:00')
  expect((await page()).helped).toEqual([])
  done(await w.as('qin').ask(endHelper, { linkId }))
  const { visits, helped } = await page()
  expect(visits).toEqual([])
  expect(helped).toEqual([
    { day: wednesday, visitor: '秦*岚', moved: false, cancelled: true },
    { day: tuesday, visitor: '秦*岚', moved: false, cancelled: false },
  ])
  expect(JSON.stringify({ visits, helped })).not.toMatch(/低保|秦桂岚|A40/)
  expect(ending(await w.as('zhou').ask(contract.show, { visitId }))).toBe('no-such-visit')
})

test('what was still ahead is the visitor’s own: neither where it is moved nor whether it was is seen', async () => {
  const linkId = await allow()
  const visitId = await book(friday)
  await book(tuesday)
  done(await w.as('qin').ask(endHelper, { linkId }))
  done(await w.as('qin').ask(contract.move, { visitId, day: wednesday, start: '15:00' }))
  expect(await page()).toMatchObject({ visits: [], helped: [] })
  w.clock('2026-11-30 09:00')
  expect(await page()).toMatchObject({ visits: [], helped: [] })
})

test('allowed again, all of it is seen again; after a month none of it', async () => {
  const linkId = await allow()
  await book(tuesday)
  w.clock('2026-11-26 09:00')
  done(await w.as('qin').ask(endHelper, { linkId }))
  await allow()
  const again = await page()
  expect([again.visits.length, again.helped.length]).toEqual([1, 0])
})

test('who lived together and does so no longer keeps of it what was over by then', async () => {
  const here = sql`community_id = ${w.community} and person_id = ${people.gong.id}`
  await sql`update residents set household_id = ${testId('c0', 1)}::uuid where ${here}`.execute(w.db)
  await book(tuesday, 'gong')
  await book(friday, 'gong')
  w.clock('2026-11-26 09:00')
  await sql`update residents set during = daterange(lower(during), '2026-11-26') where ${here}`.execute(w.db)
  w.clock('2026-11-30 09:00')
  expect(await page('gong')).toMatchObject({
    visits: [],
    helped: [{ day: tuesday, visitor: '秦*岚' }],
  })
})

test('nobody else has any of it: not another helper, and not the desk that booked for somebody', async () => {
  const linkId = await allow()
  await book(tuesday)
  const order = { day: wednesday, start: '11:00', kind: 'papers' as const, personId: people.li.id }
  done(await w.as('su').ask(contract.bookFor, order))
  w.clock('2026-11-26 09:00')
  done(await w.as('qin').ask(endHelper, { linkId }))
  for (const who of ['su', 'li', 'gong', 'qin'] as const) expect((await page(who)).helped).toEqual([])
})
