import * as rooms from '../../src/rooms/contract'
import { rooms as ids, tuesday } from '../support/community'
import { done } from '../support/world'
import { phones } from './phones'

const app = phones()
const taken = { roomId: ids.hall, day: tuesday, start: '14:00', end: '15:00', people: 3, purpose: '碰头' }

test('who waits for a taken time is asked when it becomes free, and takes it', async () => {
  const { world } = app.server
  const booked = done(await world.as('li').ask(rooms.book, taken))
  const { phone } = app
  await app.signIn('秦桂岚')
  await phone.tap('约房间')
  await phone.tap(/邻里议站/)
  await phone.tap(/^想要的时间有人约了/)
  await phone.tap(/^下午 2:00/)
  await phone.tap(/^下一步/)
  await phone.tap(/^1 小时/)
  await phone.tap('下一步')
  await phone.tap('下一步')
  await phone.input('用来做什么', '老年合唱排练')
  await phone.tap('下一步')
  await phone.tap(/^排上/)
  expect(phone.page()).toBe('rooms/wait/pages/mine')
  expect(phone.text()).toContain('排在第一位。')
  done(await world.as('li').ask(rooms.cancel, booked))
  await app.next()
  await app.signIn('秦桂岚')
  await app.phone.tap('约房间')
  await app.phone.tap(/^我排着的/)
  expect(app.phone.text()).toContain('空出来了，先给你留着')
  await app.phone.tap(/^要，约下来/)
  expect(app.phone.page()).toBe('rooms/pages/slip')
  expect(app.phone.text()).toContain('约好了。')
})
