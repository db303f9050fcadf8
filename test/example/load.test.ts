import { sql } from 'kysely'
import { exampleTown, loadExample } from '../../src/cli/example/load'
import { exampleId } from '../../src/cli/example/ids'
import { mattersOf } from '../../src/cli/example/matters'
import { examplePeople } from '../../src/cli/example/people'
import { bookingsOf, rooms } from '../../src/cli/example/rooms'
import { seriesOf } from '../../src/cli/example/series'
import { RECEPTION, visitsOf } from '../../src/cli/example/reception'
import { DESK, shiftsOf } from '../../src/cli/example/desk'
import { noticesOf } from '../../src/cli/example/notices'
import { EXAMPLE } from '../../src/cli/example/save'
import { calendar2026, dayKind } from '../../src/duty/calendar'
import { addDays, at, type Day } from '../../src/kernel/time'
import { entryOf, withBallots } from '../../src/matters/facts'
import { newestMatters } from '../../src/matters/queries'
import { demoPeople } from '../../src/people/demo'
import { communityOf, meOf, namesOf, secretaryOf, standing } from '../../src/people/facts'
import type { Connection } from '../../src/platform/database/connect'
import { cipherOf } from '../../src/platform/database/cipher'
import { GRAIN } from '../../src/rooms/rule'
import { freshDatabase } from '../support/database'
import { unreconciledVisits } from '../support/visits'
import { keys, seeded } from '../support/world'

const today = '2026-11-24' as Day
const now = at(today, 10 * 60)
const cipher = cipherOf(keys, seeded('example'))
const told: string[] = []
let connection: Connection
let loaded: boolean

beforeAll(async () => {
  connection = await freshDatabase()
  loaded = await loadExample(connection.db, { now, cipher, tell: (words) => told.push(words) })
}, 60_000)
afterAll(() => connection.close())

const countOf = async (table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
    connection.db,
  )
  return rows[0]!.n
}

test('the database takes all of it, and progress is told', async () => {
  expect(loaded).toBe(true)
  expect(told[0]).toContain('12栋楼')
  expect(await countOf('units')).toBe(1534)
  expect(await communityOf(connection.db, EXAMPLE)).toMatchObject({ name: '示例社区', isExample: true })
})

test('it is loaded once', async () => {
  const before = await countOf('persons')
  expect(await loadExample(connection.db, { now, cipher })).toBe(false)
  expect(await countOf('persons')).toBe(before)
})

test('a load that fails leaves nothing behind', async () => {
  const other = await freshDatabase()
  let sealed = 0
  const failing = {
    ...cipher,
    seal(text: string) {
      if (++sealed > 500) throw new Error('disk full')
      return cipher.seal(text)
    },
  }
  await expect(loadExample(other.db, { now, cipher: failing })).rejects.toThrow('disk full')
  expect(await other.db.selectFrom('communities').select('name').execute()).toEqual([])
  await other.close()
}, 60_000)

test.each([
  ['heJingchuan', [], ['secretary']],
  ['linXiufang', ['11栋7-4'], ['duty-member']],
  ['zhouWenhai', ['9栋6-2'], ['building-leader']],
  ['suXiaohe', [], ['staff']],
  ['gongChanggeng', ['3栋8-3'], ['council']],
  ['fangZhilv', [], ['adviser']],
  ['dengShouzhen', ['2栋4-1'], ['oversight']],
  ['qinGuilan', ['7栋2-5'], []],
  ['liWangchun', ['4栋12-3'], []],
  ['chengWanli', [], []],
  ['duRuoheng', ['5栋10-6'], []],
] as const)('%s lives at %p and is %p, as the list of people says', async (who, homes, roles) => {
  const me = await meOf(connection.db, cipher, EXAMPLE, examplePeople[who], today)
  expect(me!.homes).toEqual(homes)
  expect(me!.roles.map(({ role }) => role)).toEqual(roles)
  for (const home of homes) {
    const { about } = demoPeople[who]
    if (about.includes('住')) expect(about.includes(home) || about.includes('不住')).toBe(true)
  }
})

test('who moved away last month lived there before and has no standing now', async () => {
  const { baiXiaolu } = examplePeople
  const before = await standing(connection.db, EXAMPLE, baiXiaolu, addDays(today, -36))
  expect(before.resident).toBe(true)
  expect(await standing(connection.db, EXAMPLE, baiXiaolu, today)).toEqual({ resident: false, roles: [] })
})

test('there is a secretary today and all through the rota', async () => {
  for (const day of [today, addDays(today, 60)]) {
    expect(await secretaryOf(connection.db, EXAMPLE, day)).toBe(examplePeople.heJingchuan)
  }
})

test('no name and no phone lies in the database unsealed', async () => {
  const ids = Object.values(examplePeople)
  const names = [...(await namesOf(connection.db, cipher, EXAMPLE, ids)).values(), '10000000001']
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    connection.db,
  )
  const plain = names.flatMap((name) => [name, Buffer.from(name).toString('hex')])
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t
      where t::text like any (${plain.map((text) => `%${text}%`)})`.execute(connection.db)
    expect(rows).toEqual([])
  }
})

describe.each(['2026-11-24', '2026-02-16', '2026-10-10', '2026-11-28', '2027-03-01'])(
  'loaded on %s',
  (text) => {
    const day = text as Day
    const calendar = {
      covers: [calendar2026.covers],
      named: new Map(calendar2026.days.map((named) => [named.day, named])),
    }
    const works = (on: Day): boolean => dayKind(on, calendar).works

    test('every working day of the rota has one shift, the six take turns, 林秀芳 is next', () => {
      const shifts = shiftsOf(day)
      const days = Array.from({ length: 68 }, (_, n) => addDays(day, n - 7)).filter(works)
      expect(shifts.map((shift) => shift.day)).toEqual(days)
      expect(shifts.find((shift) => shift.day >= day)!.person).toBe(examplePeople.linXiufang)
      for (let n = 6; n < shifts.length; n += 1) expect(shifts[n]!.person).toBe(shifts[n - 6]!.person)
      expect(new Set(shifts.slice(0, 6).map(({ person }) => person)).size).toBe(6)
    })

    test('what is booked could be booked: open day, whole units, room for all, no lane twice', () => {
      const taken = new Set<string>()
      for (const booking of bookingsOf(day)) {
        const { room, starts, ends, lane } = booking
        expect(room.openDays === 'every' || works(booking.day)).toBe(true)
        expect([starts % 30, ends % 30]).toEqual([0, 0])
        expect(starts >= 540 && ends <= room.closes && ends - starts <= 120 && starts < ends).toBe(true)
        expect(booking.people).toBeLessThanOrEqual(room.seats)
        expect(lane).toBeLessThanOrEqual(room.lanes)
        expect(booking.day <= addDays(day, 14)).toBe(true)
        if (booking.cancelledAt !== null) continue
        for (let minute = starts; minute < ends; minute += GRAIN) {
          const key = `${room.id} ${booking.day} ${minute} ${lane}`
          expect(taken.has(key)).toBe(false)
          taken.add(key)
        }
      }
      const { room, starts, ends, dates, people } = seriesOf(day)
      expect([dates.length, room.openDays, people <= room.seats]).toEqual([8, 'every', true])
      expect(starts >= 540 && ends <= room.closes && ends - starts <= 120).toBe(true)
      for (const { day: on } of dates) {
        for (let minute = starts; minute < ends; minute += GRAIN) {
          expect(taken.has(`${room.id} ${on} ${minute} 1`)).toBe(false)
        }
      }
    })

    test('who comes could have booked it: within a shift, one a day, nobody twice at a time', () => {
      const shifts = shiftsOf(day)
      const taken = new Set<string>()
      for (const { person, day: on, starts, ends, lane } of visitsOf(day)) {
        expect(works(on) && on >= day && on <= addDays(day, RECEPTION.ahead_days)).toBe(true)
        expect([starts % RECEPTION.unit_minutes, ends - starts]).toEqual([0, RECEPTION.unit_minutes])
        expect(starts >= DESK.opens && ends <= DESK.closes).toBe(true)
        expect(lane).toBeLessThanOrEqual(RECEPTION.public_share + RECEPTION.desk_share)
        const [start, end] = [at(on, starts), at(on, ends)]
        expect(shifts.some(({ span }) => span.start <= start && end <= span.end)).toBe(true)
        for (const key of [`${on} ${starts} ${lane}`, `${on} ${person}`]) {
          expect(taken.has(key)).toBe(false)
          taken.add(key)
        }
      }
    })

    test('nothing was booked or published in the future', () => {
      for (const { madeAt } of visitsOf(day)) expect(madeAt).toBeLessThan(at(day, 0))
      for (const { madeAt } of bookingsOf(day)) expect(madeAt).toBeLessThan(at(day, 0))
      for (const notice of noticesOf(day)) expect(notice.at).toBeLessThan(at(day, 0))
    })
  },
)

test('the table of three parties is shared by two at the same time', () => {
  const shared = bookingsOf(today).filter(({ room }) => room.id === rooms.station.id)
  expect(shared.map(({ lane }) => lane)).toContain(2)
})

test('every standing booking holds its time, a cancelled one holds none', async () => {
  const { rows } = await sql<{ cancelled: boolean; exact: boolean }>`
    select b.cancelled_at is not null as cancelled,
      count(c.*) * ${GRAIN}::int = case when b.cancelled_at is null then b.ends - b.starts else 0 end as exact
    from bookings b left join claims c using (community_id, booking_id) group by b.booking_id, b.community_id,
      b.cancelled_at, b.starts, b.ends`.execute(connection.db)
  expect(rows.every(({ exact }) => exact)).toBe(true)
  expect(rows.filter(({ cancelled }) => cancelled)).toHaveLength(1)
})

describe('the matters', () => {
  const entries = async () =>
    (
      await withBallots(connection.db, EXAMPLE, await newestMatters(connection.db, EXAMPLE, 'any', 100), now)
    ).map((matter) => entryOf(matter, today))

  test('are in every state that there is yet, one of them overdue, one carried by enough', async () => {
    const found = await entries()
    expect([...new Set(found.map(({ state }) => state))].sort()).toEqual(
      ['提', '撤回', '没成', '议', '决', '办'].sort(),
    )
    // One was declined, one did not reach what it needed.
    expect(found.filter(({ state, vote }) => state === '没成' && vote !== null)).toHaveLength(1)
    expect(found.filter(({ overdue }) => overdue)).toHaveLength(1)
    expect(found.some(({ due, endorsements, needed }) => due !== null && endorsements >= needed)).toBe(true)
    expect(found.map(({ number }) => number).sort()).toEqual(
      found.map((_, n) => `2026-${String(n + 1).padStart(4, '0')}`),
    )
  })

  test('are carried by people of age, each for the household they lived in then, never the own', async () => {
    const { rows } = await sql`
      select from endorsements e join matters m using (community_id, matter_id)
      join persons p on p.community_id = e.community_id and p.person_id = e.person_id
      where not exists (select from residents r where r.community_id = e.community_id
          and r.person_id = e.person_id and r.household_id = e.household_id
          and r.during @> (e.at at time zone 'Asia/Shanghai')::date)
        or p.adult_from > (e.at at time zone 'Asia/Shanghai')::date
        or e.household_id = m.household_id or e.at > coalesce(m.decided_at, m.withdrawn_at, ${new Date(now).toISOString()}::timestamptz)
    `.execute(connection.db)
    expect(rows).toEqual([])
  })

  test.each(['2026-01-02', '2026-02-24', '2026-10-09'])('tell the same story when loaded on %s', (on) => {
    const { register } = exampleTown(on as Day)
    const matters = mattersOf(register)
    const numbered = (n: number) => matters.find(({ id }) => id === exampleId('matter', n))
    const [overdue, waiting] = [numbered(4), numbered(6)]
    expect(overdue!.replyDue < on).toBe(true)
    expect(waiting!.replyDue > on).toBe(true)
    expect(matters.map(({ madeAt }) => madeAt)).toEqual(
      matters.map(({ madeAt }) => madeAt).sort((a, b) => a - b),
    )
    for (const { end, madeAt } of matters) if (end) expect(end.at).toBeGreaterThan(madeAt)
  })
})

test('every visit holds its time', async () => {
  expect(await unreconciledVisits(connection.db, EXAMPLE)).toEqual([])
  expect(await countOf('visits')).toBe(visitsOf(today).length)
})
