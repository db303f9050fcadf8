import * as duty from '../../src/duty/contract'
import * as plan from '../../src/duty/plan/contract'
import * as turns from '../../src/duty/turns/contract'
import type { Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { people, shiftOn, tuesday } from '../support/community'
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
  w.clock('2026-11-24 10:00')
})

const wednesday = '2026-11-25' as Day
const friday = '2026-11-27' as Day
const order = [people.luo.id, people.chen.id, people.lin.id]
const range = { first: wednesday, last: '2026-12-04' as Day, order }
const preview = async (input: object = range) => done(await w.as('he').ask(plan.planRota, input))
const apply = (fingerprint: string, input: object = range) =>
  w.as('he').ask(plan.applyRota, { ...range, ...input, fingerprint })
const rota = async (from: Day = wednesday, days = 3) =>
  done(await w.guest.ask(duty.rota, { from, days })).days.map(({ shifts }) =>
    shifts.map(({ person, from, to }) => `${person.name} ${from}-${to}`).join(', '),
  )

describe('laying the rota', () => {
  test('what was previewed is what is laid; the order is kept', async () => {
    const { days, fingerprint, swapsEnded } = await preview()
    expect(days.slice(0, 4)).toMatchObject([
      { kind: 'changed', before: [{ person: { name: '陈佑安' } }], after: [{ person: { name: '罗小满' } }] },
      { kind: 'changed', after: [{ person: { name: '陈佑安' } }] },
      { kind: 'kept', after: [{ person: { name: '林秀芳' } }] },
      { kind: 'closed', after: [] },
    ])
    expect(swapsEnded).toBe(0)
    expect(done(await apply(fingerprint)).changed).toBe(6)
    expect(await rota()).toEqual(['罗小满 09:00-18:00', '陈佑安 09:00-18:00', '林秀芳 09:00-18:00'])
    expect((await preview({})).members.map(({ name }) => name)).toEqual(['罗小满', '陈佑安', '林秀芳'])
    expect(ending(await apply((await preview()).fingerprint))).toBe('nothing-to-change')
  })

  test('a working weekend works, a holiday does not, and beyond the notice each day is provisional', async () => {
    const { days } = await preview({ first: '2026-12-30', last: '2027-01-02', order })
    expect(days.map(({ provisional, kind }) => [provisional, kind])).toEqual([
      [false, 'added'],
      [false, 'added'],
      [true, 'added'],
      [true, 'closed'],
    ])
    w.clock('2026-09-14 10:00')
    const autumn = await preview({ first: '2026-09-18', last: '2026-09-25', order })
    expect(autumn.days.map(({ kind, dayName }) => [kind, dayName]).filter(([, name]) => name)).toEqual([
      ['added', '国庆节调休上班'],
      ['closed', '中秋节'],
    ])
  })

  test('what changed meanwhile is refused and nothing is laid; previewed again it is laid', async () => {
    const { fingerprint } = await preview()
    const swap = { give: shiftOn(friday), take: null, of: people.chen.id }
    const { swapId } = done(await w.as('lin').ask(turns.askSwap, swap))
    done(await w.as('chen').ask(turns.acceptSwap, { swapId }))
    const before = await rota()
    expect(ending(await apply(fingerprint))).toBe('rota-changed')
    expect(await rota()).toEqual(before)
    done(await apply((await preview()).fingerprint))
  })

  test('a day that has begun meanwhile is another rota', async () => {
    const { fingerprint } = await preview()
    w.clock('2026-11-25 09:00')
    expect(ending(await apply(fingerprint))).toBe('rota-changed')
  })

  test('D2: swaps about what changes are over, and whoever asked is told', async () => {
    const swap = { give: shiftOn(wednesday), take: null, of: null }
    done(await w.as('chen').ask(turns.askSwap, swap))
    const { fingerprint, swapsEnded } = await preview()
    expect(swapsEnded).toBe(1)
    done(await apply(fingerprint))
    expect(done(await w.as('chen').ask(turns.turns, {})).swaps).toMatchObject([{ state: 'void' }])
  })

  test('running and past shifts are never touched', async () => {
    const all = { ...range, first: '2026-11-23' as Day }
    const { days, fingerprint } = await preview(all)
    expect(days.slice(0, 2).map(({ kind }) => kind)).toEqual(['begun', 'begun'])
    const before = await rota('2026-11-23' as Day, 2)
    done(await apply(fingerprint, all))
    expect(await rota('2026-11-23' as Day, 2)).toEqual(before)
  })

  test.each<[string, object, string]>([
    ['no days', { last: '2026-11-24' }, 'range-empty'],
    ['more than 62 days', { last: '2027-01-26' }, 'range-too-long'],
    ['days that are over', { first: '2026-11-02', last: '2026-11-20' }, 'range-over'],
    ['somebody without duty', { order: [people.su.id] }, 'no-such-member'],
    ['somebody twice', { order: [people.lin.id, people.lin.id] }, 'no-such-member'],
  ])('%s is refused', async (_, change, code) => {
    const input = { ...range, ...change }
    expect(ending(await w.as('he').ask(plan.planRota, input))).toBe(code)
    expect(ending(await apply('0'.repeat(64), input))).toBe(code)
  })

  test('never delegated: the holder of the authority may not, the secretary who is out still may', async () => {
    done(await w.as('he').ask(duty.stepOut, { until: null }))
    w.pass(1)
    expect(ending(await w.as('lin').ask(plan.planRota, range))).toBe('not-secretary')
    expect(ending(await w.as('lin').ask(plan.applyRota, { ...range, fingerprint: '0'.repeat(64) }))).toBe(
      'not-secretary',
    )
    done(await apply((await preview()).fingerprint))
  })
})

describe('a day by hand', () => {
  const seen = [{ personId: people.lin.id, from: '09:00', to: '18:00' }]
  const halves = [
    { personId: people.lin.id, from: '09:00', to: '13:00' },
    { personId: people.luo.id, from: '13:00', to: '18:00' },
  ]
  const edit = (input: object) =>
    w.as('he').ask(plan.editDay, { day: friday, shifts: halves, seen, ...input })

  test('two halves, then nobody, then one again', async () => {
    done(await edit({}))
    expect(await rota(friday, 1)).toEqual(['林秀芳 09:00-13:00, 罗小满 13:00-18:00'])
    done(await edit({ shifts: [], seen: halves }))
    expect(await rota(friday, 1)).toEqual([''])
    done(await edit({ shifts: seen, seen: [] }))
    expect(await rota(friday, 1)).toEqual(['林秀芳 09:00-18:00'])
  })

  test('today, what runs stays and the evening is added', async () => {
    const evening = [{ personId: people.chen.id, from: '18:00', to: '20:00' }]
    done(await edit({ day: tuesday, shifts: evening, seen: [] }))
    expect(await rota(tuesday, 1)).toEqual(['林秀芳 09:00-18:00, 陈佑安 18:00-20:00'])
    expect(done(await w.as('he').ask(plan.dayRota, { day: tuesday }))).toMatchObject({
      begun: [{ person: { name: '林秀芳' } }],
      shifts: [{ person: { name: '陈佑安' } }],
    })
  })

  test.each<[string, object, string]>([
    ['what was changed meanwhile', { seen: halves }, 'rota-changed'],
    ['the same again', { shifts: seen }, 'nothing-to-change'],
    ['somebody without duty', { shifts: [{ ...seen[0], personId: people.su.id }] }, 'no-such-member'],
    ['backwards', { shifts: [{ ...seen[0], to: '09:00' }] }, 'shift-backwards'],
    ['two at once', { shifts: [halves[0], { ...halves[1], from: '12:00' }] }, 'shifts-overlap'],
    ['what has begun', { day: tuesday, seen: [], shifts: [{ ...seen[0], to: '09:30' }] }, 'shift-begun'],
  ])('%s is refused', async (_, change, code) => {
    expect(ending(await edit(change))).toBe(code)
  })
})
