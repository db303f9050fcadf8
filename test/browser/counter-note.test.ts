// Whoever takes over reads what the shift before left on the page of the line, and takes it there.
import { bothHands, pointer } from './support/hands'
import { elder, looks, standard } from './support/looks'
import { closePhones, endBrowser, openPhone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'
import { walkAs } from './support/walk'

jest.setTimeout(120_000)
let demo: Demo
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

// Each hand takes a note of its own: it is left once.
describe.each([
  ['标准', standard, bothHands[0]!],
  ['长辈版', elder, bothHands[1]!],
] as const)('%s', (_, look, hands) => {
  beforeAll(async () => void (demo = await startDemo('2026-11-24T09:30')), START)

  test(`${hands.name}: read it, and take it`, async () => {
    const phone = await openPhone(demo.address, { look })
    await signIn(phone, pointer, '林秀芳')
    await phone.goto('reception/pages/counter')
    await phone.reads(/^二楼会议室的投影修好了/)
    await hands.press(phone, 'button', '我接了')
    await phone.see('button', '我接了').waitFor({ state: 'hidden' })
    await hands.press(phone, 'link', '看全部交接')
    await phone.see('heading', '交给下一位的话').waitFor()
  })
})

describe.each(looks)('pages, $name', (look) => {
  beforeAll(async () => void (demo = await startDemo('2026-11-24T09:30')), START)

  test('the line with a note above it', async () => {
    const w = await walkAs(demo.address, look, '林秀芳')
    await w.phone.goto('reception/pages/counter')
    await w.at('the line with a note', /^二楼会议室的投影修好了/)
    expect(w.faults).toEqual([])
  })
})
