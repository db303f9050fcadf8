import { sql } from 'kysely'
import { addDays, weekday, type Day } from '../../src/kernel/time'
import { allowHelper, helpers } from '../../src/people/helpers/contract'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { people, testId, tuesday } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { unreconciledVisits } from '../support/visits'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
})
afterEach(letGo)
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect(await unreconciledVisits(w.db, w.community)).toEqual([])
})

const wednesday = '2026-11-25' as Day
const ten = { day: tuesday, start: '10:00', kind: 'papers' as const }

let sent = 0

/** So many residents more, and how each of them books: everybody may come once a day. */
async function crowd(count: number) {
  const c = { community_id: w.community }
  const ids = Array.from({ length: count }, (_, n) => testId('7c', n))
  const name_sealed = w.cipher.seal('邻居')
  await w.db
    .insertInto('persons')
    .values(ids.map((person_id) => ({ ...c, person_id, name_sealed, made_at: '2026-01-01' })))
    .execute()
  await w.db
    .insertInto('residents')
    .values(
      ids.map((person_id, n) => ({
        ...{ ...c, resident_id: testId('7d', n), person_id, household_id: testId('c0', 1) },
        ...{ tenure: 'family' as const, during: sql<string>`'[2020-01-01,)'::daterange` },
      })),
    )
    .execute()
  return (n: number, input: object, action = 'reception.book') => {
    const identify = () => Promise.resolve({ person: ids[n]! })
    const call = { action, input, community: w.community, requestId: `of-the-crowd-${++sent}`, identify }
    return w.dispatch(call).then(({ body }) => {
      if (body.ok) return 'ok'
      return 'refusal' in body ? body.refusal.code : 'nonsense'
    })
  }
}

const share = (publicShare: number) =>
  w.db
    .updateTable('reception_desks')
    .set({ public_share: publicShare })
    .where('community_id', '=', w.community)
    .execute()

const startsOf = async (day: Day): Promise<string[]> => {
  const { visits } = done(await w.as('su').ask(contract.dayList, { day }))
  return visits.filter((one) => one.cancelledAt === null).map(({ name, start }) => `${name} ${start}`)
}

describe('B1', () => {
  test('50 people want one time at once: one has it, 49 are told so', async () => {
    const book = await crowd(50)
    expect(tally(await all(50, (n) => book(n, ten)))).toEqual({ ok: 1, taken: 49 })
  }, 60_000)

  test('50 people want the four quarters of an hour and the hour at once: none has what another has', async () => {
    const book = await crowd(50)
    const unit = (unit_minutes: number) => w.db.updateTable('reception_desks').set({ unit_minutes }).execute()
    await unit(15)
    const first = all(25, (n) => book(n, { ...ten, start: `10:${['00', '15', '30', '45'][n % 4]}` }))
    await unit(60)
    const second = all(25, (n) => book(25 + n, ten))
    const endings = [...(await first), ...(await second)]
    expect(Object.keys(tally(endings)).every((one) => ['ok', 'taken', 'off-the-grid'].includes(one))).toBe(
      true,
    )
    expect((await startsOf(tuesday)).length).toBeGreaterThan(0)
  }, 60_000)

  test('50 people for a time at which three are received: three have it', async () => {
    await share(3)
    const book = await crowd(50)
    expect(tally(await all(50, (n) => book(n, ten)))).toEqual({ ok: 3, taken: 47 })
  }, 60_000)

  test('three people for three free places all have one, time after time', async () => {
    await share(3)
    const book = await crowd(45)
    for (let round = 0; round < 15; round += 1) {
      const start = `${String(9 + Math.floor(round / 2)).padStart(2, '0')}:${round % 2 ? '30' : '00'}`
      const endings = await all(3, (n) => book(round * 3 + n, { ...ten, start }))
      expect(endings).toEqual(['ok', 'ok', 'ok'])
    }
  }, 60_000)

  test('residents and the desk at once each fill their own share, and no more than both', async () => {
    const book = await crowd(10)
    const forOthers = (n: number) => w.as('su').ask(contract.bookFor, { ...ten, personId: testId('7c', n) })
    const own = all(5, (n) => book(n, ten))
    const desk = all(5, (n) => forOthers(n + 5))
    expect(tally([...(await own), ...(await desk).map(ending)])).toEqual({ ok: 2, taken: 8 })
  }, 60_000)

  test('one person who wants ten times of a day at once has one', async () => {
    const starts = Array.from(
      { length: 10 },
      (_, n) => `${String(9 + (n % 9)).padStart(2, '0')}:${n < 9 ? '00' : '30'}`,
    )
    const outcomes = await all(10, (n) => w.as('qin').ask(contract.book, { ...ten, start: starts[n]! }))
    expect(tally(outcomes.map(ending))).toEqual({ 'already-has': 9, ok: 1 })
  }, 60_000)

  test('the constraint that has the last word is visit_claims_one_taker', async () => {
    done(await w.as('qin').ask(contract.book, ten))
    const { visitId } = done(await w.as('li').ask(contract.book, { ...ten, start: '11:00' }))
    const twice = sql`
      insert into visit_claims select community_id, timestamptz '2026-11-24 10:00+08', lane, visit_id
      from visits where community_id = ${w.community} and visit_id = ${visitId}`.execute(w.db)
    await expect(twice).rejects.toMatchObject({ constraint: 'visit_claims_one_taker' })
  })

  test('who comes second waits for the first to be decided, and is refused or not by what was decided', async () => {
    for (const [end, expected, day] of [
      ['rollback', 'ok', tuesday],
      ['commit', 'taken', wednesday],
    ] as const) {
      const booking = `
        with visit as (
          insert into visits (community_id, visit_id, person_id, booked_by, day, starts, ends, lane, kind, note, made_at)
          values ($1, $2, $3, $3, $4::date, 600, 630, 1, 'papers', '', '2026-11-24') returning visit_id)
        insert into visit_claims
        select $1, ($4::date + start) at time zone 'Asia/Shanghai', 1, visit_id
        from visit, (values (time '10:00'), (time '10:15')) as grain (start)`
      const visitId = testId('7e', day.replaceAll('-', ''))
      const first = await holding(connection, booking, [w.community, visitId, people.gong.id, day])
      const second = w.as('li').ask(contract.book, { ...ten, day })
      await waiting(connection, 1)
      await first[end]()
      expect(ending(await second)).toBe(expected)
    }
  }, 60_000)
})

describe('moving and cancelling', () => {
  const book = async (who: 'qin' | 'li', start: string) =>
    done(await w.as(who).ask(contract.book, { ...ten, start })).visitId
  const move = (who: 'qin' | 'li', visitId: string, start: string, day: Day = tuesday) =>
    w.as(who).ask(contract.move, { visitId, day, start })

  test("two who want each other's time are both told that it is taken, and keep their own", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [qin, li] = [await book('qin', '10:00'), await book('li', '11:00')]
      const outcomes = await Promise.all([move('qin', qin, '11:00'), move('li', li, '10:00')])
      expect(outcomes.map(ending)).toEqual(['taken', 'taken'])
      expect(await startsOf(tuesday)).toEqual(['秦桂岚 10:00', '李望椿 11:00'])
      for (const [who, visitId] of [
        ['qin', qin],
        ['li', li],
      ] as const) {
        done(await w.as(who).ask(contract.cancel, { visitId }))
      }
    }
  }, 60_000)

  test('a move in parts of its own time and a booking across both never wait in a circle', async () => {
    for (let round = 0; round < 15; round += 1) {
      await w.db.updateTable('reception_desks').set({ unit_minutes: 15 }).execute()
      const qin = await book('qin', '10:15')
      await w.db.updateTable('reception_desks').set({ unit_minutes: 30 }).execute()
      const outcomes = await Promise.all([
        move('qin', qin, '10:00'),
        w.as('li').ask(contract.book, { ...ten, start: '10:00' }),
      ])
      expect(outcomes.map(ending)).toEqual(['ok', 'taken'])
      done(await w.as('qin').ask(contract.cancel, { visitId: qin }))
    }
  }, 60_000)

  test('the desk and the visitor move one visit at once: one after the other, and it has one time', async () => {
    const qin = await book('qin', '10:00')
    const outcomes = await Promise.all([
      ...Array.from({ length: 4 }, (_, n) => move('qin', qin, `${11 + n}:00`)),
      ...Array.from({ length: 4 }, (_, n) =>
        w.as('su').ask(contract.move, { visitId: qin, day: tuesday, start: `${14 + n}:30` }),
      ),
    ])
    expect(outcomes.map(ending)).toEqual(Array(8).fill('ok'))
    expect(await startsOf(tuesday)).toHaveLength(1)
  }, 60_000)

  test('moves take turns, because two that cross would wait for each other; bookings wait for none of them', async () => {
    const qin = await book('qin', '10:00')
    const turn = 'select from reception_desks where community_id = $1 for no key update'
    const other = await holding(connection, turn, [w.community])
    const moved = move('qin', qin, '14:00')
    await waiting(connection, 1)
    await book('li', '11:00')
    await other.commit()
    expect(ending(await moved)).toBe('ok')
  }, 60_000)

  test('a move and a booking of the same time: one of them has it, and the other lost nothing', async () => {
    const others = await crowd(20)
    for (let round = 0; round < 20; round += 1) {
      const qin = await book('qin', '10:00')
      const [moved, booked] = await Promise.all([
        move('qin', qin, '14:00'),
        others(round, { ...ten, start: '14:00' }),
      ])
      expect([ending(moved), booked].sort()).toEqual(['ok', 'taken'])
      const expected = ending(moved) === 'ok' ? ['秦桂岚 14:00'] : ['秦桂岚 10:00', '邻居 14:00']
      expect(await startsOf(tuesday)).toEqual(expected)
      await w.db.deleteFrom('visit_claims').where('community_id', '=', w.community).execute()
      await w.db.deleteFrom('open_visits').where('community_id', '=', w.community).execute()
      await w.db.deleteFrom('visits').where('community_id', '=', w.community).execute()
    }
  }, 60_000)

  test('who books a time while it is moved away from waits, and has it', async () => {
    const qin = await book('qin', '10:00')
    const moving = await holding(
      connection,
      `with moved as (update visits set starts = 840, ends = 870 where community_id = $1 and visit_id = $2),
       placed as (update open_visits set until = until + interval '4 hours' where community_id = $1 and visit_id = $2)
       update visit_claims set grain_start = grain_start + interval '4 hours'
       where community_id = $1 and visit_id = $2`,
      [w.community, qin],
    )
    const next = w.as('li').ask(contract.book, ten)
    await waiting(connection, 1)
    await moving.commit()
    expect(ending(await next)).toBe('ok')
  }, 60_000)

  test('one visit moved ten times and cancelled at once ends as one of them says', async () => {
    const qin = await book('qin', '09:00')
    const [cancelled, ...moves] = await Promise.all([
      w.as('qin').ask(contract.cancel, { visitId: qin }),
      ...Array.from({ length: 8 }, (_, n) => move('qin', qin, `${10 + n}:00`)),
    ])
    expect(ending(cancelled)).toBe('ok')
    expect(
      Object.keys(tally(moves.map(ending))).every((one) => ['ok', 'already-cancelled'].includes(one)),
    ).toBe(true)
    expect(await startsOf(tuesday)).toEqual([])
  }, 60_000)

  test('a time given back while ten want it goes to one of them or to none, never to two', async () => {
    const others = await crowd(80)
    for (let round = 0; round < 8; round += 1) {
      const start = `${String(9 + round).padStart(2, '0')}:00`
      const qin = await book('qin', start)
      const [cancelled, ...wanted] = await Promise.all([
        w.as('qin').ask(contract.cancel, { visitId: qin }).then(ending),
        ...Array.from({ length: 10 }, (_, n) => others(round * 10 + n, { ...ten, start })),
      ])
      expect(cancelled).toBe('ok')
      const { ok = 0, taken } = tally(wanted)
      expect([ok + taken!, ok <= 1]).toEqual([10, true])
    }
  }, 60_000)

  test('crossing moves and bookings of many never wait in a circle', async () => {
    await share(2)
    const act = await crowd(40)
    const start = (n: number) => `${String(9 + (n % 9)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`
    await all(40, (n) => act(n, { ...ten, start: start(n) }))
    const { rows } = await sql<{ visitId: string; person: string }>`
      select visit_id as "visitId", person_id as person from visits
      where community_id = ${w.community}`.execute(w.db)
    const n = (person: string): number => Number(person.slice(-12))
    const moves = rows.map(({ visitId, person }) =>
      act(n(person), { visitId, day: tuesday, start: start(n(person) + 5) }, 'reception.move'),
    )
    const bookings = all(40, (one) => act(one, { ...ten, day: wednesday, start: start(one * 3) }))
    const endings = [...(await Promise.all(moves)), ...(await bookings)]
    expect(Object.keys(tally(endings)).every((one) => ['ok', 'taken'].includes(one))).toBe(true)
  }, 60_000)
})

describe('V7: one request sent twenty times at once', () => {
  test('books once, and every press has the same answer', async () => {
    await share(3)
    const outcomes = await all(20, () => w.as('qin').ask(contract.book, ten, 'pressed-often'))
    expect(new Set(outcomes.map((outcome) => done(outcome).visitId)).size).toBe(1)
    expect(await startsOf(tuesday)).toEqual(['秦桂岚 10:00'])
  })

  test('moves once, and every press has the same answer', async () => {
    const { visitId } = done(await w.as('qin').ask(contract.book, ten))
    const wanted = { visitId, day: tuesday, start: '11:00' }
    const outcomes = await all(20, () => w.as('qin').ask(contract.move, wanted, 'pressed-often'))
    expect(outcomes.map(ending)).toEqual(Array(20).fill('ok'))
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from leaves where community_id = ${w.community}`.execute(w.db)
    expect(rows).toEqual([{ n: 2 }])
  })
})

describe('B8: for one elder, by two helpers at once', () => {
  const attempt = (n: number, day: Day, start: string) => {
    const input = { day, start, kind: 'papers' as const, personId: people.qin.id }
    return w
      .as(n % 2 === 0 ? 'zhou' : 'li')
      .ask(contract.book, input)
      .then(ending)
  }
  beforeEach(async () => {
    for (const helper of ['zhou', 'li'] as const) {
      const link = { elderId: people.qin.id, relation: 'neighbour' as const, helperId: people[helper].id }
      done(await w.as('su').ask(allowHelper, link))
    }
  })

  test('ten bookings on one day: one', async () => {
    const starts = Array.from({ length: 10 }, (_, n) => `${9 + Math.floor(n / 2)}:${n % 2 ? '30' : '00'}`)
    const endings = await all(10, (n) => attempt(n, tuesday, starts[n]!.padStart(5, '0')))
    expect(tally(endings)).toEqual({ 'already-has': 9, ok: 1 })
  }, 60_000)

  test('ten bookings on ten days: three, which is how many one may have ahead', async () => {
    const days = Array.from({ length: 14 }, (_, n) => addDays(tuesday, n)).filter((day) => weekday(day) <= 5)
    const endings = await all(10, (n) => attempt(n, days[n]!, '10:00'))
    expect(tally(endings)).toEqual({ ok: 3, 'too-many-ahead': 7 })
  }, 60_000)

  test('allowed ten times at once, it is allowed once', async () => {
    const link = { elderId: people.qin.id, relation: 'leader' as const, helperId: people.gong.id }
    const endings = await all(10, () => w.as('su').ask(allowHelper, link).then(ending))
    expect(tally(endings)).toEqual({ 'already-allowed': 9, ok: 1 })
  }, 60_000)

  test('consent that is ended while a booking waits is ended for it, or the booking was before', async () => {
    const { linkId } = done(await w.as('zhou').ask(helpers, {})).helping[0]!
    const ended = await holding(
      connection,
      'update helper_links set ended_at = since, ended_by = elder_id where community_id = $1 and link_id = $2',
      [w.community, linkId],
    )
    const booking = attempt(0, tuesday, '10:00')
    await waiting(connection, 1)
    await ended.commit()
    expect(await booking).toBe('not-helping')
  }, 60_000)
})
