// Staff set how the desk receives: first they see whom it meets, then it is set, and whoever booked keeps it.
import { bothHands, pointer } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, openPhone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'
import { walkAs } from './support/walk'

jest.setTimeout(120_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)('$name: look who is met, think again, set it, and set it back', async (hands) => {
    const phone = await openPhone(demo.address, { look })
    await signIn(phone, pointer, '苏晓荷')
    await phone.goto('reception/pages/counter')
    await hands.press(phone, 'link', /^接待怎么安排/)
    await phone.see('heading', '接待怎么安排').waitFor()
    for (const unit of ['1 小时', '30 分钟']) {
      await hands.press(phone, 'radio', unit)
      await hands.press(phone, 'button', '先看谁受影响')
      await phone.see('button', '再想想').waitFor()
      if (unit === '1 小时') {
        await phone.see('heading', '这些和新的安排对不上').waitFor()
        await hands.press(phone, 'button', '再想想')
        await hands.press(phone, 'button', '先看谁受影响')
        await phone.see('button', '再想想').waitFor()
      }
      await hands.press(phone, 'button', '就这样改')
      await phone.reads('改好了。已经约下的都照旧。')
    }
  })
})

test('whoever has the duty is told that it is not theirs to set', async () => {
  const phone = await openPhone(demo.address)
  await signIn(phone, pointer, '林秀芳')
  await phone.goto('reception/settings/pages/settings')
  await phone.reads('接待怎么安排，由前台和书记定')
})

describe.each(looks)('pages, $name', (look) => {
  test('the settings, and whom they meet', async () => {
    const staff = await walkAs(demo.address, look, '苏晓荷')
    await staff.phone.goto('reception/settings/pages/settings')
    await staff.at('settings of the desk', '几点接待')
    await staff.press('radio', '15 分钟')
    await staff.press('button', '先看谁受影响')
    await staff.at('whom the settings meet', '这些和新的安排对不上')
    expect(staff.faults).toEqual([])
  })
})
