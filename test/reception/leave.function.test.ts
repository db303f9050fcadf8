// Whoever has leave receives nobody: the secretary does, by name, until somebody has the shift; and who comes is told.
import { endLeave, takeLeave } from '../../src/duty/cover/contract'
import { editDay } from '../../src/duty/plan/contract'
import { list as inbox } from '../../src/messages/contract'
import type { Day } from '../../src/kernel/time'
import type { Connection } from '../../src/platform/database/connect'
import * as contract from '../../src/reception/contract'
import { myPlace, takeNumber } from '../../src/reception/line/contract'
import { people } from '../support/community'
import { freshDatabase } from '../support/database'
import { done, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
})

/** 陈佑安's day. */
const wednesday = '2026-11-25' as Day
const ten = { day: wednesday, start: '10:00', kind: 'papers' as const }
const leave = async () =>
  done(await w.as('chen').ask(takeLeave, { first: wednesday, last: wednesday })).leaveId
const visitOf = async (visitId: string) => done(await w.as('qin').ask(contract.show, { visitId })).visit
const told = async (): Promise<string[]> => {
  const { messages } = done(await w.as('qin').ask(inbox, {}))
  return messages.filter(({ kind }) => kind === 'visit-receiver').map(({ names }) => names['receiver'] ?? '')
}
const covered = async () => {
  const [from, to] = ['09:00', '18:00']
  const shift = (personId: string) => ({ personId, from, to })
  const shifts = { shifts: [shift(people.luo.id)], seen: [shift(people.chen.id)] }
  return done(await w.as('he').ask(editDay, { day: wednesday, ...shifts }))
}

test('with leave entered before: the times and the visit name the secretary, and the visit can be booked', async () => {
  await leave()
  const { days } = done(await w.guest.ask(contract.freeTimes, { from: wednesday, days: 1 }))
  expect(days[0]!.free[2]).toEqual({ start: '10:00', receiver: '何静川', bySecretary: true })
  expect(JSON.stringify(days)).not.toContain('陈佑安')
  const { visitId } = done(await w.as('qin').ask(contract.book, ten))
  expect(await visitOf(visitId)).toMatchObject({ receiver: null, secretary: '何静川' })
})

test('with leave entered after: who comes is told, of the cover too, and of the end of the leave', async () => {
  const { visitId } = done(await w.as('qin').ask(contract.book, ten))
  expect(await visitOf(visitId)).toMatchObject({ receiver: '陈佑安', secretary: null })
  const leaveId = await leave()
  expect(await told()).toEqual(['何静川'])
  expect(await visitOf(visitId)).toMatchObject({ receiver: null, secretary: '何静川' })
  done(await w.as('chen').ask(endLeave, { leaveId }))
  expect(await told()).toHaveLength(2)
  expect(await visitOf(visitId)).toMatchObject({ receiver: '陈佑安', secretary: null })
  await leave()
  await covered()
  expect((await told()).sort()).toEqual(['何静川', '何静川', '陈佑安', '罗小满'].sort())
  expect(await visitOf(visitId)).toMatchObject({ receiver: '罗小满', secretary: null })
})

test('with somebody who has the shift instead, the times name them', async () => {
  await leave()
  await covered()
  const { days } = done(await w.guest.ask(contract.freeTimes, { from: wednesday, days: 1 }))
  expect(days[0]!.free[0]).toEqual({ start: '09:00', receiver: '罗小满', bySecretary: false })
})

test('the wait is reckoned without whoever is away', async () => {
  await leave()
  w.clock('2026-11-25 09:30')
  for (const who of ['qin', 'li'] as const) {
    const kind = 'papers' as const
    done(await w.as(who).ask(takeNumber, { kind }))
  }
  // Two wait, and the secretary alone receives.
  expect(done(await w.as('gong').ask(myPlace, {})).wait).toEqual({ low: 20, high: 40 })
})
