// The reception of the example community: how it is set, and who comes on the coming days.
import { addDays, at, dayOf, instant, minutes, type Day, type Instant, type Minute } from '../../kernel/time'
import type { Priority } from '../../reception/line/rule'
import type { Kind } from '../../reception/rule'
import { DESK, workingDays } from './desk'
import { exampleId } from './ids'
import { examplePeople, type Known } from './people'

export const RECEPTION = { unit_minutes: 30, public_share: 1, desk_share: 1, ahead_days: 14 } as const

export interface ExampleVisit {
  readonly id: string
  readonly person: string
  readonly bookedBy: string
  /** How whoever booked stands to the visitor; null where the visitor did. */
  readonly relation: 'desk' | 'friend' | null
  readonly day: Day
  readonly starts: Minute
  readonly ends: Minute
  readonly lane: number
  readonly kind: Kind
  readonly note: string
  readonly madeAt: Instant
}

/** On the how-manieth working day from today on · when · what about · a note · who · whether another booked it. */
type Plan = readonly [number, string, Kind, string, Known, ('desk' | 'friend')?]
const plans: readonly Plan[] = [
  [0, '15:00', 'home', '二单元的灯闪了半个月', 'zhouWenhai'],
  [1, '09:30', 'papers', '想开个居住证明，问问带什么', 'liWangchun'],
  [1, '10:00', 'help', '', 'qinGuilan', 'desk'],
  [1, '10:30', 'dispute', '楼上夜里搬东西', 'duRuoheng'],
  [2, '14:00', 'idea', '院坝里添两条长凳', 'gongChanggeng'],
  [3, '09:00', 'unsure', '', 'xiaMingyue'],
  [4, '10:30', 'papers', '高龄补贴的认证怎么办', 'qinGuilan', 'friend'],
]

const bookers = { desk: examplePeople.suXiaohe, friend: examplePeople.liWangchun } as const

/** 秦桂岚 lives alone and said at the desk that 李望椿 may book for her. */
export const exampleLink = {
  id: exampleId('link', 1),
  elder: examplePeople.qinGuilan,
  helper: examplePeople.liWangchun,
  relation: 'friend',
  madeBy: examplePeople.suXiaohe,
  ago: 40,
} as const

/** As many working days as the plans reach over, whatever holiday lies between. */
const REACH = 21

export function visitsOf(today: Day): ExampleVisit[] {
  const days = workingDays(today, 0, REACH)
  return plans.map(([nth, start, kind, note, who, relation = null], n) => ({
    id: exampleId('visit', n + 1),
    person: examplePeople[who],
    bookedBy: relation === null ? examplePeople[who] : bookers[relation],
    relation,
    day: days[nth]!,
    starts: minutes(start),
    ends: minutes(start) + RECEPTION.unit_minutes,
    lane: relation === 'desk' ? RECEPTION.public_share + 1 : 1,
    kind,
    note,
    madeAt: at(addDays(today, -1), 9 * 60 + 25 * n),
  }))
}

export interface ExampleTicket {
  readonly id: string
  readonly number: number
  readonly person: string | null
  readonly kind: Kind
  readonly note: string
  readonly priority: Priority | null
  readonly madeAt: Instant
  /** Of one that was talked to. */
  readonly begunAt: Instant | null
  readonly endedAt: Instant | null
}

/** How many minutes ago · what about · a note · who, where that is known · whether they go first · whether it is over. */
type TicketPlan = readonly [number, Kind, string, Known | null, Priority | null, boolean]
const tickets: readonly TicketPlan[] = [
  [70, 'papers', '问低保怎么办', 'xiaMingyue', null, true],
  [26, 'home', '水表转得不对', null, null, false],
  [18, 'unsure', '', null, null, false],
  [6, 'help', '刚出院，想问问助餐', null, 'frail', false],
]

/** The line at the moment of loading, if the desk has been open for long enough. */
export function ticketsOf(now: Instant): ExampleTicket[] {
  const today = dayOf(now)
  const open =
    workingDays(today, 0, 0).length > 0 && now >= at(today, DESK.opens + 70) && now < at(today, DESK.closes)
  const ago = (minutesAgo: number): Instant => instant(now - minutesAgo * 60_000)
  return (open ? tickets : []).map(([came, kind, note, who, priority, over], n) => ({
    ...{ id: exampleId('ticket', n + 1), number: n + 1, person: who && examplePeople[who] },
    ...{ kind, note, priority, madeAt: ago(came) },
    begunAt: over ? ago(came - 15) : null,
    endedAt: over ? ago(came - 28) : null,
  }))
}
