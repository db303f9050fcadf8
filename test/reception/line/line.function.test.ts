import { sql } from 'kysely'
import type { Connection } from '../../../src/platform/database/connect'
import * as contract from '../../../src/reception/line/contract'
import { boardAt, placeNow } from '../../../src/reception/line/facts'
import { people, tuesday, type Who } from '../../support/community'
import { freshDatabase } from '../../support/database'
import { handsOn, papers, unknown, type Hands } from '../../support/line'
import { done, ending, freshWorld, type World } from '../../support/world'

let connection: Connection
let w: World
let h: Hands
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 09:30')
  h = handsOn(w)
})

describe('a number', () => {
  test('is taken on the phone: who waits, how long, and what a next one would wait', async () => {
    expect(await h.mine('qin')).toMatchObject({
      open: true,
      mine: null,
      waiting: 0,
      wait: { low: 0, high: 0 },
    })
    const placeId = await h.number('qin')
    await h.number('li')
    expect((await h.mine('qin')).mine).toMatchObject({
      ...{ placeId, code: '1', state: 'waiting', ahead: 0, visitId: null, wait: { low: 0, high: 0 } },
    })
    // The secretary and 林秀芳 both receive: two talks at a time.
    expect(await h.mine('li')).toMatchObject({
      mine: { code: '2', ahead: 1, wait: { low: 0, high: 0 } },
      ...{ waiting: 2, wait: { low: 10, high: 20 }, serving: [] },
    })
  })

  test('is one at a time and day', async () => {
    const placeId = await h.number('qin')
    expect(await h.take('qin')).toMatchObject({ refusal: { code: 'already-in-line', number: '1' } })
    done(await w.as('qin').ask(contract.leaveLine, { placeId }))
    expect((await h.mine('qin')).mine).toMatchObject({ code: '1', state: 'left' })
    await h.number('qin')
    expect((await h.mine('qin')).mine).toMatchObject({ code: '2', state: 'waiting' })
    w.clock('2026-11-25 09:30')
    await h.number('qin')
    expect((await h.mine('qin')).mine).toMatchObject({ code: '1', state: 'waiting' })
  })

  test('is not needed by whoever booked for today, but by who did not come to it', async () => {
    await h.book('qin', '10:00')
    expect(await h.take('qin')).toMatchObject({ refusal: { code: 'has-booking', start: '10:00' } })
    w.clock('2026-11-24 10:31')
    await h.number('qin')
  })

  test('is given only while the desk is open, and to who belongs here', async () => {
    for (const [when, expected] of [
      ['2026-11-24 08:59', 'closed-now'],
      ['2026-11-24 09:00', 'ok'],
      ['2026-11-24 18:00', 'closed-now'],
      ['2026-11-28 10:00', 'closed-now'],
    ]) {
      w.clock(when!)
      expect([when, ending(await h.take('qin'))]).toEqual([when, expected])
    }
    w.clock('2026-11-24 10:00')
    expect(ending(await h.take('bai'))).toBe('no-standing')
    expect(ending(await w.as('li').ask(contract.takeNumber, { kind: 'other' }))).toBe('needs-note')
  })

  test('is given at the desk to somebody unknown, to a resident, and first for a reason', async () => {
    const [first, second] = [await h.give(), await h.give()]
    expect(second).not.toBe(first)
    await h.give({ personId: people.li.id, priority: 'frail', note: '腿不好' })
    expect(await h.states()).toEqual(['3 waiting', '1 waiting', '2 waiting'])
    expect((await h.line()).rows[0]).toMatchObject({ name: '李望椿', priority: 'frail', note: '腿不好' })
    expect((await h.line()).rows[1]).toMatchObject({ name: null, priority: null })
    expect(
      await w.as('su').ask(contract.takeNumberFor, { ...unknown, personId: people.li.id }),
    ).toMatchObject({
      refusal: { code: 'already-in-line', number: '3' },
    })
    const nobody = { ...unknown, personId: 'a1000000-0000-8000-8000-00000000abcd' }
    expect(ending(await w.as('su').ask(contract.takeNumberFor, nobody))).toBe('no-such-person')
    expect(ending(await w.as('li').ask(contract.takeNumberFor, unknown))).toBe('not-staff')
  })

  test('whoever walks badly and took it on the phone is let first at the desk, and not without a reason', async () => {
    await h.number('qin')
    const placeId = await h.number('li')
    done(await w.as('su').ask(contract.letFirst, { placeId, priority: 'child' }))
    expect(await h.states()).toEqual(['2 waiting', '1 waiting'])
    done(await w.as('su').ask(contract.letFirst, { placeId, priority: null }))
    expect(await h.states()).toEqual(['1 waiting', '2 waiting'])
    const visitId = await h.book('gong', '11:00')
    const first = (who: Who, id: string) =>
      w.as(who).ask(contract.letFirst, { placeId: id, priority: 'urgent' })
    expect(ending(await first('su', visitId))).toBe('no-such-place')
    expect(ending(await first('lin', placeId))).toBe('not-staff')
    done(await w.as('li').ask(contract.leaveLine, { placeId }))
    expect(ending(await first('su', placeId))).toBe('already-over')
  })

  test("P1: nobody gives back another's, and the desk may", async () => {
    const placeId = await h.number('qin')
    const leave = (who: Who, id = placeId) => w.as(who).ask(contract.leaveLine, { placeId: id })
    expect(ending(await leave('li'))).toBe('no-such-place')
    expect(ending(await leave('su', await h.book('li', '11:00')))).toBe('no-such-place')
    done(await leave('su'))
    expect(ending(await leave('qin'))).toBe('already-over')
    done(await h.act(placeId, 'undo'))
    expect((await h.mine('qin')).mine).toMatchObject({ code: '1', state: 'waiting' })
  })

  test('of another community is not there', async () => {
    const placeId = await h.number('qin')
    const other = await freshWorld(connection)
    other.clock('2026-11-24 09:30')
    const calls = [
      other.as('su').ask(contract.lineAct, { placeId, act: 'call' }),
      other.as('su').ask(contract.letFirst, { placeId, priority: 'frail' }),
      other.as('su').ask(contract.endTalk, { placeId, outcome: 'settled' }),
      other.as('qin').ask(contract.leaveLine, { placeId }),
    ]
    for (const call of calls) expect(ending(await call)).toBe('no-such-place')
    expect(done(await other.as('su').ask(contract.line, {})).rows).toEqual([])
  })
})

describe('at the desk', () => {
  test('called, called again, missed, back, talked, and what came of it', async () => {
    const placeId = await h.number('qin')
    await h.number('li')
    expect(done(await h.next())).toMatchObject({ placeId, code: '1' })
    expect(await h.states()).toEqual(['2 waiting', '1 called'])
    expect((await h.mine('li')).serving).toEqual(['1'])
    expect(ending(await h.act(placeId, 'call'))).toBe('already-called')
    expect(ending(await h.act(placeId, 'miss'))).toBe('call-again')
    for (const round of [2, 3]) {
      w.pass(5 * 60_000)
      done(await h.act(placeId, 'call'))
      expect((await h.mine('qin')).mine).toMatchObject({ state: 'called', calls: round })
    }
    expect(ending(await h.act(placeId, 'call'))).toBe('called-enough')
    w.pass(5 * 60_000)
    expect((await h.mine('qin')).mine).toMatchObject({ state: 'missed' })
    done(await h.act(placeId, 'back'))
    expect(await h.states()).toEqual(['2 waiting', '1 waiting'])
    done(await h.act(placeId, 'begin', 'lin'))
    expect((await h.line('lin')).talking).toBe(placeId)
    expect((await h.line()).rows[1]).toMatchObject({ code: '1', state: 'talking', receiver: '林秀芳' })
    const said = { placeId, outcome: 'promised' as const, words: '周五前回话', deskNote: '找物业要图纸' }
    done(await w.as('lin').ask(contract.endTalk, said))
    expect((await h.mine('qin')).mine).toMatchObject({
      state: 'done',
      outcome: 'promised',
      outcomeWords: '周五前回话',
    })
    expect(JSON.stringify(await h.mine('qin'))).not.toContain('图纸')
    expect((await h.line()).rows[1]).toMatchObject({ outcome: 'promised', deskNote: '找物业要图纸' })
  })

  test('one talks with one at a time', async () => {
    const [one, two] = [await h.number('qin'), await h.number('li')]
    done(await h.act(one, 'begin'))
    expect(ending(await h.act(two, 'begin'))).toBe('one-at-a-time')
    expect(ending(await h.next())).toBe('one-at-a-time')
    done(await h.act(two, 'begin', 'lin'))
    expect(ending(await h.act(one, 'begin', 'he'))).toBe('already-talking')
    expect(ending(await w.as('su').ask(contract.endTalk, { placeId: one, outcome: 'open' }))).toBe('ok')
    expect(ending(await w.as('su').ask(contract.endTalk, { placeId: one, outcome: 'open' }))).toBe(
      'not-talking',
    )
    expect(ending(await h.next())).toBe('nobody-waits')
  })

  test('the database itself lets nobody talk with two', async () => {
    const [one, two] = [await h.number('qin'), await h.number('li')]
    done(await h.act(one, 'begin'))
    const twice = w.db
      .updateTable('line_places')
      .set({ begun_at: sql`now()`, receiver_id: people.su.id })
      .where('community_id', '=', w.community)
      .where('place_id', '=', two)
      .execute()
    await expect(twice).rejects.toMatchObject({ constraint: 'line_places_one_talk' })
  })

  test('who waits a little keeps the place', async () => {
    const one = await h.number('qin')
    await h.number('li')
    done(await h.act(one, 'park'))
    expect(await h.states()).toEqual(['2 waiting', '1 parked'])
    expect(ending(await h.act(one, 'park'))).toBe('not-waiting')
    done(await h.act(one, 'back'))
    expect(await h.states()).toEqual(['1 waiting', '2 waiting'])
    expect(ending(await h.act(one, 'back'))).toBe('is-waiting')
  })

  test('a mis-tap is taken back for a minute, once', async () => {
    const one = await h.number('qin')
    expect(ending(await h.act(one, 'undo'))).toBe('nothing-to-undo')
    done(await h.act(one, 'begin'))
    done(await h.act(one, 'undo'))
    expect(await h.states()).toEqual(['1 waiting'])
    expect(ending(await h.act(one, 'undo'))).toBe('nothing-to-undo')
    done(await h.act(one, 'call'))
    expect((await h.line()).rows[0]!.undoUntil).toBe(w.now() + 60_000)
    w.pass(60_001)
    expect((await h.line()).rows[0]!.undoUntil).toBeNull()
    expect(ending(await h.act(one, 'undo'))).toBe('too-late-to-undo')
  })

  test('an ended talk is taken back unless one talks with the next by then, or has a new number', async () => {
    const [one, two] = [await h.number('qin'), await h.number('li')]
    const end = async (placeId: string) =>
      done(await w.as('su').ask(contract.endTalk, { placeId, outcome: 'settled' }))
    done(await h.act(one, 'begin'))
    await end(one)
    done(await h.act(two, 'begin'))
    expect(ending(await h.act(one, 'undo'))).toBe('one-at-a-time')
    done(await h.act(two, 'undo'))
    done(await h.act(one, 'undo'))
    expect((await h.line()).rows[1]).toMatchObject({ code: '1', state: 'talking', outcome: null })
    await end(one)
    await h.number('qin')
    expect(ending(await h.act(one, 'undo'))).toBe('already-in-line')
  })

  test('the audit says who did what with which place, and names nobody', async () => {
    const placeId = await h.number('qin')
    done(await h.act(placeId, 'call'))
    const leaves = await w.db
      .selectFrom('leaves')
      .select('act')
      .where('community_id', '=', w.community)
      .execute()
    expect(leaves.map((leaf) => leaf.act)).toContainEqual({
      ...{ action: 'reception.lineAct', actor: people.su.id, at: w.now() },
      ...{ place: placeId, day: tuesday, state: 'called' },
    })
    expect(JSON.stringify(leaves)).not.toContain('秦桂岚')
  })

  test('when the duty passes to another, the line stays as it is', async () => {
    await h.number('qin')
    await w.db
      .updateTable('shifts')
      .set({ person_id: people.chen.id })
      .where('community_id', '=', w.community)
      .where('day', '=', tuesday)
      .execute()
    expect(done(await h.next('chen'))).toMatchObject({ code: '1' })
  })
})

test('for others: the board in the lobby and the home page', async () => {
  const one = await h.number('qin')
  await h.number('li')
  await h.book('gong', '11:00')
  const now = w.now()
  expect(await boardAt(w.db, w.community, now)).toEqual({ called: [], waiting: 2 })
  done(await h.next())
  expect(await boardAt(w.db, w.community, now)).toEqual({ called: ['1'], waiting: 1 })
  expect(await placeNow(w.db, w.community, people.qin.id, now)).toMatchObject({
    placeId: one,
    state: 'called',
  })
  expect(await placeNow(w.db, w.community, people.gong.id, now)).toBeNull()
  expect(await placeNow(w.db, w.community, people.zhou.id, now)).toBeNull()
})

test('where there is no desk there is no line', async () => {
  await w.db.deleteFrom('reception_desks').where('community_id', '=', w.community).execute()
  const placeId = people.qin.id
  const calls = [
    w.as('su').ask(contract.line, {}),
    w.as('su').ask(contract.doorCode, {}),
    w.as('su').ask(contract.callNext, {}),
    w.as('su').ask(contract.lineAct, { placeId, act: 'call' }),
    w.as('su').ask(contract.letFirst, { placeId, priority: null }),
    w.as('su').ask(contract.endTalk, { placeId, outcome: 'open' }),
    w.as('su').ask(contract.takeNumberFor, unknown),
    w.as('qin').ask(contract.takeNumber, papers),
    w.as('qin').ask(contract.myPlace, {}),
    w.as('qin').ask(contract.checkIn, { code: '123456' }),
  ]
  for (const call of calls) expect(ending(await call)).toBe('no-desk')
  expect(await boardAt(w.db, w.community, w.now())).toBeNull()
})

test('P1: who does not receive does nothing here', async () => {
  const placeId = await h.number('qin')
  // One after the other: what the first tells must not leave the others in the air.
  const calls = [
    () => w.as('li').ask(contract.line, {}),
    () => w.as('li').ask(contract.callNext, {}),
    () => w.as('li').ask(contract.lineAct, { placeId, act: 'call' }),
    () => w.as('li').ask(contract.endTalk, { placeId, outcome: 'open' }),
  ]
  for (const call of calls) expect(ending(await call())).toBe('not-staff')
})
