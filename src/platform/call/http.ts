import Taro from '@tarojs/taro'
import { isCarried, type Transport } from './port'

const TIMEOUT = 15_000

export interface HttpWay {
  /** The server's address; empty: where the page came from. */
  readonly base: string
  /** Which of the server's communities; empty: the only one. */
  readonly community: string
  /** The session's token now, or null for a guest. */
  readonly token: () => string | null
}

/** Calls by HTTP: the web page, and the mini-program when it was built with TARO_APP_API. */
export function httpTransport({ base, community, token }: HttpWay): Transport {
  return {
    async carry({ action, input, requestId }) {
      const header: Record<string, string> = { 'content-type': 'application/json' }
      const session = token()
      if (session) header['authorization'] = `Bearer ${session}`
      if (requestId) header['x-request-id'] = requestId
      if (community) header['x-community'] = community
      const data = JSON.stringify(input)
      const url = `${base}/api/${action}`
      try {
        const reply = await Taro.request({ url, method: 'POST', header, data, timeout: TIMEOUT })
        return isCarried(reply.data) ? reply.data : null
      } catch {
        // Taro rejects for everything that is not an answer, the timeout included.
        return null
      }
    },
  }
}
