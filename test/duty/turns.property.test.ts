import fc from 'fast-check'
import * as cover from '../../src/duty/cover/contract'
import * as duty from '../../src/duty/contract'
import * as plan from '../../src/duty/plan/contract'
import * as turns from '../../src/duty/turns/contract'
import { addDays, type Day } from '../../src/kernel/time'
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
const step = fc.record({
  who: member,
  other: member,
  what: fc.constantFrom(
    'favour',
    'offer',
    'exchange',
    'accept',
    'accept',
    'undo',
    'take',
    'leave',
    'back',
    'plan',
    'out',
    'in',
  ),
  nth: fc.nat(4),
  after: fc.constantFrom(0, 1, hour, 5 * hour, 24 * hour),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

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
    { numRuns: 12, seed: 20261124 },
  )
  // Each kind of change occurred, or the property above said nothing.
  expect(Object.keys(acted).sort()).toEqual(
    ['accept', 'back', 'exchange', 'favour', 'in', 'leave', 'offer', 'out', 'plan', 'take', 'undo'].sort(),
  )
}, 120_000)
