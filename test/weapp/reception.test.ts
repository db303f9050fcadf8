import { phones } from './phones'

const app = phones()

test('a visit is booked, moved, seen under 我的, and given back', async () => {
  const { phone } = app
  await app.signIn('秦桂岚')
  await phone.tap('约时间')
  await phone.tap(/^上午 10:00/)
  await phone.tap(/^下一步/)
  await phone.tap(/^别的事/)
  await phone.tap('下一步')
  await phone.input('先说几句', '想借用院坝')
  await phone.tap('下一步')
  expect(phone.text()).toContain('轮值书记 林秀芳')
  await phone.tap(/^约下来/)
  expect(phone.page()).toBe('reception/pages/slip')
  expect(phone.text()).toContain('约好了。')
  await phone.tap('改时间')
  await phone.tap(/^上午 11:00/)
  await phone.tap('改到这个时间')
  expect(phone.text()).toContain('改好了。')
  await phone.tap('看我约的')
  await phone.tap(/^改期了.*见轮值书记林秀芳/)
  await phone.tap('不来了')
  await phone.tap('不来了，让给别人')
  expect(phone.text()).toContain('取消了。')
})
