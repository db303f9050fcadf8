import * as cover from '../../src/duty/cover/contract'
import * as duty from '../../src/duty/contract'
import * as plan from '../../src/duty/plan/contract'
import * as turns from '../../src/duty/turns/contract'
import type { Day } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { people, shiftOn, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { wrongStamps } from '../support/stamps'
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
afterEach(async () => expect((await wrongStamps(w.db, w.community)).wrong).toEqual([]))

const friday = '2026-11-27' as Day
const running = shiftOn(tuesday)
const notice = { title: '停水', body: '明天上午停水。' }
const see = async (who: Who = 'chen', input = {}) => done(await w.as(who).ask(cover.cover, input))
const dayOf = async (day: Day) => (await see()).days.find((one) => one.day === day)!
const takeLeave = (who: Who, first: string, last: string, more = {}) =>
  w.as(who).ask(cover.takeLeave, { first: first as Day, last: last as Day, ...more })
const out = async () => {
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  w.pass(1)
}

describe('leave', () => {
  test('the shifts within are nobody’s, are offered to all, and whoever takes one has it', async () => {
    expect((await dayOf(friday)).cover).toBe('whole')
    const { offered } = done(await takeLeave('lin', '2026-11-25', '2026-11-30'))
    expect(offered).toBe(1)
    expect(await dayOf(friday)).toMatchObject({
      cover: 'away',
      shifts: [{ person: { name: '林秀芳' }, onLeave: true }],
      gaps: [{ from: '09:00', to: '18:00' }],
    })
    expect((await see()).leave).toMatchObject([
      { person: { name: '林秀芳' }, mayEnd: false, recordedBy: null },
    ])
    const [offer] = done(await w.as('chen').ask(turns.turns, {})).swaps
    done(await w.as('chen').ask(turns.acceptSwap, { swapId: offer!.swapId }))
    expect((await dayOf(friday)).cover).toBe('whole')
  })

  test('D1: while nobody has taken it the secretary has the authority, also when out, and by name', async () => {
    done(await takeLeave('lin', '2026-11-25', '2026-11-30'))
    w.clock('2026-11-27 10:00')
    await out()
    expect(ending(await w.as('lin').ask(publish, notice))).toBe('not-holder')
    done(await w.as('he').ask(publish, notice))
    expect(done(await w.guest.ask(duty.rota, { days: 1 })).days[0]!.shifts).toMatchObject([{ onLeave: true }])
  })

  test('D4: ended early it still counts for today, so that what was done today stays true', async () => {
    const { leaveId } = done(await takeLeave('lin', '2026-11-25', '2026-12-31'))
    w.clock('2026-11-27 10:00')
    await out()
    done(await w.as('he').ask(publish, notice))
    done(await w.as('lin').ask(cover.endLeave, { leaveId }))
    expect(ending(await w.as('lin').ask(publish, notice))).toBe('not-holder')
    expect((await see()).leave).toMatchObject([{ last: friday, mayEnd: false }])
    expect(ending(await w.as('lin').ask(cover.endLeave, { leaveId }))).toBe('leave-over')
    w.clock('2026-12-02 10:00')
    done(await w.as('lin').ask(publish, notice))
  })

  test('before it begins it is dropped, and may be taken again', async () => {
    const { leaveId } = done(await takeLeave('lin', '2026-11-25', '2026-11-30'))
    expect(ending(await takeLeave('lin', '2026-11-30', '2026-12-02'))).toBe('leave-twice')
    expect(ending(await w.as('chen').ask(cover.endLeave, { leaveId }))).toBe('no-such-leave')
    done(await w.as('lin').ask(cover.endLeave, { leaveId }))
    expect((await see()).leave).toEqual([])
    done(await takeLeave('lin', '2026-11-30', '2026-12-02'))
  })

  test('whoever has leave that day takes no shift, is not on the next rota, and the secretary sees it', async () => {
    done(await takeLeave('luo', '2026-11-27', '2026-11-27'))
    const swap = { give: shiftOn(friday), take: null, of: people.luo.id }
    const { swapId } = done(await w.as('lin').ask(turns.askSwap, swap))
    expect(ending(await w.as('luo').ask(turns.acceptSwap, { swapId }))).toBe('on-leave')
    const range = { first: friday, last: friday, order: [people.luo.id, people.chen.id] }
    const { days } = done(await w.as('he').ask(plan.planRota, range))
    expect(days[0]!.after).toMatchObject([{ person: { name: '陈佑安' } }])
    const { members } = done(await w.as('he').ask(plan.dayRota, { day: friday }))
    expect(members.find(({ name }) => name === '罗小满')).toMatchObject({ onLeave: true })
  })

  test('the desk writes it down for who phones, and ends it', async () => {
    const { leaveId } = done(await takeLeave('su', '2026-11-25', '2026-11-30', { for: people.lin.id }))
    expect((await see('su')).leave).toMatchObject([{ recordedBy: { name: '苏晓荷' }, mayEnd: true }])
    expect(ending(await takeLeave('chen', '2026-11-25', '2026-11-30', { for: people.luo.id }))).toBe(
      'not-on-rota',
    )
    done(await w.as('su').ask(cover.endLeave, { leaveId, for: people.lin.id }))
  })

  test.each([
    ['today', '2026-11-24', '2026-11-25', 'leave-begun'],
    ['backwards', '2026-11-27', '2026-11-26', 'leave-backwards'],
    ['too long', '2026-11-25', '2027-01-26', 'leave-too-long'],
  ])('%s is refused', async (_, first, last, code) => {
    expect(ending(await takeLeave('lin', first, last))).toBe(code)
  })

  test('the constraint that has the last word is days_off_apart', async () => {
    done(await takeLeave('lin', '2026-11-25', '2026-11-30'))
    const again = connection.db
      .insertInto('days_off')
      .columns(['community_id', 'day_off_id', 'person_id', 'days', 'made_by', 'made_at'])
      .expression((eb) =>
        eb
          .selectFrom('days_off')
          .select(['community_id', 'made_by as id', 'person_id', 'days', 'made_by', 'made_at'])
          .where('community_id', '=', w.community),
      )
    await expect(again.execute()).rejects.toMatchObject({ constraint: 'days_off_apart' })
  })
})

describe('taking over now', () => {
  const take = (who: Who, input: object = {}) => w.as(who).ask(cover.takeOver, { shiftId: running, ...input })

  test('the running shift is cut, the rest is theirs, and the authority follows at once', async () => {
    await out()
    done(await w.as('lin').ask(publish, notice))
    const { since } = done(await take('chen'))
    w.pass(1)
    expect(ending(await w.as('lin').ask(publish, notice))).toBe('not-holder')
    expect(done(await w.as('chen').ask(publish, notice)).publishedAt).toBeGreaterThanOrEqual(since)
    expect(done(await w.guest.ask(duty.today, {})).plate).toMatchObject({
      acting: true,
      person: { name: '陈佑安' },
    })
    const [today] = done(await w.guest.ask(duty.rota, { days: 1 })).days
    expect(today!.shifts).toMatchObject([
      { person: { name: '林秀芳' }, from: '09:00', to: '10:00' },
      { person: { name: '陈佑安' }, from: '10:00', to: '18:00' },
    ])
    expect((await wrongStamps(w.db, w.community)).notices).toHaveLength(2)
  })

  test('a second one comes too late, and may take the rest of it', async () => {
    done(await take('chen'))
    w.pass(60_000)
    expect(await take('luo')).toMatchObject({ refusal: { code: 'shift-not-running', by: '陈佑安' } })
    expect(ending(await take('chen'))).toBe('own-shift')
    const [, rest] = done(await w.as('luo').ask(turns.turns, {})).shifts.map(({ shiftId }) => shiftId)
    expect(rest).not.toBe(running)
    const [now] = done(await w.as('luo').ask(turns.turns, {})).shifts.filter(({ running }) => running)
    done(await take('luo', { shiftId: now!.shiftId }))
  })

  test.each<[string, Who, object, string]>([
    ['one’s own', 'lin', {}, 'own-shift'],
    ['D6: one that has not begun', 'chen', { shiftId: shiftOn(friday) }, 'shift-not-running'],
    ['D6: one that is over', 'chen', { shiftId: shiftOn('2026-11-23' as Day) }, 'shift-not-running'],
    ['none', 'chen', { shiftId: people.lin.id }, 'no-such-shift'],
    ['for nobody', 'su', {}, 'not-on-rota'],
  ])('%s is refused', async (_, who, input, code) => {
    expect(ending(await take(who, input))).toBe(code)
  })

  test('the desk writes it down for who phones from the way', async () => {
    done(await take('su', { for: people.luo.id }))
    w.pass(1)
    expect(done(await w.as('luo').ask(turns.turns, {})).shifts[0]).toMatchObject({
      person: { name: '罗小满' },
      running: true,
    })
  })
})

test('the load is shown alike to all six and in their order, with its weights, which are a setting', async () => {
  const { load } = await see('chen')
  expect((await see('luo')).load).toEqual(load)
  expect(load.members.map(({ person }) => person.name)).toEqual(['林秀芳', '陈佑安', '罗小满'])
  expect(load).toMatchObject({ weekend: 2, holiday: 3 })
  expect(ending(await w.as('chen').ask(cover.setWeights, { weekend: 1, holiday: 1 }))).toBe('not-secretary')
  done(await w.as('he').ask(cover.setWeights, { weekend: 1, holiday: 5 }))
  expect((await see()).load).toMatchObject({ weekend: 1, holiday: 5 })
})

test('thirty days ahead: what nobody has is said, with when', async () => {
  w.clock('2026-12-10 10:00')
  const { days } = await see()
  expect(days).toHaveLength(30)
  expect(days.filter(({ cover }) => cover === 'nobody').length).toBeGreaterThan(0)
  expect(days[2]).toMatchObject({ day: '2026-12-12', cover: 'closed' })
})
