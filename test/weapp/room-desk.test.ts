import { done } from '../support/world'
import * as contract from '../../src/rooms/contract'
import { rooms, tuesday, type Who } from '../support/community'
import { phones } from './phones'

const app = phones()
const hour = { roomId: rooms.mediation, day: tuesday, people: 2, purpose: '碰头' }

test('a request is declined with a reason, and the next one approved', async () => {
  const { phone, server } = app
  const { db, community } = server.world
  await db
    .updateTable('rooms')
    .set({ approval: true })
    .where('community_id', '=', community)
    .where('room_id', '=', rooms.mediation)
    .execute()
  const ask = async (who: Who, start: string, end: string) =>
    done(await server.world.as(who).ask(contract.book, { ...hour, start, end }))
  const [first, second] = [await ask('li', '14:00', '15:00'), await ask('zhou', '16:00', '17:00')]
  await app.signIn('苏晓荷', '我的')
  await phone.tap(/^房间/)
  await phone.tap(/^等答复的/)
  await phone.tap('不同意：李望椿')
  await phone.input('为什么不行？', '那天要消防检查')
  await phone.tap('就这样答复')
  await phone.tap('同意：周文海')
  expect(phone.text()).toContain('现在没有等答复的。')
  const states = []
  for (const [who, id] of [
    ['li', first],
    ['zhou', second],
  ] as const)
    states.push(done(await server.world.as(who).ask(contract.show, id)).booking.state)
  expect(states).toEqual(['declined', 'stands'])
})

test('a room is closed after what lies inside was seen, and opened again', async () => {
  const { phone, server } = app
  const booked = done(
    await server.world.as('li').ask(contract.book, {
      ...hour,
      roomId: rooms.hall,
      day: '2026-11-25' as typeof tuesday,
      start: '10:00',
      end: '11:00',
    }),
  )
  await app.signIn('苏晓荷', '我的')
  await phone.tap(/^房间/)
  await phone.tap(/^设置和关房/)
  await phone.tap(/^邻里议站/)
  await phone.tap(/^关这间房/)
  await phone.input('为什么不能用？', '换地板')
  await phone.tap('先看里面约了谁')
  expect(phone.text()).toContain('碰头')
  await phone.tap('关上，取消这 1 单')
  expect(phone.page()).toBe('rooms/pages/settings')
  expect(done(await server.world.as('li').ask(contract.show, booked)).booking.cancelReason).toBe('换地板')
  await phone.tap('现在就开放：换地板')
  expect(phone.text()).not.toContain('换地板')
})

test('the sheet of a door is read here and printed elsewhere', async () => {
  const { phone } = app
  await app.signIn('苏晓荷', '我的')
  await phone.tap(/^房间/)
  await phone.tap('贴在门上的单子')
  await phone.tap('邻里议站')
  expect(phone.page()).toBe('rooms/pages/sheet')
  expect(phone.names()).not.toContain('打印')
})
