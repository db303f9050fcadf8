import { allowHelper } from '../../src/people/helpers/contract'
import { householdPhone, people } from '../support/community'
import { done } from '../support/world'
import { openPackage } from './package'
import { phones } from './phones'
import { toServer } from './wx/net'

const app = phones()

test('for whom is asked first; the visit stands under 我的 with the name, and the visitor is told', async () => {
  const { phone, server } = app
  const link = { elderId: people.qin.id, relation: 'neighbour' as const, helperId: people.li.id }
  done(await server.world.as('su').ask(allowHelper, link))
  await app.signIn('李望椿')
  await phone.tap('约时间')
  expect(phone.page()).toBe('reception/pages/whom')
  await phone.tap(/^秦桂岚.*邻居/)
  await phone.tap(/^上午 11:00/)
  await phone.tap(/^下一步/)
  await phone.tap(/^说不清/)
  await phone.tap('下一步')
  await phone.tap('下一步')
  await phone.tap(/^约下来/)
  expect(phone.page()).toBe('reception/pages/slip')
  expect(phone.text()).toContain('秦桂岚')
  await phone.tap('看我约的')
  await phone.tap(/秦桂岚见轮值书记/)
  const elder = await app.next()
  await app.signIn('秦桂岚', '我的')
  await elder.tap(/^消息/)
  expect(elder.text()).toContain('李望椿（邻居）帮你约了时间')
  await elder.tap(/帮你约了时间/)
  expect(elder.page()).toBe('reception/pages/slip')
  expect(elder.text()).toContain('李望椿（邻居）')
})

test('the one who is helped sees who may, and ends it; a helper asks for a code', async () => {
  const { phone } = app
  await app.signIn('秦桂岚', '我的')
  await phone.tap(/^谁帮谁办事/)
  expect(phone.text()).toContain('李望椿')
  await phone.tap(/^不用帮了/)
  await phone.tap('不用帮了')
  expect(phone.text()).not.toContain('李望椿')
  await phone.tap('要一个号')
  expect(phone.text()).toMatch(/\d{6}/)
})

test('WeChat is asked once, for three templates at most, and what was allowed is kept for one message each', async () => {
  const { server } = app
  const { world } = server
  const ways = { request: toServer(server.url), cloud: server.cloudAs(householdPhone) }
  const phone = openPackage({ dist: 'dist/test/cloud', now: world.now, ...ways })
  await phone.launch()
  await phone.tap('约时间')
  // Today is taken by the visit that was booked for her.
  await phone.tap(/^周四 26/)
  await phone.tap(/^上午 10:00/)
  await phone.tap(/^下一步/)
  await phone.tap(/^说不清/)
  await phone.tap('下一步')
  await phone.tap('下一步')
  await phone.tap(/^约下来/)
  await phone.tap('有变动，微信告诉我一次')
  expect(phone.seen.asked).toEqual(['id-of-changed', 'id-of-tomorrow'])
  expect(phone.text()).toContain('好，有变动在微信里告诉一次。')
  phone.close()
  const kept = await world.db
    .selectFrom('message_consents')
    .select(['person_id', 'template', 'spent_on'])
    .execute()
  const own = { person_id: people.qin.id, spent_on: null }
  expect(kept).toEqual([
    { ...own, template: 'visit-changed' },
    { ...own, template: 'visit-tomorrow' },
  ])
})
