// What the desk changes for somebody is told to them; whom no message reaches is phoned.
import { faultsOf } from './support/check'
import { bothHands, pointer } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { openSignedIn } from './support/steps'

jest.setTimeout(90_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

/** The desk moves the visit of 杜若衡 tomorrow to this time. */
async function moveAtDesk(start: string): Promise<Phone> {
  const desk = await openSignedIn(demo.address, '苏晓荷')
  await desk.goto('reception/pages/desk')
  await pointer.press(desk, 'radio', /^周三 25，/)
  await pointer.press(desk, 'button', '改时间：杜若衡')
  await desk.reads('帮杜若衡改时间')
  await pointer.press(desk, 'radio', /^周三 25，/)
  await pointer.press(desk, 'radio', new RegExp(`^${start}，空着`))
  await pointer.press(desk, 'button', '改到这个时间')
  await desk.reads('改好了，号也换了。把新的号和时间说给来的人听。')
  return desk
}

const cases = bothLooks.flatMap((look, n) =>
  bothHands.map((hands, m) => ({
    look,
    hands,
    start: ['下午 2:00', '下午 2:30', '下午 3:00', '下午 3:30'][n * 2 + m]!,
  })),
)

test.each(cases)(
  '$look.name, $hands.name: the desk moves a visit, phones about it, and the visitor reads it',
  async ({ look, hands, start }) => {
    await moveAtDesk(start)
    const desk = await openSignedIn(demo.address, '苏晓荷', look)
    await hands.press(desk, 'link', /^要打电话的人/)
    await desk.see('heading', '杜若衡').waitFor()
    await hands.press(desk, 'button', '没人接：杜若衡')
    await desk.reads(/打过 1 次没人接/)
    await hands.press(desk, 'button', '打过了：杜若衡')
    await desk.reads('都通知到了，没有要打的电话。')
    const visitor = await openSignedIn(demo.address, '杜若衡', look)
    await visitor.goto('home/pages/index')
    await hands.press(visitor, 'link', '有 1 条新消息')
    await hands.press(visitor, 'link', new RegExp(`^新 ${look.elder ? '您' : '你'}约的时间改了`))
    await visitor.see('heading', '改好了。').waitFor()
    await visitor.goto('home/pages/me')
    await visitor.see('link', /^消息 都看过了/).waitFor()
  },
)

test.each(looks)('$name: the pages of messages read well', async (look) => {
  const faults: string[] = []
  await moveAtDesk(look.elder ? '下午 4:30' : look.name === '标准' ? '下午 4:00' : '下午 5:00')
  const desk = await openSignedIn(demo.address, '苏晓荷', look)
  await desk.goto('messages/pages/calls')
  await desk.see('heading', '杜若衡').first().waitFor()
  faults.push(...(await faultsOf(desk, 'calls')))
  const visitor = await openSignedIn(demo.address, '杜若衡', look)
  await visitor.goto('messages/pages/inbox')
  await visitor
    .see('link', /约的时间改了/)
    .first()
    .waitFor()
  faults.push(...(await faultsOf(visitor, 'inbox')))
  const nobody = await openSignedIn(demo.address, '方知律', look)
  await nobody.goto('messages/pages/inbox')
  await nobody.reads(/^还没有消息/)
  faults.push(...(await faultsOf(nobody, 'inbox, empty')))
  await nobody.goto('messages/pages/calls')
  await nobody.reads('这一页是前台用的')
  faults.push(...(await faultsOf(nobody, 'calls, not staff')))
  expect(faults).toEqual([])
})
