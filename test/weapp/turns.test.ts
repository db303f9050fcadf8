import { phones } from './phones'

const app = phones()

test('a swap is asked for question by question, and accepted on another phone', async () => {
  await app.signIn('林秀芳', '我的')
  await app.phone.tap(/^我的班/)
  expect(app.phone.page()).toBe('duty/pages/turns')
  await app.phone.tap('请人替班、换班')
  await app.phone.tap(/^11月27日/)
  await app.phone.tap('下一步')
  await app.phone.tap('陈佑安')
  await app.phone.tap('下一步')
  await app.phone.tap(/^跟人对换/)
  await app.phone.tap('下一步')
  await app.phone.tap(/^11月30日/)
  await app.phone.tap('下一步')
  await app.phone.tap('问一声')
  expect(app.phone.page()).toBe('duty/pages/turns')
  expect(app.phone.text()).toContain('林秀芳想拿11月27日 周五的班，换陈佑安11月30日 周一的班')

  await app.next()
  await app.signIn('陈佑安', '我的')
  await app.phone.tap(/^我的班/)
  await app.phone.tap(/^对换：/)
  expect(app.phone.text()).toContain('换好了')
})
