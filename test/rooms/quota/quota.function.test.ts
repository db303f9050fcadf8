import { say } from '../../../src/kernel/words'
import type { Day } from '../../../src/kernel/time'
import type { Connection } from '../../../src/platform/database/connect'
import * as rooms from '../../../src/rooms/contract'
import * as contract from '../../../src/rooms/quota/contract'
import { overQuota, weekOf } from '../../../src/rooms/quota/rule'
import { refusals } from '../../../src/rooms/text'
import * as waits from '../../../src/rooms/wait/contract'
import { people, rooms as ids, tuesday, type Who } from '../../support/community'
import { freshDatabase } from '../../support/database'
import { done, ending, freshWorld, type World } from '../../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  done(await w.as('su').ask(contract.setQuota, { hours: 2 }))
})

const wish = (start: string, end: string, day: string = tuesday) => ({
  ...{ roomId: ids.hall, day: day as Day, start, end, people: 1, purpose: '排练' },
})
const tryBook = (who: Who, start: string, end: string, day?: string) =>
  w.as(who).ask(rooms.book, wish(start, end, day))

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-24', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (day, monday) => {
  expect(weekOf(day as Day)).toBe(monday)
})

test.each([
  ['exactly as much as one may', 60, 120, false],
  ['a quarter more', 75, 120, true],
  ['anything where there is no limit', 9999, null, false],
] as const)('%s', (_, used, most, refused) => {
  expect(overQuota({ used, most }, 60, tuesday) !== null).toBe(refused)
})

test('the hours of a week are counted over all rooms, and the refusal says how much is used', async () => {
  expect(ending(await tryBook('qin', '10:00', '11:30'))).toBe('ok')
  const seat = { ...wish('14:00', '15:00'), roomId: ids.readingRoom }
  const more = await w.as('qin').ask(rooms.book, seat)
  expect(more).toMatchObject({ refusal: { code: 'over-quota', used: 90, most: 120 } })
  expect(say(refusals, { code: 'over-quota', used: 90, most: 120 }, true)).toBe(
    '那一周您已经约了 1个半小时，一个人一周最多 2 小时。换一周，短一点，或者先让出一单。',
  )
  expect(ending(await w.as('qin').ask(rooms.book, { ...seat, end: '14:30' }))).toBe('ok')
  expect(ending(await tryBook('qin', '10:00', '12:00', '2026-11-30'))).toBe('ok')
  expect(ending(await tryBook('li', '15:00', '17:00'))).toBe('ok')
  const { most, weeks } = done(await w.as('qin').ask(contract.quota, {}))
  expect([most, weeks.map(({ used }) => used)]).toEqual([120, [120, 120]])
})

test('what was given back or ran out does not count', async () => {
  const booked = done(await tryBook('qin', '10:00', '12:00'))
  expect(ending(await tryBook('qin', '14:00', '15:00'))).toBe('over-quota')
  done(await w.as('qin').ask(rooms.cancel, booked))
  expect(ending(await tryBook('qin', '14:00', '15:00'))).toBe('ok')
})

test("the community's own event counts for nobody, and only staff can say that it is one", async () => {
  const own = { ...wish('10:00', '12:00'), personId: people.su.id, reason: '社区自己的活动' }
  done(await w.as('su').ask(rooms.bookFor, { ...own, forCommunity: true }))
  done(await w.as('su').ask(rooms.bookFor, { ...own, start: '12:00', end: '14:00', forCommunity: true }))
  const { weeks } = done(await w.as('su').ask(contract.quota, {}))
  expect(weeks[0]!.used).toBe(0)
  expect(ending(await w.as('su').ask(rooms.bookFor, { ...own, start: '14:00', end: '16:00' }))).toBe('ok')
  expect(ending(await w.as('su').ask(rooms.bookFor, { ...own, start: '16:00', end: '17:00' }))).toBe(
    'over-quota',
  )
})

test('staff set it, change it and take it away; what is booked stays', async () => {
  expect(ending(await w.as('qin').ask(contract.setQuota, { hours: 40 }))).toBe('not-staff')
  done(await tryBook('qin', '10:00', '12:00'))
  done(await w.as('su').ask(contract.setQuota, { hours: 1 }))
  expect(done(await w.as('qin').ask(contract.quota, {}))).toMatchObject({ most: 60, maySet: false })
  done(await w.as('su').ask(contract.setQuota, { hours: null }))
  expect(ending(await tryBook('qin', '14:00', '16:00'))).toBe('ok')
})

test('who has used the week neither stands in line nor takes what was held for them', async () => {
  const booked = done(await tryBook('gong', '14:00', '16:00'))
  expect(ending(await w.as('qin').ask(waits.join, wish('14:00', '16:00')))).toBe('ok')
  done(await w.as('gong').ask(rooms.cancel, booked))
  const [offer] = done(await w.as('qin').ask(waits.mine, {})).offers
  // Held for them, it counts as theirs.
  expect(ending(await tryBook('qin', '10:00', '11:00'))).toBe('over-quota')
  done(await w.as('su').ask(contract.setQuota, { hours: 1 }))
  const taken = await w.as('qin').ask(waits.accept, { bookingId: offer!.bookingId })
  expect(ending(taken)).toBe('over-quota')
  done(await w.as('li').ask(rooms.book, wish('10:00', '11:00')))
  expect(ending(await w.as('qin').ask(waits.join, wish('10:00', '11:00')))).toBe('over-quota')
})
