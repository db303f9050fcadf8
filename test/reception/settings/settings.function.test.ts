// The desk is set by staff and the secretary; whoever booked before keeps what was booked, and is shown before it is set.
import { stepOut } from '../../../src/duty/contract'
import { addDays, type Day } from '../../../src/kernel/time'
import type { Connection } from '../../../src/platform/database/connect'
import * as visits from '../../../src/reception/contract'
import { line, myPlace } from '../../../src/reception/line/contract'
import * as contract from '../../../src/reception/settings/contract'
import { refusals } from '../../../src/reception/settings/text'
import { people, tuesday, type Who } from '../../support/community'
import { counts } from '../../support/counts'
import { freshDatabase } from '../../support/database'
import { unreconciledVisits } from '../../support/visits'
import { done, ending, freshWorld, type World } from '../../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(async () => {
  expect(await unreconciledVisits(w.db, w.community)).toEqual([])
})

const asItIs: contract.SettingsView = {
  ...{ opens: '09:00', closes: '18:00', unit: 30, publicShare: 1, deskShare: 1, aheadDays: 14 },
  ...{ quota: 3, low: 10, high: 20 },
}
const ten = { day: tuesday, start: '10:00', kind: 'papers' as const }
const book = async (who: Who, change: object = {}) =>
  done(await w.as(who).ask(visits.book, { ...ten, ...change })).visitId
const look = async (change: Partial<contract.SettingsView>, who: Who = 'su') => {
  const settings = { ...asItIs, ...change }
  return { settings, found: done(await w.as(who).ask(contract.changing, { settings })) }
}
const change = async (to: Partial<contract.SettingsView>, who: Who = 'su') => {
  const { settings, found } = await look(to, who)
  return w.as(who).ask(contract.change, { settings, fingerprint: found.fingerprint })
}
const shown = async (who: Who = 'su') => done(await w.as(who).ask(contract.show, {})).settings

test('staff and the secretary read and set all of it', async () => {
  expect(await shown()).toEqual(asItIs)
  const wanted: contract.SettingsView = {
    ...{ opens: '08:30', closes: '17:00', unit: 15, publicShare: 3, deskShare: 0, aheadDays: 7 },
    ...{ quota: 2, low: 5, high: 30 },
  }
  done(await change(wanted))
  expect(await shown('he')).toEqual(wanted)
  done(await change(asItIs, 'he'))
  expect(await shown()).toEqual(asItIs)
})

test('never delegated: the member who holds the authority may neither see nor set it', async () => {
  done(await w.as('he').ask(stepOut, { until: null }))
  const { settings, found } = await look({ unit: 15 })
  for (const who of ['lin', 'qin', 'deng'] as const) {
    expect(ending(await w.as(who).ask(contract.show, {}))).toBe('not-settings')
    expect(ending(await w.as(who).ask(contract.changing, { settings }))).toBe('not-settings')
    const sent = { settings, fingerprint: found.fingerprint }
    expect(ending(await w.as(who).ask(contract.change, sent))).toBe('not-settings')
  }
  expect(done(await w.as('lin').ask(line, {})).maySet).toBe(false)
  expect(done(await w.as('su').ask(line, {})).maySet).toBe(true)
  expect(await shown()).toEqual(asItIs)
})

test('who no longer fits is named with the reason, and stays booked', async () => {
  const early = await book('qin', { start: '09:00' })
  await book('li', { start: '11:00' })
  const byDesk = done(await w.as('su').ask(visits.bookFor, { ...ten, personId: people.gong.id })).visitId
  const wanted = { opens: '10:00', deskShare: 0 } as const
  const { found } = await look(wanted)
  expect(found.visits).toEqual([
    {
      ...{ visitId: early, code: 'A36', day: tuesday, start: '09:00', end: '09:30' },
      ...{ name: '秦桂岚', home: '9栋1-1', why: 'hours' },
    },
    {
      ...{ visitId: byDesk, code: 'B40', day: tuesday, start: '10:00', end: '10:30' },
      ...{ name: '龚长庚', home: '9栋4-1', why: 'seats' },
    },
  ])
  done(await change(wanted))
  const { visits: still } = done(await w.as('su').ask(visits.dayList, { day: tuesday }))
  expect(still.map(({ code, cancelledAt }) => [code, cancelledAt])).toEqual([
    ['A36', null],
    ['B40', null],
    ['A44', null],
  ])
  // What stays may still be given back, and is not to be had again.
  done(await w.as('qin').ask(visits.cancel, { visitId: early }))
  expect(ending(await w.as('qin').ask(visits.book, { ...ten, start: '09:00' }))).toBe('outside-hours')
})

test('what is cancelled or over is nothing to be named', async () => {
  const given = await book('qin', { start: '09:00' })
  done(await w.as('qin').ask(visits.cancel, { visitId: given }))
  await book('li', { start: '09:30' })
  w.clock('2026-11-24 10:00')
  expect((await look({ opens: '17:00' })).found.visits).toEqual([])
})

test('a list that changed since it was shown is shown again', async () => {
  const { settings, found } = await look({ opens: '12:00' })
  await book('qin')
  const sent = { settings, fingerprint: found.fingerprint }
  expect(ending(await w.as('su').ask(contract.change, sent))).toBe('list-changed')
  expect(await shown()).toEqual(asItIs)
  const again = await look({ opens: '12:00' })
  expect(again.found.visits).toHaveLength(1)
  done(await w.as('su').ask(contract.change, { settings, fingerprint: again.found.fingerprint }))
})

test('what somebody else set meanwhile is no surprise to whoever sets it next', async () => {
  const { settings, found } = await look({ unit: 15 })
  done(await change({ quota: 5 }, 'he'))
  const sent = { settings, fingerprint: found.fingerprint }
  expect(ending(await w.as('su').ask(contract.change, sent))).toBe('list-changed')
  expect((await shown()).quota).toBe(5)
})

test('the free times, the quota and the wait follow', async () => {
  done(await change({ opens: '10:00', closes: '11:00', unit: 15, quota: 1, low: 30, high: 60 }))
  const { days, unit } = done(await w.guest.ask(visits.freeTimes, { days: 1 }))
  expect([unit, days[0]!.free.map(({ start }) => start)]).toEqual([15, ['10:00', '10:15', '10:30', '10:45']])
  await book('qin')
  const second = await w.as('qin').ask(visits.book, { ...ten, day: addDays(tuesday, 1) as Day })
  expect(second).toMatchObject({ refusal: { code: 'too-many-ahead', quota: 1 } })
  w.clock('2026-11-24 10:05')
  expect(done(await w.as('li').ask(myPlace, {}))).toMatchObject({ opens: '10:00', closes: '11:00' })
})

test('who has more visits ahead than one may have then is counted, and keeps them', async () => {
  await book('qin')
  await book('qin', { day: '2026-11-25' })
  await book('li', { start: '11:00' })
  const { found } = await look({ quota: 1 })
  expect([found.visits, found.over]).toEqual([[], 1])
  done(await change({ quota: 1 }))
  expect(done(await w.as('qin').ask(visits.whom, {})).people[0]).toMatchObject({ ahead: 2, full: true })
})

test.each([
  [{ closes: '08:00' }, 'closes-first'],
  [{ closes: '09:15' }, 'too-short'],
  [{ publicShare: 0, deskShare: 0 }, 'no-seat'],
  [{ low: 21 }, 'talk-backwards'],
  [{ unit: 20 }, 'nonsense'],
  [{ quota: 0 }, 'nonsense'],
  [{ publicShare: 21 }, 'nonsense'],
] as const)('%j is refused: %s', async (wrong, code) => {
  const settings = { ...asItIs, ...wrong } as contract.SettingsView
  expect(ending(await w.as('su').ask(contract.changing, { settings }))).toBe(code)
  const sent = { settings, fingerprint: '0123456789abcdef' }
  expect(ending(await w.as('su').ask(contract.change, sent))).toBe(code)
})

test('a change leaves a leaf; looking leaves none', async () => {
  const before = await counts(w.db, w.community)
  await look({ unit: 15 })
  expect(await counts(w.db, w.community)).toEqual(before)
  done(await change({ unit: 15 }))
  const after = await counts(w.db, w.community)
  expect(after['leaves']).toBe(Number(before['leaves']) + 1)
})

test('every refusal has its sentence', () => {
  const codes = [...contract.show.refusals, ...contract.change.refusals]
  expect(Object.keys(refusals).sort()).toEqual([...new Set(codes)].sort())
})
