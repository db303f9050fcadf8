// Whoever comes to a room they booked says so, or the desk says it for them; what is waited for in vain is free again.
import { bothHands, pointer, type Hands } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, openPhone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'
import { walkAs } from './support/walk'

jest.setTimeout(90_000)
let demo: Demo
// Ten minutes to seven in the evening: the choir's rehearsal is about to begin.
beforeAll(async () => void (demo = await startDemo('2026-11-24T18:52')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: the desk sees who uses the rooms and what became of it',
    async (hands: Hands) => {
      const phone = await openPhone(demo.address, { look })
      await signIn(phone, pointer, '苏晓荷')
      await hands.press(phone, 'link', /^房间/)
      await phone.see('heading', '今天谁用房间？').waitFor()
      await phone.reads(/晚上7点到9点/)
      await hands.press(phone, 'radio', /^周三 25，/)
      await phone.see('heading', '明天谁用房间？').waitFor()
    },
  )
})

describe.each(looks)('pages, $name', (look) => {
  test('the slip while it is waited for, and the list of the desk', async () => {
    const w = await walkAs(demo.address, look, '龚长庚')
    await w.press('link', /时光艺站.*合唱队排练/)
    await w.at('slip, nearly time', '我到了')
    const desk = await walkAs(demo.address, look, '苏晓荷')
    await desk.at('me, staff', '谁在用、谁到了，谁在等答复，帮人约')
    await desk.press('link', /^房间/)
    await desk.at('rooms today', '今天谁用房间？')
    expect([...w.faults, ...desk.faults]).toEqual([])
  })
})

test('the booker says that they are there, and it stands on the slip, under 我的 and on the list', async () => {
  const phone = await openPhone(demo.address)
  await signIn(phone, pointer, '龚长庚')
  await pointer.press(phone, 'link', /时光艺站.*合唱队排练/)
  await pointer.press(phone, 'button', /^我到了/)
  await phone.reads('到了就好，慢慢用。')
  await phone.goto('home/pages/me')
  await phone.see('link', /^到了 .*合唱队排练/).waitFor()
  const desk = await openPhone(demo.address)
  await signIn(desk, pointer, '苏晓荷')
  await pointer.press(desk, 'link', /^房间/)
  await desk.reads(/下午6:5\d到的/)
})
