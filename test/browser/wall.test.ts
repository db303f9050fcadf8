// The month of the rota for the wall: anybody opens it, and it comes out of the printer as one sheet of A4.
import { faultsOf } from './support/check'
import { bothHands } from './support/hands'
import { elder, looks, standard } from './support/looks'
import { closePhones, endBrowser, openPhone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'

jest.setTimeout(60_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

describe.each(looks)('$name', (look) => {
  test.each(bothHands)('$name: from the rota to the sheet, to the next month and back', async (hands) => {
    const phone = await openPhone(demo.address, { look })
    await phone.goto('duty/pages/rota')
    await hands.press(phone, 'link', /^贴墙上的值班表/)
    await phone.see('heading', '2026年11月 谁值班').waitFor()
    const faults = await faultsOf(phone, 'wall')
    await hands.press(phone, 'button', '看12月')
    await phone.see('heading', '2026年12月 谁值班').waitFor()
    await phone.see('button', '印一张').waitFor()
    await hands.press(phone, 'button', '看11月')
    await phone.see('heading', '2026年11月 谁值班').waitFor()
    await hands.press(phone, 'button', '返回')
    await phone.see('heading', '这些天谁值班').waitFor()
    expect(faults).toEqual([])
  })
})

test.each([standard, elder])('$name: a month of 31 days, provisional, is one page', async (look) => {
  const phone = await openPhone(demo.address, { look })
  await phone.goto('duty/pages/sheet?month=2027-01')
  await phone.see('heading', '2027年1月 谁值班').waitFor()
  await phone.reads('暂定')
  const pdf = (await phone.page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
})
