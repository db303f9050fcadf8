import { sql } from 'kysely'
import type { Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { reads as readsContract } from '../../src/people/contract'
import * as contract from '../../src/reception/contract'
import { counts } from '../support/counts'
import { people, tuesday, type Who } from '../support/community'
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

describe('B1: when the unit of the desk is changed while visits stand', () => {
  const unit = (unit_minutes: number) =>
    w.db
      .updateTable('reception_desks')
      .set({ unit_minutes })
      .where('community_id', '=', w.community)
      .execute()
  const free = async (share: 'public' | 'desk' = 'public') =>
    done(await w.guest.ask(contract.freeTimes, { days: 1, share })).days[0]!.free.map(({ start }) => start)

  test('to a quarter, none begins within the half hour that somebody has', async () => {
    const { visitId } = await book('qin', '10:00')
    await unit(15)
    expect((await free()).slice(3, 6)).toEqual(['09:45', '10:30', '10:45'])
    expect(ending(await w.as('li').ask(contract.book, at('10:15')))).toBe('taken')
    await book('li', '10:30')
    expect(await show('qin', visitId)).toMatchObject({ code: 'A40', start: '10:00', end: '10:30' })
  })

  test('to an hour, none lies across a half hour that somebody has', async () => {
    await book('qin', '10:30')
    await unit(60)
    expect((await free()).slice(0, 3)).toEqual(['09:00', '11:00', '12:00'])
    expect(ending(await w.as('li').ask(contract.book, at('10:00')))).toBe('taken')
    expect(await free('desk')).toContain('10:00')
    expect(await takenTimes()).toEqual(['10:00'])
  })

  test('one that stands is moved within its own time, to as many grains as it takes then', async () => {
    const { visitId } = await book('qin', '10:00')
    await unit(15)
    done(await w.as('qin').ask(contract.move, { visitId, day: tuesday, start: '10:15' }))
    expect(await show('qin', visitId)).toMatchObject({ code: 'A41', start: '10:15', end: '10:30' })
    await book('li', '10:00')
    await unit(60)
    const wider = await w.as('qin').ask(contract.move, { visitId, day: tuesday, start: '10:00' })
    expect(ending(wider)).toBe('taken')
    done(await w.as('qin').ask(contract.move, { visitId, day: tuesday, start: '11:00' }))
    expect(await show('qin', visitId)).toMatchObject({ start: '11:00', end: '12:00' })
    done(await w.as('qin').ask(contract.cancel, { visitId }))
    expect(await takenTimes()).toEqual(['10:00'])
  })
})

describe('the desk', () => {
  const forLi = { ...at('10:00'), personId: people.li.id }

  test('books in its own share beside the resident who has the public one, and then no more', async () => {
    await book('qin', '10:00')
    const { visitId } = done(await w.as('su').ask(contract.bookFor, forLi))
    expect(await show('li', visitId)).toMatchObject({ code: 'B40', byDesk: true })
    const third = w.as('su').ask(contract.bookFor, { ...forLi, personId: people.zhou.id })
    expect(ending(await third)).toBe('taken')
  })

  test('moves for whoever phones, in its own share; the audit says who did it for whom', async () => {
    const { visitId } = await book('qin', '10:00')
    await book('li', '11:00')
    const moved = { visitId, day: tuesday, start: '11:00' }
    done(await w.as('su').ask(contract.move, moved, 'moved-by-desk'))
    expect(await show('qin', visitId)).toMatchObject({ code: 'B44', start: '11:00', byDesk: false })
    const acts = await w.db
      .selectFrom('leaves')
      .select('act')
      .where('community_id', '=', w.community)
      .execute()
    expect(acts.map(({ act }) => act)).toContainEqual({
      ...{ action: 'reception.move', actor: people.su.id, at: w.now() },
      ...{ visit: visitId, person: people.qin.id, day: tuesday, start: 660 },
    })
    expect(ending(await w.as('su').ask(contract.move, { ...moved, start: '18:00' }))).toBe('outside-hours')
    w.clock('2026-11-24 11:00')
    expect(ending(await w.as('su').ask(contract.move, { ...moved, start: '14:00' }))).toBe('already-started')
  })

  test('has no more of a time for whom it moves than for whom it books', async () => {
    await book('qin', '10:00')
    done(await w.as('su').ask(contract.bookFor, forLi))
    const { visitId } = await book('zhou', '11:00')
    const moved = await w.as('su').ask(contract.move, { visitId, day: tuesday, start: '10:00' })
    expect(moved).toMatchObject({ refusal: { code: 'taken', start: '10:00', next: '10:30' } })
    expect(await show('zhou', visitId)).toMatchObject({ start: '11:00', movedAt: null })
  })

  test('leaves the public share to residents as long as its own is free', async () => {
    done(await w.as('su').ask(contract.bookFor, forLi))
    await book('qin', '10:00')
    expect(await takenTimes()).toEqual(['10:00'])
  })

  test('sees what is free for it when the residents see it taken', async () => {
    await book('qin', '10:00')
    const of = async (share: 'public' | 'desk') =>
      done(await w.guest.ask(contract.freeTimes, { days: 1, share })).days[0]!.taken
    expect([await of('public'), await of('desk')]).toEqual([['10:00'], []])
  })

  test('books for nobody who is not here, or is here no more', async () => {
    const book = (personId: string) => w.as('su').ask(contract.bookFor, { ...forLi, personId })
    expect(ending(await book('a1000000-0000-8000-8000-00000000abcd'))).toBe('no-such-person')
    expect(ending(await book(people.bai.id))).toBe('no-standing')
  })

  test("has the day's list in order, with who comes and what was said", async () => {
    const { visitId } = await book('li', '11:00')
    await book('qin', '14:00')
    done(await w.as('su').ask(contract.bookFor, { ...at('10:00'), personId: people.zhou.id, note: '路灯' }))
    done(await w.as('li').ask(contract.cancel, { visitId }))
    await book('gong', '09:00', wednesday)
    const list = done(await w.as('su').ask(contract.dayList, {}))
    expect(list.visits).toMatchObject([
      { start: '10:00', name: '周文海', home: '9栋3-1', note: '路灯', byDesk: true, receiver: '林秀芳' },
      { start: '11:00', name: '李望椿', home: '9栋2-1', cancelledAt: w.now() },
      { start: '14:00', name: '秦桂岚', byDesk: false },
    ])
    expect(list).toMatchObject({ day: tuesday, mayBook: true })
    expect(list.days.slice(0, 4)).toEqual([
      { day: tuesday, visits: 2 },
      { day: wednesday, visits: 1 },
      { day: '2026-11-26', visits: 0 },
      { day: '2026-11-27', visits: 0 },
    ])
    expect(list.days.map(({ day }) => day)).not.toContain('2026-11-28')
    expect(done(await w.as('lin').ask(contract.dayList, {})).mayBook).toBe(false)
  })

  test('finds residents by their door, however it is typed, and by a whole phone number', async () => {
    await w.db
      .updateTable('persons')
      .set({ phone_lookup: w.cipher.lookup('10000000001') })
      .where('community_id', '=', w.community)
      .where('person_id', 'in', [people.qin.id, people.bai.id])
      .execute()
    const find = async (query: string) =>
      done(await w.as('su').ask(contract.find, { query })).people.map(({ name, home }) => `${name} ${home}`)
    expect(await find('9栋1-1')).toEqual(['秦桂岚 9栋1-1'])
    expect(await find('９ 栋 １－１')).toEqual(['秦桂岚 9栋1-1'])
    // 白小鹿 moved away and is found neither by the old door nor by the phone.
    expect(await find('9栋5-1')).toEqual([])
    expect(await find('100 0000 0001')).toEqual(['秦桂岚 9栋1-1'])
    expect(await find('0000 0001')).toEqual([])
    expect(await find('秦桂岚')).toEqual([])
  })

  test('P1: whoever is looked up can see who looked; who is not found leaves no trace', async () => {
    const look = (query: string) => w.as('su').ask(contract.find, { query })
    done(await look('9栋1-1'))
    w.pass(60_000)
    done(await look('9栋1-1'))
    done(await look('99栋9-9'))
    const seen = done(await w.as('qin').ask(readsContract, {})).reads
    const read = { reader: '苏晓荷', action: 'reception.find' }
    expect(seen).toEqual([
      { ...read, at: w.now() },
      { ...read, at: w.now() - 60_000 },
    ])
    expect(done(await w.as('li').ask(readsContract, {})).reads).toEqual([])
    expect((await counts(w.db, w.community))['person_reads']).toBe(2)
  })

  test('P1: what the audit cannot keep is not shown', async () => {
    await sql`alter table person_reads add constraint full_disk check (community_id <> ${sql.lit(w.community)})`.execute(
      w.db,
    )
    const looked = w.as('su').ask(contract.find, { query: '9栋1-1' })
    await expect(looked).rejects.toMatchObject({ constraint: 'full_disk' })
    await sql`alter table person_reads drop constraint full_disk`.execute(w.db)
    expect((await counts(w.db, w.community))['person_reads']).toBe(0)
  })

  test('P1: who serves no longer neither sees the list nor books for others', async () => {
    await w.db
      .updateTable('role_grants')
      .set({ during: sql`daterange('2020-01-01', '2026-11-24')` })
      .where('community_id', '=', w.community)
      .where('person_id', '=', people.su.id)
      .execute()
    for (const call of [
      w.as('su').ask(contract.dayList, {}),
      w.as('su').ask(contract.find, { query: '9栋1-1' }),
      w.as('su').ask(contract.bookFor, forLi),
    ]) {
      expect(ending(await call)).toBe('not-staff')
    }
  })
})
