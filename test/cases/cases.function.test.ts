import * as contract from '../../src/cases/contract'
import { refusalLine } from '../../src/cases/text'
import * as booking from '../../src/reception/contract'
import * as line from '../../src/reception/line/contract'
import { talk } from '../../src/reception/talk/contract'
import { allowHelper } from '../../src/people/helpers/contract'
import type { Connection } from '../../src/platform/database/connect'
import { people, testId } from '../support/community'
import { casesIn, type Cases } from '../support/cases'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
let c: Cases
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 09:30')
  c = casesIn(w)
})

describe('a talk that was not settled', () => {
  test('becomes a case: what about, whose, who is responsible, by when', async () => {
    const placeId = await c.begun('qin', 'lin')
    const said = { words: '周五前找物业看。', file: { about: '厨房漏水，楼下也湿了' } }
    const { caseId } = done(await c.end(placeId, 'lin', said))
    const shown = await c.show('qin', caseId!)
    expect(shown.case).toMatchObject({
      ...{ number: '2026-0001', kind: 'home', about: '厨房漏水，楼下也湿了', state: 'received' },
      ...{ due: '2026-12-03', late: false, person: null, responsible: '林秀芳', turn: null },
    })
    expect(shown.entries).toEqual([
      expect.objectContaining({ kind: 'opened', by: '林秀芳', words: '周五前找物业看。', due: '2026-12-03' }),
    ])
    expect(await c.told('qin')).toEqual(['case-opened'])
    expect((await c.show('lin', caseId!)).case).toMatchObject({ person: '秦桂岚', turn: 'yours' })
  })

  test.each(['promised', 'passed-on', 'open'] as const)(
    '%s, whether the phone asked or not',
    async (outcome) => {
      const caseId = await c.open('qin', 'lin', { outcome })
      expect((await c.show('qin', caseId)).case.about).toBe('厨房漏水')
    },
  )

  test('one that was settled becomes none, and can be taken back; what became one cannot', async () => {
    const placeId = await c.begun('qin', 'lin')
    expect(done(await c.end(placeId, 'lin', { outcome: 'settled' })).caseId).toBeNull()
    done(await w.as('lin').ask(line.lineAct, { placeId, act: 'undo' }))
    expect(done(await c.end(placeId, 'lin')).caseId).not.toBeNull()
    expect(ending(await w.as('lin').ask(line.lineAct, { placeId, act: 'undo' }))).toBe('nothing-to-undo')
    const row = done(await w.as('lin').ask(line.line, {})).rows.find((one) => one.placeId === placeId)!
    expect([row.state, row.undoUntil]).toEqual(['done', null])
  })

  test('nobody knows whose: no case', async () => {
    const ticket = { personId: null, kind: 'home', priority: null } as const
    const { placeId } = done(await w.as('su').ask(line.takeNumberFor, ticket))
    done(await w.as('lin').ask(line.lineAct, { placeId, act: 'begin' }))
    expect(done(await w.as('lin').ask(talk, { placeId }))).toEqual({
      ...{ name: null, kind: 'home', note: '', caseId: null, cases: [] },
    })
    expect(done(await c.end(placeId, 'lin', { file: { about: '漏水' } })).caseId).toBeNull()
  })

  test('nobody receives themselves', async () => {
    const placeId = await c.begun('lin', 'lin')
    expect(done(await c.end(placeId, 'lin')).caseId).toBeNull()
  })

  test('numbers follow each other without a gap, and begin anew with the year', async () => {
    const first = await c.open('qin')
    expect(ending(await c.talk('li', 'chen', { file: { caseId: testId('aa', 1) } }))).toBe('no-such-case')
    const second = await c.open('zhou')
    w.clock('2027-01-04 09:30')
    const third = await c.open('qin')
    const numbers = await Promise.all([first, second, third].map((one) => c.show('su', one)))
    expect(numbers.map((one) => one.case.number)).toEqual(['2026-0001', '2026-0002', '2027-0001'])
  })

  test('a community may promise other days', async () => {
    const days = { question_days: 1, help_days: 2, complaint_days: 3 }
    await w.db
      .insertInto('case_desks')
      .values({ community_id: w.community, ...days })
      .execute()
    expect((await c.show('qin', await c.open())).case.due).toBe('2026-11-26')
  })
})

describe('a later talk about the same', () => {
  test('the desk sees what is open, and writes the talk into it; who has it is told', async () => {
    const caseId = await c.open()
    const placeId = await c.begun('qin', 'chen')
    expect(done(await w.as('chen').ask(talk, { placeId }))).toMatchObject({
      ...{ name: '秦桂岚', kind: 'home', caseId: null },
      cases: [{ caseId, number: '2026-0001', about: '厨房漏水' }],
    })
    done(await c.end(placeId, 'chen', { file: { caseId }, words: '还在漏，催一下。' }))
    const { entries, case: shown } = await c.show('qin', caseId)
    expect(entries.map(({ kind, by }) => [kind, by])).toEqual([
      ['opened', '林秀芳'],
      ['joined', '陈佑安'],
    ])
    expect(shown).toMatchObject({ responsible: '林秀芳', due: '2026-12-03', state: 'received' })
    expect(await c.told('lin')).toEqual(['case-joined'])
    expect(await c.mine('qin')).toHaveLength(1)
  })

  test('what was said to be done is open again, with a new promise', async () => {
    const caseId = await c.open()
    done(await c.done('lin', caseId))
    w.clock('2026-11-25 10:00')
    done(await c.talk('qin', 'chen', { file: { caseId } }))
    const { case: shown, entries } = await c.show('qin', caseId)
    expect(shown).toMatchObject({ state: 'again', due: '2026-12-04' })
    expect(entries.map(({ kind }) => kind)).toEqual(['opened', 'done', 'joined', 'again'])
  })

  test('the constraint that has the last word: a talk is in one case', async () => {
    await c.open()
    const [first] = await w.db
      .selectFrom('case_entries')
      .selectAll()
      .where('community_id', '=', w.community)
      .execute()
    const again = w.db.insertInto('case_entries').values({ ...first!, at: '2026-11-24', nth: 2 })
    await expect(again.execute()).rejects.toMatchObject({ constraint: 'case_entries_one_of_a_talk' })
  })

  test("another's case is none, nor one of another community, nor one that is solved", async () => {
    const caseId = await c.open()
    expect(ending(await c.talk('li', 'luo', { file: { caseId } }))).toBe('no-such-case')
    const other = await freshWorld(connection)
    other.clock('2026-11-24 09:30')
    expect(ending(await casesIn(other).talk('qin', 'lin', { file: { caseId } }))).toBe('no-such-case')
    done(await c.done('lin', caseId))
    done(await c.solved('qin', caseId))
    expect(ending(await c.talk('qin', 'chen', { file: { caseId } }))).toBe('case-over')
  })
})

describe('a visit that is booked about a case', () => {
  const receive = async (visitId: string, said: object): Promise<void> => {
    w.clock('2026-11-24 15:00')
    done(await w.as('su').ask(line.lineAct, { placeId: visitId, act: 'arrive' }))
    done(await w.as('chen').ask(line.lineAct, { placeId: visitId, act: 'begin' }))
    done(await w.as('chen').ask(line.endTalk, { placeId: visitId, outcome: 'open', ...said }))
  }

  test('the receiver sees it, and its talk goes on with it', async () => {
    const caseId = await c.open()
    const { visitId } = done(await c.bookAbout('qin', caseId))
    expect(done(await w.as('qin').ask(booking.show, { visitId })).visit.caseId).toBe(caseId)
    const { visits } = done(await w.as('chen').ask(booking.dayList, {}))
    expect(visits.map((one) => one.caseId)).toEqual([caseId])
    const { rows } = done(await w.as('chen').ask(line.line, {}))
    expect(rows.find((one) => one.placeId === visitId)!.caseId).toBe(caseId)
    expect(done(await w.as('chen').ask(talk, { placeId: visitId })).caseId).toBe(caseId)
    await receive(visitId, {})
    expect((await c.show('qin', caseId)).entries.map(({ kind }) => kind)).toEqual(['opened', 'joined'])
  })

  test('settled in the talk, it waits for its person to say so', async () => {
    const caseId = await c.open()
    const { visitId } = done(await c.bookAbout('qin', caseId))
    await receive(visitId, { outcome: 'settled' })
    expect((await c.show('qin', caseId)).case.state).toBe('done')
    expect(await c.told('qin')).toEqual(['case-done', 'case-opened'])
    done(await c.solved('qin', caseId))
  })

  test.each([
    ['open', 2],
    ['settled', 1],
  ] as const)('solved before it came: %s', async (outcome, cases) => {
    const caseId = await c.open()
    const { visitId } = done(await c.bookAbout('qin', caseId))
    done(await c.done('lin', caseId))
    done(await c.solved('qin', caseId))
    await receive(visitId, { outcome })
    expect(await c.mine('qin')).toHaveLength(cases)
  })

  test("is about one's own that is open, by oneself, by who helps, and by the desk", async () => {
    const caseId = await c.open()
    expect(ending(await c.bookAbout('li', caseId))).toBe('no-such-case')
    const forQin = { personId: people.qin.id }
    expect(ending(await c.bookAbout('li', caseId, forQin))).toBe('not-helping')
    await allow()
    expect(ending(await c.bookAbout('li', caseId, forQin))).toBe('ok')
    const byDesk = { ...forQin, day: '2026-11-25' as const, start: '15:00', kind: 'home', caseId } as never
    expect(ending(await w.as('su').ask(booking.bookFor, byDesk))).toBe('ok')
    done(await c.done('lin', caseId))
    done(await c.solved('qin', caseId))
    expect(ending(await c.bookAbout('qin', caseId))).toBe('case-over')
  })

  test("the constraint that has the last word: a visit is about its visitor's own case", async () => {
    const caseId = await c.open()
    const { visitId } = done(await c.bookAbout('qin', caseId))
    const moved = w.db
      .updateTable('visits')
      .set({ person_id: people.li.id, booked_by: people.li.id })
      .where('community_id', '=', w.community)
      .where('visit_id', '=', visitId)
    await expect(moved.execute()).rejects.toMatchObject({ constraint: 'visits_about_own_case' })
  })
})

const allow = async (): Promise<void> => {
  const link = { elderId: people.qin.id, helperId: people.li.id, relation: 'friend' } as const
  done(await w.as('su').ask(allowHelper, link))
}

describe('the way of a case', () => {
  test('words, handed on, taken, put off, done, not yet, done, solved', async () => {
    const caseId = await c.open()
    done(await c.note('lin', caseId))
    expect((await c.show('qin', caseId)).case.state).toBe('working')
    done(await c.hand('lin', caseId, 'chen', '水管的事你熟。'))
    expect(await c.show('qin', caseId)).toMatchObject({ asked: '陈佑安', case: { responsible: '林秀芳' } })
    done(await c.accept('chen', caseId))
    expect(await c.show('qin', caseId)).toMatchObject({ asked: null, case: { responsible: '陈佑安' } })
    expect(done(await c.extend('chen', caseId))).toEqual({ caseId, due: '2026-12-14' })
    done(await c.done('chen', caseId))
    expect((await c.show('qin', caseId)).may).toEqual(['answer', 'book'])
    done(await c.again('qin', caseId))
    expect((await c.show('qin', caseId)).case).toMatchObject({ state: 'again', due: '2026-12-03' })
    done(await c.done('chen', caseId))
    done(await c.solved('qin', caseId))
    const { case: shown, entries, may } = await c.show('qin', caseId)
    expect([shown.state, may]).toEqual(['solved', []])
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...['opened', 'words', 'handed', 'accepted', 'extended', 'done', 'again', 'done', 'solved'],
    ])
    const news = ['case-done', 'case-done', 'case-extended', 'case-holder', 'case-opened', 'case-words']
    expect(await c.told('qin')).toEqual(news)
    expect(await c.told('lin')).toEqual(['case-taken'])
    expect(await c.told('chen')).toEqual(['case-again', 'case-asked', 'case-solved'])
  })

  test('late is said: to its person, and in the list of those who receive', async () => {
    const caseId = await c.open()
    w.clock('2026-12-03 17:00')
    expect((await c.mine('qin'))[0]).toMatchObject({ late: false })
    w.clock('2026-12-04 09:00')
    expect((await c.show('qin', caseId)).case.late).toBe(true)
    expect((await c.list('chen'))[0]).toMatchObject({ caseId, late: true, person: '秦桂岚', turn: null })
    expect((await c.list('lin'))[0]).toMatchObject({ turn: 'yours' })
  })

  test('every refusal', async () => {
    const caseId = await c.open()
    const met = async (...acts: Promise<Parameters<typeof ending>[0]>[]) =>
      (await Promise.all(acts)).map((one) => ending(one))
    expect(await met(c.solved('qin', caseId), c.again('qin', caseId))).toEqual([
      'not-done-yet',
      'not-done-yet',
    ])
    expect(await met(c.accept('chen', caseId), c.extend('chen', caseId), c.done('chen', caseId))).toEqual([
      'not-asked',
      'not-responsible',
      'not-responsible',
    ])
    expect(await met(c.hand('chen', caseId, 'luo'), c.hand('lin', caseId, 'lin'))).toEqual([
      'not-responsible',
      'has-it-already',
    ])
    expect(await met(c.hand('lin', caseId, 'zhou'), c.hand('lin', caseId, 'qin'))).toEqual([
      'no-such-colleague',
      'no-such-colleague',
    ])
    done(await c.extend('lin', caseId))
    expect(ending(await c.extend('lin', caseId))).toBe('extended-before')
    done(await c.done('lin', caseId))
    expect(await met(c.done('lin', caseId), c.extend('lin', caseId), c.hand('lin', caseId, 'chen'))).toEqual([
      'waits-for-answer',
      'waits-for-answer',
      'waits-for-answer',
    ])
    done(await c.solved('qin', caseId))
    const over = [
      c.note('lin', caseId),
      c.done('lin', caseId),
      c.extend('lin', caseId),
      c.again('qin', caseId),
    ]
    expect(await met(...over, c.hand('lin', caseId, 'chen'))).toEqual(Array(5).fill('case-over'))
    expect(refusalLine({ code: 'case-over' }, true)).toContain('解决了')
  })

  test('the secretary hands on for whoever does not come', async () => {
    const caseId = await c.open()
    done(await c.hand('he', caseId, 'chen'))
    done(await c.accept('chen', caseId))
    expect((await c.show('qin', caseId)).case.responsible).toBe('陈佑安')
  })

  test('asked of another meanwhile, the first cannot take it any more', async () => {
    const caseId = await c.open()
    done(await c.hand('lin', caseId, 'chen'))
    done(await c.hand('lin', caseId, 'luo'))
    expect(ending(await c.accept('chen', caseId))).toBe('not-asked')
    expect(ending(await c.accept('luo', caseId))).toBe('ok')
  })

  test('whose words are refused: none, and too many', async () => {
    const caseId = await c.open()
    for (const words of ['', ' ', '长'.repeat(201)]) {
      expect(ending(await w.as('lin').ask(contract.note, { caseId, words }))).toBe('nonsense')
      expect(ending(await w.as('qin').ask(contract.answer, { caseId, solved: false, words }))).toBe(
        'nonsense',
      )
    }
  })
})
