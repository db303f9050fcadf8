// A duty member phones the desk: I am out for a moment. Whoever takes the call writes it down, and later that they are back.
import { faultsOf } from './support/check'
import { bothHands } from './support/hands'
import { bothLooks } from './support/looks'
import { closePhones, endBrowser, openPhone } from './support/phone'
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

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: out until a time, seen by the member with who wrote it, and back',
    async (hands) => {
      const phone = await openPhone(demo.address, { look })
      const faults: string[] = []
      await signIn(phone, hands, '苏晓荷')
      await hands.press(phone, 'link', /^我的班/)
      await phone.see('heading', '帮谁记？').waitFor()
      await hands.press(phone, 'link', '陈佑安')
      await hands.press(phone, 'link', /^陈佑安要出去一下/)
      await phone.see('heading', '陈佑安什么时候回来？').waitFor()
      await hands.press(phone, 'button', '记下：出去了')
      await phone.see('alert').waitFor()
      faults.push(...(await faultsOf(phone, 'phoned, missing')))
      await hands.press(phone, 'radio', /^下午5点回来/)
      await hands.press(phone, 'button', '记下：出去了')
      await phone.see('heading', '陈佑安外出中').waitFor()
      await phone.reads(/出去，说好下午5点回来 · 苏晓荷帮着记的$/)
      faults.push(...(await faultsOf(phone, 'phoned, out')))

      const own = await openPhone(demo.address, { look })
      await signIn(own, hands, '陈佑安')
      await hands.press(own, 'link', /^我外出/)
      await own.reads(/苏晓荷帮着记的。$/)

      await hands.press(phone, 'button', '陈佑安回来了')
      await phone.see('heading', '陈佑安回来了').waitFor()
      faults.push(...(await faultsOf(phone, 'phoned, back')))
      await hands.press(phone, 'button', '返回')
      await phone.see('link', /^陈佑安要出去一下/).waitFor()
      expect(faults).toEqual([])
    },
  )
})
