import * as rooms from '../../src/rooms/contract'
import { rooms as ids, tuesday } from '../support/community'
import { done } from '../support/world'
import { phones } from './phones'

const app = phones()
const wish = {
  roomId: ids.hall,
  day: tuesday,
  start: '10:00',
  end: '11:00',
  people: 3,
  purpose: '老年合唱排练',
}

test('who comes says so, and the desk sees it', async () => {
  const { world } = app.server
  done(await world.as('qin').ask(rooms.book, wish))
  world.clock('2026-11-24 09:55')
  await app.signIn('秦桂岚', '我的')
  await app.phone.tap(/老年合唱排练/)
  await app.phone.tap(/^我到了/)
  expect(app.phone.text()).toContain('到了就好，慢慢用。')
  await app.next()
  await app.signIn('苏晓荷', '我的')
  await app.phone.tap(/^房间/)
  expect(app.phone.page()).toBe('rooms/pages/desk')
  expect(app.phone.text()).toContain('老年合唱排练')
  expect(app.phone.text()).toContain('上午9:55到的')
})
