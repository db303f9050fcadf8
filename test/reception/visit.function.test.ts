import { sql } from 'kysely'
import type { Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { expectedBy, refusalLine, visitTitle } from '../../src/reception/text'
import { counts } from '../support/counts'
import { people, shiftOn, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { unreconciledVisits } from '../support/visits'
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
afterEach(async () => {
  expect(await unreconciledVisits(w.db, w.community)).toEqual([])
})

const wednesday = '2026-11-25' as Day
const at = (start: string, day: Day = tuesday) => ({ day, start, kind: 'papers' as const })
const book = async (who: Who, start: string, day: Day = tuesday) =>
  done(await w.as(who).ask(contract.book, at(start, day)))
const show = async (who: Who, visitId: string) => done(await w.as(who).ask(contract.show, { visitId })).visit
const takenTimes = async (day: Day = tuesday) =>
  done(await w.guest.ask(contract.freeTimes, { from: day, days: 1 })).days[0]!.taken

describe('a visit', () => {
  test('is with whoever has the duty then, under a number, at the desk', async () => {
    const { visitId } = await book('qin', '10:00')
    expect(await show('qin', visitId)).toMatchObject({
      ...{ code: 'A40', day: tuesday, start: '10:00', end: '10:30', kind: 'papers', note: '' },
      ...{ receiver: '林秀芳', place: '服务中心一楼', byDesk: false, movedAt: null, cancelledAt: null },
    })
  })

  test('goes with the shift to whoever has it then, and is still there when nobody has', async () => {
    const { visitId } = await book('qin', '10:00')
    const shift = () =>
      w.db
        .updateTable('shifts')
        .where('community_id', '=', w.community)
        .where('shift_id', '=', shiftOn(tuesday))
    await shift().set({ person_id: people.chen.id }).execute()
    expect((await show('qin', visitId)).receiver).toBe('陈佑安')
    expect((await show('qin', visitId)).secretary).toBeNull()
    await w.db.deleteFrom('shifts').where('community_id', '=', w.community).execute()
    // With nobody on the rota it is the secretary, by name.
    const unheld = await show('qin', visitId)
    expect(unheld).toMatchObject({ receiver: null, secretary: '何静川' })
    expect(visitTitle(unheld, w.now())).toBe('今天 上午10点 见书记何静川')
    const listed = done(await w.as('he').ask(contract.dayList, { day: tuesday }))
    expect(listed.visits.map(({ name }) => name)).toEqual(['秦桂岚'])
    expect(expectedBy(listed.visits[0]!)).toBe('由书记 何静川接待')
  })

  test('for something else says in words what for; a refused one stores nothing', async () => {
    const before = await counts(w.db, w.community)
    const other = { day: tuesday, start: '10:00', kind: 'other' as const }
    expect(ending(await w.as('qin').ask(contract.book, other))).toBe('needs-note')
    expect(ending(await w.as('qin').ask(contract.book, { ...other, note: ' ' }))).toBe('nonsense')
    expect(await counts(w.db, w.community)).toEqual(before)
    expect(ending(await w.as('qin').ask(contract.book, { ...other, note: '借院坝' }))).toBe('ok')
  })

  test.each([
    ['a note of 201 characters', { ...at('10:00'), note: '长'.repeat(201) }],
    ['a kind that is none', { ...at('10:00'), kind: 'party' }],
    ['a time that is none', at('25:00')],
    ['a day that is none', at('10:00', '2026-02-30' as Day)],
    ['an end of its own', { ...at('10:00'), end: '18:00' }],
  ])('with %s is turned away at the door', async (_, input) => {
    const call = { action: 'reception.book', input, who: 'qin' as const, requestId: 'not-understood' }
    expect(await w.send(call)).toMatchObject({ status: 400 })
  })

  test('the second who wants the time is told in words which one is still free', async () => {
    await book('qin', '10:00')
    const second = await w.as('li').ask(contract.book, at('10:00'))
    expect(second).toEqual({ ok: false, refusal: { code: 'taken', start: '10:00', next: '10:30' } })
    if (second.ok || 'trouble' in second) throw new Error('booked')
    expect(refusalLine(second.refusal, false)).toBe('10:00 刚被别人约走了，10:30 还空着。')
  })

  test('a second one on the same day is refused and names the first; another day is not', async () => {
    const { visitId } = await book('qin', '10:00')
    const again = await w.as('qin').ask(contract.book, at('14:00'))
    expect(again).toMatchObject({ refusal: { code: 'already-has', day: tuesday, start: '10:00' } })
    await book('qin', '14:00', wednesday)
    done(await w.as('qin').ask(contract.cancel, { visitId }))
    await book('qin', '14:00')
  })

  test('on a holiday is refused by its name; the weekend that works is not', async () => {
    w.clock('2026-09-30 08:00')
    const on = (day: string) => w.as('qin').ask(contract.book, at('10:00', day as Day))
    expect(await on('2026-10-01')).toMatchObject({ refusal: { code: 'closed-day', dayName: '国庆节' } })
    // The day works, but the rota of this community begins in November.
    expect(ending(await on('2026-10-10'))).toBe('nobody-on-duty')
  })

  test('who moved away is refused from that day on, who serves here without living here is not', async () => {
    expect(ending(await w.as('bai').ask(contract.book, at('10:00')))).toBe('no-standing')
    expect(ending(await w.as('su').ask(contract.book, at('10:00')))).toBe('ok')
  })

  test('whoever moves away sees it and gives it back, but takes no other time for it; the desk neither', async () => {
    const { visitId } = await book('qin', '10:00')
    await w.db
      .updateTable('residents')
      .set({ during: sql`daterange('2020-01-01', '2026-11-24')` })
      .where('community_id', '=', w.community)
      .where('person_id', '=', people.qin.id)
      .execute()
    for (const who of ['qin', 'su'] as const) {
      const moved = await w.as(who).ask(contract.move, { visitId, day: tuesday, start: '11:00' })
      expect(ending(moved)).toBe('no-standing')
    }
    const { visits } = done(await w.as('su').ask(contract.dayList, { day: tuesday }))
    expect(visits).toMatchObject([{ name: '秦桂岚', home: null, start: '10:00', movedAt: null }])
    expect((await show('qin', visitId)).start).toBe('10:00')
    expect(ending(await w.as('qin').ask(contract.cancel, { visitId }))).toBe('ok')
  })

  test('V7: a second press of the same booking has the first answer, also of the desk and after it is cancelled', async () => {
    const first = done(await w.as('qin').ask(contract.book, at('10:00'), 'booked-once'))
    expect(done(await w.as('qin').ask(contract.book, at('10:00'), 'booked-once'))).toEqual(first)
    const forLi = { ...at('10:00'), personId: people.li.id }
    const desk = done(await w.as('su').ask(contract.bookFor, forLi, 'booked-once'))
    done(await w.as('su').ask(contract.cancel, desk))
    expect(done(await w.as('su').ask(contract.bookFor, forLi, 'booked-once'))).toEqual(desk)
    const { visits } = done(await w.as('su').ask(contract.dayList, { day: tuesday }))
    expect(visits.map(({ cancelledAt }) => cancelledAt)).toEqual([null, w.now()])
  })

  test('where there is no desk, the page says so instead of failing', async () => {
    await w.db.deleteFrom('reception_desks').where('community_id', '=', w.community).execute()
    expect(ending(await w.guest.ask(contract.freeTimes, {}))).toBe('no-desk')
    expect(ending(await w.as('qin').ask(contract.book, at('10:00')))).toBe('no-desk')
  })

  test('neither reply nor leaf keeps a name or what was said', async () => {
    const order = { ...at('10:00'), note: '只给值班的人看的事' }
    done(await w.as('qin').ask(contract.book, order))
    const kept = await w.db
      .selectFrom('leaves')
      .select('act')
      .where('community_id', '=', w.community)
      .execute()
    const replies = await w.db
      .selectFrom('replies')
      .select('reply')
      .where('community_id', '=', w.community)
      .execute()
    expect(JSON.stringify([kept, replies])).not.toMatch(/只给值班的人看的事|秦桂岚|papers/)
  })
})

describe('cancelling', () => {
  test('frees the time, and the record stays', async () => {
    const booked = await book('qin', '10:00')
    expect(await takenTimes()).toEqual(['10:00'])
    expect(done(await w.as('qin').ask(contract.cancel, booked))).toEqual({ ...booked, cancelledAt: w.now() })
    expect(await takenTimes()).toEqual([])
    expect(await show('qin', booked.visitId)).toMatchObject({ start: '10:00', cancelledAt: w.now() })
    await book('li', '10:00')
    expect(ending(await w.as('qin').ask(contract.cancel, booked))).toBe('already-cancelled')
  })

  test("P1, B8: somebody else's is not there, to see, to move or to cancel", async () => {
    const booked = await book('qin', '10:00')
    for (const who of ['li', 'he', 'lin', 'bai'] as const) {
      expect(ending(await w.as(who).ask(contract.cancel, booked))).toBe('no-such-visit')
      expect(ending(await w.as(who).ask(contract.show, booked))).toBe('no-such-visit')
      const moved = w.as(who).ask(contract.move, { ...booked, day: tuesday, start: '11:00' })
      expect(ending(await moved)).toBe('no-such-visit')
    }
    expect(await takenTimes()).toEqual(['10:00'])
  })

  test('the desk cancels for whoever phones', async () => {
    const booked = await book('qin', '10:00')
    expect(ending(await w.as('su').ask(contract.cancel, booked))).toBe('ok')
    expect(await takenTimes()).toEqual([])
  })

  test.each([
    ['2026-11-24 09:59', 'ok'],
    ['2026-11-24 10:00', 'already-started'],
    ['2026-11-25 08:00', 'already-started'],
  ])("at %s a visit of ten o'clock: %s, to move as to cancel", async (now, expected) => {
    const booked = await book('qin', '10:00')
    w.clock(now)
    const moved = w.as('qin').ask(contract.move, { ...booked, day: wednesday, start: '14:00' })
    expect(ending(await moved)).toBe(expected)
    if (expected !== 'ok') expect(ending(await w.as('qin').ask(contract.cancel, booked))).toBe(expected)
  })
})

describe('moving', () => {
  const move = (who: Who, visitId: string, start: string, day: Day = tuesday) =>
    w.as(who).ask(contract.move, { visitId, day, start })

  test('gives the old time back and takes the new one', async () => {
    const { visitId } = await book('qin', '10:00')
    w.pass(60_000)
    done(await move('qin', visitId, '11:00', wednesday))
    expect([await takenTimes(), await takenTimes(wednesday)]).toEqual([[], ['11:00']])
    const moved = { day: wednesday, start: '11:00', end: '11:30', receiver: '陈佑安', movedAt: w.now() }
    expect(await show('qin', visitId)).toMatchObject({ ...moved, cancelledAt: null })
  })

  test('to a time that is taken changes nothing', async () => {
    await book('li', '10:30')
    const { visitId } = await book('qin', '10:00')
    expect(await move('qin', visitId, '10:30')).toMatchObject({ refusal: { code: 'taken', next: '11:00' } })
    expect(await takenTimes()).toEqual(['10:00', '10:30'])
    expect(await show('qin', visitId)).toMatchObject({ start: '10:00', movedAt: null })
  })

  test('to a day on which one has another visit is refused', async () => {
    await book('qin', '14:00', wednesday)
    const { visitId } = await book('qin', '10:00')
    const refused = { refusal: { code: 'already-has', day: wednesday, start: '14:00' } }
    expect(await move('qin', visitId, '11:00', wednesday)).toMatchObject(refused)
    expect(await takenTimes()).toEqual(['10:00'])
  })

  test('asks what booking asks', async () => {
    const { visitId } = await book('qin', '10:00')
    const endings = [
      await move('qin', visitId, '08:00'),
      await move('qin', visitId, '18:00'),
      await move('qin', visitId, '11:10'),
      await move('qin', visitId, '11:00', '2026-11-28' as Day),
      await move('qin', visitId, '11:00', '2026-12-09' as Day),
    ].map(ending)
    expect(endings).toEqual(['in-the-past', 'outside-hours', 'off-the-grid', 'closed-day', 'too-far-ahead'])
    done(await w.as('qin').ask(contract.cancel, { visitId }))
    expect(ending(await move('qin', visitId, '11:00'))).toBe('already-cancelled')
  })

  test('V7: a second press of the same move has the first answer', async () => {
    const { visitId } = await book('qin', '10:00')
    const wanted = { visitId, day: tuesday, start: '11:00' }
    const first = done(await w.as('qin').ask(contract.move, wanted, 'moved-once'))
    await book('li', '10:00')
    expect(done(await w.as('qin').ask(contract.move, wanted, 'moved-once'))).toEqual(first)
    const other = await w.as('qin').ask(contract.move, { ...wanted, start: '12:00' }, 'moved-once')
    expect(ending(other)).toBe('request-reused')
  })
})

test('what a guest reads of the times says nothing of who comes or why', async () => {
  done(await w.as('qin').ask(contract.book, { ...at('10:00'), note: '只给值班的人看的事' }))
  const said = JSON.stringify(done(await w.guest.ask(contract.freeTimes, {})))
  expect(said).not.toMatch(/秦桂岚|只给值班的人看的事|papers/)
  expect(said).not.toContain(people.qin.id)
})
