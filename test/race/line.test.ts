import { sql } from 'kysely'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/line/contract'
import { people, testId, tuesday, type Who } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { handsOn, papers, unknown, type Hands } from '../support/line'
import { all, tally } from '../support/race'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
let h: Hands
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 09:30')
  h = handsOn(w)
})
afterEach(letGo)
afterEach(() => expect(w.faults).toEqual([]))

const numbers = async (): Promise<number[]> => {
  const rows = (await h.line()).rows.map(({ number }) => number!)
  return rows.sort((a, b) => a - b)
}
const oneTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1)
const receivers: readonly Who[] = ['su', 'lin', 'he', 'chen', 'luo']

describe('numbers', () => {
  test('50 at once are 50 numbers without a gap', async () => {
    const given = await all(50, () => w.as('su').ask(contract.takeNumberFor, unknown))
    expect(given.map((one) => done(one).number).sort((a, b) => a - b)).toEqual(oneTo(50))
    expect(await numbers()).toEqual(oneTo(50))
  }, 60_000)

  test('the first of a day are no two numbers one, and who is refused leaves no gap', async () => {
    const tries = await all(20, (n) => (n % 2 === 0 ? h.take('qin') : h.take('li')))
    expect(tally(tries.map(ending))).toEqual({ 'already-in-line': 18, ok: 2 })
    await h.give()
    expect(await numbers()).toEqual([1, 2, 3])
  }, 60_000)

  test('the constraints that have the last word: one number of a day, one open one of a person', async () => {
    await h.number('qin')
    const again = (number: number, person: string | null) => sql`
      insert into line_places (community_id, place_id, day, number, person_id, made_by, made_at, kind, note, calls,
        outcome_words, desk_note)
      values (${w.community}, ${testId('1e', number)}, ${tuesday}, ${number}, ${person}, ${people.su.id}, '2026-11-24',
        'papers', '', 0, '', '')`
    await expect(again(1, null).execute(w.db)).rejects.toMatchObject({ constraint: 'line_places_number' })
    const open = again(2, people.qin.id).execute(w.db)
    await expect(open).rejects.toMatchObject({ constraint: 'line_places_one_open' })
  })

  test('one press sent twenty times at once is one number', async () => {
    const sent = await all(20, () => w.as('qin').ask(contract.takeNumber, papers, 'pressed-often'))
    expect(new Set(sent.map((one) => done(one).placeId)).size).toBe(1)
    expect(await numbers()).toEqual([1])
  }, 60_000)
})

describe('calling', () => {
  test('five who press at once call five people, time after time', async () => {
    for (let n = 0; n < 30; n += 1) await h.give()
    for (let round = 0; round < 5; round += 1) {
      const called = await Promise.all(receivers.map((who) => h.next(who)))
      const codes = called.map((one) => Number(done(one).code)).sort((a, b) => a - b)
      expect(codes).toEqual(oneTo(5).map((n) => n + round * 5))
    }
  }, 120_000)

  test('one who waits, and five who press: one calls, the others are told that nobody waits', async () => {
    await h.give()
    const called = await Promise.all(receivers.map((who) => h.next(who)))
    expect(tally(called.map(ending))).toEqual({ 'nobody-waits': 4, ok: 1 })
  }, 60_000)

  test('whoever presses second waits for the first, and calls the next one', async () => {
    const [first, second] = [await h.give(), await h.give()]
    const calling = await holding(
      connection,
      `with held as (update line_days set last_number = last_number where community_id = $1 and day = $2)
       update line_places set calls = 1, called_at = '2026-11-24 09:30+08' where community_id = $1 and place_id = $3`,
      [w.community, tuesday, first],
    )
    const other = h.next('lin')
    await waiting(connection, 1)
    await calling.commit()
    expect(done(await other).placeId).toBe(second)
  }, 60_000)

  test('one talk begun by five at once is begun by one', async () => {
    const placeId = await h.give()
    const begun = await Promise.all(receivers.map((who) => h.act(placeId, 'begin', who)))
    expect(tally(begun.map(ending))).toEqual({ 'already-talking': 4, ok: 1 })
  }, 60_000)

  test('one who begins five talks at once begins one', async () => {
    const places = [await h.give(), await h.give(), await h.give(), await h.give(), await h.give()]
    const begun = await Promise.all(places.map((placeId) => h.act(placeId, 'begin', 'lin')))
    expect(tally(begun.map(ending))).toEqual({ ok: 1, 'one-at-a-time': 4 })
  }, 60_000)

  test('called by the desk and given back by its person at once, it ends as both say', async () => {
    const placeId = await h.number('qin')
    const acts = [
      h.act(placeId, 'call'),
      w.as('qin').ask(contract.leaveLine, { placeId }),
      h.act(placeId, 'begin', 'lin'),
    ]
    const [called, left, begun] = (await Promise.all(acts as Promise<never>[])).map(ending)
    expect([left, begun].filter((one) => one === 'ok')).toHaveLength(1)
    expect(['ok', 'already-over', 'already-talking']).toContain(called)
  }, 60_000)
})

describe('B7: the code at the door', () => {
  test('50 wrong ones at once count as five', async () => {
    await h.book('qin', '10:00')
    const right = await h.code()
    const wrong = (n: number): string => String((Number(right) + 1 + n) % 1_000_000).padStart(6, '0')
    const endings = (await all(50, (n) => h.checkIn('qin', wrong(n)))).map(ending)
    expect(tally(endings)).toEqual({ ok: 5, 'too-many-tries': 45 })
    expect(ending(await h.checkIn('qin', right))).toBe('too-many-tries')
  }, 60_000)

  test('here by the code and by the desk at once is here once', async () => {
    const visitId = await h.book('qin', '10:00')
    const code = await h.code()
    const endings = await Promise.all([
      h.checkIn('qin', code).then(ending),
      h.act(visitId, 'arrive').then(ending),
    ])
    expect(endings.sort()).toEqual(['already-here', 'ok'])
  }, 60_000)
})
