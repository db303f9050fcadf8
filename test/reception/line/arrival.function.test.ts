import type { Day } from '../../../src/kernel/time'
import type { Connection } from '../../../src/platform/database/connect'
import { allowHelper, endHelper } from '../../../src/people/helpers/contract'
import * as booking from '../../../src/reception/contract'
import * as contract from '../../../src/reception/line/contract'
import { people, tuesday, type Who } from '../../support/community'
import { counts } from '../../support/counts'
import { freshDatabase } from '../../support/database'
import { handsOn, type Hands } from '../../support/line'
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

describe('a visit that was booked', () => {
  test('is here when the desk says so; called, talked, done', async () => {
    const visitId = await h.book('qin', '10:00')
    await h.number('li')
    expect(await h.states()).toEqual(['1 waiting', 'A40 expected'])
    expect((await h.mine('qin')).mine).toMatchObject({
      code: 'A40',
      state: 'expected',
      start: '10:00',
      visitId,
    })
    expect(ending(await h.act(visitId, 'call'))).toBe('not-here-yet')
    w.clock('2026-11-24 09:52')
    done(await h.act(visitId, 'arrive'))
    expect(ending(await h.act(visitId, 'arrive'))).toBe('already-here')
    // The walk-in would hardly be done by ten.
    expect(await h.states()).toEqual(['A40 waiting', '1 waiting'])
    expect(done(await h.next()).placeId).toBe(visitId)
    done(await h.act(visitId, 'begin'))
    done(await w.as('su').ask(contract.endTalk, { placeId: visitId, outcome: 'settled' }))
    expect((await h.mine('qin')).mine).toMatchObject({ state: 'done', outcome: 'settled' })
    expect(ending(await h.act(visitId, 'arrive'))).toBe('already-over')
  })

  test('said to be here by mistake is taken back', async () => {
    const visitId = await h.book('qin', '10:00')
    done(await h.act(visitId, 'arrive'))
    done(await h.act(visitId, 'undo'))
    expect(await h.states()).toEqual(['A40 expected'])
    const placeId = await h.number('li')
    expect(ending(await h.act(placeId, 'arrive'))).toBe('already-here')
  })

  test('B5: who does not come is 没来, nothing is deleted, and who comes late is welcome', async () => {
    const visitId = await h.book('qin', '10:00')
    w.clock('2026-11-24 10:30')
    expect(await h.states()).toEqual(['A40 missed'])
    done(await h.act(visitId, 'arrive'))
    expect(await h.states()).toEqual(['A40 waiting'])
    expect((await counts(w.db, w.community))['visits']).toBe(1)
  })

  test('nobody is in the line twice: with a number and for a visit', async () => {
    await h.number('qin')
    const visitId = await h.book('qin', '11:00')
    expect(await h.act(visitId, 'arrive')).toMatchObject({
      refusal: { code: 'already-in-line', number: '1' },
    })
  })

  test('moved to another day it has to arrive again, cancelled it is gone', async () => {
    const visitId = await h.book('qin', '10:00')
    done(await h.act(visitId, 'arrive'))
    done(await h.act(visitId, 'call'))
    const wednesday = '2026-11-25' as Day
    done(await w.as('qin').ask(booking.move, { visitId, day: wednesday, start: '10:00' }))
    expect(await h.states()).toEqual([])
    w.clock('2026-11-25 09:50')
    expect(await h.states()).toEqual(['A40 expected'])
    done(await h.act(visitId, 'arrive'))
    expect((await h.line()).rows[0]).toMatchObject({ state: 'waiting', calls: 0 })
    done(await w.as('qin').ask(booking.cancel, { visitId }))
    expect(await h.states()).toEqual([])
  })
})

describe('B7: the code at the door', () => {
  test('says that one is here, for half a minute after it changed and no longer', async () => {
    const visitId = await h.book('qin', '10:00')
    const first = await h.code()
    w.pass(60_000)
    expect(await h.code()).not.toBe(first)
    w.pass(29_000)
    expect(done(await h.checkIn('qin', first))).toEqual({ arrived: true, triesLeft: 5 })
    expect((await h.mine('qin')).mine).toMatchObject({ placeId: visitId, state: 'waiting' })
    expect(ending(await h.checkIn('qin', await h.code()))).toBe('already-here')
    const old = await h.code()
    w.pass(90_001)
    await h.book('li', '10:30')
    expect(done(await h.checkIn('li', old))).toEqual({ arrived: false, triesLeft: 4 })
  })

  test('of yesterday, of another community or photographed this morning is refused', async () => {
    const other = await freshWorld(connection)
    other.clock('2026-11-24 09:30')
    const elsewhere = done(await other.as('su').ask(contract.doorCode, {})).code
    w.clock('2026-11-23 09:30')
    const yesterday = await h.code()
    w.clock('2026-11-24 09:00')
    const morning = await h.code()
    w.clock('2026-11-24 09:30')
    await h.book('qin', '10:00')
    for (const typed of [elsewhere, yesterday, morning]) {
      expect(done(await h.checkIn('qin', typed)).arrived).toBe(false)
    }
    expect(new Set([elsewhere, yesterday, morning, await h.code()]).size).toBe(4)
  })

  test('is not found by trying: five wrong ones, and the desk helps', async () => {
    await h.book('qin', '10:00')
    const right = await h.code()
    const wrong = right === '000000' ? '000001' : '000000'
    for (const left of [4, 3, 2, 1, 0]) {
      expect(done(await h.checkIn('qin', wrong))).toEqual({ arrived: false, triesLeft: left })
    }
    expect(ending(await h.checkIn('qin', right))).toBe('too-many-tries')
    await h.book('li', '10:30')
    expect(done(await h.checkIn('li', right)).arrived).toBe(true)
    w.pass(10 * 60_000)
    expect(done(await h.checkIn('qin', await h.code())).arrived).toBe(true)
  })

  test('brings back who was parked or missed, and is nothing for who has no place', async () => {
    expect(ending(await h.checkIn('qin', await h.code()))).toBe('nothing-booked')
    const placeId = await h.number('qin')
    expect(ending(await h.checkIn('qin', await h.code()))).toBe('already-here')
    done(await h.act(placeId, 'park'))
    expect(done(await h.checkIn('qin', await h.code())).arrived).toBe(true)
    expect(await h.states()).toEqual(['1 waiting'])
    done(await w.as('qin').ask(contract.leaveLine, { placeId }))
    expect(ending(await h.checkIn('qin', await h.code()))).toBe('already-here')
  })

  test('does not bring into the line twice', async () => {
    await h.number('qin')
    await h.book('qin', '11:00')
    expect(ending(await h.checkIn('qin', await h.code()))).toBe('already-here')
  })

  test('is shown to those who receive only', async () => {
    expect(ending(await w.as('qin').ask(contract.doorCode, {}))).toBe('not-staff')
  })
})

describe('B8: whoever booked for another and came along', () => {
  const elder = people.qin.id
  const checkInFor = async (who: Who, visitId: string, code?: string) =>
    w.as(who).ask(contract.checkIn, { code: code ?? (await h.code()), visitId })
  const allow = async (helper: Who) => {
    const link = { elderId: elder, relation: 'neighbour' as const, helperId: people[helper].id }
    return done(await w.as('su').ask(allowHelper, link))
  }
  const bookFor = async (who: Who, start = '10:00') => {
    const order = { day: tuesday, start, kind: 'papers' as const, personId: elder }
    return done(await w.as(who).ask(booking.book, order)).visitId
  }

  test('says by the code of the door that both are here; the visit is the elder’s', async () => {
    await allow('zhou')
    const visitId = await bookFor('zhou')
    expect(done(await checkInFor('zhou', visitId)).arrived).toBe(true)
    expect((await h.mine('qin')).mine).toMatchObject({ placeId: visitId, state: 'waiting' })
    expect((await h.mine('zhou')).mine).toBeNull()
    expect(ending(await checkInFor('zhou', visitId))).toBe('already-here')
  })

  test('no longer when the consent has ended, and not who could help but did not book', async () => {
    const { linkId } = await allow('zhou')
    await allow('gong')
    const visitId = await bookFor('zhou')
    for (const who of ['gong', 'li', 'he'] as const)
      expect(ending(await checkInFor(who, visitId))).toBe('no-such-visit')
    done(await w.as('qin').ask(endHelper, { linkId }))
    expect(ending(await checkInFor('zhou', visitId))).toBe('no-such-visit')
    expect(await h.states()).toEqual(['A40 expected'])
  })

  test('a wrong code counts for whoever typed it', async () => {
    await allow('zhou')
    const visitId = await bookFor('zhou')
    const wrong = (await h.code()) === '000000' ? '000001' : '000000'
    expect(done(await checkInFor('zhou', visitId, wrong))).toEqual({ arrived: false, triesLeft: 4 })
    expect(done(await h.checkIn('qin', await h.code()))).toEqual({ arrived: true, triesLeft: 5 })
  })

  test("one's own visit can be named too, another day's is none of today", async () => {
    const visitId = await h.book('li', '11:00')
    expect(done(await checkInFor('li', visitId)).arrived).toBe(true)
    await allow('zhou')
    const later = await w.as('zhou').ask(booking.book, {
      ...{ day: '2026-11-25' as Day, start: '10:00', kind: 'papers' as const, personId: elder },
    })
    expect(ending(await checkInFor('zhou', done(later).visitId))).toBe('nothing-booked')
  })
})
