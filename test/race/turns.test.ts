import * as turns from '../../src/duty/turns/contract'
import { instant, type Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { people, shiftOn, type Who } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { tally } from '../support/race'
import { done, ending, freshWorld, moment, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
  const [start, from] = [moment('2026-11-24 10:00'), Date.now()]
  w.clock(() => instant(start + Date.now() - from))
})
afterEach(letGo)
afterEach(() => expect(w.faults).toEqual([]))

const friday = shiftOn('2026-11-27' as Day)
const monday = shiftOn('2026-11-30' as Day)
const offered = { give: friday, take: null, of: null }
const ask = async (input: object = {}, who: Who = 'lin') =>
  done(await w.as(who).ask(turns.askSwap, { ...offered, ...input })).swapId
const accept = (who: Who, swapId: string) => w.as(who).ask(turns.acceptSwap, { swapId })
const withdraw = (swapId: string) => w.as('lin').ask(turns.withdrawSwap, { swapId })
const holders = async () =>
  (
    await connection.db
      .selectFrom('shifts')
      .select('person_id')
      .where('community_id', '=', w.community)
      .where('shift_id', 'in', [friday, monday])
      .orderBy('day')
      .execute()
  ).map(({ person_id }) => Object.values(people).find(({ id }) => id === person_id)!.name)

/** Sends two acts so that the first is certainly the first in the line, and lets them go. */
async function inLine<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const take = 'select from duty_desks where community_id = $1 for update'
  const desk = await holding(connection, take, [w.community])
  const one = first()
  await waiting(connection, 1)
  const two = second()
  await waiting(connection, 2)
  await desk.commit()
  return Promise.all([one, two])
}

describe('D2', () => {
  test('two take one shift that was offered to all: the first has it, the second is told so', async () => {
    const swapId = await ask()
    const [first, second] = await inLine(
      () => accept('luo', swapId),
      () => accept('chen', swapId),
    )
    expect([ending(first), ending(second)]).toEqual(['ok', 'swap-over'])
    expect(await holders()).toEqual(['罗小满', '陈佑安'])
  }, 60_000)

  test('accepted, then withdrawn: it stands, and who asked is told that somebody was first', async () => {
    const swapId = await ask()
    const [taken, back] = await inLine(
      () => accept('luo', swapId),
      () => withdraw(swapId),
    )
    expect([ending(taken), ending(back)]).toEqual(['ok', 'swap-over'])
    expect(back).toMatchObject({ refusal: { state: 'accepted' } })
    expect(await holders()).toEqual(['罗小满', '陈佑安'])
  }, 60_000)

  test('withdrawn, then accepted: nothing changes hands', async () => {
    const swapId = await ask()
    const [back, taken] = await inLine(
      () => withdraw(swapId),
      () => accept('luo', swapId),
    )
    expect([ending(back), ending(taken)]).toEqual(['ok', 'swap-over'])
    expect(await holders()).toEqual(['林秀芳', '陈佑安'])
  }, 60_000)

  test('two swaps that want one shift: the first exchanges, the second is void', async () => {
    const first = await ask({ of: people.chen.id, take: monday })
    const thursday = shiftOn('2026-11-26' as Day)
    const second = await ask({ give: thursday, of: people.chen.id, take: monday }, 'luo')
    const [one, two] = await inLine(
      () => accept('chen', first),
      () => accept('chen', second),
    )
    expect([ending(one), ending(two)]).toEqual(['ok', 'swap-over'])
    expect(await holders()).toEqual(['陈佑安', '林秀芳'])
  }, 60_000)

  test('many at once, round after round: one taker each, and a request sent often is one act', async () => {
    for (let round = 0; round < 6; round += 1) {
      const swapId = await ask()
      const outcomes = await Promise.all([
        ...(['luo', 'chen', 'luo', 'chen'] as const).map((who) => accept(who, swapId)),
        withdraw(swapId),
      ])
      expect(tally(outcomes.map(ending))).toEqual({ ok: 1, 'swap-over': 4 })
      if (outcomes[4]!.ok) expect((await holders())[0]).toBe('林秀芳')
      else done(await w.as('lin').ask(turns.undoSwap, { swapId }))
    }
    const swapId = await ask()
    const pressed = Array.from({ length: 8 }, () =>
      w.as('luo').ask(turns.acceptSwap, { swapId }, 'pressed-often'),
    )
    expect((await Promise.all(pressed)).map(ending)).toEqual(Array(8).fill('ok'))
  }, 60_000)
})
