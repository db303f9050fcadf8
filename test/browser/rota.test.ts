// The secretary lays the rota and closes a day; a member takes leave, takes over, and leaves a note to the next.
import { faultsOf } from './support/check'
import { bothHands, type Hands } from './support/hands'
import { bothLooks } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'

jest.setTimeout(90_000)
let demo: Demo
afterEach(closePhones)
afterEach(endDemos)
afterAll(endBrowser)
beforeEach(async () => void (demo = await startDemo('2026-11-24T14:30')), START)

async function open(phone: Phone, hands: Hands, who: string): Promise<void> {
  await signIn(phone, hands, who)
  await hands.press(phone, 'link', /^我的班/)
  await phone.see('heading', /哪天值班$/).waitFor()
}

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)('$name: the rota is laid in another order, as it was previewed', async (hands) => {
    const phone = await openPhone(demo.address, { look })
    const faults: string[] = []
    await open(phone, hands, '何静川')
    await hands.press(phone, 'link', '排值班表')
    await hands.press(phone, 'radio', /^两个星期/)
    await hands.press(phone, 'button', '下一步')
    await hands.press(phone, 'button', '往前：罗小满')
    await phone.see('heading', '第1个 罗小满').waitFor()
    faults.push(...(await faultsOf(phone, 'order')))
    await hands.press(phone, 'button', '下一步')
    await phone.reads(/会动 \d+ 天/)
    await phone.reads(/罗小满 上午9点到下午6点，原来是陈佑安/)
    faults.push(...(await faultsOf(phone, 'preview')))
    await hands.press(phone, 'button', '就这么排')
    await phone.see('heading', '大家哪天值班').waitFor()
    await phone.goto('duty/pages/rota')
    await phone.reads(/^罗小满 上午9点到下午6点$/)
    expect(faults).toEqual([])
  })

  test.each(bothHands)('$name: a member takes over, takes leave, and leaves a note', async (hands) => {
    const phone = await openPhone(demo.address, { look })
    const faults: string[] = []
    await open(phone, hands, '陈佑安')
    faults.push(...(await faultsOf(phone, 'turns')))
    await hands.press(phone, 'button', /^我来接/)
    await hands.press(phone, 'button', '接过来')
    await phone.reads('正在值')
    await hands.press(phone, 'link', /^往后的值班/)
    await hands.press(phone, 'button', '我要请假')
    await hands.press(phone, 'radio', '明天')
    await hands.press(phone, 'radio', '后天')
    faults.push(...(await faultsOf(phone, 'leave')))
    await hands.press(phone, 'button', '请假')
    await phone.see('heading', '往后三十天有没有人').waitFor()
    await phone.reads('陈佑安请假')
    faults.push(...(await faultsOf(phone, 'cover')))
    await phone.goto('duty/pages/handover')
    await hands.type(phone, '要交代的事', '三单元的灯还没修好。')
    await hands.press(phone, 'button', '交给下一位')
    await phone.reads('三单元的灯还没修好。')
    faults.push(...(await faultsOf(phone, 'handover')))
    expect(faults).toEqual([])
  })
})

test('the secretary closes today for a reason and takes next year’s notice in', async () => {
  const [hands] = bothHands
  const phone = await openPhone(demo.address, { look: bothLooks[0]! })
  await open(phone, hands!, '何静川')
  await phone.goto('duty/pages/calendar')
  await hands!.type(phone, '为什么', '停电')
  await hands!.press(phone, 'button', '改这一天')
  await phone.reads('不开门：停电')
  await hands!.type(phone, '通知叫什么', '2027年的通知')
  await hands!.type(phone, '通知里的日子', '2027-01-01到2027-01-03 休 元旦\n2027-02-30 休 春节')
  await hands!.press(phone, 'button', '看看读成什么')
  await phone.reads('第2行：没有这一天。')
  await hands!.type(phone, '通知里的日子', '2027-01-01到2027-01-03 休 元旦')
  await hands!.press(phone, 'button', '看看读成什么')
  await phone.reads('读出 3 天。')
  await hands!.press(phone, 'button', '就照这个')
  await phone.reads(/2027年12月31日/)
  expect(await faultsOf(phone, 'calendar')).toEqual([])
})
