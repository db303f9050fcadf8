// Whoever takes over finds the note of the shift before on the page of the line, and nobody else does.
import { takeNote, writeNote } from '../../src/duty/handover/contract'
import type { Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import { line } from '../../src/reception/line/contract'
import { refusals } from '../../src/reception/handover/text'
import { shiftOn, tuesday, type Who } from '../support/community'
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
})

const noteOf = async (who: Who) => done(await w.as(who).ask(line, {})).handover
/** 林秀芳 has the Tuesday, 陈佑安 the Wednesday. */
const write = async (day: Day, text = '三楼的钥匙在抽屉里') => {
  w.clock(`${day} 17:00`)
  return done(await w.as('lin').ask(writeNote, { shiftId: shiftOn(day), text })).noteId
}

test('the next one finds it, takes it, and has it before them for the rest of the day', async () => {
  const noteId = await write(tuesday)
  const note = { noteId, writer: '林秀芳', day: tuesday, text: '三楼的钥匙在抽屉里' }
  w.clock('2026-11-25 08:50')
  expect(await noteOf('chen')).toEqual({ ...note, taken: false })
  done(await w.as('chen').ask(takeNote, { noteId }))
  expect(await noteOf('chen')).toEqual({ ...note, taken: true })
  w.clock('2026-11-26 08:50')
  expect(await noteOf('chen')).toBeNull()
})

test('P1: it is for nobody else: not who wrote it, nor another member, the secretary or the desk', async () => {
  await write(tuesday)
  for (const who of ['lin', 'luo', 'he', 'su'] as const) expect(await noteOf(who)).toBeNull()
})

test('where nothing was left there is nothing', async () => {
  expect(await noteOf('chen')).toBeNull()
})

test('left on a Friday and not taken for a week, it still waits for the one who came next then', async () => {
  const noteId = await write('2026-11-27' as Day)
  w.clock('2026-12-04 09:00')
  expect(await noteOf('chen')).toMatchObject({ noteId, taken: false })
  expect(await noteOf('luo')).toBeNull()
  expect(ending(await w.as('luo').ask(takeNote, { noteId }))).toBe('not-next')
  done(await w.as('chen').ask(takeNote, { noteId }))
})

test('of two that wait the newer is shown', async () => {
  await write(tuesday, '第一条')
  await write('2026-11-27' as Day, '第二条')
  w.clock('2026-11-30 09:00')
  expect(await noteOf('chen')).toMatchObject({ text: '第二条' })
})

test('every refusal has its sentence', () => {
  expect(Object.keys(refusals).sort()).toEqual([...takeNote.refusals].sort())
})
