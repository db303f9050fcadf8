import * as duty from '../../src/duty/contract'
import { instant } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { shiftOn, tuesday } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting, type Held } from '../support/held'
import { wrongStamps } from '../support/stamps'
import { done, ending, freshWorld, moment, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshPostgres()
}, 120_000)
afterAll(() => connection.close(), 60_000)
beforeEach(async () => {
  w = await freshWorld(connection)
  // A clock that runs, from Tuesday at ten.
  const [start, from] = [moment('2026-11-24 10:00'), Date.now()]
  w.clock(() => instant(start + Date.now() - from))
})
afterEach(letGo)
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect((await wrongStamps(w.db, w.community)).wrong).toEqual([])
})

const notice = { title: '停水', body: '明天上午停水。' }
const goOut = () => w.as('he').ask(duty.stepOut, { until: null })
const comeIn = () => w.as('he').ask(duty.stepIn, {})
const publishAs = (who: 'he' | 'lin') => w.as(who).ask(publish, notice)
const tick = () => new Promise((resolve) => setTimeout(resolve, 5))
/** While this is open, whoever wants the desk stands in line. */
const deskTaken = (): Promise<Held> =>
  holding(connection, 'select from duty_desks where community_id = $1 for update', [w.community])

/** Sends two acts so that the first is certainly the first in the line, and lets them go. */
async function inLine<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const desk = await deskTaken()
  const one = first()
  await waiting(connection, 1)
  const two = second()
  await waiting(connection, 2)
  await tick()
  await desk.commit()
  return Promise.all([one, two])
}

describe('D3, D4: an act under authority and the change of it stand in one line', () => {
  test('the secretary comes back first: the act begun under the absence is refused, with the reason', async () => {
    done(await goOut())
    await tick()
    const [back, act] = await inLine(comeIn, () => publishAs('lin'))
    expect(ending(back)).toBe('ok')
    expect(act).toMatchObject({ refusal: { code: 'not-holder', holder: '何静川', secretaryIsIn: true } })
  }, 60_000)

  test('the act comes first: it is stamped with shift and absence, and dated before the return', async () => {
    done(await goOut())
    await tick()
    const [act, back] = await inLine(() => publishAs('lin'), comeIn)
    expect(done(act)).toMatchObject({ stamp: { holder: '林秀芳', shiftId: shiftOn(tuesday) } })
    expect(done(act).publishedAt).toBeLessThan(done(back).since)
  }, 60_000)

  test('the secretary goes out first: their own act, begun before, is refused', async () => {
    const [out, act] = await inLine(goOut, () => publishAs('he'))
    expect(done(out).holder.name).toBe('林秀芳')
    // The act is refused in the millisecond after at the latest; in the same one it is still the secretary's.
    if (act.ok) expect(act.value.publishedAt).toBeLessThan(done(out).since)
    else expect(ending(act)).toBe('not-holder')
  }, 60_000)

  test("the secretary's act comes first: it bears no shift, and is dated before they went", async () => {
    const [act, out] = await inLine(() => publishAs('he'), goOut)
    expect(done(act).stamp).toEqual({ holder: '何静川', shiftId: null, absenceId: null })
    expect(done(act).publishedAt).toBeLessThan(done(out).since)
  }, 60_000)

  test('acts do not stand in line behind each other', async () => {
    const other = await holding(connection, 'select from duty_desks where community_id = $1 for share', [
      w.community,
    ])
    done(await publishAs('he'))
    await other.rollback()
  }, 60_000)

  test('an act that waited past the end of the shift is refused: the moment of acting counts, not of pressing', async () => {
    w.clock('2026-11-24 17:59')
    done(await goOut())
    w.pass(1)
    const desk = await deskTaken()
    const act = publishAs('lin')
    await waiting(connection, 1)
    w.clock('2026-11-24 18:00')
    await desk.commit()
    expect(ending(await act)).toBe('not-holder')
  }, 60_000)
})

test('D4: all at once, round after round: every stamp is what the stored facts say of its moment', async () => {
  const endings = new Set<string>()
  for (let round = 0; round < 12; round += 1) {
    const acts = [
      goOut(),
      ...(['he', 'lin', 'he', 'lin'] as const).map(publishAs),
      comeIn(),
      publishAs('lin'),
    ]
    for (const outcome of await Promise.all<{ ok: boolean }>(acts)) endings.add(String(outcome.ok))
    await tick()
  }
  expect([...endings].sort()).toEqual(['false', 'true'])
  expect((await wrongStamps(w.db, w.community)).notices.length).toBeGreaterThan(12)
}, 60_000)

test('going out twenty times at once is one absence', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, goOut))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(new Set(outcomes.map(ending))).toEqual(new Set(['ok', 'already-out']))
}, 60_000)

test('V7: one publication sent ten times at once is one notice with one answer', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => w.as('he').ask(publish, notice, 'pressed-often')),
  )
  expect(new Set(outcomes.map((outcome) => done(outcome).noticeId)).size).toBe(1)
  expect((await wrongStamps(w.db, w.community)).notices).toHaveLength(1)
}, 60_000)
