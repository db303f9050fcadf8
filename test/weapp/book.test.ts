import { done } from '../support/world'
import * as rooms from '../../src/rooms/contract'
import { rooms as ids, tuesday } from '../support/community'
import { phones } from './phones'

const app = phones()

/** To the last page before booking; the time is given as the page words it. */
async function order(start: RegExp): Promise<void> {
  const { phone } = app
  await phone.tap('约房间')
  await phone.tap(/邻里议站/)
  await phone.tap(start)
  await phone.tap(/^下一步/)
  await phone.tap(/^1 小时/)
  await phone.tap('下一步')
  await phone.tap('下一步')
  await phone.input('用来做什么', '老年合唱排练')
  await phone.tap('下一步')
}

test('a room is booked, seen under 我的, and given back', async () => {
  const { phone } = app
  await app.signIn('秦桂岚')
  await order(/^上午 10:00/)
  expect(phone.text()).toContain('看看对不对')
  await phone.tap(/^约下来/)
  expect(phone.page()).toBe('rooms/pages/slip')
  expect(phone.text()).toContain('约好了。')
  await phone.tap('看我约的')
  await phone.tap(/邻里议站/)
  await phone.tap('不来了')
  await phone.tap('不来了，让给别人')
  expect(phone.text()).toContain('取消了。')
})

test('a time that was taken meanwhile is said to be, with the next free one', async () => {
  const { phone } = app
  await app.signIn('秦桂岚')
  await order(/^上午 11:00/)
  const wish = { roomId: ids.hall, day: tuesday, start: '11:00', end: '12:00', people: 2, purpose: '碰头' }
  done(await app.server.world.as('li').ask(rooms.book, wish))
  await phone.tap(/^约下来/)
  expect(phone.page()).toBe('rooms/pages/times')
  expect(phone.text()).toContain('11:00 刚被别人约走了')
  expect(phone.text()).toContain('12:00 还空着')
})

test('WeChat’s own arrow leads to the question before, and what was typed is there again', async () => {
  const { phone } = app
  await app.signIn('秦桂岚')
  await order(/^上午 9:00/)
  await phone.back()
  expect(phone.text()).toContain('用来做什么？')
  expect(phone.findByName('用来做什么').value).toBe('老年合唱排练')
  await phone.tap('上一步')
  expect(phone.text()).toContain('大概几个人来？')
  await phone.tap('上一步')
  expect(phone.text()).toContain('用多久？')
  expect(phone.names()).not.toContain('上一步')
  await phone.back()
  expect(phone.page()).toBe('rooms/pages/times')
})

test('after booking, the way back leads past the questions', async () => {
  const { phone } = app
  await app.signIn('秦桂岚')
  await order(/^下午 5:00/)
  await phone.tap('改：几个人')
  await phone.tap('多一个人')
  await phone.tap('下一步')
  expect(phone.text()).toContain('看看对不对')
  expect(phone.text()).toContain('5 人')
  await phone.tap(/^约下来/)
  expect(phone.page()).toBe('rooms/pages/slip')
  await phone.back()
  expect(phone.page()).toBe('rooms/pages/times')
})
