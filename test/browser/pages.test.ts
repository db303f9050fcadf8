// Every page in 标准, in 长辈版 and on the narrowest phone with large text, walked through as the stories go.
import { faultsOf } from './support/check'
import { pointer } from './support/hands'
import { looks, type Look } from './support/looks'
import { closePhones, endBrowser, newPhone, openPhone, type Phone } from './support/phone'
import { signIn } from './support/steps'
import { endDemos, START, startDemo, type Demo } from './support/server'

jest.setTimeout(90_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

/** Walks a phone through pages and gathers what is wrong on each, so that one run tells all. */
class Walk {
  readonly faults: string[] = []
  constructor(readonly phone: Phone) {}

  async at(name: string, words: string | RegExp): Promise<void> {
    await this.phone.reads(words)
    this.faults.push(...(await faultsOf(this.phone, name)))
  }

  press(role: Parameters<Phone['see']>[0], name: string | RegExp): Promise<void> {
    return pointer.press(this.phone, role, name)
  }

  back(): Promise<void> {
    return this.press('button', '返回')
  }
}

async function walk(look: Look, person?: string): Promise<Walk> {
  const phone = await openPhone(demo.address, { look })
  if (person) await signIn(phone, pointer, person)
  return new Walk(phone)
}

describe.each(looks)('$name', (look) => {
  test('what a guest sees', async () => {
    // Nobody has asked for 长辈版 yet, so its sizes are not owed.
    const asked = new Walk(await newPhone(demo.address, { look: { ...look, touch: 44 } }))
    await asked.phone.goto('')
    await asked.at('home, first visit', '字要大一点吗？')
    const w = await walk(look)
    await w.at('home', '何静川')
    await w.press('link', '全部值班表')
    await w.at('rota', '这些天谁值班')
    await w.back()
    await w.press('link', '公告栏')
    await w.at('notices', '墙上的公告栏也贴着一样的。')
    await w.back()
    await w.press('link', look.elder ? '打电话' : '办事')
    await w.at(look.elder ? 'call' : 'errands', look.elder ? '火警 119' : '要用房间')
    await w.press('link', '我的')
    await w.at('me, guest', /还不知道.是谁/)
    await w.press('button', '去登录')
    await w.at('sign in', '秦桂岚')
    await w.phone.goto('home/pages/call')
    await w.at('call by address', '火警 119')
    await w.phone.goto('rooms/pages/order')
    await w.at('order without a draft', '从头再约')
    await w.phone.goto('duty/pages/out')
    await w.at('out as a guest', /还不知道.是谁/)
    await w.phone.goto('notices/pages/publish')
    await w.at('publish as a guest', /还不知道.是谁/)
    expect([...asked.faults, ...w.faults]).toEqual([])
  })

  test('booking a room and giving it back', async () => {
    const w = await walk(look, '秦桂岚')
    await w.at('me, resident', '7栋2-5')
    await w.phone.goto('rooms/pages/list')
    await w.at('rooms', '居民会客厅')
    await w.press('link', /居民会客厅/)
    await w.at('times', '几点用？')
    await w.press('radio', /更多/)
    await w.at('times, two weeks', '几点用？')
    await w.press('radio', /周五 27/)
    await w.press('radio', /上午 10:00/)
    await w.at('times, chosen', '选好了')
    await w.press('button', '下一步：用多久')
    await w.at('length', '用多久？')
    await w.press('button', '下一步')
    await w.at('length missing', '选一个时长。')
    await w.press('radio', /1 小时/)
    await w.press('button', '下一步')
    await w.at('people', '大概几个人来？')
    await w.phone.see('spinbutton', '几个人').fill('99')
    await w.press('button', '下一步')
    await w.at('too many people', '再多就挤了')
    await w.phone.see('spinbutton', '几个人').fill('6')
    await w.press('button', '下一步')
    await w.at('purpose', '用来做什么？')
    await w.press('button', '下一步')
    await w.at('purpose missing', '写一句用来做什么。')
    await w.phone.see('textbox', '用来做什么').fill('老邻居聚一聚，顺便把院坝里那两棵黄葛树怎么修枝商量一下')
    await w.press('button', '下一步')
    await w.at('check', '看看对不对')
    await w.press('button', '约下来')
    await w.at('slip', '约好了。')
    await w.press('button', '看我约的')
    await w.at('me with a booking', '约好了')
    await w.press('link', '首页')
    await w.at('home with the next thing', '下一件')
    await w.press('link', '我的')
    await w.press('link', /老邻居聚一聚，顺便/)
    await w.press('button', '不来了')
    await w.at('slip, asked once more', '真的不来了？')
    await w.press('button', '不来了，让给别人')
    await w.at('slip, cancelled', '取消了。')
    expect(w.faults).toEqual([])
  })

  test('the secretary steps out, publishes and comes back', async () => {
    const w = await walk(look, '何静川')
    await w.at('me, secretary', '出去之前点一下')
    await w.press('link', /发公告/)
    await w.at('publish, title', '公告讲什么事？')
    await w.press('button', '下一步')
    await w.at('publish, title missing', '写一句标题。')
    await w.phone.see('textbox', '标题').fill('周六上午修院坝的灯')
    await w.press('button', '下一步')
    await w.phone.see('textbox', '正文').fill('九点到十一点院坝会暗一点。\n梯子会挡住三栋的侧门，走正门。')
    await w.at('publish, body', '具体怎么说？')
    await w.press('button', '下一步')
    await w.at('publish, check', '看看对不对')
    await w.press('button', '贴出去')
    await w.at('published', '贴出去了。')
    await w.press('button', '看公告栏')
    await w.at('notices as the secretary', '周六上午修院坝的灯')
    await w.phone.goto('home/pages/me')
    await w.press('link', /我外出/)
    await w.at('out', '什么时候回来？')
    await w.press('button', '现在出去')
    await w.at('out, missing', '说不准也行')
    await w.press('radio', /说不准/)
    await w.press('button', '现在出去')
    await w.at('out now', '现在外出中')
    await w.press('button', '返回')
    await w.at('me, secretary away', '回来了点这里')
    await w.press('link', '首页')
    await w.at('home, acting', '代行')
    await w.phone.goto('duty/pages/out')
    await w.press('button', '我回来了')
    await w.at('back again', '现在作主的是何静川')
    expect(w.faults).toEqual([])
  })

  test('without the net', async () => {
    const w = await walk(look)
    await w.phone.reads('何静川')
    w.phone.expect(/net::ERR_/)
    await w.phone.context.route('**/api/**', (route) => route.abort())
    await w.phone.reload()
    await w.at('home, offline', '没连上网。下面是')
    await w.phone.goto('rooms/pages/list')
    await w.at('rooms, fault', '急的话直接打电话')
    expect(w.faults).toEqual([])
  })
})
