// A team has a room every week: every date is seen before it is booked, one is given back, and then the rest.
import { bothHands, type Hands } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { openSignedIn } from './support/steps'
import { walkAs } from './support/walk'

jest.setTimeout(120_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

interface Wanted {
  readonly room: RegExp
  readonly day: RegExp
  readonly start: string
  readonly whom: string
}

/** Presses 下一步, and waits for the question after it. */
async function next(phone: Phone, hands: Hands, question: string): Promise<void> {
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', question).waitFor()
}

/** From 我的 through the questions to the dates. */
async function ask(phone: Phone, hands: Hands, { room, day, start, whom }: Wanted): Promise<void> {
  await hands.press(phone, 'link', /^房间/)
  await phone.see('heading', '今天谁用房间？').waitFor()
  await hands.press(phone, 'link', /^固定用的/)
  await phone.see('heading', '固定用的').waitFor()
  await hands.press(phone, 'button', '约一个固定的')
  await phone.see('heading', '用哪一间？').waitFor()
  await hands.press(phone, 'radio', room)
  await next(phone, hands, '从哪天开始？')
  await hands.press(phone, 'radio', day)
  await next(phone, hands, '几点开始？')
  await hands.press(phone, 'radio', start)
  await next(phone, hands, '用多久？')
  await hands.press(phone, 'radio', /^1 小时/)
  await next(phone, hands, '多久一次？')
  await hands.press(phone, 'radio', /^每周/)
  await next(phone, hands, '约到什么时候？')
  await hands.press(phone, 'radio', /^2 个月/)
  await next(phone, hands, '给谁用？')
  await hands.type(phone, '给谁用', whom)
  await next(phone, hands, '用来做什么？')
  await hands.type(phone, '用来做什么', '碰头')
  await next(phone, hands, '大概几个人来？')
  await next(phone, hands, '看看对不对')
}

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)('$name: see every date, book them, give one back and then the rest', async (hands) => {
    const desk = await openSignedIn(demo.address, '苏晓荷', look)
    const whom = `示例${look.elder ? '锣鼓' : '腰鼓'}队${hands.name}`
    // 周文海 has the Wednesday's morning from half past nine on.
    const evening = hands === bothHands[0] ? '下午 1:00' : '下午 2:30'
    const start = look.elder ? evening.replace('1:00', '4:00').replace('2:30', '5:30') : evening
    await ask(desk, hands, { room: /^居民会客厅/, day: /^周三 25/, start, whom })
    await desk.reads('9 次都约得上。')
    await hands.press(desk, 'button', '约下这 9 次')
    await desk.see('heading', `${whom} · 碰头`).waitFor()
    await desk.reads(/还有 9 次$/)
    await hands.press(desk, 'button', '这次不用了：12月2日 星期三')
    await hands.press(desk, 'button', '取消')
    await desk.reads('写一句为什么。')
    await hands.type(desk, '为什么取消？', '那天去巡河')
    await hands.press(desk, 'button', '取消')
    await desk.reads(/还有 8 次$/)
    await desk.reads('12月2日 星期三 · 那天去巡河')
    await hands.press(desk, 'button', '这次不用了：12月9日 星期三')
    await hands.press(desk, 'radio', '这次和以后的都取消')
    await hands.type(desk, '为什么取消？', '换地方了')
    await hands.press(desk, 'button', '取消')
    await desk.reads(/还有 1 次$/)
    await desk.goto('rooms/pages/desk')
    await desk.see('heading', '今天谁用房间？').waitFor()
    await hands.press(desk, 'radio', /^明天|^周三 25/)
    await desk.reads(new RegExp(`居民会客厅 · ${whom}`))
  })
})

describe.each(looks)('pages, $name', (look) => {
  test('what is had again and again, and a new one with something in its way', async () => {
    const w = await walkAs(demo.address, look, '苏晓荷')
    await w.phone.goto('rooms/series/pages/list')
    await w.at('series', '平安巡逻队 · 巡逻前碰头')
    await w.press('link', /^平安巡逻队/)
    await w.phone.see('heading', '后面的').waitFor()
    await w.at('series, one', /还有 8 次$/)
    await w.press('button', '这次不用了：12月3日 星期四')
    await w.press('button', '取消')
    await w.at('series, cancelling', '写一句为什么。')
    await w.back()
    await w.press('button', '约一个固定的')
    await w.at('series, room', '用哪一间？')
    await w.press('button', '下一步')
    await w.at('series, room missing', '选一间。')
    await w.press('radio', /^邻里议站/)
    await w.press('button', '下一步')
    await w.at('series, first day', '从哪天开始？')
    await w.press('radio', /^周四 26/)
    await w.press('button', '下一步')
    await w.at('series, start', '几点开始？')
    await w.press('radio', '晚上 7:30')
    await w.press('button', '下一步')
    await w.press('radio', /^1 小时/)
    await w.at('series, length', '用多久？')
    await w.press('button', '下一步')
    await w.press('radio', '每周四')
    await w.at('series, how often', '每月最后一个周四')
    await w.press('button', '下一步')
    await w.press('radio', /^3 个月/)
    await w.at('series, until', '约到什么时候？')
    await w.press('button', '下一步')
    await w.phone.see('textbox', '给谁用').fill('示例读书会')
    await w.at('series, for whom', '给谁用？')
    await w.press('button', '下一步')
    await w.phone.see('textbox', '用来做什么').fill('读书')
    await w.press('button', '下一步')
    await w.phone.see('heading', '大概几个人来？').waitFor()
    await w.press('button', '下一步')
    await w.at('series, dates', /^这几次约不上：8 次$/)
    await w.phone.reads(/1月21日 星期四（暂定）/)
    expect(w.faults).toEqual([])
  })

  test('who does not serve is told who does', async () => {
    const w = await walkAs(demo.address, look, '秦桂岚')
    await w.phone.goto('rooms/series/pages/list')
    await w.at('series, a resident', '这里是给值班的人看的')
    expect(w.faults).toEqual([])
  })
})
