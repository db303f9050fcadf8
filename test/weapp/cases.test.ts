import * as contract from '../../src/cases/contract'
import { casesIn } from '../support/cases'
import { done } from '../support/world'
import { phones } from './phones'

const app = phones()

test('a talk becomes a case at the desk; its person reads it, says not yet, and it is open again', async () => {
  const { world } = app.server
  world.clock('2026-11-24 09:30')
  const c = casesIn(world)
  await c.begun('qin', 'su')
  await app.signIn('苏晓荷', '我的')
  await app.phone.tap(/^排队/)
  await app.phone.tap('谈完了，写一句')
  await app.phone.tap(/^答应回话/)
  await app.phone.input('一句话说是什么事', '厨房漏水，楼下也湿了')
  await app.phone.tap('写好了')
  expect(app.phone.page()).toBe('reception/pages/counter')
  const [one] = await c.list('su')
  expect(one).toMatchObject({ about: '厨房漏水，楼下也湿了', person: '秦桂岚', turn: 'yours' })

  await app.next()
  await app.signIn('苏晓荷', '我的')
  await app.phone.tap(/^在办的事/)
  await app.phone.tap(/^.*厨房漏水/)
  await app.phone.tap('办好了')
  await app.phone.tap('告诉本人办好了')
  expect(app.phone.page()).toBe('cases/pages/show')
  expect(app.phone.text()).toContain('办好了，等本人说')

  await app.next()
  await app.signIn('秦桂岚', '我的')
  await app.phone.tap(/^我的事/)
  await app.phone.tap(/^.*厨房漏水/)
  await app.phone.tap('说一声：解决了没有')
  await app.phone.tap(/^还没有/)
  await app.phone.input('哪里还没有办好', '夜里又滴了')
  await app.phone.tap('就这样说')
  expect(app.phone.text()).toContain('夜里又滴了')
  expect(done(await world.as('qin').ask(contract.show, { caseId: one!.caseId })).case.state).toBe('again')
})
