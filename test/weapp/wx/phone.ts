import type { Callbacks, World } from './call'
import { succeed } from './call'

/** What the phone says about itself. */
export interface Phone {
  fontSizeScaleFactor: number
}

/** wx.get*Info and what else only tells. */
export function phoneApi(world: World, phone: Phone) {
  const app = {
    SDKVersion: '3.7.0',
    enableDebug: false,
    host: { appId: 'wx', env: 'WeChat' },
    language: 'zh_CN',
    version: '8.0.50',
    theme: 'light',
    fontSizeSetting: 16 * phone.fontSizeScaleFactor,
    fontSizeScaleFactor: phone.fontSizeScaleFactor,
  }
  const area = { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 }
  const window = { pixelRatio: 3, screenWidth: 375, screenHeight: 812, windowWidth: 375, windowHeight: 724 }
  const device = { brand: 'devtools', model: 'iPhone X', system: 'iOS 15.0', platform: 'ios', abi: 'arm64' }
  const launch = { path: 'home/pages/index', query: {}, scene: 1001, referrerInfo: {} }
  return {
    getAppBaseInfo: () => world.copy(app),
    getWindowInfo: () => world.copy({ ...window, statusBarHeight: 44, safeArea: area, screenTop: 88 }),
    getDeviceInfo: () => world.copy(device),
    getLaunchOptionsSync: () => world.copy(launch),
    getEnterOptionsSync: () => world.copy(launch),
    getAccountInfoSync: () =>
      world.copy({ miniProgram: { appId: 'wx', envVersion: 'release', version: '0' } }),
    canIUse: () => true,
    nextTick: (run: () => void) => world.later(run),
    getNetworkType: (options: Callbacks) =>
      succeed(world, 'getNetworkType', options, { networkType: 'wifi' }),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    onAppShow: () => undefined,
    onAppHide: () => undefined,
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }
}
