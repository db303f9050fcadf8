// The home page: who is here for me now, without signing in, whatever the phone's clock, zone or net.
import { bothHands, keyboard, pointer } from './support/hands'
import { bothLooks, elder } from './support/looks'
import { closePhones, endBrowser, newPhone, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'

jest.setTimeout(60_000)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)

describe('on a Tuesday afternoon', () => {
  describe.each(bothLooks)('$name', (look) => {
    test('the plate names who is in, until when and where, and the rota follows, in one small call', async () => {
      const phone = await openPhone(demo.address, { look })
      await phone.see('heading', '何静川').waitFor()
      await phone.reads('在岗')
      await phone.reads('到下午6点，在党群服务中心一楼，进门左手第一间。')
      await phone.see('button', '给何静川打电话').waitFor()
      await phone.reads('今天 11月24日 星期二')
      const rows = phone.page.getByText(/^(今天 )?1[12]月\d+日 星期.$/).filter({ visible: true })
      // 长辈版 says fewer things a page.
      expect(await rows.count()).toBe(look.elder ? 3 : 5)
      await phone.page.waitForLoadState('networkidle')
      expect(phone.calls.map(({ action }) => action)).toEqual(['home.view'])
      expect(phone.calls[0]!.bytes).toBeLessThanOrEqual(8192)
    })

    test.each(bothHands)('$name: the whole rota is one press away, and back', async (hands) => {
      const phone = await openPhone(demo.address, { look })
      await hands.press(phone, 'link', '全部值班表')
      await phone.see('heading', '这些天谁值班').waitFor()
      await phone.reads('11月28日 星期六')
      await hands.press(phone, 'button', '返回')
      await phone.see('heading', '何静川').waitFor()
    })
  })

  test('V6: a phone in another zone and with a wrong clock shows the same day and plate', async () => {
    const lost = await openPhone(demo.address, {
      zone: 'America/New_York',
      before: ({ context }) => context.clock.setSystemTime('2025-01-01T03:00:00Z'),
    })
    const right = await openPhone(demo.address)
    const said = async (phone: Phone): Promise<string> => {
      await phone.see('heading', '何静川').waitFor()
      return phone.see('main').innerText()
    }
    expect(await said(lost)).toBe(await said(right))
  })
})

describe('长辈版', () => {
  test.each(bothHands)('$name: it is asked once on home, and changed under 我的', async (hands) => {
    const phone = await newPhone(demo.address)
    await phone.goto('')
    await hands.press(phone, 'button', '大一点')
    await phone.see('button', '大一点').waitFor({ state: 'detached' })
    const tabs = phone.see('navigation').getByRole('link')
    expect(await tabs.allInnerTexts()).toEqual(['首页', '打电话', '我的'])
    await phone.reload()
    await phone.see('heading', '何静川').waitFor()
    expect(await phone.see('button', '大一点').count()).toBe(0)
    expect(await tabs.allInnerTexts()).toEqual(['首页', '打电话', '我的'])
    await hands.press(phone, 'link', '我的')
    await hands.press(phone, 'switch', /长辈版/)
    expect(await tabs.allInnerTexts()).toEqual(['首页', '议事', '办事', '我的'])
    expect(await phone.see('switch', /长辈版/).getAttribute('aria-checked')).toBe('false')
  })
})

describe('without the net', () => {
  test.each(bothLooks)('$name: the last known state stands there at once, and since when', async (look) => {
    const phone = await openPhone(demo.address, { look })
    await phone.see('heading', '何静川').waitFor()
    phone.expect(/net::ERR_/)
    await phone.context.route('**/api/**', (route) => route.abort())
    await phone.reload()
    await phone.see('heading', '何静川').waitFor()
    await phone.reads(/^没连上网。下面是(凌晨|上午|中午|下午|晚上)\d+(点|:\d\d)的样子。$/)
    await phone.context.unroute('**/api/**')
    await pointer.press(phone, 'button', '再试一次')
    await phone.page.getByText('没连上网').waitFor({ state: 'detached' })
  })

  test('who comes back to home after the net has gone is told so', async () => {
    const phone = await openPhone(demo.address)
    await pointer.press(phone, 'link', '我的')
    await phone.see('button', '去登录').waitFor()
    phone.expect(/net::ERR_/)
    await phone.context.setOffline(true)
    await pointer.press(phone, 'link', '首页')
    await phone.see('heading', '何静川').waitFor()
    await phone.reads(/^没连上网。下面是/)
  })

  test('a first visit says what happened and what to do, and trying again works', async () => {
    const phone = await newPhone(demo.address)
    phone.expect(/net::ERR_/)
    await phone.context.route('**/api/**', (route) => route.abort())
    await phone.goto('')
    await phone.see('heading', '没连上网').waitFor()
    await phone.context.unroute('**/api/**')
    await keyboard.press(phone, 'button', '再试一次')
    await phone.see('heading', '何静川').waitFor()
  })

  test('a page whose program is not there yet is said to be out of reach, not just dead', async () => {
    const phone = await openPhone(demo.address)
    await phone.see('heading', '何静川').waitFor()
    phone.expect(/net::ERR_/)
    await phone.context.setOffline(true)
    await pointer.press(phone, 'link', '约房间')
    await phone.reads(/没连上网/)
    await phone.see('heading', '何静川').waitFor()
    await phone.context.setOffline(false)
    await pointer.press(phone, 'link', '约房间')
    await phone.see('heading', '想用哪一间？').waitFor()
  })
})

test('after the server got a new program, a page of the old one opens by the new', async () => {
  const phone = await openPhone(demo.address)
  await phone.see('heading', '何静川').waitFor()
  phone.expect(/404/)
  let updated = false
  await phone.context.route('**/js/*.js', (route) =>
    updated ? route.continue() : route.fulfill({ status: 404 }),
  )
  await phone.context.route(`${demo.address}/`, (route) => {
    if (updated) return route.continue()
    updated = true
    return route.fulfill({ body: '<script src="/js/app.0ther.js">' })
  })
  await pointer.press(phone, 'link', '约房间')
  await phone.see('heading', '想用哪一间？').waitFor()
})

describe('at other hours', () => {
  const plateAt = async (now: string, folder?: string): Promise<{ phone: Phone; at: Demo }> => {
    const at = await startDemo(now, folder)
    return { at, phone: await openPhone(at.address, { look: elder }) }
  }

  test(
    'on Saturday and in the evening the lamp is off, and the next working day stands there',
    async () => {
      await demo.stop()
      const saturday = await plateAt('2026-11-28T10:00', demo.folder)
      await saturday.phone.reads('下班')
      await saturday.phone.reads('后天上午9点开门，轮值的是唐知渊。')
      await saturday.at.stop()
      const evening = await plateAt('2026-11-24T20:00', demo.folder)
      await evening.phone.reads('下班')
      await evening.phone.reads('明天上午9点开门，轮值的是陈佑安。')
      await evening.at.stop()
    },
    START,
  )

  test(
    'a Saturday that works is a working day',
    async () => {
      const { phone } = await plateAt('2026-10-10T10:00')
      await phone.reads('在岗')
      await phone.reads('今天 10月10日 星期六')
      await phone.reads(/林秀芳 上午9点到下午6点 · .*/)
    },
    START,
  )
})
