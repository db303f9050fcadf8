import fc from 'fast-check'
import { sql } from 'kysely'
import * as cover from '../../src/duty/cover/contract'
import * as duty from '../../src/duty/contract'
import * as plan from '../../src/duty/plan/contract'
import { dutyFacts } from '../../src/duty/facts'
import { holder } from '../../src/duty/rule'
import * as turns from '../../src/duty/turns/contract'
import * as year from '../../src/duty/year/contract'
import { addDays, at, dayOf, instant, type Day } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { people, rotaOrder, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { wrongStamps } from '../support/stamps'
import { ending, freshWorld, type World } from '../support/world'

let connection: Connection
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())

const onRota: readonly Who[] = ['he', 'lin', 'chen', 'luo']
const notice = { title: '停水', body: '明天上午停水。' }
const hour = 3_600_000
const member = fc.constantFrom<Who>('lin', 'chen', 'luo')
const swapping = ['favour', 'offer', 'exchange', 'accept', 'accept', 'undo', 'take', 'leave', 'back'] as const
type What = (typeof swapping)[number] | 'plan' | 'out' | 'in' | 'close'
const stepOf = (...what: readonly What[]) =>
  fc.record({
    who: member,
    other: member,
    what: fc.constantFrom(...what),
    nth: fc.nat(4),
    after: fc.constantFrom(0, 1, hour, 5 * hour, 24 * hour),
  })
const step = stepOf(...swapping, 'plan', 'out', 'in')
/** No new rota, which may take minutes away; days are closed and opened instead. */
const stepOfDays = stepOf(...swapping, 'out', 'in', 'close')
interface Step {
  readonly who: Who
  readonly other: Who
  readonly what: What
  readonly nth: number
}

interface Scene {
  readonly w: World
  readonly phone: ReturnType<World['as']>
  readonly nth: number
  readonly other: string
  readonly give: string
  readonly take: string
  readonly swapId: string
  readonly running: string
  readonly today: Day
}

/** What each kind of change is; true when something was changed. */
const acts: Record<Step['what'], (scene: Scene) => Promise<{ ok: boolean }>> = {
  favour: ({ phone, give, other }) => phone.ask(turns.askSwap, { give, take: null, of: other }),
  offer: ({ phone, give }) => phone.ask(turns.askSwap, { give, take: null, of: null }),
  exchange: ({ phone, give, take, other }) => phone.ask(turns.askSwap, { give, take, of: other }),
  accept: ({ phone, swapId }) => phone.ask(turns.acceptSwap, { swapId }),
  undo: ({ phone, swapId }) => phone.ask(turns.undoSwap, { swapId }),
  take: ({ phone, running }) => phone.ask(cover.takeOver, { shiftId: running }),
  leave: ({ phone, today, nth }) => {
    const first = addDays(today, 1 + nth)
    return phone.ask(cover.takeLeave, { first, last: addDays(first, nth) })
  },
  async back({ phone }) {
    const known = await phone.ask(cover.cover, {})
    const mine = known.ok ? known.value.leave.find(({ mayEnd }) => mayEnd) : undefined
    return mine ? phone.ask(cover.endLeave, { leaveId: mine.leaveId }) : { ok: false }
  },
  async plan({ w, nth, today }) {
    const order = rotaOrder.map(({ id }) => id)
    const range = { first: today, last: addDays(today, 9), order: nth % 2 ? order : order.reverse() }
    const looked = await w.as('he').ask(plan.planRota, range)
    if (!looked.ok) return looked
    return w.as('he').ask(plan.applyRota, { ...range, fingerprint: looked.value.fingerprint })
  },
  close: ({ w, today, nth }) =>
    w.as('he').ask(year.setDay, { day: addDays(today, nth), works: nth % 2 === 0, reason: '停电' }),
  out: ({ w }) => w.as('he').ask(duty.stepOut, { until: null }),
  in: ({ w }) => w.as('he').ask(duty.stepIn, {}),
}

/** @returns whether something was changed. */
async function act(w: World, { who, other, what, nth }: Step): Promise<boolean> {
  const phone = w.as(who)
  const known = await phone.ask(turns.turns, {})
  if (!known.ok) return false
  const nothing = people.he.id
  const { shifts, swaps, today } = known.value
  const of = (one: Who): string =>
    shifts.filter(({ person, running }) => person.personId === people[one].id && !running)[nth]?.shiftId ??
    nothing
  const able = swaps.filter(({ may }) => may.includes(what === 'undo' ? 'undo' : 'accept'))
  const swapId = (able[nth % (able.length || 1)] ?? swaps[nth])?.swapId ?? nothing
  const running = shifts.find((shift) => shift.running)?.shiftId ?? nothing
  const scene = {
    w,
    phone,
    nth,
    other: people[other].id,
    give: of(who),
    take: of(other),
    swapId,
    running,
    today,
  }
  return (await acts[what](scene)).ok
}

/** The days over which every minute is looked at, from the first on. */
const DAYS = 9
const first = '2026-11-24' as Day

/** Who has each minute by the shifts that are stored; two at once would be in one another's place. */
async function minutesOf(w: World): Promise<Map<number, string>> {
  const { rows } = await sql<{ person: string; start: number; end: number }>`
    select person_id as person, extract(epoch from lower(during)) / 60 as start, extract(epoch from upper(during)) / 60 as end
    from shifts where community_id = ${w.community} and day between ${first} and ${addDays(first, DAYS)}`.execute(
    w.db,
  )
  const had = new Map<number, string>()
  for (const { person, start, end } of rows) {
    for (let minute = Math.ceil(Number(start)); minute < Number(end); minute += 1) {
      expect(had.get(minute)).toBeUndefined()
      had.set(minute, person)
    }
  }
  return had
}

test('D1: through all of it every minute has one holder, and no minute that had somebody is lost', async () => {
  const acted: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(fc.array(stepOfDays, { minLength: 14, maxLength: 18 }), async (steps) => {
      const w = await freshWorld(connection)
      w.clock('2026-11-24 09:50')
      const covered = [...(await minutesOf(w)).keys()]
      for (const one of steps) {
        w.pass(one.after + 2)
        if (await act(w, one)) acted[one.what] = (acted[one.what] ?? 0) + 1
      }
      const had = await minutesOf(w)
      expect(covered.filter((minute) => !had.has(minute))).toEqual([])
      const facts = (await dutyFacts(w.db, w.community, w.now()))!
      const off = await daysOff(w)
      const next = instant(Math.ceil(w.now() / 60_000) * 60_000)
      for (let t = next; t < at(addDays(first, DAYS), 0); t = instant(t + 60_000)) {
        const person = had.get(Math.floor(t / 60_000))
        const away = facts.absences.some(
          ({ person: who, span }) => who === facts.secretary && span.start <= t && t < span.end,
        )
        const there = person !== undefined && !off.has(`${person} ${dayOf(t)}`)
        expect(holder(t, facts).holder).toBe(away && there ? person : facts.secretary)
      }
    }),
    // A smaller case says little here and takes minutes to find.
    { numRuns: 12, endOnFailure: true },
  )
  // What moves minutes occurred, or the property above said nothing.
  expect(Object.keys(acted)).toEqual(
    expect.arrayContaining(['accept', 'close', 'exchange', 'leave', 'out', 'take', 'undo']),
  )
}, 120_000)

/** `person day` of all leave. */
async function daysOff(w: World): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select person_id || ' ' || d::date as key from days_off, generate_series(lower(days), upper(days) - 1, interval '1 day') d
    where community_id = ${w.community} and ended_at is null`.execute(w.db)
  return new Set(rows.map(({ key }) => key))
}

test('D1, D4: through swaps, take-overs, leave and new rotas exactly one may act, and every stamp stays true', async () => {
  const acted: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 14, maxLength: 18 }), async (steps) => {
      const w = await freshWorld(connection)
      w.clock('2026-11-24 09:50')
      for (const one of steps) {
        w.pass(one.after + 2)
        if (await act(w, one)) acted[one.what] = (acted[one.what] ?? 0) + 1
        w.pass(2)
        const endings: string[] = []
        for (const who of onRota) endings.push(ending(await w.as(who).ask(publish, notice)))
        expect(endings.sort()).toEqual(['not-holder', 'not-holder', 'not-holder', 'ok'])
      }
      expect((await wrongStamps(w.db, w.community)).wrong).toEqual([])
    }),
    { numRuns: 12 },
  )
  // Each kind of change occurred, or the property above said nothing.
  expect(Object.keys(acted).sort()).toEqual(
    ['accept', 'back', 'exchange', 'favour', 'in', 'leave', 'offer', 'out', 'plan', 'take', 'undo'].sort(),
  )
}, 120_000)
