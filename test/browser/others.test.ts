// B8: a visit for another person: allowed at the desk by a code, booked by the helper, seen by both, and ended by the one who
// is helped.
import { faultsOf } from './support/check'
import { bothHands, pointer } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser } from './support/phone'
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

// 周文海 helps 秦桂岚 each time, and is let go of at the end.
const cases = bothLooks.flatMap((look, n) =>
  bothHands.map((hands, m) => ({
    look,
    hands,
    start: ['上午 9:00', '上午 9:30', '上午 11:00', '下午 3:00'][n * 2 + m]!,
  })),
)

test.each(cases)(
  '$look.name, $hands.name: from the code to the end of it',
  async ({ look, hands, start }) => {
    const helper = await openSignedIn(demo.address, '周文海', look)
    await hands.press(helper, 'link', /^谁帮谁办事/)
    await hands.press(helper, 'button', /^(要|换)一个号$/)
    const code = (await helper.see('heading', /^\d{6}$/).innerText()).trim()
    const desk = await openSignedIn(demo.address, '苏晓荷', look)
    await hands.press(desk, 'link', /^登记谁帮谁/)
    await hands.type(desk, '门牌或者手机号', '7栋2-5')
    await hands.press(desk, 'button', '找一找')
    await hands.press(desk, 'radio', /^秦桂岚/)
    await hands.press(desk, 'button', '下一步')
    await desk.see('heading', '谁来帮？').waitFor()
    await hands.type(desk, '六位的号、门牌或者手机号', code)
    await hands.press(desk, 'button', '下一步')
    await hands.press(desk, 'radio', '邻居')
    await hands.press(desk, 'button', '下一步')
    await desk.see('heading', '念给本人听一遍').waitFor()
    await hands.press(desk, 'button', '本人同意，登记')
    await desk.see('link', /^登记谁帮谁/).waitFor()
    await helper.goto('home/pages/index')
    await hands.press(helper, 'button', look.elder ? '约个时间' : '约时间')
    await helper.see('heading', '给谁约？').waitFor()
    await hands.press(helper, 'link', /^秦桂岚 邻居/)
    await hands.press(helper, 'radio', /^周四 26，/)
    await hands.press(helper, 'radio', new RegExp(`^${start}，空着`))
    await hands.press(helper, 'button', '下一步：什么事')
    await helper.reads('帮7栋2-5的秦桂岚约')
    await hands.press(helper, 'radio', /^说不清/)
    await hands.press(helper, 'button', '下一步')
    await hands.press(helper, 'button', '下一步')
    await hands.press(helper, 'button', '约下来')
    await helper.see('heading', '约好了。').waitFor()
    await helper.reads('秦桂岚')
    await hands.press(helper, 'button', '看我约的')
    await helper.see('link', /^约好了 .*秦桂岚见轮值书记/).waitFor()
    const elder = await openSignedIn(demo.address, '秦桂岚', look)
    await hands.press(elder, 'link', /^约好了 后天 .*见轮值书记/)
    await elder.reads('周文海（邻居）')
    await hands.press(elder, 'button', '不来了')
    await hands.press(elder, 'button', '不来了，让给别人')
    await elder.see('heading', '取消了。').waitFor()
    await elder.goto('people/pages/helpers')
    await hands.press(elder, 'button', '不用帮了：周文海')
    await hands.press(elder, 'button', '不用帮了')
    await elder.see('button', '不用帮了：周文海').waitFor({ state: 'detached' })
    await helper.reload()
    // What was last known stands there at once, and goes with the answer.
    await helper.see('button', '退出登录').waitFor()
    await helper
      .see('link', /秦桂岚见轮值书记/)
      .first()
      .waitFor({ state: 'detached' })
  },
)

test.each(looks)('$name: every page of it reads well', async (look) => {
  const faults: string[] = []
  const phone = await openSignedIn(demo.address, '李望椿', look)
  const seen = async (name: string): Promise<void> => void faults.push(...(await faultsOf(phone, name)))
  await phone.goto('reception/pages/whom')
  await phone.see('link', /^秦桂岚 亲友/).waitFor()
  await seen('whom')
  await phone.goto('people/pages/helpers')
  await phone.reads('秦桂岚')
  await seen('helpers')
  await pointer.press(phone, 'button', /^(要|换)一个号$/)
  await phone.see('heading', /^\d{6}$/).waitFor()
  await seen('helpers with a code')
  const desk = await openSignedIn(demo.address, '苏晓荷', look)
  const seenThere = async (name: string): Promise<void> => void faults.push(...(await faultsOf(desk, name)))
  await desk.goto('people/pages/allow')
  await desk.see('heading', '帮谁？').waitFor()
  await pointer.press(desk, 'button', '下一步')
  await seenThere('allow, missing')
  await pointer.type(desk, '门牌或者手机号', '7栋2-5')
  await pointer.press(desk, 'button', '找一找')
  await pointer.press(desk, 'radio', /^秦桂岚/)
  await desk.reads('现在能帮的人')
  await seenThere('allow, found')
  await pointer.press(desk, 'button', '下一步')
  await pointer.type(desk, '六位的号、门牌或者手机号', '123456')
  await seenThere('allow, code')
  await pointer.press(desk, 'button', '下一步')
  await pointer.press(desk, 'radio', '亲友')
  await seenThere('allow, relation')
  await pointer.press(desk, 'button', '下一步')
  await pointer.press(desk, 'button', '本人同意，登记')
  await desk.reads(/^没有这个号/)
  await seenThere('allow, refused')
  expect(faults).toEqual([])
})
