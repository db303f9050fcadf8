import { householdPhone } from '../support/community'
import type { Options, Package } from './package'
import { openPackage } from './package'
import type { Behind } from './server'
import { behind } from './server'
import { toServer } from './wx/net'

let server: Behind
let phone: Package | null = null
beforeAll(async () => {
  server = await behind()
}, 60_000)
afterEach(() => phone?.close())
afterAll(() => server.close())

async function open(options: Partial<Options> = {}): Promise<Package> {
  phone = openPackage({
    dist: 'dist/test/http',
    request: toServer(server.url),
    now: server.world.now,
    ...options,
  })
  await phone.launch()
  return phone
}

test('the home page shows who is here, from one call', async () => {
  const asked: string[] = []
  const carry = toServer(server.url)
  const home = await open({
    request: (call) => {
      asked.push(call.url)
      return carry(call)
    },
  })
  expect(home.text()).toContain('何静川')
  expect(asked).toEqual(['http://127.0.0.1:8080/api/home.view'])
  expect(home.traffic.bytes).toBeLessThan(20 * 1024)
  const { nodes, depth } = home.size()
  expect(nodes).toBeLessThan(600)
  expect(depth).toBeLessThan(20)
})

test('the tab bar goes from page to page and says where one is', async () => {
  const app = await open()
  expect(app.findByName('首页')).toMatchObject({ role: 'link', selected: true })
  await app.tap('我的')
  expect(app.page()).toBe('home/pages/me')
  expect(app.findByName('我的')).toMatchObject({ selected: true })
  await app.tap('办事')
  expect(app.page()).toBe('home/pages/errands')
})

test('长辈版 is chosen once and stays on this phone', async () => {
  const storage = new Map<string, string>()
  const first = await open({ storage })
  await first.tap('大一点')
  expect(first.names()).toContain('打电话')
  first.close()
  const again = await open({ storage })
  expect(again.names()).toContain('打电话')
  expect(again.names()).not.toContain('大一点')
})

test('without a network the last known state is shown, and said to be so', async () => {
  const storage = new Map<string, string>()
  const before = await open({ storage })
  before.close()
  const nothing = (): Promise<never> => Promise.reject(new Error('no network'))
  const later = await open({ storage, request: nothing })
  expect(later.text()).toContain('何静川')
  await later.until('没连上网')
})

test('as the cloud function answers it, the same page', async () => {
  const home = await open({ dist: 'dist/test/cloud', cloud: server.cloudAs(householdPhone) })
  expect(home.text()).toContain('何静川')
})
