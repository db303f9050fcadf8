// B8: a visit for another person: who may book it, who sees it, and whose day and number of visits it counts for.
import { sql } from 'kysely'
import { addDays, type Day } from '../../src/kernel/time'
import { mine, view } from '../../src/home/contract'
import { allowHelper, endHelper } from '../../src/people/helpers/contract'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { refusalLine } from '../../src/reception/text'
import { counts } from '../support/counts'
import { people, testId, tuesday, type Who } from '../support/community'
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

const at = (start: string, day: Day = tuesday) => ({ day, start, kind: 'papers' as const })
const working = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'] as Day[]
const elder = people.qin.id
const bookAs = (who: Who, start: string, day: Day = tuesday, personId: string = elder) =>
  w.as(who).ask(contract.book, { ...at(start, day), personId })
const show = (who: Who, visitId: string) => w.as(who).ask(contract.show, { visitId })
const own = async (who: Who) => done(await w.as(who).ask(mine, {})).visits

async function allow(helper: Who, relation: 'friend' | 'neighbour' | 'leader' = 'neighbour') {
  const input = { elderId: elder, relation, helperId: people[helper].id }
  return done(await w.as('su').ask(allowHelper, input))
}

/** 龚长庚 moves in with 秦桂岚. */
async function moveIn() {
  const here = { community_id: w.community, person_id: people.gong.id }
  await w.db
    .deleteFrom('residents')
    .where('community_id', '=', w.community)
    .where('person_id', '=', here.person_id)
    .execute()
  const residence = {
    resident_id: testId('c1', 77),
    household_id: testId('c0', 1),
    tenure: 'family' as const,
  }
  await w.db
    .insertInto('residents')
    .values({ ...here, ...residence, during: sql`'[2026-01-01,)'::daterange` })
    .execute()
}
const stored = (visitId: string) =>
  w.db
    .selectFrom('visits')
    .select(['person_id', 'booked_by', 'relation', 'consent', 'link_id'])
    .where('community_id', '=', w.community)
    .where('visit_id', '=', visitId)
    .executeTakeFirstOrThrow()

describe('who may book for whom', () => {
  test('somebody of the same household, and it is kept how that is known', async () => {
    await moveIn()
    const { visitId } = done(await bookAs('gong', '10:00'))
    const kept = { person_id: elder, booked_by: people.gong.id, relation: 'family', consent: 'household' }
    expect(await stored(visitId)).toEqual({ ...kept, link_id: null })
  })

  test('whoever the visitor allowed, in the relation that was written down', async () => {
    const { linkId } = await allow('zhou', 'leader')
    const { visitId } = done(await bookAs('zhou', '10:00'))
    expect(await stored(visitId)).toMatchObject({ relation: 'leader', consent: 'link', link_id: linkId })
  })

  test('B8: nobody else, and they learn nothing of anybody', async () => {
    const { linkId } = await allow('zhou')
    const before = await counts(w.db, w.community)
    for (const who of ['li', 'gong', 'he', 'lin', 'su'] as const) {
      expect(ending(await bookAs(who, '10:00'))).toBe('not-helping')
    }
    expect(ending(await bookAs('zhou', '10:00', tuesday, people.gong.id))).toBe('not-helping')
    // The one who is helped does not help, nor does it go on from one to another.
    expect(ending(await bookAs('qin', '10:00', tuesday, people.zhou.id))).toBe('not-helping')
    for (const person of [people.bai.id, 'a1000000-0000-8000-8000-00000000abcd']) {
      expect(ending(await bookAs('li', '10:00', tuesday, person))).toBe('not-helping')
    }
    expect(await counts(w.db, w.community)).toEqual(before)
    done(await w.as('qin').ask(endHelper, { linkId }))
    expect(ending(await bookAs('zhou', '10:00'))).toBe('not-helping')
  })

  test('is what the page offers: oneself first, the household, then who allowed it', async () => {
    await moveIn()
    await allow('zhou')
    const whom = async (who: Who) => {
      const { people: all } = done(await w.as(who).ask(contract.whom, {}))
      return all.map(({ name, home, relation }) => [name, home, relation])
    }
    expect(await whom('gong')).toEqual([
      ['龚长庚', '9栋1-1', null],
      ['秦桂岚', '9栋1-1', 'family'],
    ])
    expect(await whom('zhou')).toEqual([
      ['周文海', '9栋3-1', null],
      ['秦桂岚', '9栋1-1', 'neighbour'],
    ])
    expect(await whom('li')).toEqual([['李望椿', '9栋2-1', null]])
    expect(done(await w.guest.ask(contract.whom, {})).people).toEqual([])
  })

  test('who moved away is offered to nobody, and cannot be booked for', async () => {
    await allow('zhou')
    await w.db
      .updateTable('residents')
      .set({ during: sql`daterange('2020-01-01', '2026-11-24')` })
      .where('community_id', '=', w.community)
      .where('person_id', '=', elder)
      .execute()
    expect(done(await w.as('zhou').ask(contract.whom, {})).people).toHaveLength(1)
    expect(ending(await bookAs('zhou', '10:00'))).toBe('no-standing')
  })
})

describe('who sees it', () => {
  test('the visitor and whoever booked, each with the other’s name; home shows it to the visitor', async () => {
    await allow('zhou')
    const { visitId } = done(await bookAs('zhou', '10:00'))
    expect(done(await show('qin', visitId)).visit).toMatchObject({
      ...{ visitor: null, booker: { relation: 'neighbour', name: '周文海' }, byDesk: false },
    })
    expect(done(await show('zhou', visitId)).visit).toMatchObject({
      ...{ visitor: '秦桂岚', booker: { relation: 'neighbour', name: null } },
    })
    expect(await own('qin')).toMatchObject([{ visitId }])
    expect(await own('zhou')).toMatchObject([{ visitId, visitor: '秦桂岚' }])
    expect(done(await w.as('qin').ask(view, {})).nextVisit).toMatchObject({ visitId })
    expect(done(await w.as('zhou').ask(view, {})).nextVisit).toBeNull()
    const { visits } = done(await w.as('lin').ask(contract.dayList, {}))
    expect(visits).toMatchObject([{ name: '秦桂岚', booker: { relation: 'neighbour', name: '周文海' } }])
  })

  test('B8: by its id nobody else does, another who helps the same person neither', async () => {
    await allow('zhou')
    await allow('li')
    const { visitId } = done(await bookAs('zhou', '10:00'))
    for (const who of ['li', 'gong', 'he', 'bai'] as const) {
      expect(ending(await show(who, visitId))).toBe('no-such-visit')
      expect(ending(await w.as(who).ask(contract.cancel, { visitId }))).toBe('no-such-visit')
      const moved = w.as(who).ask(contract.move, { visitId, ...{ day: tuesday, start: '11:00' } })
      expect(ending(await moved)).toBe('no-such-visit')
    }
  })

  test('B8: once the visitor lets them no longer, whoever booked it sees and changes it no more', async () => {
    const { linkId } = await allow('zhou')
    const { visitId } = done(await bookAs('zhou', '10:00'))
    done(await w.as('qin').ask(endHelper, { linkId }))
    expect(ending(await show('zhou', visitId))).toBe('no-such-visit')
    expect(await own('zhou')).toEqual([])
    expect(ending(await w.as('zhou').ask(contract.cancel, { visitId }))).toBe('no-such-visit')
    const moved = w.as('zhou').ask(contract.move, { visitId, day: tuesday, start: '11:00' })
    expect(ending(await moved)).toBe('no-such-visit')
    expect(await own('qin')).toMatchObject([{ visitId, cancelledAt: null }])
  })

  test.each(['qin', 'zhou'] as const)('%s moves it and gives it back, and the other is told', async (who) => {
    await allow('zhou')
    const { visitId } = done(await bookAs('zhou', '10:00'))
    w.pass(1)
    done(await w.as(who).ask(contract.move, { visitId, day: tuesday, start: '11:00' }))
    w.pass(1)
    done(await w.as(who).ask(contract.cancel, { visitId }))
    const other = who === 'qin' ? people.zhou.id : elder
    const told = (await messages()).slice(1)
    const visitor = who === 'qin' ? { visitor: elder } : {}
    const facts = { day: tuesday, start: '11:00' }
    expect(told).toEqual([
      { person_id: other, kind: 'visit-moved-for', facts, named: visitor },
      { person_id: other, kind: 'visit-cancelled-for', facts, named: visitor },
    ])
  })

  test('in the public share: who books for another has no more of a time than anybody', async () => {
    await allow('zhou')
    done(await w.as('li').ask(contract.book, at('10:00')))
    expect(ending(await bookAs('zhou', '10:00'))).toBe('taken')
    const { visitId } = done(await bookAs('zhou', '11:00'))
    const moved = w.as('zhou').ask(contract.move, { visitId, day: tuesday, start: '10:00' })
    expect(ending(await moved)).toBe('taken')
  })
})

const messages = () =>
  w.db
    .selectFrom('messages')
    .select(['person_id', 'kind', 'facts', 'named'])
    .where('community_id', '=', w.community)
    .where(sql<boolean>`kind like 'visit-%'`)
    .orderBy('told_at')
    .execute()

test('P3: whoever has a visit booked for them is told in the same statement; who books for themselves is not', async () => {
  done(await w.as('li').ask(contract.book, at('09:00')))
  await allow('zhou')
  done(await bookAs('zhou', '10:00'))
  expect(ending(await bookAs('zhou', '11:00'))).toBe('already-has')
  w.pass(1)
  done(await w.as('su').ask(contract.bookFor, { ...at('14:00'), personId: people.gong.id }, 'once-only'))
  done(await w.as('su').ask(contract.bookFor, { ...at('14:00'), personId: people.gong.id }, 'once-only'))
  const facts = (start: string, relation: string) => ({ day: tuesday, start, relation })
  expect(await messages()).toEqual([
    ...[
      {
        person_id: elder,
        kind: 'visit-booked-for',
        facts: facts('10:00', 'neighbour'),
        named: { booker: people.zhou.id },
      },
    ],
    ...[{ person_id: people.gong.id, kind: 'visit-booked-for', facts: facts('14:00', 'desk'), named: {} }],
  ])
  const waiting = await w.db
    .selectFrom('outbox')
    .select('ending')
    .where('community_id', '=', w.community)
    .execute()
  expect(waiting).toHaveLength(4)
})

describe('the visitor’s day and number of visits', () => {
  test('one a day, whoever books', async () => {
    await allow('zhou')
    await allow('li')
    done(await bookAs('zhou', '10:00'))
    expect(await bookAs('li', '11:00')).toMatchObject({ refusal: { code: 'already-has', start: '10:00' } })
    expect(ending(await w.as('qin').ask(contract.book, at('11:00')))).toBe('already-has')
    const desk = w.as('su').ask(contract.bookFor, { ...at('11:00'), personId: elder })
    expect(ending(await desk)).toBe('already-has')
    // Whoever booked has a day of their own.
    done(await w.as('zhou').ask(contract.book, at('11:00')))
  })

  test('three ahead, whoever books them; a fourth after one is given back or over', async () => {
    await allow('zhou')
    const first = done(await w.as('qin').ask(contract.book, at('10:00', working[0])))
    done(await bookAs('zhou', '10:00', working[1]))
    done(await w.as('su').ask(contract.bookFor, { ...at('10:00', working[2]), personId: elder }))
    for (const attempt of [
      w.as('qin').ask(contract.book, at('10:00', working[3])),
      bookAs('zhou', '10:00', working[3]),
      w.as('su').ask(contract.bookFor, { ...at('10:00', working[3]), personId: elder }),
    ]) {
      const outcome = await attempt
      expect(outcome).toEqual({ ok: false, refusal: { code: 'too-many-ahead', quota: 3 } })
      if (outcome.ok || 'trouble' in outcome) throw new Error('booked')
      expect(refusalLine(outcome.refusal, true)).toContain('最多先约 3 次')
    }
    const offered = done(await w.as('zhou').ask(contract.whom, {})).people
    expect(offered).toMatchObject([
      { ahead: 0, full: false },
      { name: '秦桂岚', ahead: 3, full: true },
    ])
    // Moving one takes no further place.
    done(await w.as('qin').ask(contract.move, { ...first, day: working[3]!, start: '10:00' }))
    expect(ending(await bookAs('zhou', '10:00', working[4]))).toBe('too-many-ahead')
    done(await w.as('qin').ask(contract.cancel, first))
    const next = done(await bookAs('zhou', '10:00', working[4]))
    expect(ending(await bookAs('zhou', '10:00', working[3]))).toBe('too-many-ahead')
    done(await bookAs('zhou', '10:00', working[3]).then(async () => w.as('zhou').ask(contract.cancel, next)))
    done(await bookAs('zhou', '10:00', working[3]))
    w.clock('2026-11-25 10:29')
    const later = addDays(working[4]!, 1)
    expect(ending(await bookAs('zhou', '11:00', later))).toBe('too-many-ahead')
    w.clock('2026-11-25 10:30')
    done(await bookAs('zhou', '11:00', later))
  })

  test('a moved visit is ahead until its new end', async () => {
    const visits = []
    for (const day of working.slice(0, 3))
      visits.push(done(await w.as('li').ask(contract.book, at('10:00', day))))
    done(await w.as('li').ask(contract.move, { ...visits[0]!, day: working[4]!, start: '10:00' }))
    w.clock('2026-11-24 12:00')
    expect(ending(await w.as('li').ask(contract.book, at('10:00', working[3])))).toBe('too-many-ahead')
  })

  test('what the setting says counts, also for those who have more already', async () => {
    const quota = (to: number) =>
      w.db.updateTable('reception_desks').set({ quota: to }).where('community_id', '=', w.community).execute()
    await quota(2)
    done(await w.as('li').ask(contract.book, at('10:00', working[0])))
    const second = done(await w.as('li').ask(contract.book, at('10:00', working[1])))
    await quota(1)
    expect(ending(await w.as('li').ask(contract.book, at('10:00', working[2])))).toBe('too-many-ahead')
    w.clock('2026-11-24 10:30')
    // The first is over, its number is free, and still one is ahead.
    expect(ending(await w.as('li').ask(contract.book, at('10:00', working[2])))).toBe('too-many-ahead')
    done(await w.as('li').ask(contract.cancel, second))
    done(await w.as('li').ask(contract.book, at('10:00', working[2])))
  })
})
