// One tiny community, quickly: enough people, days and rooms to try every act. Several may lie in one database, with
// the same ids, because every key begins with the community.
import { sql } from 'kysely'
import { calendar2026, dayKind, type Calendar } from '../../src/duty/calendar'
import { rotate } from '../../src/duty/rule'
import type { Role } from '../../src/kernel/contract'
import { addDays, at, instant, type Day, type Instant } from '../../src/kernel/time'
import { demoPeople as demo } from '../../src/people/demo'
import type { Cipher } from '../../src/platform/database/cipher'
import { stamp } from '../../src/platform/database/stamp'
import type { Tx } from '../../src/platform/serve/context'

/** A Tuesday that works, with a weekend and no holiday near it. */
export const tuesday = '2026-11-24' as Day
export const opening = '2026-11-16' as Day

/** @param n which one of its kind, so that a test can name it without asking */
export const testId = (kind: string, n: number | string): string =>
  `${kind.padEnd(8, '0')}-0000-8000-8000-${String(n).padStart(12, '0')}`

export const people = {
  he: { id: demo.heJingchuan.id, name: '何静川' },
  lin: { id: demo.linXiufang.id, name: '林秀芳' },
  chen: { id: demo.chenYouan.id, name: '陈佑安' },
  luo: { id: demo.luoXiaoman.id, name: '罗小满' },
  su: { id: demo.suXiaohe.id, name: '苏晓荷' },
  gong: { id: demo.gongChanggeng.id, name: '龚长庚' },
  fang: { id: demo.fangZhilv.id, name: '方知律' },
  zhou: { id: demo.zhouWenhai.id, name: '周文海' },
  deng: { id: demo.dengShouzhen.id, name: '邓守真' },
  tan: { id: testId('a1', 1), name: '谭平和' },
  qin: { id: demo.qinGuilan.id, name: '秦桂岚' },
  li: { id: demo.liWangchun.id, name: '李望椿' },
  bai: { id: demo.baiXiaolu.id, name: '白小鹿' },
} as const
export type Who = keyof typeof people

/** The three duty members, in the order of their turns: 林秀芳 has the Tuesday. */
export const rotaOrder = [people.lin, people.chen, people.luo] as const

const roleOf: Partial<Record<Who, Role>> = {
  he: 'secretary',
  lin: 'duty-member',
  chen: 'duty-member',
  luo: 'duty-member',
  su: 'staff',
  gong: 'council',
  fang: 'adviser',
  zhou: 'building-leader',
  deng: 'oversight',
  tan: 'mediator',
}
const homes: Partial<Record<Who, { flat: number; until: string | null }>> = {
  qin: { flat: 1, until: null },
  li: { flat: 2, until: null },
  zhou: { flat: 3, until: null },
  gong: { flat: 4, until: null },
  bai: { flat: 5, until: '2026-10-31' },
}

export const rooms = {
  /** For one party at a time, on working days. */
  hall: testId('d0', 1),
  /** Three seats, each for itself, every day. */
  readingRoom: testId('d0', 2),
  /** By the hour, on working days. */
  mediation: testId('d0', 3),
} as const

const roomRow = { opens: 540, closes: 1080, open_days: 'working', lanes: 1, ahead_days: 14 } as const
const roomRows = [
  {
    ...roomRow,
    ...{ room_id: rooms.hall, name: '邻里议站', place: '服务中心二楼', purpose: '开会', seats: 16 },
    ...{ step_free: true, unit_minutes: 30, longest: 120 },
  },
  {
    ...roomRow,
    ...{ room_id: rooms.readingRoom, name: '百姓书房', place: '服务中心一楼', purpose: '看书', seats: 1 },
    ...{ step_free: true, unit_minutes: 30, longest: 120, open_days: 'every' as const, lanes: 3 },
  },
  {
    ...roomRow,
    ...{ room_id: rooms.mediation, name: '平和调解室', place: '服务中心三楼', purpose: '调解', seats: 6 },
    ...{ step_free: false, unit_minutes: 60, longest: 240 },
  },
]

/** Two persons share 秦桂岚's phone; a third did until it was ended. */
export const householdPhone = 'openid-of-a-household'

const calendar: Calendar = {
  covers: [calendar2026.covers],
  named: new Map(calendar2026.days.map((named) => [named.day, named])),
}
const days = Array.from({ length: 40 }, (_, n) => addDays(opening, n))
const shifts = rotate(
  rotaOrder.map(({ id }) => id),
  days.filter((day) => dayKind(day, calendar).works),
)
export const shiftOn = (day: Day): string => testId('5f', day.replaceAll('-', ''))

const long = sql<string>`'[2020-01-01,)'::daterange`
const made: Instant = instant(Date.parse('2026-01-01T00:00:00Z'))

/** Puts the community into the database. */
export async function addCommunity(tx: Tx, cipher: Cipher, community: string, isExample = true) {
  const c = { community_id: community }
  await tx
    .insertInto('communities')
    .values({
      ...{ ...c, name: '示例', is_example: isExample, host_unit: '示例街道', filing_number: '' },
      ...{ phone: '023-00000000', made_at: stamp(made) },
    })
    .execute()
  await addPeople(tx, cipher, community)
  await addDuty(tx, community)
  await tx
    .insertInto('reception_desks')
    .values({ ...c, unit_minutes: 30, public_share: 1, desk_share: 1, ahead_days: 14 })
    .execute()
  await tx
    .insertInto('matter_desks')
    .values({ ...c, endorse_needed: 2, reply_days: 7 })
    .execute()
  await tx
    .insertInto('rooms')
    .values(roomRows.map((row, position) => ({ ...c, ...row, position, retired_at: null })))
    .execute()
}

async function addPeople(tx: Tx, cipher: Cipher, community: string): Promise<void> {
  const c = { community_id: community }
  const building_id = testId('b0', 9)
  const all = Object.entries(people) as [Who, (typeof people)[Who]][]
  await tx
    .insertInto('buildings')
    .values({ ...c, building_id, number: 9 })
    .execute()
  await tx
    .insertInto('persons')
    .values(
      all.map(([, { id, name }]) => ({
        ...c,
        ...{ person_id: id, name_sealed: cipher.seal(name), adult_from: '1980-01-01', made_at: stamp(made) },
      })),
    )
    .execute()
  const homed = Object.entries(homes) as [Who, { flat: number; until: string | null }][]
  const unit = (flat: number) => ({ ...c, unit_id: testId('f0', flat) })
  await tx
    .insertInto('units')
    .values(homed.map(([, { flat }]) => ({ ...unit(flat), building_id, label: `${flat}-1`, kind: 'flat' })))
    .execute()
  await tx
    .insertInto('households')
    .values(homed.map(([, { flat }]) => ({ ...unit(flat), household_id: testId('c0', flat) })))
    .execute()
  const residents = homed.map(([who, { flat, until }]) => ({
    ...{ ...c, resident_id: testId('c1', flat), person_id: people[who].id, household_id: testId('c0', flat) },
    ...{ tenure: 'owner' as const, during: sql<string>`daterange('2020-01-01', ${until}::date)` },
  }))
  await tx.insertInto('residents').values(residents).execute()
  const grants = (Object.entries(roleOf) as [Who, Role][]).map(([who, role], n) => ({
    ...{ ...c, grant_id: testId('60', n), person_id: people[who].id, role, during: long },
    building_id: role === 'building-leader' ? building_id : null,
  }))
  await tx.insertInto('role_grants').values(grants).execute()
  const bound = [people.qin, people.li, people.bai].map(({ id }, n) => ({
    ...{ ...c, identity_lookup: cipher.lookupExactly(householdPhone), person_id: id },
    ...{
      confirmed_at: stamp(instant(made + n)),
      ended_at: id === people.bai.id ? stamp(instant(made + n)) : null,
    },
  }))
  await tx.insertInto('identities').values(bound).execute()
}

async function addDuty(tx: Tx, community: string): Promise<void> {
  const c = { community_id: community }
  const [first, last] = calendar2026.covers
  await tx
    .insertInto('duty_desks')
    .values({ ...c, opens: 540, closes: 1080, phone: '023-00000001', place: '服务中心一楼' })
    .execute()
  await tx
    .insertInto('calendar_sources')
    .values({
      ...c,
      covers: sql`daterange(${first}::date, ${last}::date, '[]')`,
      source: calendar2026.source,
    })
    .execute()
  await tx
    .insertInto('calendar_days')
    .values(calendar2026.days.map((named) => ({ ...c, ...named })))
    .execute()
  const rows = shifts.map(({ person, day }) => ({
    ...{ ...c, shift_id: shiftOn(day), person_id: person, day },
    during: sql<string>`tstzrange(${stamp(at(day, 540))}, ${stamp(at(day, 1080))})`,
  }))
  await tx.insertInto('shifts').values(rows).execute()
}
