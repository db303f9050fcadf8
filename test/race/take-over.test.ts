// Taking over now, against everything else that moves a shift: two real transactions in an order that the test decides.
import * as cover from '../../src/duty/cover/contract'
import * as plan from '../../src/duty/plan/contract'
import * as turns from '../../src/duty/turns/contract'
import { addDays, instant, type Day } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { people, shiftOn, tuesday, type Who } from '../support/community'
import { freshPostgres } from '../support/database'
import { holding, letGo, waiting } from '../support/held'
import { tally } from '../support/race'
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
  runFrom('2026-11-24 10:00')
})
afterEach(letGo)
afterEach(async () => {
  expect(w.faults).toEqual([])
  expect((await wrongStamps(w.db, w.community)).wrong).toEqual([])
})

/** A clock that runs, from this moment. */
function runFrom(text: string): void {
  const [start, from] = [moment(text), Date.now()]
  w.clock(() => instant(start + Date.now() - from))
}

const wednesday = addDays(tuesday, 1)
const friday = '2026-11-27' as Day
const onRota: readonly Who[] = ['he', 'lin', 'chen', 'luo']
const notice = { title: '停水', body: '明天上午停水。' }
const takeOver = (who: Who, shiftId = shiftOn(tuesday)) => w.as(who).ask(cover.takeOver, { shiftId })
const takeLeave = (who: Who, first: Day, last = first) => w.as(who).ask(cover.takeLeave, { first, last })
const ask = async (give: string, of: Who, who: Who) =>
  done(await w.as(who).ask(turns.askSwap, { give, take: null, of: people[of].id })).swapId
const accept = (who: Who, swapId: string) => w.as(who).ask(turns.acceptSwap, { swapId })
const undo = (who: Who, swapId: string) => w.as(who).ask(turns.undoSwap, { swapId })
/** The secretary gives half of a day to another, as they saw it. */
async function move(day: Day) {
  const { shifts } = done(await w.as('he').ask(plan.dayRota, { day }))
  const seen = shifts.map(({ person: { personId }, from, to }) => ({ personId, from, to }))
  const half = { personId: seen[0]!.personId, from: '09:00', to: '13:00' }
  return () => w.as('he').ask(plan.editDay, { day, seen, shifts: [half] })
}

/** Sends two acts so that the first is certainly the first in the line, does what happens meanwhile, lets them go. */
async function inLine<A, B>(
  first: () => Promise<A>,
  second: () => Promise<B>,
  meanwhile: () => void = () => undefined,
): Promise<[A, B]> {
  const take = 'select from duty_desks where community_id = $1 for update'
  const desk = await holding(connection, take, [w.community])
  const one = first()
  await waiting(connection, 1)
  const two = second()
  await waiting(connection, 2)
  meanwhile()
  await desk.commit()
  return Promise.all([one, two])
}

/** Who had which part of a day, in its order. */
async function partsOf(day: Day): Promise<string[]> {
  const rows = await connection.db
    .selectFrom('shifts')
    .select(['person_id'])
    .where('community_id', '=', w.community)
    .where('day', '=', day)
    .orderBy('during')
    .execute()
  return rows.map(({ person_id }) => Object.values(people).find(({ id }) => id === person_id)!.name)
}

/** Exactly one of those on the rota may act as the secretary. */
async function oneMayActIn(): Promise<void> {
  const endings: string[] = []
  for (const who of onRota) endings.push(ending(await w.as(who).ask(publish, notice)))
  expect(tally(endings)).toEqual({ 'not-holder': 3, ok: 1 })
}

describe('D2: two take over one shift', () => {
  test('the first has the rest of it, the second is refused and told who was first', async () => {
    const [first, second] = await inLine(
      () => takeOver('chen'),
      () => takeOver('luo'),
    )
    expect(ending(first)).toBe('ok')
    expect(second).toMatchObject({ refusal: { code: 'shift-not-running', by: '陈佑安' } })
    expect(await partsOf(tuesday)).toEqual(['林秀芳', '陈佑安'])
    await oneMayActIn()
  }, 60_000)

  test('many at once: one has it, and pressed twice it is taken once', async () => {
    const presses = (['chen', 'luo', 'chen', 'luo', 'chen', 'luo'] as const).map((who) => takeOver(who))
    const endings = tally((await Promise.all(presses)).map(ending))
    expect(endings).toEqual({ ok: 1, 'own-shift': 2, 'shift-not-running': 3 })
    expect(await partsOf(tuesday)).toHaveLength(2)
  }, 60_000)
})

describe('D6: a swap that is accepted as its shift begins, and a colleague who takes the shift over', () => {
  const begins = () => runFrom('2026-11-25 09:00')
  const asked = async () => {
    runFrom('2026-11-25 08:59')
    return ask(shiftOn(wednesday), 'luo', 'chen')
  }

  test('accepted first: too late by the clock at which it is done, and the shift is taken over', async () => {
    const swapId = await asked()
    const [taken, over] = await inLine(
      () => accept('luo', swapId),
      () => takeOver('lin', shiftOn(wednesday)),
      begins,
    )
    expect(taken).toMatchObject({ refusal: { code: 'swap-over', state: 'expired' } })
    expect(ending(over)).toBe('ok')
    expect((await partsOf(wednesday)).at(-1)).toBe('林秀芳')
    expect(await partsOf(wednesday)).not.toContain('罗小满')
    await oneMayActIn()
  }, 60_000)

  test('taken over first: the swap about it is over, and says so', async () => {
    const swapId = await asked()
    const [over, taken] = await inLine(
      () => takeOver('lin', shiftOn(wednesday)),
      () => accept('luo', swapId),
      begins,
    )
    expect(ending(over)).toBe('ok')
    expect(taken).toMatchObject({ refusal: { code: 'swap-over', state: 'expired' } })
    expect(await partsOf(wednesday)).not.toContain('罗小满')
  }, 60_000)

  test('given back as it begins: too late too, and who has it can be relieved', async () => {
    const swapId = await asked()
    done(await accept('luo', swapId))
    const [undone, over] = await inLine(
      () => undo('chen', swapId),
      () => takeOver('lin', shiftOn(wednesday)),
      begins,
    )
    expect([ending(undone), ending(over)]).toEqual(['shift-begun', 'ok'])
    expect(await partsOf(wednesday)).not.toContain('陈佑安')
    await oneMayActIn()
  }, 60_000)
})

describe('D4: leave, and a colleague who takes over', () => {
  test.each(['leave', 'take-over'] as const)(
    '%s first: both stand, today and tomorrow apart',
    async (which) => {
      const leave = () => takeLeave('lin', wednesday, friday)
      const over = () => takeOver('chen')
      const both = which === 'leave' ? inLine(leave, over) : inLine(over, leave)
      expect((await both).map(ending)).toEqual(['ok', 'ok'])
      expect(await partsOf(tuesday)).toEqual(['林秀芳', '陈佑安'])
      await oneMayActIn()
    },
    60_000,
  )

  test('leave that waited until its first day had begun is refused: that day’s acts may bear the shift', async () => {
    runFrom('2026-11-24 23:59')
    const [leave, over] = await inLine(
      () => takeLeave('chen', wednesday),
      () => takeOver('luo', shiftOn(wednesday)),
      () => runFrom('2026-11-25 10:00'),
    )
    expect([ending(leave), ending(over)]).toEqual(['leave-begun', 'ok'])
    expect(await partsOf(wednesday)).toEqual(['陈佑安', '罗小满'])
  }, 60_000)
})

describe('D2: the secretary moves a shift', () => {
  test('moved first: the swap about it is void', async () => {
    const swapId = await ask(shiftOn(friday), 'chen', 'lin')
    const [moved, taken] = await inLine(await move(friday), () => accept('chen', swapId))
    expect(ending(moved)).toBe('ok')
    expect(taken).toMatchObject({ refusal: { code: 'swap-over', state: 'void' } })
    expect(await partsOf(friday)).toEqual(['林秀芳'])
  }, 60_000)

  test('accepted first: the secretary saw another rota, and is told so', async () => {
    const swapId = await ask(shiftOn(friday), 'chen', 'lin')
    const [taken, moved] = await inLine(() => accept('chen', swapId), await move(friday))
    expect([ending(taken), ending(moved)]).toEqual(['ok', 'rota-changed'])
    expect(await partsOf(friday)).toEqual(['陈佑安'])
  }, 60_000)

  test('moved first: what was swapped is not given back over it', async () => {
    const swapId = await ask(shiftOn(friday), 'chen', 'lin')
    done(await accept('chen', swapId))
    const [moved, undone] = await inLine(await move(friday), () => undo('lin', swapId))
    expect([ending(moved), ending(undone)]).toEqual(['ok', 'shift-changed'])
    expect(await partsOf(friday)).toEqual(['陈佑安'])
  }, 60_000)

  test('both give a swap back at once: it goes back once', async () => {
    const swapId = await ask(shiftOn(friday), 'chen', 'lin')
    done(await accept('chen', swapId))
    const [one, two] = await inLine(
      () => undo('lin', swapId),
      () => undo('chen', swapId),
    )
    expect([ending(one), ending(two)]).toEqual(['ok', 'swap-over'])
    expect(await partsOf(friday)).toEqual(['林秀芳'])
  }, 60_000)
})
