import { sql } from 'kysely'
import * as duty from '../../src/duty/contract'
import * as turns from '../../src/duty/turns/contract'
import type { Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { people, shiftOn, tuesday, type Who } from '../support/community'
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

// 林秀芳 has the Tuesday (it runs) and the Friday, 陈佑安 the Wednesday and the Monday, 罗小满 the Thursday.
const friday = shiftOn('2026-11-27' as Day)
const monday = shiftOn('2026-11-30' as Day)
const thursday = shiftOn('2026-11-26' as Day)
const favour = { give: friday, take: null, of: people.chen.id }
const exchange = { ...favour, take: monday }
const offered = { ...favour, of: null }

const ask = async (input: object = favour, who: Who = 'lin') => {
  w.pass(1)
  return done(await w.as(who).ask(turns.askSwap, { ...favour, ...input })).swapId
}
const accept = (who: Who, swapId: string) => w.as(who).ask(turns.acceptSwap, { swapId })
const see = async (who: Who = 'lin', input = {}) => done(await w.as(who).ask(turns.turns, input))
const holderOf = async (shiftId: string) =>
  (await see()).shifts.find((shift) => shift.shiftId === shiftId)?.person.name
const messages = async () => {
  const rows = await connection.db
    .selectFrom('messages')
    .select(['person_id', 'kind'])
    .where('community_id', '=', w.community)
    .execute()
  const nameOf = (id: string) => Object.values(people).find((one) => one.id === id)!.name
  return rows.map(({ person_id, kind }) => `${nameOf(person_id)} ${kind}`).sort()
}

describe('a favour', () => {
  test('is asked, accepted, and told; the rota and the plate of that day follow', async () => {
    const swapId = await ask()
    expect((await see('chen')).swaps).toMatchObject([
      { swapId, state: 'open', may: ['accept', 'decline'], askedOf: { name: '陈佑安' } },
    ])
    expect(done(await accept('chen', swapId))).toEqual({ swapId, state: 'accepted' })
    expect(await holderOf(friday)).toBe('陈佑安')
    expect((await see('luo')).swaps).toMatchObject([
      { state: 'accepted', taker: { name: '陈佑安' }, may: [] },
    ])
    expect(await messages()).toEqual(['林秀芳 shift-gone', '陈佑安 swap-asked'])
    w.clock('2026-11-27 09:00')
    done(await w.as('he').ask(duty.stepOut, { until: null }))
    w.pass(1)
    expect(done(await w.guest.ask(duty.today, {})).plate).toMatchObject({
      acting: true,
      person: { name: '陈佑安' },
    })
  })

  test('is declined, taken back, and may then be asked again', async () => {
    const first = await ask()
    expect(ending(await w.as('lin').ask(turns.askSwap, favour))).toBe('already-asked')
    done(await w.as('chen').ask(turns.declineSwap, { swapId: first }))
    const second = await ask({ of: people.luo.id })
    done(await w.as('lin').ask(turns.withdrawSwap, { swapId: second }))
    expect(ending(await accept('luo', second))).toBe('swap-over')
    await ask()
    expect((await see()).swaps.map(({ state }) => state)).toEqual(['open', 'withdrawn', 'declined'])
    expect(await holderOf(friday)).toBe('林秀芳')
    expect(await messages()).toEqual([
      '林秀芳 swap-declined',
      '罗小满 swap-asked',
      '罗小满 swap-withdrawn',
      '陈佑安 swap-asked',
      '陈佑安 swap-asked',
    ])
  })

  test('nobody answers: it is over after two days, and another may be asked', async () => {
    const swapId = await ask({ give: monday, of: people.lin.id }, 'chen')
    w.clock('2026-11-26 10:00')
    w.pass(2)
    expect((await see('lin')).swaps).toMatchObject([{ state: 'expired', may: [] }])
    expect(await w.as('lin').ask(turns.acceptSwap, { swapId })).toMatchObject({
      refusal: { code: 'swap-over', state: 'expired' },
    })
    await ask({ give: monday, of: people.luo.id }, 'chen')
    expect((await see()).swaps.map(({ state }) => state)).toEqual(['open', 'expired'])
  })

  test('asked of all, the first who accepts has it', async () => {
    const swapId = await ask(offered)
    expect((await see('luo')).swaps[0]!.may).toEqual(['accept'])
    done(await accept('luo', swapId))
    expect(ending(await accept('chen', swapId))).toBe('swap-over')
    expect(await holderOf(friday)).toBe('罗小满')
    expect(await messages()).toEqual(['林秀芳 shift-gone', '罗小满 swap-offered', '陈佑安 swap-offered'])
  })
})

describe('an exchange', () => {
  test('gives each the shift of the other, and back', async () => {
    const swapId = await ask(exchange)
    done(await accept('chen', swapId))
    expect([await holderOf(friday), await holderOf(monday)]).toEqual(['陈佑安', '林秀芳'])
    done(await w.as('chen').ask(turns.undoSwap, { swapId }))
    expect([await holderOf(friday), await holderOf(monday)]).toEqual(['林秀芳', '陈佑安'])
    expect((await see()).swaps).toMatchObject([{ state: 'undone', may: [] }])
    expect(ending(await w.as('lin').ask(turns.undoSwap, { swapId }))).toBe('swap-over')
  })

  test('D2: what was changed meanwhile cannot be undone', async () => {
    const swapId = await ask(exchange)
    done(await accept('chen', swapId))
    const further = await ask({ give: friday, take: null, of: people.luo.id }, 'chen')
    done(await accept('luo', further))
    expect(ending(await w.as('lin').ask(turns.undoSwap, { swapId }))).toBe('shift-changed')
    expect(await holderOf(friday)).toBe('罗小满')
  })

  test('D2: a shift that changes hands ends every other swap about it', async () => {
    const first = await ask(exchange)
    const other = await ask({ give: thursday, take: monday, of: people.chen.id }, 'luo')
    done(await accept('chen', first))
    expect((await see()).swaps.map(({ swapId, state }) => [swapId, state])).toEqual([
      [other, 'void'],
      [first, 'accepted'],
    ])
    expect(ending(await accept('chen', other))).toBe('swap-over')
    expect(await messages()).toContain('罗小满 swap-void')
  })
})

describe('refused', () => {
  test.each<[string, Who, object, string]>([
    ['D6: a running shift', 'lin', { give: shiftOn(tuesday) }, 'shift-begun'],
    [
      'D6: a shift that is over',
      'luo',
      { give: shiftOn('2026-11-23' as Day), of: people.lin.id },
      'shift-begun',
    ],
    ["another's shift", 'luo', {}, 'not-your-shift'],
    ['no shift', 'lin', { give: people.lin.id }, 'no-such-shift'],
    ['somebody who has no duty', 'lin', { of: people.su.id }, 'no-such-member'],
    ["a third one's shift", 'lin', { take: thursday }, 'not-their-shift'],
  ])('%s', async (_, who, input, code) => {
    expect(ending(await w.as(who).ask(turns.askSwap, { ...favour, ...input }))).toBe(code)
    expect((await see()).swaps).toEqual([])
  })

  test('D6: an undo once one of the shifts has begun', async () => {
    const swapId = await ask()
    done(await accept('chen', swapId))
    w.clock('2026-11-27 09:00')
    expect(ending(await w.as('lin').ask(turns.undoSwap, { swapId }))).toBe('shift-begun')
  })

  test("P1: a swap of nobody's, and another community's", async () => {
    const there = await freshWorld(connection)
    there.clock('2026-11-24 10:00')
    const swapId = done(await there.as('lin').ask(turns.askSwap, favour)).swapId
    expect(ending(await accept('chen', swapId))).toBe('no-such-swap')
    expect(ending(await accept('chen', people.chen.id))).toBe('no-such-swap')
  })
})

describe('somebody phoned', () => {
  test('the desk asks and the secretary accepts for others; who wrote it down is kept and shown', async () => {
    const asked = done(await w.as('su').ask(turns.askSwap, { ...favour, for: people.lin.id }))
    done(await w.as('he').ask(turns.acceptSwap, { swapId: asked.swapId, for: people.chen.id }))
    expect(await holderOf(friday)).toBe('陈佑安')
    const [swap] = (await see()).swaps
    expect(swap).toMatchObject({
      taker: { name: '陈佑安' },
      recordedBy: [{ name: '苏晓荷' }, { name: '何静川' }],
    })
    expect(await messages()).toEqual(['林秀芳 shift-gone', '陈佑安 shift-yours', '陈佑安 swap-asked'])
  })

  test('the page is then that of whom it is done for', async () => {
    await ask()
    expect(await see('su')).toMatchObject({ me: null, mayRecord: true, swaps: [{ may: [] }] })
    expect(await see('su', { for: people.chen.id })).toMatchObject({
      me: { name: '陈佑安' },
      swaps: [{ may: ['accept', 'decline'] }],
    })
  })

  test('a duty member does so for nobody, and nobody does so for who has no duty', async () => {
    const input = { ...favour, for: people.lin.id }
    expect(ending(await w.as('chen').ask(turns.askSwap, input))).toBe('not-on-rota')
    expect(ending(await w.as('su').ask(turns.askSwap, { ...input, for: people.qin.id }))).toBe(
      'no-such-member',
    )
    expect(ending(await w.as('su').ask(turns.askSwap, favour))).toBe('not-on-rota')
  })
})

describe('D2: the constraints have the last word', () => {
  const set = (change: ReturnType<typeof sql>) =>
    sql`update shifts set ${change} where community_id = ${w.community} and shift_id = ${friday}`.execute(
      w.db,
    )

  test('while a swap is open its shift changes neither hands nor times', async () => {
    await ask()
    const bound = { constraint: 'swaps_bound_give' }
    await expect(set(sql`person_id = ${people.luo.id}`)).rejects.toMatchObject(bound)
    await expect(
      set(sql`during = tstzrange(lower(during), upper(during) - interval '1 hour')`),
    ).rejects.toMatchObject(bound)
    await expect(
      sql`delete from shifts where community_id = ${w.community} and shift_id = ${friday}`.execute(w.db),
    ).rejects.toMatchObject(bound)
  })

  test('nor does the one that is wanted for it', async () => {
    await ask({ give: thursday, take: friday, of: people.lin.id }, 'luo')
    await expect(set(sql`person_id = ${people.chen.id}`)).rejects.toMatchObject({
      constraint: 'swaps_bound_take',
    })
  })

  test('a shift is asked about once at a time, and an ended swap holds no shift', async () => {
    await ask()
    const again = sql`
      insert into swaps select community_id, gen_random_uuid(), give_shift, give_person, give_during, take_shift,
        take_person, take_during, asked_of, asked_by, asked_at, state, bound_give, bound_take
      from swaps where community_id = ${w.community}`
    await expect(again.execute(w.db)).rejects.toMatchObject({ constraint: 'swaps_one_open' })
    const ended = sql`
      update swaps set state = 'void', ended_at = asked_at, ended_by = asked_by where community_id = ${w.community}`
    await expect(ended.execute(w.db)).rejects.toMatchObject({ constraint: 'swaps_bound_while_open' })
  })
})

test('D1: who has a span follows a swap: reception and others are told of it in the same transaction', async () => {
  const swapId = await ask(exchange)
  done(await accept('chen', swapId))
  const rota = done(await w.guest.ask(duty.rota, { from: '2026-11-27' as Day, days: 4 })).days
  expect(rota.flatMap(({ shifts }) => shifts.map(({ person }) => person.name))).toEqual(['陈佑安', '林秀芳'])
})
