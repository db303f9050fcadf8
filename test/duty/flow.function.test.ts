import { sql } from 'kysely'
import * as duty from '../../src/duty/contract'
import { instant } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { stamp } from '../../src/platform/database/stamp'
import { people, shiftOn, tuesday } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, moment, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 10:00')
})

const notice = { title: '停水', body: '明天上午停水。' }
const out = (until?: string) => ({
  until: until === undefined ? null : moment(`2026-11-24 ${until}`),
})
/** A change holds from the next millisecond on. */
const go = async (who: 'he' | 'lin', until?: string): Promise<void> => {
  done(await w.as(who).ask(duty.stepOut, out(until)))
  w.pass(1)
}
const plate = async () => done(await w.guest.ask(duty.today, {})).plate
const absences = () =>
  connection.db.selectFrom('absences').selectAll().where('community_id', '=', w.community).execute()

describe('the door plate by the clock', () => {
  test.each([
    ['2026-11-24 08:59', 'off', '何静川'],
    ['2026-11-24 09:00', 'in', '何静川'],
    ['2026-11-24 17:59', 'in', '何静川'],
    ['2026-11-24 18:00', 'off', '何静川'],
    ['2026-11-28 10:00', 'off', '何静川'],
  ])('%s: %s, %s', async (at, lamp, name) => {
    w.clock(at)
    expect(await plate()).toMatchObject({ lamp, person: { name }, phone: '023-00000001' })
  })

  test('in hours it names the rota member below; after hours the next opening and who has it', async () => {
    expect(await plate()).toMatchObject({ until: moment('2026-11-24 18:00'), below: { name: '林秀芳' } })
    w.clock('2026-11-27 19:00')
    expect(await plate()).toMatchObject({
      next: { day: '2026-11-30', opens: moment('2026-11-30 09:00'), person: { name: '陈佑安' } },
    })
    w.clock('2026-11-30 07:00')
    expect(await plate()).toMatchObject({ next: { day: '2026-11-30', person: { name: '陈佑安' } } })
  })

  test('the day begins and ends at midnight of the community, whatever the zone of the machine', async () => {
    w.clock('2026-11-24 23:59')
    expect(done(await w.guest.ask(duty.rota, { days: 1 })).today).toBe(tuesday)
    w.pass(60_000)
    expect(done(await w.guest.ask(duty.rota, { days: 1 })).today).toBe('2026-11-25')
  })
})

describe('the secretary goes out', () => {
  test('the plate shows the duty member 代行 until the return, and then the secretary again: no job runs', async () => {
    await go('he', '15:00')
    const acting = { lamp: 'in', person: { name: '林秀芳' }, acting: true, secretary: { name: '何静川' } }
    const back = moment('2026-11-24 15:00')
    expect(await plate()).toMatchObject({ ...acting, until: back, secretaryBack: back, below: null })
    w.clock(instant(back - 1))
    expect(await plate()).toMatchObject(acting)
    w.clock(back)
    expect(await plate()).toMatchObject({ lamp: 'in', person: { name: '何静川' }, acting: false })
    expect(ending(await w.as('he').ask(duty.stepIn, {}))).toBe('not-out')
    done(await w.as('he').ask(publish, notice))
  })

  test('without a return time the shift holds the authority to its end, and the next shift after it', async () => {
    await go('he')
    expect(await plate()).toMatchObject({
      acting: true,
      until: moment('2026-11-24 18:00'),
      secretaryBack: null,
    })
    w.clock('2026-11-24 18:00')
    expect(ending(await w.as('lin').ask(publish, notice))).toBe('not-holder')
    done(await w.as('he').ask(publish, notice))
    w.clock('2026-11-25 09:00')
    expect(await plate()).toMatchObject({ person: { name: '陈佑安' }, acting: true })
    done(await w.as('chen').ask(publish, notice))
  })

  test('the reply says who holds the authority now', async () => {
    expect(done(await w.as('he').ask(duty.stepOut, out())).holder.name).toBe('林秀芳')
    w.pass(1)
    expect(done(await w.as('he').ask(duty.stepIn, {})).holder.name).toBe('何静川')
  })

  test('out and in within one millisecond: nothing is lost, and the answer is not about a moment before', async () => {
    expect(done(await w.as('he').ask(duty.stepOut, out())).holder.name).toBe('林秀芳')
    expect(done(await w.as('he').ask(duty.stepIn, {})).holder.name).toBe('何静川')
    w.pass(2)
    expect(await plate()).toMatchObject({ person: { name: '何静川' } })
    await go('he')
    expect(await absences()).toHaveLength(2)
  })

  test('twice is refused with since when, and nothing changes', async () => {
    const since = w.now() + 1
    await go('he', '15:00')
    const again = await w.as('he').ask(duty.stepOut, out('16:00'))
    expect(again).toMatchObject({ refusal: { code: 'already-out', since } })
    expect(await absences()).toHaveLength(1)
  })

  test.each([
    ['a return that is over', '09:59', 'return-in-past'],
    ['a return this very moment', '10:00', 'return-in-past'],
  ])('%s is refused', async (_, until, code) => {
    expect(ending(await w.as('he').ask(duty.stepOut, out(until)))).toBe(code)
  })

  test('a return in more than a month is refused, in a month not', async () => {
    const month = 31 * 86_400_000
    const until = (ms: number) => ({ until: instant(w.now() + ms) })
    expect(ending(await w.as('he').ask(duty.stepOut, until(month + 2)))).toBe('return-too-late')
    done(await w.as('he').ask(duty.stepOut, until(month + 1)))
  })

  test('after coming back early one may go out again; every absence stays on file', async () => {
    await go('he', '15:00')
    w.clock('2026-11-24 11:00')
    done(await w.as('he').ask(duty.stepIn, {}))
    expect(ending(await w.as('he').ask(duty.stepIn, {}))).toBe('not-out')
    await go('he', '14:00')
    expect(await absences()).toHaveLength(2)
  })
})

describe('the clock was set back, or another server runs behind', () => {
  beforeEach(async () => {
    await go('he', '15:00')
    w.clock('2026-11-24 09:00')
  })

  test('who is on file as out later is told so, and is not put out twice', async () => {
    const since = moment('2026-11-24 10:00') + 1
    expect(done(await w.as('he').ask(duty.today, {})).mine).toMatchObject({ outSince: since, holder: true })
    for (const until of [undefined, '11:00', '16:00']) {
      expect(await w.as('he').ask(duty.stepOut, out(until))).toMatchObject({
        refusal: { code: 'already-out', since },
      })
    }
    expect(await absences()).toHaveLength(1)
    done(await w.as('he').ask(duty.stepOut, out('09:30')))
  })

  test('they may say that they are back, and then go out again; every absence stays on file', async () => {
    done(await w.as('he').ask(duty.stepOut, out('09:30')))
    done(await w.as('he').ask(duty.stepIn, {}))
    expect(done(await w.as('he').ask(duty.today, {})).mine).toMatchObject({ holder: true })
    w.pass(2)
    expect(done(await w.as('he').ask(duty.today, {})).mine).toMatchObject({ outSince: null })
    await go('he')
    expect(await plate()).toMatchObject({ person: { name: '林秀芳' }, acting: true })
    w.clock('2026-11-24 15:00')
    done(await w.as('he').ask(duty.stepIn, {}))
    expect(await absences()).toHaveLength(3)
  })
})

test('a duty member who steps away is away on the plate only while they act, and moves no authority', async () => {
  await go('lin', '11:00')
  expect(await plate()).toMatchObject({ lamp: 'in', person: { name: '何静川' } })
  await go('he')
  expect(await plate()).toMatchObject({
    lamp: 'away',
    person: { name: '林秀芳' },
    back: moment('2026-11-24 11:00'),
  })
  done(await w.as('lin').ask(publish, notice))
})

test('who is not on the rota can neither go nor come', async () => {
  for (const who of ['su', 'qin', 'zhou', 'bai'] as const) {
    expect(ending(await w.as(who).ask(duty.stepOut, out()))).toBe('not-on-rota')
    expect(ending(await w.as(who).ask(duty.stepIn, {}))).toBe('not-on-rota')
  }
  expect(await absences()).toEqual([])
})

test("one's own part: may one step out, is one out, does one hold the authority", async () => {
  const mine = async (who: Parameters<World['as']>[0]) => done(await w.as(who).ask(duty.today, {})).mine
  expect(await mine(null)).toBeNull()
  expect(await mine('qin')).toEqual({ mayStepOut: false, outSince: null, outBy: null, holder: false })
  expect(await mine('he')).toEqual({ mayStepOut: true, outSince: null, outBy: null, holder: true })
  const since = w.now() + 1
  await go('he')
  expect(await mine('he')).toEqual({ mayStepOut: true, outSince: since, outBy: null, holder: false })
  expect(await mine('lin')).toEqual({ mayStepOut: true, outSince: null, outBy: null, holder: true })
})

describe('the rota', () => {
  test('each day with its shift, its holiday, and the source of the calendar', async () => {
    const { days, calendar } = done(await w.guest.ask(duty.rota, { days: 7 }))
    expect(days.map(({ works, shifts }) => [works, shifts[0]?.person.name ?? null])).toEqual([
      [true, '林秀芳'],
      [true, '陈佑安'],
      [true, '罗小满'],
      [true, '林秀芳'],
      [false, null],
      [false, null],
      [true, '陈佑安'],
    ])
    expect(days[0]).toMatchObject({
      shifts: [{ person: { personId: people.lin.id }, from: '09:00', to: '18:00' }],
    })
    expect(calendar).toEqual([
      { first: '2026-01-01', last: '2026-12-31', source: expect.stringContaining('国务院办公厅') },
    ])
  })

  test.each([
    ['2026-11-24 23:30', '23:30'],
    ['2026-11-25 00:00', '24:00'],
    ['2026-11-25 02:00', '02:00'],
  ])('a shift that ends at %s ends at %s of its day', async (end, to) => {
    await connection.db
      .updateTable('shifts')
      .set({
        during: sql`tstzrange(${stamp(moment('2026-11-24 18:00'))}, ${stamp(moment(end))})`,
      })
      .where('community_id', '=', w.community)
      .where('shift_id', '=', shiftOn(tuesday))
      .execute()
    const { days } = done(await w.guest.ask(duty.rota, { days: 1 }))
    expect(days[0]!.shifts).toMatchObject([{ from: '18:00', to }])
  })

  test('D5: beyond the covered days every day is provisional', async () => {
    const { days } = done(await w.guest.ask(duty.rota, { from: '2026-12-30' as typeof tuesday, days: 4 }))
    expect(days.map(({ provisional }) => provisional)).toEqual([false, false, true, true])
  })
})

test('without a secretary in office nobody holds the authority, and every page says so without a fault', async () => {
  await connection.db
    .deleteFrom('role_grants')
    .where('community_id', '=', w.community)
    .where('role', '=', 'secretary')
    .execute()
  expect(await plate()).toBeNull()
  expect(ending(await w.as('lin').ask(publish, notice))).toBe('no-secretary')
  expect(ending(await w.as('lin').ask(duty.stepOut, out()))).toBe('not-on-rota')
  expect(ending(await w.as('lin').ask(duty.stepIn, {}))).toBe('not-out')
  expect(done(await w.as('lin').ask(duty.today, {})).mine).toEqual({
    mayStepOut: true,
    outSince: null,
    outBy: null,
    holder: false,
  })
})

test('a stamp names the shift and the absence it was made under', async () => {
  await go('he')
  const [absence] = await absences()
  expect(done(await w.as('lin').ask(publish, notice)).stamp).toEqual({
    holder: '林秀芳',
    shiftId: shiftOn(tuesday),
    absenceId: absence!.absence_id,
  })
})
