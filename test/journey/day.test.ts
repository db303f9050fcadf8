// One whole day at the door, as those live it who serve and those who come: the secretary is out, the shift is handed over
// at noon, people walk in and are expected, one does not come, a room is given back to whoever waited for it.
import * as cases from '../../src/cases/contract'
import * as cover from '../../src/duty/cover/contract'
import * as duty from '../../src/duty/contract'
import * as handover from '../../src/duty/handover/contract'
import * as record from '../../src/duty/record/contract'
import { view as lobby } from '../../src/lobby/contract'
import { publish } from '../../src/notices/contract'
import type { Connection } from '../../src/platform/database/connect'
import * as reception from '../../src/reception/contract'
import * as line from '../../src/reception/line/contract'
import * as rooms from '../../src/rooms/contract'
import { arrive } from '../../src/rooms/presence/contract'
import * as wait from '../../src/rooms/wait/contract'
import { people, rooms as known, shiftOn, tuesday, type Who } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
  w = await freshWorld(connection)
}, 60_000)
afterAll(() => connection.close())

const time = (clock: string): void => w.clock(`2026-11-24 ${clock}`)
const hall = { roomId: known.hall, day: tuesday, start: '15:00', end: '16:00', people: 6 }
const notice = (title: string) => ({ title, body: '明天上午九点到十点。' })
const told = async (who: Who): Promise<string[]> => {
  const rows = connection.db.selectFrom('messages').select('kind').where('community_id', '=', w.community)
  return (await rows.where('person_id', '=', people[who].id).execute()).map(({ kind }) => kind)
}
const talk = async (by: Who, placeId: string, said: object = {}): Promise<string | null> => {
  done(await w.as(by).ask(line.lineAct, { placeId, act: 'begin' }))
  return done(await w.as(by).ask(line.endTalk, { placeId, outcome: 'settled', ...said })).caseId
}

test('the day before: two visits and a hall, and somebody waits for the hall', async () => {
  w.clock('2026-11-23 10:00')
  const visit = { day: tuesday, kind: 'papers' } as const
  done(await w.as('qin').ask(reception.book, { ...visit, start: '10:00' }))
  done(await w.as('li').ask(reception.book, { ...visit, start: '14:00' }))
  done(await w.as('zhou').ask(rooms.book, { ...hall, purpose: '楼栋开会' }))
  expect(ending(await w.as('gong').ask(rooms.book, { ...hall, purpose: '练合唱' }))).toBe('taken')
  done(await w.as('gong').ask(wait.join, { ...hall, purpose: '练合唱' }))
})

test('in the morning the secretary is out: 林秀芳 acts, and the door says so', async () => {
  time('08:40')
  done(await w.as('he').ask(duty.stepOut, { until: null }))
  time('09:00')
  expect(done(await w.guest.ask(lobby, {})).plate).toMatchObject({
    ...{ lamp: 'in', acting: true, person: { name: '林秀芳' } },
  })
  done(await w.as('lin').ask(publish, notice('停水')))
})

test('whoever walks in before the next appointment comes before it; the code of the door says who is here', async () => {
  time('09:05')
  const first = done(await w.as('zhou').ask(line.takeNumber, { kind: 'home' }))
  const second = done(
    await w.as('su').ask(line.takeNumberFor, { personId: null, kind: 'papers', priority: null }),
  )
  expect([first.number, second.number]).toEqual([1, 2])
  const called = done(await w.as('lin').ask(line.callNext, {}))
  expect(called.placeId).toBe(first.placeId)
  expect(done(await w.guest.ask(lobby, {})).line).toEqual({ called: [called.code], waiting: 1 })
  const leak = { outcome: 'promised', words: '明天上门看。', file: { about: '厨房漏水' } } as const
  expect(await talk('lin', first.placeId, leak)).not.toBeNull()

  time('09:55')
  const yesterdays = '000000'
  const { code } = done(await w.as('su').ask(line.doorCode, {}))
  const wrong = code === yesterdays ? '000001' : yesterdays
  expect(done(await w.as('qin').ask(line.checkIn, { code: wrong })).arrived).toBe(false)
  expect(done(await w.as('qin').ask(line.checkIn, { code })).arrived).toBe(true)
  time('10:00')
  const order = [
    done(await w.as('lin').ask(line.callNext, {})).placeId,
    done(await w.as('chen').ask(line.callNext, {})).placeId,
  ]
  expect(order[0]).toBe(second.placeId)
  await talk('lin', order[0]!)
  await talk('chen', order[1]!)
  const mine = done(await w.as('qin').ask(line.myPlace, {})).mine
  expect(mine).toMatchObject({ placeId: order[1], state: 'done', start: '10:00', outcome: 'settled' })
})

test('at noon 陈佑安 takes over with the note; authority and visits are hers at once, and people are told', async () => {
  time('11:50')
  const note = { shiftId: shiftOn(tuesday), text: '二单元水表的事，周文海下午再来问。' }
  done(await w.as('lin').ask(handover.writeNote, note))
  time('12:00')
  done(await w.as('chen').ask(cover.takeOver, { shiftId: shiftOn(tuesday) }))
  w.pass(1000)
  expect(ending(await w.as('lin').ask(publish, notice('修灯')))).toBe('not-holder')
  done(await w.as('chen').ask(publish, notice('修灯')))
  const { notes } = done(await w.as('chen').ask(handover.handover, {}))
  const left = notes.find(({ text }) => text === note.text)!
  expect(left).toMatchObject({ mayTake: true, writer: { name: '林秀芳' } })
  done(await w.as('chen').ask(handover.takeNote, { noteId: left.noteId }))
  expect(await told('li')).toContain('visit-receiver')
  expect(await told('qin')).not.toContain('visit-receiver')
  const { visits } = done(await w.as('su').ask(reception.dayList, { day: tuesday }))
  expect(visits.find(({ start }) => start === '14:00')!.receiver).toBe('陈佑安')
})

test('the hall is given back at one, and held for whoever waited, who takes it and comes', async () => {
  time('13:00')
  const { bookings } = done(await w.as('su').ask(rooms.dayList, { day: tuesday }))
  const { bookingId } = bookings.find(({ start }) => start === '15:00')!
  done(await w.as('zhou').ask(rooms.cancel, { bookingId }))
  expect(ending(await w.as('qin').ask(rooms.book, { ...hall, purpose: '过生日' }))).toBe('taken')
  const { offers } = done(await w.as('gong').ask(wait.mine, {}))
  expect(offers).toMatchObject([{ start: '15:00', end: '16:00' }])
  done(await w.as('gong').ask(wait.accept, { bookingId: offers[0]!.bookingId }))
  time('14:55')
  done(await w.as('gong').ask(arrive, { bookingId: offers[0]!.bookingId }))
})

test('what was not settled in the morning is a case, and the next visit about it goes on with it', async () => {
  time('15:10')
  const [leak] = done(await w.as('zhou').ask(cases.mine, {})).cases
  expect(leak).toMatchObject({
    number: '2026-0001',
    about: '厨房漏水',
    responsible: '林秀芳',
    due: '2026-12-03',
  })
  const { caseId } = leak!
  const about = { day: tuesday, start: '16:00', kind: 'home', caseId } as const
  const { visitId } = done(await w.as('zhou').ask(reception.book, about))
  time('16:00')
  done(await w.as('su').ask(line.lineAct, { placeId: visitId, act: 'arrive' }))
  expect(await talk('chen', visitId, { outcome: 'open', words: '还在等配件。' })).toBe(caseId)
  done(await w.as('lin').ask(cases.handOn, { caseId, to: people.chen.id }))
  done(await w.as('chen').ask(cases.accept, { caseId }))
  done(await w.as('chen').ask(cases.done, { caseId, words: '换好了。' }))
  done(await w.as('zhou').ask(cases.answer, { caseId, solved: true }))
  expect(done(await w.as('zhou').ask(cases.show, { caseId })).entries.map(({ kind }) => kind)).toEqual([
    ...['opened', 'joined', 'handed', 'accepted', 'done', 'solved'],
  ])
})

test('whoever was expected and did not come stands on file, gently, and nobody waited for them', async () => {
  time('16:30')
  const { rows } = done(await w.as('chen').ask(line.line, {}))
  const missing = rows.find(({ start }) => start === '14:00')!
  expect(missing.name).toBe('李望椿')
  expect(['expected', 'missed']).toContain(missing.state)
  const { visits } = done(await w.as('su').ask(reception.dayList, { day: tuesday }))
  expect(visits.map(({ start }) => start)).toEqual(['10:00', '14:00', '16:00'])
})

test('in the evening the secretary is back, and oversight reads what was done in their stead', async () => {
  time('17:40')
  done(await w.as('he').ask(duty.stepIn, {}))
  w.pass(1000)
  expect(ending(await w.as('chen').ask(publish, notice('换锁')))).toBe('not-holder')
  const { acts } = done(await w.as('deng').ask(record.acts, {}))
  const published = acts.filter(({ what }) => what === 'notices.publish').map(({ holder }) => holder.name)
  expect(published.sort()).toEqual(['林秀芳', '陈佑安'].sort())
  expect(acts.every(({ absence }) => absence !== null)).toBe(true)
})
