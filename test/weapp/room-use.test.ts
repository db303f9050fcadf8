import * as rooms from '../../src/rooms/contract'
import { rooms as ids, tuesday } from '../support/community'
import { done } from '../support/world'
import { phones } from './phones'

const app = phones()

test('staff see how a room was used, who waits, and which rooms a hall splits into', async () => {
  const { phone, server } = app
  const wish = { roomId: ids.hall, day: tuesday, start: '10:00', end: '11:00', people: 3, purpose: '碰头' }
  done(await server.world.as('qin').ask(rooms.book, wish))
  await app.signIn('苏晓荷', '我的')
  await phone.tap(/^房间 /)
  await phone.tap(/^房间用得怎样/)
  await phone.tap(/^邻里议站/)
  expect(phone.text()).toContain('秦*岚')
  const { nodes } = phone.size()
  expect(nodes).toBeLessThan(600)
  await phone.back()
  await phone.back()
  await phone.tap(/^谁在排队/)
  expect(phone.text()).toContain('现在没有人排队。')
  await phone.back()
  await phone.tap(/^设置和关房/)
  await phone.tap(/^哪间分成几间/)
  await phone.tap(/^邻里议站/)
  await phone.tap('平和调解室')
  await phone.tap('就这样改')
  expect(phone.names()).toContain('不再算它的一间：平和调解室')
})
