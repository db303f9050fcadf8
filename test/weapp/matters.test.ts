import { proposed } from '../support/matters'
import { phones } from './phones'

const app = phones()

test('a matter is proposed: similar ones first, a number masked, then its own number', async () => {
  const { phone } = app
  await proposed(app.server.world, 'li', { title: '电梯老是坏', body: '这个月五回。' })
  await app.signIn('秦桂岚', '议事')
  await phone.tap('提个议题')
  await phone.input('什么事', '电梯又停了')
  await phone.tap('下一步')
  expect(phone.text()).toContain('电梯老是坏')
  await phone.tap('都不是，接着写')
  await phone.input('情况', '打 15600000077 没人接。')
  await phone.tap('下一步')
  expect(phone.text()).toContain('156******77')
  await phone.tap('帮我遮住')
  expect(phone.text()).not.toContain('15600000077')
  await phone.tap('提出去')
  expect(phone.text()).toContain('提出去了。')
  expect(phone.text()).toContain('2026-0002')
})

test('a neighbour joins, the council takes it up, and the line says so', async () => {
  let { phone } = app
  await proposed(app.server.world, 'li', { title: '门口装个扶手', body: '下雨滑。' })
  await app.signIn('秦桂岚', '议事')
  await phone.tap(/门口装个扶手/)
  await phone.tap(/^我家附议/)
  expect(phone.text()).toContain('已有1户附议，还差1户')
  phone = await app.next()
  await app.signIn('龚长庚', '议事')
  await phone.tap(/门口装个扶手/)
  await phone.tap('替议事会回话')
  await phone.tap(/^接了，拿来议/)
  await phone.tap('下一步')
  await phone.tap('回话')
  expect(phone.text()).toContain('回话了。')
  await phone.tap('看这件事')
  expect(phone.text()).toContain('议事会成员 龚长庚')
  expect(phone.text()).toContain('李*椿')
})
