import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openPackage } from './package'

// What the fake lets pass, no other test can find: so it is tried itself, on packages of a few lines.
let dist: string
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'weapp-'))
})
afterEach(() => rmSync(dist, { recursive: true }))

/** A package whose first page runs `code` when it is loaded. */
function write(code: string, wxml = '<view>here</view>'): void {
  const files: Record<string, string> = {
    'app.json': JSON.stringify({
      pages: ['a/index', 'b/index'],
      tabBar: { list: [{ pagePath: 'a/index' }] },
    }),
    'app.js': 'App({})',
    'app.wxss': 'page { color: red }',
    'a/index.json': '{}',
    'a/index.wxml': wxml,
    'a/index.js': `Page({ data: {}, onLoad() { ${code} }, hear() { this.setData({ heard: true }) } })`,
    'b/index.json': '{}',
    'b/index.wxml': '<view>there</view>',
    'b/index.js': 'Page({})',
    'custom-tab-bar/index.json': '{"component":true}',
    'custom-tab-bar/index.wxml': '<view/>',
    'custom-tab-bar/index.js': 'Component({})',
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true })
    writeFileSync(join(dist, file), text)
  }
}

async function run(code: string): Promise<string> {
  write(code)
  const phone = openPackage({ dist })
  try {
    await phone.launch()
    return phone.page()
  } catch (error) {
    return String((error as Error).message)
  } finally {
    phone.close()
  }
}

test.each<[string, RegExp]>([
  ['wx.noSuchThing()', /not a function/],
  ['wx.navigateTo({ url: "/c/index" })', /page "c\/index" is not found/],
  ['wx.navigateTo({ url: "/a/index" })', /tab page/],
  ['wx.switchTab({ url: "/b/index" })', /no-tabBar page/],
  ['wx.switchTab({ url: "/a/index?x=1" })', /no query/],
  ['wx.navigateBack()', /first page/],
  ['wx.request({ url: "/api/home.view" })', /invalid url/],
  ['wx.showToast({})', /title should be String/],
  ['wx.showToast({ title: "a", icon: "warn" })', /icon warn/],
  ['wx.showModal({ title: "a", confirmText: "约下来吧" + "!" })', /confirmText/],
  ['wx.scanCode({ scanType: ["QR_CODE"] })', /scanType QR_CODE/],
  ['wx.scanCode({ onlyFromCamera: "true" })', /onlyFromCamera should be Boolean/],
  ['wx.setStorageSync("a", "x".repeat(2 ** 20))', /1 MB/],
  ['wx.cloud.init({ env: "" })', /env/],
  ['this.setData({ a: "x".repeat(2 ** 18) })', /WeChat takes/],
  ['this.setData({ a: { b() {} } })', /b is a function/],
  ['this.setData({ a: undefined })', /a is undefined/],
  ['window.location', /window is not defined/],
  ['process.env', /process is not defined/],
  ['new URL("https://a")', /URL is not defined/],
  ['new Function("return 1")', /Code generation/],
  ['[1].at(-1)', /not a function/],
  ['Object.hasOwn({}, "a")', /not a function/],
  ['setTimeout(() => { throw new Error("later") }, 10)', /later/],
])('%s fails', async (code, reason) => {
  expect(await run(code)).toMatch(reason)
})

test.each([
  ['wx.navigateTo({ url: "../b/index?x=1" })', 'b/index'],
  ['wx.redirectTo({ url: "/b/index" })', 'b/index'],
  ['wx.setStorageSync("a", { b: 1 })', 'a/index'],
  ['this.setData({ "a.b[1].c": [1] })', 'a/index'],
])('%s works', async (code, page) => {
  expect(await run(code)).toBe(page)
})

test('a template that WeChat cannot compile fails', () => {
  write('', '<view><input></view>')
  expect(() => openPackage({ dist })).toThrow(/end-tag/)
})

test('a tap goes up to what hears it, and what is disabled or hidden is not there to tap', async () => {
  const wxml = `<view bindtap="hear" aria-role="button"><text>press</text></view>
    <button disabled bindtap="hear">off</button>
    <view aria-hidden="true"><button bindtap="hear">hidden</button></view>
    <text wx:if="{{heard}}">heard</text>`
  write('', wxml)
  const phone = openPackage({ dist })
  await phone.launch()
  await expect(phone.tap('off')).rejects.toThrow(/disabled/)
  expect(() => phone.findByName('hidden')).toThrow(/0 things/)
  await phone.tap('press')
  expect(phone.text()).toContain('heard')
  phone.close()
})
