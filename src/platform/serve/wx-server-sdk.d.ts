/** The part of WeChat's library that wechat.ts uses; the library itself is installed with the cloud function. */
declare module 'wx-server-sdk' {
  import type { Subscribe } from '../messages/wechat'

  const cloud: {
    readonly DYNAMIC_CURRENT_ENV: symbol
    init(options: { env: string | symbol }): void
    getWXContext(): { readonly OPENID?: string }
    readonly openapi: { readonly subscribeMessage: Subscribe }
  }
  export default cloud
}
