// The screen in the lobby: on a wall, lying or upright, and on the phone of somebody who wants to see it from home.
import { faultsOf } from './support/check'
import { pointer } from './support/hands'
import { looks, standard } from './support/looks'
import { closePhones, endBrowser, newPhone, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'

jest.setTimeout(60_000)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)

async function wall(width: number, height: number, look = standard): Promise<Phone> {
  const screen = await newPhone(demo.address, {
    look,
    before: async ({ page }) => page.clock.install(),
  })
  await screen.page.setViewportSize({ width, height })
  await screen.goto('lobby/pages/display')
  await screen.see('heading', '何静川').waitFor()
  return screen
}

const sizes = [
  ['lying', 1920, 1080],
  ['upright', 1080, 1920],
] as const

test.each(sizes)(
  '%s: everything is on it at once, nothing to press, no fault',
  async (name, width, height) => {
    const screen = await wall(width, height)
    for (const words of ['在岗', '11月24日 星期二 · 农历十月十六', '居民会客厅', /跟前台说一声/]) {
      await screen.reads(words)
    }
    expect(await screen.see('button').count()).toBe(0)
    expect(await screen.see('link').count()).toBe(0)
    const tall = await screen.page.evaluate(() =>
      Math.max(...Array.from(document.querySelectorAll('.taro_page'), (page) => page.scrollHeight)),
    )
    expect(tall).toBeLessThanOrEqual(height)
    expect(await faultsOf(screen, `lobby ${name}`)).toEqual([])
  },
)

test.each(looks)('$name: it reads well on a phone too', async (look) => {
  const screen = await newPhone(demo.address, { look })
  await screen.goto('lobby/pages/display')
  await screen.see('heading', '何静川').waitFor()
  expect(await faultsOf(screen, 'lobby')).toEqual([])
})

test(
  'when the secretary steps out, the screen changes by itself',
  async () => {
    const own = await startDemo('2026-11-24T14:30')
    const screen = await newPhone(own.address, { before: async ({ page }) => page.clock.install() })
    await screen.goto('lobby/pages/display')
    await screen.see('heading', '何静川').waitFor()
    const phone = await openPhone(own.address)
    await signIn(phone, pointer, '何静川')
    await pointer.press(phone, 'link', /^我外出/)
    await pointer.press(phone, 'radio', /下午5点回来/)
    await pointer.press(phone, 'button', '现在出去')
    await phone.reads('记下了，现在作主的是林秀芳。')
    await screen.page.clock.runFor(16_000)
    await screen.see('heading', '林秀芳').waitFor()
  },
  START,
)

test('a number that is called stands on the screen', async () => {
  const screen = await wall(1920, 1080)
  const desk = await openPhone(demo.address)
  await signIn(desk, pointer, '苏晓荷')
  await desk.goto('reception/pages/counter')
  await pointer.press(desk, 'button', /^叫下一位/)
  await screen.page.clock.runFor(16_000)
  await screen.reads('请进来')
  await screen.reads(/^[A-Z]*\d+ 号$/)
  expect(await faultsOf(screen, 'lobby called')).toEqual([])
})

test('without the net it says since when it is as it is, and goes on by itself', async () => {
  const screen = await wall(1920, 1080)
  screen.expect(/ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  await screen.context.setOffline(true)
  await screen.page.clock.runFor(60_000)
  await screen.reads(/没连上网。下面是.*的样子/)
  await screen.see('heading', '何静川').waitFor()
  await screen.context.setOffline(false)
  await screen.page.clock.runFor(20_000)
  await screen.page.getByText(/没连上网/).waitFor({ state: 'hidden' })
})
