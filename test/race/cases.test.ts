import { sql } from 'kysely'
import { nextNumber } from '../../src/cases/queries'
import type { Connection } from '../../src/platform/database/connect'
import { casesIn, type Cases } from '../support/cases'
import { people, testId, type Who } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { tally } from '../support/race'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
let c: Cases
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 09:30')
  c = casesIn(w)
})
afterEach(letGo)
afterEach(() => expect(w.faults).toEqual([]))

const receivers: readonly Who[] = ['su', 'lin', 'he', 'chen', 'luo']
const kindsOf = async (caseId: string): Promise<string[]> =>
  (await c.show('qin', caseId)).entries.map(({ kind }) => kind)

describe('numbers', () => {
  test('five talks that end at once are five numbers', async () => {
    const visitors: readonly Who[] = ['qin', 'li', 'zhou', 'gong', 'deng']
    const places: string[] = []
    for (const [n, by] of receivers.entries()) places.push(await c.begun(visitors[n]!, by))
    const ended = await Promise.all(receivers.map((by, n) => c.end(places[n]!, by)))
    expect(tally(ended.map(ending))).toEqual({ ok: 5 })
    expect((await c.list('su')).map(({ number }) => number).sort()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `2026-000${n}`),
    )
  }, 60_000)

  test('20 given at once are 20 numbers; what is not stored leaves no gap', async () => {
    const given: number[] = []
    const give = (n: number): Promise<unknown> =>
      w.db.transaction().execute(async (tx) => {
        const number = await nextNumber(tx, w.community, 2026)
        if (n % 5 === 4) throw new Error('something else went wrong')
        given.push(number)
      })
    await Promise.allSettled(Array.from({ length: 25 }, (_, n) => give(n)))
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  }, 60_000)

  test('the constraint that has the last word', async () => {
    await c.open()
    const again = sql`
      insert into cases (community_id, case_id, year, number, person_id, kind, about, opened_at, state, responsible_id, due,
        entries)
      values (${w.community}, ${testId('ca', 1)}, 2026, 1, ${people.li.id}, 'home', '', '2026-11-24', 'received',
        ${people.lin.id}, '2026-12-03', 1)`.execute(w.db)
    await expect(again).rejects.toMatchObject({ constraint: 'cases_number' })
  })
})

test('two who were asked one after the other accept at once: the one who was asked last has it', async () => {
  const caseId = await c.open()
  done(await c.hand('lin', caseId, 'chen'))
  const [again, taken] = await Promise.all([c.hand('lin', caseId, 'luo'), c.accept('chen', caseId)])
  // Either the other was asked first, or it was taken first and is no longer 林秀芳's to hand on.
  expect([[ending(again), ending(taken)]]).toContainEqual(
    ending(again) === 'ok' ? ['ok', 'not-asked'] : ['not-responsible', 'ok'],
  )
}, 60_000)

test('ten times the same one accepts at once: once it is taken', async () => {
  const caseId = await c.open()
  done(await c.hand('lin', caseId, 'chen'))
  const taken = await Promise.all(Array.from({ length: 10 }, () => c.accept('chen', caseId)))
  expect(tally(taken.map(ending))).toEqual({ 'not-asked': 9, ok: 1 })
  expect(await kindsOf(caseId)).toEqual(['opened', 'handed', 'accepted'])
}, 60_000)

test('whoever accepts second waits for the first, and finds that it was handed to another', async () => {
  const caseId = await c.open()
  done(await c.hand('lin', caseId, 'chen'))
  const other = await holding(
    connection,
    'update cases set offered_to = $3 where community_id = $1 and case_id = $2',
    [w.community, caseId, people.luo.id],
  )
  const late = c.accept('chen', caseId)
  await waiting(connection, 1)
  await other.commit()
  expect(ending(await late)).toBe('not-asked')
}, 60_000)

test('said to be solved and not yet at once, by its person and by the staff: one of them counts', async () => {
  const caseId = await c.open()
  done(await c.done('lin', caseId))
  const endings = (await Promise.all([c.solved('qin', caseId), c.again('su', caseId)])).map(ending)
  expect(endings.filter((one) => one === 'ok')).toHaveLength(1)
  expect(['case-over', 'not-done-yet']).toContain(endings.find((one) => one !== 'ok'))
}, 60_000)

test('said to be done while its person is told about it at the desk: one after the other, and the row says the last', async () => {
  const caseId = await c.open()
  const placeId = await c.begun('qin', 'chen')
  const acts = [c.done('lin', caseId), c.end(placeId, 'chen', { file: { caseId } })]
  expect(tally((await Promise.all(acts as Promise<never>[])).map(ending))).toEqual({ ok: 2 })
  const { case: shown } = await c.show('qin', caseId)
  const kinds = await kindsOf(caseId)
  expect([kinds.at(-1), shown.state]).toEqual(
    kinds.at(-1) === 'again' ? ['again', 'again'] : ['done', 'done'],
  )
}, 60_000)

test('two talks that end at once go on with one case, both in it', async () => {
  const caseId = await c.open()
  const first = await c.begun('qin', 'chen')
  done(await c.end(first, 'chen', { file: { caseId } }))
  // A second of the same day: the day's line lets one end after the other; the case is held by another act meanwhile.
  const second = await c.begun('qin', 'luo')
  const [ended, noted] = await Promise.all([
    c.end(second, 'luo', { file: { caseId } }),
    c.note('lin', caseId),
  ])
  expect([ending(ended), ending(noted)]).toEqual(['ok', 'ok'])
  expect((await kindsOf(caseId)).sort()).toEqual(['joined', 'joined', 'opened', 'words'])
}, 60_000)

test('twenty words at once are twenty entries in order', async () => {
  const caseId = await c.open()
  const noted = await Promise.all(Array.from({ length: 20 }, () => c.note('lin', caseId)))
  expect(tally(noted.map(ending))).toEqual({ ok: 20 })
  expect(await kindsOf(caseId)).toHaveLength(21)
}, 60_000)

test('a promise is put off once, however often it is pressed', async () => {
  const caseId = await c.open()
  const put = await Promise.all(Array.from({ length: 5 }, () => c.extend('lin', caseId)))
  expect(tally(put.map(ending))).toEqual({ 'extended-before': 4, ok: 1 })
  const again = sql`
    insert into case_entries (community_id, case_id, nth, kind, actor_id, at, words, due)
    values (${w.community}, ${caseId}, 9, 'extended', ${people.lin.id}, '2026-11-24', '又晚', '2026-12-20')`
  await expect(again.execute(w.db)).rejects.toMatchObject({ constraint: 'case_entries_one_extension' })
}, 60_000)
