import * as contract from '../../src/ballots/contract'
import { closesAt, nameAll, opened } from '../support/ballots'
import { done } from '../support/world'
import { phones } from './phones'

const app = phones()
const title = /坝坝舞几点结束/

test('a household votes, is asked once more, has a receipt, and finds it in the result and the ledger', async () => {
  let { phone } = app
  const { world } = app.server
  await nameAll(world)
  const ballotId = await opened(world)
  await app.signIn('秦桂岚')
  await phone.tap('全部表决')
  expect(phone.page()).toBe('ballots/pages/list')
  await phone.tap(title)
  expect(phone.text()).toContain('协商意向')
  await phone.tap('投9栋1-1这一票')
  await phone.tap('投这一票')
  expect(phone.text()).toContain('先选一个：同意、不同意，或者弃权。')
  await phone.tap('同意')
  await phone.tap('投这一票')
  expect(phone.text()).toContain('你代表9栋1-1这一户，选的是：同意。')
  await phone.tap('再想想')
  expect(phone.findByName('同意').checked).toBe(true)
  await phone.tap('投这一票')
  await phone.tap('投出去')
  expect(phone.page()).toBe('ballots/pages/receipt')
  expect(phone.text()).toContain('投好了。')
  const [receipt] = /^[0-9A-Z]{5} [0-9A-Z]{5}$/m.exec(phone.text())!
  await phone.tap('回到这次表决')
  expect(phone.text()).toContain(`回执码 ${receipt}`)
  expect(phone.names()).not.toContain('投9栋1-1这一票')

  const tenant = done(await world.as('li').ask(contract.show, { ballotId }))
  const { voterId } = tenant.mine.onRoll[0]!
  done(await world.as('li').ask(contract.cast, { ballotId, voterId, choice: 'against' }))
  world.clock(closesAt)
  phone = await app.next()
  await app.signIn('秦桂岚')
  await phone.tap('全部表决')
  await phone.tap(title)
  await phone.tap('看结果')
  expect(phone.text()).toContain('未达到')
  expect(phone.text()).toContain(`你的回执码 ${receipt} 在里面`)
  await phone.input('找一个回执码', receipt.toLowerCase())
  expect(phone.text()).toContain('一共 1 个，都在这里。')
  await phone.tap(/^看每一票怎么投的/)
  expect(phone.text()).toContain('名册上一共 4 票：投了的 2 票，没投的 2 票')
  await phone.input('只看哪一栋', '3')
  expect(phone.text()).toContain('名册上没有这一栋')
  await phone.input('只看哪一栋', '9')
  expect(phone.text()).toContain('9栋一共 4 票')
})
