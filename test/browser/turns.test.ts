// A duty member asks for an exchange, the colleague agrees on another phone, both see it, and it is given back.
import { faultsOf } from './support/check'
import { bothHands, type Hands } from './support/hands'
import { bothLooks } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'

jest.setTimeout(60_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

async function myTurns(phone: Phone, hands: Hands, who: string): Promise<void> {
  await signIn(phone, hands, who)
  await hands.press(phone, 'link', /^我的班/)
  await phone.see('heading', '我哪天值班').waitFor()
}

async function choose(phone: Phone, hands: Hands, question: string, option: string | RegExp): Promise<void> {
  await phone.see('heading', question).waitFor()
  await hands.press(phone, 'radio', option)
  await hands.press(phone, 'button', '下一步')
}

/** Each run has a shift of its own to ask about. */
let nth = 0

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)('$name: asked, agreed, seen by both, given back', async (hands) => {
    const days = ['12月7日 周一', '12月15日 周二', '12月23日 周三', '12月31日 周四']
    const day = days[nth++]!
    const phone = await openPhone(demo.address, { look })
    await myTurns(phone, hands, '田一禾')
    const faults = await faultsOf(phone, 'turns')
    await hands.press(phone, 'button', '请人替班、换班')
    await choose(phone, hands, '哪一个班？', new RegExp(`^${day}`))
    await choose(phone, hands, '问谁？', '蒋春徕')
    await choose(phone, hands, '怎么换？', /^请人替我/)
    await phone.see('heading', '看看对不对').waitFor()
    faults.push(...(await faultsOf(phone, 'swap, check')))
    await hands.press(phone, 'button', '问一声')
    await phone.see('heading', new RegExp(`田一禾请蒋春徕替${day}的班`)).waitFor()

    const other = await openPhone(demo.address, { look })
    await myTurns(other, hands, '蒋春徕')
    await hands.press(other, 'button', new RegExp(`我来值：田一禾请蒋春徕替${day}`))
    await other.reads(new RegExp(`蒋春徕答应了`))
    await hands.press(phone, 'button', '返回')
    await hands.press(phone, 'link', /^我的班/)
    await hands.press(phone, 'button', new RegExp(`换回去：田一禾请蒋春徕替${day}`))
    await phone.reads('又换回去了')
    expect(faults).toEqual([])
  })
})
