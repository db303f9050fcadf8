import * as duty from '../../src/duty/contract'
import { mine, view } from '../../src/home/contract'
import { propose } from '../../src/matters/contract'
import { publish } from '../../src/notices/contract'
import * as reception from '../../src/reception/contract'
import * as rooms from '../../src/rooms/contract'
import type { Connection } from '../../src/platform/database/connect'
import { people, rooms as room, tuesday } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, moment, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})

const hour = { roomId: room.hall, day: tuesday, people: 3, purpose: '排练' }

test('a guest sees all of home in one call of less than 8 KB', async () => {
  w.clock('2026-11-24 10:00')
  done(await w.as('he').ask(publish, { title: '停水'.repeat(20), body: '明天上午停水。'.repeat(200) }))
  for (let n = 0; n < 3; n += 1) {
    done(await w.as('qin').ask(propose, { title: '灯'.repeat(40), body: '不亮。'.repeat(600) }))
  }
  const home = done(await w.guest.ask(view, {}))
  expect(home.matters.map(({ number }) => number)).toEqual(['2026-0003', '2026-0002'])
  expect(home).toMatchObject({
    community: { name: '示例', isExample: true },
    today: tuesday,
    plate: { lamp: 'in', person: { name: '何静川' }, below: { name: '林秀芳' } },
    name: null,
    next: null,
    notice: { acting: false },
  })
  expect(home.rota.map(({ day }) => day.slice(5))).toEqual(['11-24', '11-25', '11-26', '11-27', '11-30'])
  expect(Buffer.byteLength(JSON.stringify(home))).toBeLessThan(8_000)
})

test.each([
  ['2026-02-16 10:00', '腊月廿九'],
  ['2026-02-17 00:00', '正月初一'],
  ['2026-11-24 23:59', '十月十六'],
  ['2025-07-25 10:00', '闰六月初一'],
])('the day of the lunar calendar at %s is %s', async (at, said) => {
  w.clock(at)
  expect(done(await w.guest.ask(view, {})).lunar).toBe(said)
})

test('the rota over a holiday shows the days that work, the weekend that does among them', async () => {
  w.clock('2026-10-01 10:00')
  const { rota, plate } = done(await w.guest.ask(view, {}))
  expect(rota.map(({ day }) => day.slice(5))).toEqual(['10-08', '10-09', '10-10', '10-12', '10-13'])
  expect(rota[2]!.dayName).toBe('国庆节调休上班')
  expect(plate).toMatchObject({ lamp: 'off', next: { day: '2026-10-08', opens: moment('2026-10-08 09:00') } })
})

test("one's next booking is the soonest that is neither cancelled nor over", async () => {
  const qin = w.as('qin')
  const first = done(await qin.ask(rooms.book, { ...hour, start: '10:00', end: '11:00' }))
  const second = done(await qin.ask(rooms.book, { ...hour, start: '14:00', end: '15:00' }))
  const third = done(await qin.ask(rooms.book, { ...hour, start: '16:00', end: '17:00' }))
  done(await qin.ask(rooms.cancel, { bookingId: second.bookingId }))
  const next = async (): Promise<string | undefined> => done(await qin.ask(view, {})).next?.bookingId
  expect(await next()).toBe(first.bookingId)
  w.clock('2026-11-24 10:59')
  expect(await next()).toBe(first.bookingId)
  w.clock('2026-11-24 11:00')
  expect(await next()).toBe(third.bookingId)
  w.clock('2026-11-24 17:00')
  expect(await next()).toBeUndefined()
  expect(done(await w.as('li').ask(view, {})).next).toBeNull()
})

test("one's next visit is the soonest that is neither cancelled nor over, and moves with the shift", async () => {
  const qin = w.as('qin')
  const visit = { kind: 'papers' as const, start: '10:00' }
  const today = done(await qin.ask(reception.book, { ...visit, day: tuesday }))
  const later = done(await qin.ask(reception.book, { ...visit, day: '2026-11-26' as typeof tuesday }))
  const dropped = done(await qin.ask(reception.book, { ...visit, day: '2026-11-25' as typeof tuesday }))
  done(await qin.ask(reception.cancel, { visitId: dropped.visitId }))
  const next = async () => done(await qin.ask(view, {})).nextVisit
  w.clock('2026-11-24 10:29')
  expect(await next()).toMatchObject({ visitId: today.visitId, code: 'A40', receiver: '林秀芳' })
  w.clock('2026-11-24 10:30')
  expect(await next()).toMatchObject({ visitId: later.visitId, receiver: '罗小满' })
  expect(done(await w.as('li').ask(view, {})).nextVisit).toBeNull()
  expect(done(await w.guest.ask(view, {})).nextVisit).toBeNull()
  const { visits } = done(await qin.ask(mine, {}))
  expect(visits.map(({ visitId }) => visitId)).toEqual([today, dropped, later].map(({ visitId }) => visitId))
})

test("a person's own page: home, bookings with the cancelled, and the part in the duty", async () => {
  w.clock('2026-11-24 10:00')
  done(await w.as('qin').ask(rooms.book, { ...hour, start: '10:00', end: '11:00' }))
  expect(done(await w.as('qin').ask(mine, {}))).toMatchObject({
    me: { name: '秦桂岚', homes: ['9栋1-1'], residentNow: true, roles: [] },
    bookings: [{ start: '10:00', cancelledAt: null }],
    duty: null,
  })
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  w.pass(1)
  expect(done(await w.as('he').ask(mine, {})).duty).toEqual({ outSince: w.now(), holder: false })
  expect(done(await w.as('lin').ask(mine, {})).duty).toEqual({ outSince: null, holder: true })
  expect(done(await w.as('chen').ask(mine, {})).duty).toEqual({ outSince: null, holder: false })
  expect(done(await w.as('bai').ask(mine, {})).me).toMatchObject({ residentNow: false, homes: [] })
})

test("who is nobody here has no page of their own, and home is a guest's", async () => {
  const { bai } = people
  const gone = { ...w, send: w.send }
  const identify = async () => ({ person: bai.id.replace(/.$/, '9').replace(/^e/, 'f') })
  const call = { input: {}, community: w.community, requestId: null, identify }
  const own = await gone.dispatch({ ...call, action: mine.name })
  expect(own.body).toMatchObject({ ok: false, refusal: { code: 'no-such-person' } })
  const home = await gone.dispatch({ ...call, action: view.name })
  expect(home.body).toMatchObject({ ok: true, value: { name: null, next: null, nextVisit: null } })
  expect(ending(await w.guest.ask(mine, {}))).toBe('identity')
})
