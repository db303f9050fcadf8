// @tarojs/taro for tests: a strict fake. What the app uses is here, everything else throws by name.

export interface Call {
  name: string
  options: unknown
}

/** What was asked of the platform, in order. */
export const calls: Call[] = []
const storage = new Map<string, unknown>()
let route: Record<string, string> = {}
let pages: readonly string[] = []

/** Empties the log and the storage; `params` are those of the page under test. */
export function resetTaro(params: Record<string, string> = {}): void {
  calls.length = 0
  storage.clear()
  route = params
  pages = ['']
}

/** The routes of the open pages, the page under test last. */
export function openPages(...routes: readonly string[]): void {
  pages = routes
}

/** The options of the calls of one name. */
export function asked(name: string): unknown[] {
  return calls.filter((call) => call.name === name).map((call) => call.options)
}

const record =
  (name: string) =>
  (options?: unknown): Promise<{ errMsg: string }> => {
    calls.push({ name, options })
    return Promise.resolve({ errMsg: `${name}:ok` })
  }

const recorded = [
  'showToast',
  'hideToast',
  'setNavigationBarTitle',
  'navigateTo',
  'navigateBack',
  'redirectTo',
  'switchTab',
  'reLaunch',
  'makePhoneCall',
  'pageScrollTo',
  'stopPullDownRefresh',
  'setClipboardData',
] as const

const fake: Record<string, unknown> = {
  ...Object.fromEntries(recorded.map((name) => [name, record(name)])),
  getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  getCurrentInstance: () => ({ router: { params: route, path: '' } }),
  getCurrentPages: () => pages.map((open) => ({ route: open })),
  onNetworkStatusChange: () => undefined,
  offNetworkStatusChange: () => undefined,
}

export const useRouter = (): { params: Record<string, string> } => ({ params: route })
/** Page life cycle: a page under test is shown once, when it mounts. */
export {
  useEffectOnce as useLoad,
  useEffectOnce as useDidShow,
  useEffectOnce as useReady,
} from './taro-hooks'
export const useDidHide = (): void => undefined
export const usePullDownRefresh = (): void => undefined
export const useShareAppMessage = (): void => undefined

export default new Proxy(fake, {
  get(target, name) {
    if (typeof name === 'symbol' || name === '__esModule') return undefined
    if (name in target) return target[name]
    throw new Error(`the fake Taro has no ${name}`)
  },
})
