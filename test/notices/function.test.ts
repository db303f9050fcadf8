import * as duty from '../../src/duty/contract'
import { BODY, list, publish, TITLE } from '../../src/notices/contract'
import { refusals } from '../../src/notices/text'
import { say } from '../../src/kernel/words'
import type { Connection } from '../../src/platform/database/connect'
import { shiftOn, tuesday } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

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
const stored = () =>
  connection.db.selectFrom('notices').selectAll().where('community_id', '=', w.community).execute()

test('the secretary publishes in person: no shift, no absence', async () => {
  const { noticeId, stamp } = done(await w.as('he').ask(publish, notice))
  expect(stamp).toEqual({ holder: '何静川', shiftId: null, absenceId: null })
  expect(done(await w.guest.ask(list, {})).notices).toEqual([
    { noticeId, ...notice, publishedAt: w.now(), by: '何静川', acting: false },
  ])
})

test('the duty member publishes 代行, and the notice keeps shift and absence', async () => {
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  w.pass(60_000)
  done(await w.as('lin').ask(publish, notice))
  const [row] = await stored()
  expect(row).toMatchObject({ shift_id: shiftOn(tuesday), absence_id: expect.any(String) })
  expect(done(await w.guest.ask(list, {})).notices[0]).toMatchObject({ by: '林秀芳', acting: true })
})

test('who does not hold the authority is told who does', async () => {
  const told = async (who: 'he' | 'lin' | 'qin') => {
    const outcome = await w.as(who).ask(publish, notice)
    if (outcome.ok || 'trouble' in outcome) throw new Error('published')
    return outcome.refusal
  }
  expect(await told('lin')).toEqual({ code: 'not-holder', holder: '何静川', secretaryIsIn: true })
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  w.pass(1)
  const out = await told('he')
  expect(out).toEqual({ code: 'not-holder', holder: '林秀芳', secretaryIsIn: false })
  expect(say(refusals, out, false)).toContain('林秀芳')
  expect(await stored()).toEqual([])
})

test('whether one may publish is said with the list', async () => {
  const may = async (who: 'he' | 'lin' | 'qin' | null) => done(await w.as(who).ask(list, {})).mayPublish
  expect([await may(null), await may('qin'), await may('lin'), await may('he')]).toEqual([
    false,
    false,
    false,
    true,
  ])
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  w.pass(1)
  expect([await may(null), await may('qin'), await may('lin'), await may('he')]).toEqual([
    false,
    false,
    true,
    false,
  ])
})

test('the longest title and body are taken whole, blanks around them are not', async () => {
  const longest = { title: '水'.repeat(TITLE), body: '停'.repeat(BODY) }
  done(await w.as('he').ask(publish, longest))
  w.pass(1)
  done(await w.as('he').ask(publish, { title: '  停水 ', body: '\n明天上午停水。\n' }))
  expect(done(await w.guest.ask(list, {})).notices).toMatchObject([notice, longest])
})

test('text is kept as it was typed, whatever it looks like', async () => {
  const odd = { title: "'; drop table notices; --", body: '<script>alert(1)</script> $1 %s \\ "好" 👵🏻' }
  done(await w.as('he').ask(publish, odd))
  expect(done(await w.guest.ask(list, {})).notices[0]).toMatchObject(odd)
})

test('the newest stand first, at most fifty', async () => {
  for (let n = 1; n <= 52; n += 1) {
    w.pass(1000)
    done(await w.as('he').ask(publish, { ...notice, title: `第${n}号` }))
  }
  const { notices } = done(await w.guest.ask(list, {}))
  expect(notices).toHaveLength(50)
  expect([notices[0]!.title, notices[49]!.title]).toEqual(['第52号', '第3号'])
})

test('two in one millisecond are both kept', async () => {
  done(await w.as('he').ask(publish, notice))
  done(await w.as('he').ask(publish, notice))
  expect(await stored()).toHaveLength(2)
  expect(ending(await w.guest.ask(list, {}))).toBe('ok')
})
