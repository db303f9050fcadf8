import { phones } from './phones'

const app = phones()

test('staff set how long a visit takes; the free times follow', async () => {
  const { phone } = app
  await app.signIn('苏晓荷', '我的')
  await phone.tap(/^排队/)
  await phone.tap(/^接待怎么安排/)
  expect(phone.page()).toBe('reception/settings/pages/settings')
  await phone.tap('1 小时')
  await phone.tap('先看谁受影响')
  await phone.tap('就这样改')
  expect(phone.text()).toContain('改好了。已经约下的都照旧。')
})
