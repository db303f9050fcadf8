import Taro from '@tarojs/taro'
import { isCarried, type Transport } from './port'

export interface CloudWay {
  readonly environment: string
  /** Which of the installation's communities; empty: the only one. */
  readonly community: string
  /** Which of the persons who share this phone acts; null: the one the server finds. */
  readonly person: () => string | null
}

/** Calls the cloud function `api`. WeChat itself tells it who calls, so nothing here names the person's identity. */
export function wechatTransport({ environment, community, person }: CloudWay): Transport {
  // Without a name the mini-program's default environment is meant; an empty name is none.
  Taro.cloud.init(environment === '' ? {} : { env: environment })
  return {
    async carry({ action, input, requestId }) {
      try {
        const data = { action, input, requestId, community, person: person() }
        const { result } = await Taro.cloud.callFunction({ name: 'api', data })
        return isCarried(result) ? result : null
      } catch {
        // No network, or the function did not answer in time.
        return null
      }
    },
  }
}
