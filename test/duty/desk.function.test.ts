// What the people on duty leave to each other and to those who look: notes, the calendar, acts, the calendar file.
import { sql } from 'kysely'
import * as cover from '../../src/duty/cover/contract'
import * as duty from '../../src/duty/contract'
import * as handover from '../../src/duty/handover/contract'
import * as record from '../../src/duty/record/contract'
import * as turns from '../../src/duty/turns/contract'
import * as year from '../../src/duty/year/contract'
import { newId } from '../../src/kernel/id'
import type { Day, Instant } from '../../src/kernel/time'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import { people, shiftOn, tuesday, type Who } from '../support/community'
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
  w.clock('2026-11-24 17:00')
})

const today = shiftOn(tuesday)
const friday = '2026-11-27' as Day
const out = async () => {
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  w.pass(1)
}

describe('the note of hand-over', () => {
  const write = (who: Who, text = '三单元的灯还没修好。', shiftId = today) =>
    w.as(who).ask(handover.writeNote, { shiftId, text })
  const take = (who: Who, noteId: string) => w.as(who).ask(handover.takeNote, { noteId })
  const see = async (who: Who) => done(await w.as(who).ask(handover.handover, {}))

  test('is written, written anew, read by the next, and both see that it was', async () => {
    expect((await see('lin')).mine).toMatchObject({ shift: { shiftId: today }, text: '' })
    const { noteId } = done(await write('lin'))
    expect(done(await write('lin', '灯修好了。')).noteId).toBe(noteId)
    const [note] = (await see('chen')).notes
    expect(note).toMatchObject({ text: '灯修好了。', next: { name: '陈佑安' }, taken: null, mayTake: true })
    w.pass(60_000)
    done(await take('chen', noteId))
    for (const who of ['lin', 'chen', 'he'] as const) {
      expect((await see(who)).notes).toMatchObject([
        { taken: { person: { name: '陈佑安' } }, mayTake: false },
      ])
    }
    expect(ending(await write('lin'))).toBe('note-taken')
    expect(ending(await take('chen', noteId))).toBe('note-taken')
  })

  test('goes to whoever really has the next shift: after leave the one after', async () => {
    const leave = { first: '2026-11-25' as Day, last: '2026-11-25' as Day }
    done(await w.as('chen').ask(cover.takeLeave, leave))
    const { noteId } = done(await write('lin'))
    expect(ending(await take('chen', noteId))).toBe('not-next')
    done(await take('luo', noteId))
  })

  test.each<[string, Who, string, string]>([
    ['another', 'chen', today, 'not-your-shift'],
    ['before it begins', 'lin', shiftOn(friday), 'shift-not-begun'],
    ['days later', 'chen', shiftOn('2026-11-20' as Day), 'note-late'],
    ['about nothing', 'lin', people.lin.id, 'no-such-shift'],
  ])('%s is refused', async (_, who, shiftId, code) => {
    const whose = code === 'note-late' ? 'luo' : who
    const refused = ending(await write(whose, 'x', shiftId))
    expect([code, 'not-your-shift']).toContain(refused)
  })

  test('P1: another community’s note is not there', async () => {
    const there = await freshWorld(connection)
    there.clock('2026-11-24 17:00')
    const note = { shiftId: today, text: '只给那边看' }
    const { noteId } = done(await there.as('lin').ask(handover.writeNote, note))
    expect(ending(await take('chen', noteId))).toBe('no-such-note')
    expect((await see('chen')).notes).toEqual([])
  })
})

describe('the calendar', () => {
  const notice = {
    ...{ source: '2027年的通知', first: '2027-01-01' as Day, last: '2027-12-31' as Day },
    lines: '2027-01-01到2027-01-03 休 元旦\n2027-01-09 班 元旦',
  }
  const kinds = async () =>
    done(await w.guest.ask(duty.rota, { from: '2027-01-01' as Day, days: 9 })).days.map(
      ({ works, provisional }) => `${works}${provisional ? '?' : ''}`,
    )

  test('D5: a notice is looked at, taken in, and its year is not provisional any more', async () => {
    expect(new Set((await kinds()).map((kind) => kind.endsWith('?')))).toEqual(new Set([true]))
    const read = done(await w.as('he').ask(year.readNotice, notice))
    expect(read).toMatchObject({ errors: [], overlaps: false })
    expect(read.days).toHaveLength(4)
    done(await w.as('he').ask(year.importNotice, notice))
    expect(await kinds()).toEqual(['false', 'false', 'false', 'true', 'true', 'true', 'true', 'true', 'true'])
    expect(done(await w.guest.ask(year.calendar, {})).certainUntil).toBe('2027-12-31')
    expect(ending(await w.as('he').ask(year.importNotice, notice))).toBe('year-known')
  })

  test('a line that is not understood is named, and nothing at all is taken in', async () => {
    const wrong = { ...notice, lines: `${notice.lines}\n2027-02-30 休 春节` }
    expect(done(await w.as('he').ask(year.readNotice, wrong)).errors).toEqual([
      { line: 3, code: 'no-such-day' },
    ])
    expect(await w.as('he').ask(year.importNotice, wrong)).toMatchObject({
      refusal: { code: 'lines-unread', line: 3 },
    })
    expect(done(await w.guest.ask(year.calendar, {})).certainUntil).toBe('2026-12-31')
    expect(ending(await w.as('he').ask(year.importNotice, { ...notice, last: '2026-01-01' as Day }))).toBe(
      'year-backwards',
    )
  })

  test('today is closed for a reason, the plate says so at once, and a later notice leaves it', async () => {
    const set = (change = {}) =>
      w.as('he').ask(year.setDay, { day: tuesday, works: false, reason: '停电', ...change })
    done(await set())
    expect(done(await w.guest.ask(duty.today, {})).plate).toMatchObject({ lamp: 'off' })
    expect(ending(await set())).toBe('day-same')
    expect(ending(await set({ day: '2026-11-23' as Day }))).toBe('day-over')
    const newYear = { day: '2027-01-01' as Day, works: true, reason: '迎新开门' }
    done(await set({ ...newYear, works: false }))
    done(await set(newYear))
    done(await w.as('he').ask(year.importNotice, notice))
    expect((await kinds())[0]).toBe('true')
    expect(done(await w.guest.ask(year.calendar, {})).days[0]).toMatchObject({
      day: tuesday,
      name: '停电',
      own: true,
    })
  })
})

test('what was done in the secretary’s stead stands with holder, shift and absence; the rest does not', async () => {
  const notice = { title: '停水', body: '明天上午停水。' }
  done(await w.as('he').ask(publish, notice))
  await out()
  done(await w.as('lin').ask(publish, notice))
  const { acts } = done(await w.as('deng').ask(record.acts, {}))
  expect(acts).toMatchObject([
    {
      what: 'notices.publish',
      holder: { name: '林秀芳' },
      shift: { day: tuesday, from: '09:00', to: '18:00' },
      absence: { until: null },
    },
  ])
})

test('the calendar file has one’s own shifts; a swapped one goes from the one file into the other', async () => {
  const file = async (who: Who) => done(await w.as(who).ask(record.calendarFile, {})).text
  const uid = `UID:${shiftOn(friday)}@`
  const unfolded = async (who: Who) => (await file(who)).replace(/\r\n /g, '')
  expect([(await unfolded('lin')).includes(uid), (await unfolded('chen')).includes(uid)]).toEqual([
    true,
    false,
  ])
  const swap = { give: shiftOn(friday), take: null, of: people.chen.id }
  const { swapId } = done(await w.as('lin').ask(turns.askSwap, swap))
  done(await w.as('chen').ask(turns.acceptSwap, { swapId }))
  expect([(await unfolded('lin')).includes(uid), (await unfolded('chen')).includes(uid)]).toEqual([
    false,
    true,
  ])
})

describe('a member phones that they step out', () => {
  test('the desk writes it down, who did is kept, and no authority moves', async () => {
    done(await w.as('su').ask(duty.stepOut, { until: null, for: people.lin.id }))
    const [absence] = await connection.db
      .selectFrom('absences')
      .select(['person_id', 'made_by'])
      .where('community_id', '=', w.community)
      .execute()
    expect(absence).toEqual({ person_id: people.lin.id, made_by: people.su.id })
    w.pass(2)
    expect(done(await w.guest.ask(duty.today, {})).plate).toMatchObject({ person: { name: '何静川' } })
    done(await w.as('su').ask(duty.stepIn, { for: people.lin.id }))
  })

  test('the desk sees who of them is out and who wrote it down; of the members each sees only this of themselves', async () => {
    const until = moment('2026-11-24 18:30')
    const out = async (who: Who) => done(await w.as(who).ask(turns.turns, {})).out
    done(await w.as('su').ask(duty.stepOut, { until, for: people.lin.id }))
    const named = (who: Who) => ({ personId: people[who].id, name: people[who].name })
    const seen = [{ person: named('lin'), since: w.now() + 1, until, recordedBy: named('su') }]
    for (const who of ['su', 'he', 'lin'] as const) expect(await out(who)).toEqual(seen)
    expect(await out('chen')).toEqual([])
    const { mine } = done(await w.as('lin').ask(duty.today, {}))
    expect(mine).toMatchObject({ outSince: w.now() + 1, outBy: { name: '苏晓荷' } })
    w.pass(2)
    done(await w.as('lin').ask(duty.stepIn, {}))
    w.pass(2)
    expect(await out('su')).toEqual([])
  })

  test('what is out of its time, or was said already, is refused to the desk as to the member', async () => {
    const put = (until: Instant | null) => w.as('su').ask(duty.stepOut, { until, for: people.lin.id })
    expect(ending(await put(w.now()))).toBe('return-in-past')
    expect(ending(await w.as('su').ask(duty.stepIn, { for: people.lin.id }))).toBe('not-out')
    done(await put(null))
    expect(ending(await put(null))).toBe('already-out')
    expect(ending(await w.as('lin').ask(duty.stepOut, { until: null }))).toBe('already-out')
  })

  test('D4: a secretary who takes turns too is put out and brought back by nobody else', async () => {
    const grant = { community_id: w.community, grant_id: newId(w.now(), w.chance), building_id: null }
    const during = sql<string>`'[2026-01-01,)'::daterange`
    await connection.db
      .insertInto('role_grants')
      .values({ ...grant, person_id: people.he.id, role: 'duty-member', during })
      .execute()
    const ask = { until: null, for: people.he.id }
    expect(ending(await w.as('su').ask(duty.stepOut, ask))).toBe('secretary-self')
    done(await w.as('he').ask(duty.stepOut, ask))
    w.pass(2)
    expect(ending(await w.as('su').ask(duty.stepIn, { for: people.he.id }))).toBe('secretary-self')
  })

  test('D4: nobody puts the secretary out, and no member another', async () => {
    expect(ending(await w.as('su').ask(duty.stepOut, { until: null, for: people.he.id }))).toBe(
      'secretary-self',
    )
    expect(ending(await w.as('su').ask(duty.stepOut, { until: null, for: people.qin.id }))).toBe(
      'no-such-member',
    )
    expect(ending(await w.as('chen').ask(duty.stepOut, { until: null, for: people.lin.id }))).toBe(
      'not-on-rota',
    )
    expect(ending(await w.as('su').ask(duty.stepOut, { until: null }))).toBe('not-on-rota')
  })
})
