// The five rooms of the example community, and what its people have booked in them.
import { dayKind } from '../../duty/calendar'
import { addDays, at, instant, type Day, type Instant, type Minute } from '../../kernel/time'
import { GRAIN } from '../../rooms/rule'
import { calendar } from './desk'
import { exampleId } from './ids'
import { examplePeople, type Known } from './people'

interface ExampleRoom {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly purpose: string
  readonly seats: number
  readonly stepFree: boolean
  readonly closes: Minute
  readonly openDays: 'working' | 'every'
  readonly lanes: number
  /** Whether the desk answers each booking first. */
  readonly approval?: boolean
  /** In units of 0.01 square metre, as measured. */
  readonly area: number
  /** Minutes to clean after each booking. */
  readonly after?: number
}

export const HOURS = { opens: 9 * 60, unit: 30, longest: 120, aheadDays: 14 } as const
const MINUTE = 60_000
const EVENING = 21 * 60
const AFTERNOON = 18 * 60

const room = (n: number, about: Omit<ExampleRoom, 'id'>): ExampleRoom => ({
  id: exampleId('room', n),
  ...about,
})

export const rooms = {
  sitting: room(1, {
    name: '居民会客厅',
    area: 4850,
    place: '一楼东头',
    purpose: '会客、摆龙门阵、小聚会',
    seats: 20,
    stepFree: true,
    closes: EVENING,
    openDays: 'every',
    lanes: 1,
  }),
  station: room(2, {
    name: '先锋驿站',
    area: 3620,
    place: '一楼西头',
    purpose: '学习、小组商量',
    seats: 6,
    stepFree: true,
    closes: AFTERNOON,
    openDays: 'working',
    lanes: 3,
  }),
  deliberation: room(3, {
    name: '邻里议站',
    area: 6400,
    place: '二楼 201，有电梯',
    purpose: '商量事情、开会',
    seats: 30,
    stepFree: true,
    closes: EVENING,
    openDays: 'every',
    lanes: 1,
  }),
  arts: room(4, {
    name: '时光艺站',
    area: 9210,
    place: '负一楼，下 12 级台阶',
    purpose: '唱歌、书画、排练',
    seats: 40,
    stepFree: false,
    closes: EVENING,
    openDays: 'every',
    lanes: 1,
    approval: true,
    after: 30,
  }),
  family: room(5, {
    name: '老少怡站',
    area: 5530,
    place: '一楼，院坝旁边',
    purpose: '老人活动、带娃娃、做作业',
    seats: 24,
    stepFree: true,
    closes: AFTERNOON,
    openDays: 'working',
    lanes: 1,
  }),
} as const

/** Not for booking, but it counts when the open space is measured. */
export const office = {
  id: exampleId('room', 9),
  name: '工作人员办公室',
  place: '一楼 103',
  area: 2080,
} as const

export interface ExampleBooking {
  readonly id: string
  readonly room: ExampleRoom
  readonly person: string
  readonly day: Day
  readonly starts: Minute
  readonly ends: Minute
  readonly lane: number
  readonly people: number
  readonly purpose: string
  readonly madeAt: Instant
  readonly cancelledAt: Instant | null
  readonly releaseAt: Instant
  readonly cameAt: Instant | null
  /** Of a request that waits for an answer. */
  readonly expiresAt?: Instant
}

/** Minutes after its start at which a booking lapses to which nobody came. */
export const RELEASE = 15
/** To this one, two days ago, nobody came: it rained. */
const NOT_COME = 2

/** Which room · the how-manieth open day from today on (negative: before today) · from · to · how many · what for · who. */
type Plan = readonly [keyof typeof rooms, number, string, string, number, string, Known]
const plans: readonly Plan[] = [
  ['sitting', -3, '14:00', '15:30', 5, '老邻居聚一聚', 'qinGuilan'],
  ['family', -2, '15:00', '16:30', 4, '娃娃们做手工', 'xiaMingyue'],
  ['sitting', 0, '14:00', '15:30', 6, '女儿一家回来，坐一坐', 'qinGuilan'],
  ['sitting', 1, '9:30', '11:00', 8, '9栋商量晾衣杆', 'zhouWenhai'],
  ['sitting', 2, '19:00', '20:30', 12, '读书会', 'duRuoheng'],
  ['station', 1, '9:00', '10:00', 4, '读报小组', 'dengShouzhen'],
  ['station', 1, '9:30', '11:00', 5, '旧书交换', 'liWangchun'],
  ['station', 2, '14:00', '15:00', 3, '帮邻居填表', 'suXiaohe'],
  ['deliberation', 1, '15:00', '17:00', 11, '院坝停车的事，先听大家说', 'gongChanggeng'],
  ['deliberation', 3, '10:00', '11:30', 9, '楼栋长碰头', 'zhouWenhai'],
  ['deliberation', 5, '14:30', '16:00', 16, '法律问答：租房和漏水', 'fangZhilv'],
  ['arts', 0, '19:00', '21:00', 22, '合唱队排练', 'gongChanggeng'],
  ['arts', 2, '9:00', '11:00', 14, '书画班', 'dengShouzhen'],
  ['arts', 4, '19:00', '21:00', 18, '排练节目', 'gongChanggeng'],
  ['family', 1, '15:30', '17:00', 6, '娃娃们做作业', 'xiaMingyue'],
  ['family', 3, '9:30', '11:00', 10, '老人剪头发', 'suXiaohe'],
]

const minutesOf = (text: string): Minute => {
  const [hour, minute] = text.split(':').map(Number)
  return hour! * 60 + minute!
}

export function bookingsOf(today: Day, now: Instant = at(today, 0)): ExampleBooking[] {
  const planned = plans.map(([key, nth, from, to, people, purpose, who], n): ExampleBooking => {
    const day = openDay(rooms[key], nth, today)
    const start = at(day, minutesOf(from))
    return {
      id: exampleId('booking', n + 1),
      room: rooms[key],
      person: examplePeople[who],
      day,
      starts: minutesOf(from),
      ends: minutesOf(to),
      lane: 1,
      people,
      purpose,
      madeAt: at(addDays(day < today ? day : today, -2), 9 * 60 + 20 * n),
      cancelledAt: null,
      releaseAt: instant(start + RELEASE * MINUTE),
      cameAt: start <= now && n + 1 !== NOT_COME ? start : null,
    }
  })
  return withLanes([...planned, givenUp(today, planned.length + 1), asked(today, planned.length + 2)])
}

/** 杜若蘅 would have liked the hour that 龚长庚 has tomorrow, and stands in line for it. */
export function waitsOf(today: Day) {
  return [
    {
      ...{ id: exampleId('wait', 1), room: rooms.deliberation.id, person: examplePeople.duRuoheng },
      ...{ day: openDay(rooms.deliberation, 1, today), starts: 15 * 60, ends: 16 * 60, people: 8 },
      ...{ purpose: '遛狗的事碰个头', madeAt: at(addDays(today, -1), 21 * 60) },
    },
  ]
}

/** A request that waits until tomorrow noon: 秦桂岚 asks for the hall to rehearse in. */
function asked(today: Day, n: number): ExampleBooking {
  return {
    id: exampleId('booking', n),
    room: rooms.arts,
    person: examplePeople.qinGuilan,
    day: openDay(rooms.arts, 3, today),
    starts: 14 * 60,
    ends: 16 * 60,
    lane: 1,
    people: 12,
    purpose: '迎新节目排练',
    madeAt: at(addDays(today, -1), 20 * 60),
    cancelledAt: null,
    expiresAt: at(addDays(today, 1), 12 * 60),
    releaseAt: at(openDay(rooms.arts, 3, today), 14 * 60 + RELEASE),
    cameAt: null,
  }
}

/** One that was cancelled: its record stays, its time is free. */
function givenUp(today: Day, n: number): ExampleBooking {
  return {
    id: exampleId('booking', n),
    room: rooms.deliberation,
    person: examplePeople.gongChanggeng,
    day: openDay(rooms.deliberation, 2, today),
    starts: 14 * 60,
    ends: 15 * 60,
    lane: 1,
    people: 7,
    purpose: '商量坝坝舞的音响',
    madeAt: at(addDays(today, -3), 600),
    cancelledAt: at(addDays(today, -1), 600),
    releaseAt: at(openDay(rooms.deliberation, 2, today), 14 * 60 + RELEASE),
    cameAt: null,
  }
}

function openDay(wanted: ExampleRoom, nth: number, today: Day): Day {
  const step = nth < 0 ? -1 : 1
  let left = nth < 0 ? -nth : nth + 1
  for (let n = nth < 0 ? -1 : 0; ; n += step) {
    const day = addDays(today, n)
    if (wanted.openDays === 'every' || dayKind(day, calendar).works) left -= 1
    if (left === 0) return day
  }
}

/** Puts each booking into the first lane that is free, as the booking itself does. */
function withLanes(bookings: readonly ExampleBooking[]): ExampleBooking[] {
  const taken = new Set<string>()
  return bookings.map((booking) => {
    let lane = 1
    while (claimsOf({ ...booking, lane }).some((claim) => taken.has(keyOf(claim)))) lane += 1
    const placed = { ...booking, lane }
    for (const claim of claimsOf(placed)) taken.add(keyOf(claim))
    return placed
  })
}

const keyOf = ({ room, start, lane }: ReturnType<typeof claimsOf>[number]): string =>
  `${room} ${start} ${lane}`

/** The grains of time that a booking holds. */
export function claimsOf({
  room,
  day,
  starts,
  ends,
  lane,
  cancelledAt,
  cameAt,
  releaseAt,
  expiresAt,
}: ExampleBooking) {
  if (cancelledAt !== null) return []
  const grains = Array.from({ length: (ends - starts) / GRAIN }, (_, n) => at(day, starts + n * GRAIN))
  return grains.map((start) => ({
    room: room.id,
    start,
    lane,
    until: cameAt === null ? (expiresAt ?? releaseAt) : null,
  }))
}
