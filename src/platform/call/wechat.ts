import Taro from '@tarojs/taro'
import type { Carried, Transport } from './port'

/** Calls the cloud function `api`. WeChat itself tells it who calls, so nothing here names the person's identity. */
export function wechatTransport(environment: string, person: () => string | null): Transport {
  // Without a name the mini-program's default environment is meant; an empty name is none.
  Taro.cloud.init(environment === '' ? {} : { env: environment })
  return {
    async carry({ action, input, requestId }) {
      try {
        const data = { action, input, requestId, person: person() }
        const { result } = await Taro.cloud.callFunction({ name: 'api', data })
        return result as unknown as Carried
      } catch {
        // No network, or the function did not answer in time.
        return null
      }
    },
  }
}
