// What people of the example community said at the desk on the days before, and what became of it.
import { dueFrom, usual, type EntryKind, type Standing, type State } from '../../cases/rule'
import type { Kind } from '../../kernel/kinds'
import { at, iso, type Day, type Instant } from '../../kernel/time'
import type { Tx } from '../../platform/serve/context'
import { insertAll } from './bulk'
import { calendar, workingDays } from './desk'
import { exampleId } from './ids'
import { examplePeople, type Known } from './people'

/** How many working days ago · what kind · what it is about · whose · who received · what was said to them. */
interface Plan {
  readonly ago: number
  readonly kind: Kind
  readonly about: string
  readonly whose: Known
  readonly receiver: Known
  readonly words: string
  readonly state: State
  readonly asked?: Known
  /** What came after: how many working days ago, what, and in which words. */
  readonly then: readonly (readonly [number, EntryKind, string])[]
}

const plans: readonly Plan[] = [
  {
    ...{ ago: 6, kind: 'papers', about: '问租客登记要带什么', whose: 'chengWanli', receiver: 'suXiaohe' },
    ...{ words: '问到了给你打电话。', state: 'received', then: [] },
  },
  {
    ...{ ago: 4, kind: 'home', about: '厨房漏水，楼下也湿了', whose: 'qinGuilan', receiver: 'linXiufang' },
    ...{ words: '明天请物业的师傅上门看。', state: 'working' },
    then: [[3, 'words', '师傅看过了，是三楼的接头老化，等配件，周五前来换。']],
  },
  {
    ...{ ago: 3, kind: 'dispute', about: '楼上夜里搬东西', whose: 'xiaMingyue', receiver: 'chenYouan' },
    ...{ words: '我先去楼上问问。', state: 'done' },
    then: [[1, 'done', '跟楼上说好了，晚上十点以后不搬。']],
  },
  {
    ...{ ago: 2, kind: 'home', about: '二单元的灯闪了半个月', whose: 'zhouWenhai', receiver: 'chenYouan' },
    ...{
      words: '报给物业了。',
      state: 'received',
      asked: 'linXiufang',
      then: [[1, 'handed', '水电的事你熟。']],
    },
  },
]

/** As many calendar days as the plans reach back over, whatever holiday lies between. */
const REACH = 30
const TEN = 10 * 60

export async function cases(tx: Tx, community: string, today: Day): Promise<void> {
  const c = { community_id: community }
  const past = workingDays(today, -REACH, -1).reverse()
  const dayOf = (ago: number): Day => past[ago - 1]!
  await insertAll(
    tx,
    'line_days',
    plans.map(({ ago }) => ({ ...c, day: dayOf(ago), last_number: 1 })),
  )
  await insertAll(
    tx,
    'line_places',
    plans.map((plan, n) => ({ ...c, ...placeOf(plan, n, dayOf(plan.ago)) })),
  )
  const years = new Map<number, number>()
  const rows = plans.map((plan, n) => {
    const year = Number(dayOf(plan.ago).slice(0, 4))
    years.set(year, (years.get(year) ?? 0) + 1)
    return { ...c, ...rowOf(plan, n, dayOf(plan.ago)), year, number: years.get(year)! }
  })
  const given = Array.from(years, ([year, last_number]) => ({ ...c, year, last_number }))
  await insertAll(tx, 'case_years', given)
  await insertAll(tx, 'cases', rows)
  const entries = plans.flatMap((plan, n) => entriesOf(plan, n, dayOf))
  await insertAll(
    tx,
    'case_entries',
    entries.map((entry) => ({ ...c, ...entry })),
  )
}

const placeId = (n: number): string => exampleId('talk', n + 1)
const caseId = (n: number): string => exampleId('case', n + 1)
const standing = ({ kind, receiver, asked, state }: Plan, day: Day): Standing => ({
  ...{ state, responsible: examplePeople[receiver], offeredTo: asked ? examplePeople[asked] : null },
  due: dueFrom(day, kind, usual, calendar),
})

function placeOf({ kind, about, whose, receiver, words }: Plan, n: number, day: Day) {
  const when = (minute: number): string => iso(at(day, minute))
  return {
    ...{ place_id: placeId(n), day, number: 1, person_id: examplePeople[whose], kind, note: about },
    ...{ made_by: examplePeople[whose], made_at: when(TEN), calls: 1, called_at: when(TEN + 5) },
    ...{ begun_at: when(TEN + 6), receiver_id: examplePeople[receiver], ended_at: when(TEN + 20) },
    ...{ ending: 'talked' as const, outcome: 'promised' as const, outcome_words: words, desk_note: '' },
    priority: null,
  }
}

function rowOf(plan: Plan, n: number, day: Day) {
  const { kind, about, whose, then } = plan
  const { state, responsible, offeredTo, due } = standing(plan, day)
  return {
    ...{ case_id: caseId(n), person_id: examplePeople[whose], helper_id: null, kind, about },
    ...{ opened_at: iso(at(day, TEN + 20)), state, responsible_id: responsible, offered_to: offeredTo, due },
    entries: 1 + then.length,
  }
}

function entriesOf(plan: Plan, n: number, dayOf: (ago: number) => Day) {
  const { ago, receiver, words, asked, then } = plan
  const actor_id = examplePeople[receiver]
  const written = (at: Instant) => ({ case_id: caseId(n), actor_id, at: iso(at) })
  const day = dayOf(ago)
  const opened = {
    ...{ ...written(at(day, TEN + 20)), nth: 1, kind: 'opened' as EntryKind, words },
    ...{ place_id: placeId(n) as string | null, to_id: null as string | null },
    due: standing(plan, day).due as Day | null,
  }
  const later = then.map(([since, kind, said], m) => ({
    ...{ ...written(at(dayOf(since), TEN + 60)), nth: m + 2, kind, words: said, place_id: null, due: null },
    to_id: kind === 'handed' && asked ? examplePeople[asked] : null,
  }))
  return [opened, ...later]
}
