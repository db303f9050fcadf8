import { phones } from './phones'

const app = phones()

test('staff set what one person may book in a week, and a resident sees it', async () => {
  const { phone } = app
  await app.signIn('苏晓荷')
  await phone.tap('约房间')
  await phone.tap(/^一周能约多少/)
  expect(phone.page()).toBe('rooms/quota/pages/quota')
  await phone.tap('就这样定')
  expect(phone.text()).toContain('一个人一周最多 6 小时。')
  await app.next()
  await app.signIn('秦桂岚')
  await app.phone.tap('约房间')
  await app.phone.tap(/^一周能约多少/)
  expect(app.phone.text()).toContain('还没约，还能约 6 小时')
  expect(app.phone.names()).not.toContain('就这样定')
})
