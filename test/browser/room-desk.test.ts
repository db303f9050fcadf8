// A request is made, answered at the desk and read by the one who asked; staff close a room, set it, and book for a caller.
import { faultsOf } from './support/check'
import { bothHands, pointer, type Hands } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { openSignedIn, order } from './support/steps'

jest.setTimeout(120_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

/** From 我的 to the day of the rooms. */
async function openDesk(phone: Phone, hands: Hands): Promise<void> {
  await hands.press(phone, 'link', /^房间/)
  await phone.see('heading', '今天谁用房间？').waitFor()
}

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: ask for a room that is answered, decline one and approve the next',
    async (hands) => {
      const day = look.elder ? '周六 28' : '周日 29'
      const start = hands === pointer ? '上午 9:00' : '下午 3:00'
      const purpose = `写春联，${look.name}${hands.name}`
      const asking = await openSignedIn(demo.address, '李望椿', look)
      const desk = await openSignedIn(demo.address, '苏晓荷', look)
      for (const answer of ['不同意', '同意'] as const) {
        await pointer.press(asking, 'link', '首页')
        await order(asking, hands, {
          room: '时光艺站',
          day,
          start,
          length: '1 小时',
          purpose: `${purpose}${answer}`,
        })
        await asking.reads(/^这间要社区点头/)
        await hands.press(asking, 'button', '约下来')
        await asking.see('heading', '等答复。').waitFor()
        await desk.goto('home/pages/me')
        await openDesk(desk, hands)
        await hands.press(desk, 'link', /^等答复的/)
        await desk.reads(new RegExp(`${purpose}${answer}`))
        const named = desk.see('button', `${answer}：李望椿`)
        if (answer === '同意') await hands.press(desk, 'button', '同意：李望椿')
        else {
          await named.first().waitFor()
          await hands.press(desk, 'button', '不同意：李望椿')
          await hands.press(desk, 'button', '就这样答复')
          await desk.reads('写一句为什么。')
          await hands.type(desk, '为什么不行？', '那天要消防检查')
          await hands.press(desk, 'button', '就这样答复')
        }
        await named.first().waitFor({ state: 'detached' })
        await asking.reload()
        const told = answer === '同意' ? '约好了。' : '没批。'
        await asking.see('heading', told).waitFor()
        if (answer === '不同意') await asking.reads(/那天要消防检查/)
        await asking.goto('home/pages/me')
        await asking.see('button', '退出登录').waitFor()
      }
    },
  )

  test('closing a room: what lies inside is shown, cancelled, and read by the one who had it', async () => {
    const room = look.elder ? '邻里议站' : '居民会客厅'
    const had = await openSignedIn(demo.address, '李望椿', look)
    await pointer.press(had, 'link', '首页')
    await order(had, pointer, {
      room,
      day: '周一 30',
      start: '下午 2:00',
      length: '1 小时',
      purpose: '包饺子',
    })
    await pointer.press(had, 'button', '约下来')
    await had.see('heading', '约好了。').waitFor()
    const desk = await openSignedIn(demo.address, '苏晓荷', look)
    await openDesk(desk, pointer)
    await pointer.press(desk, 'link', /^设置和关房/)
    await pointer.press(desk, 'link', new RegExp(`^${room}`))
    await pointer.press(desk, 'link', /^关这间房/)
    await pointer.press(desk, 'radio', /^周一 30/)
    await pointer.type(desk, '为什么不能用？', '换地板')
    await pointer.press(desk, 'button', '先看里面约了谁')
    await desk.reads(/包饺子/)
    await pointer.press(desk, 'button', /^关上，取消这/)
    await desk.reads('换地板')
    await had.reload()
    await had.see('heading', '取消了。').waitFor()
    await had.reads(/社区取消的：换地板/)
    await had.goto('rooms/pages/list')
    await pointer.press(had, 'link', new RegExp(room))
    await pointer.press(had, 'radio', /^周一 30，不开门/)
    await had.reads(/不能用：换地板。最早.*有空。/)
    await pointer.press(desk, 'button', '现在就开放：换地板')
    await desk.see('button', '现在就开放：换地板').waitFor({ state: 'detached' })
  })

  test('for somebody who phoned: found by the door, booked, and the number is there to tell', async () => {
    const desk = await openSignedIn(demo.address, '苏晓荷', look)
    await openDesk(desk, pointer)
    await pointer.press(desk, 'button', '帮人约一间')
    await pointer.type(desk, '门牌或者手机号', '7栋2-5')
    await pointer.press(desk, 'button', '找一找')
    await pointer.press(desk, 'link', /^秦桂岚/)
    await desk.see('heading', /^给秦桂岚/).waitFor()
    await pointer.press(desk, 'link', /老少怡站/)
    await pointer.press(desk, 'radio', look.elder ? /^周四 26，/ : /^周三 25，/)
    await pointer.press(desk, 'radio', '下午 2:00，空着')
    await pointer.press(desk, 'button', '下一步：用多久')
    await pointer.press(desk, 'radio', /^1 小时/)
    await pointer.press(desk, 'button', '下一步')
    await pointer.press(desk, 'button', '下一步')
    await desk.see('heading', '用来做什么？').waitFor()
    await pointer.type(desk, '用来做什么', '织毛衣')
    await pointer.press(desk, 'button', '下一步')
    await pointer.press(desk, 'radio', '打电话来约的')
    await pointer.press(desk, 'button', '约下来')
    await desk.reads('约好了，号码告诉来的人：')
    await desk.reads('前台代约')
    await pointer.press(desk, 'button', '取消这一单：秦桂岚')
    await pointer.type(desk, '为什么取消？', '她打电话来，家里有事')
    await pointer.press(desk, 'button', '取消，告诉本人')
    await desk.see('button', '取消这一单：秦桂岚').waitFor({ state: 'detached' })
  })
})

test.each(looks)('$name: every page of the desk reads well', async (look) => {
  const phone = await openSignedIn(demo.address, '苏晓荷', look)
  const faults: string[] = []
  const look_ = async (name: string, words: string | RegExp): Promise<void> => {
    await phone.reads(words)
    faults.push(...(await faultsOf(phone, name)))
  }
  await openDesk(phone, pointer)
  await look_('房间的一天', '今天谁用房间？')
  await pointer.press(phone, 'button', '贴在门上的单子')
  await pointer.press(phone, 'link', '居民会客厅')
  await look_('门口的单子', /女儿一家回来/)
  await phone.goto('rooms/pages/requests')
  await pointer.press(phone, 'button', /^不同意/)
  await look_('等答复的', '为什么不行？')
  await phone.goto('rooms/pages/settings')
  await look_('设置', '哪一间？')
  await pointer.press(phone, 'link', /^时光艺站/)
  await look_('一间的设置', '用之后留多久')
  await pointer.press(phone, 'button', '先看碍不碍着谁')
  await look_('改之前', /没有碍着谁。|这些照旧/)
  await pointer.press(phone, 'button', '就这样改')
  await phone.see('heading', '哪一间？').waitFor()
  await pointer.press(phone, 'link', /^先锋驿站/)
  await pointer.press(phone, 'link', /^关这间房/)
  await look_('关房', '一天里的哪段')
  await pointer.press(phone, 'button', '先看里面约了谁')
  await phone.reads('写一句为什么。')
  expect(faults).toEqual([])
})

test('who does not serve here reads who does, and nothing else', async () => {
  const phone = await openSignedIn(demo.address, '李望椿')
  for (const page of ['desk', 'requests', 'settings', 'close']) {
    await phone.goto(`rooms/pages/${page}`)
    await phone.reads('这里是给值班的人看的')
  }
})
