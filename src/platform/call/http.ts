import Taro from '@tarojs/taro'
import type { Carried, Transport } from './port'

const TIMEOUT = 15_000

/**
 * Calls by HTTP: the web page, and the mini-program when it was built with TARO_APP_API.
 * @param base the server's address; empty: where the page came from.
 * @param token the session's token now, or null for a guest.
 */
export function httpTransport(base: string, token: () => string | null): Transport {
  return {
    async carry({ action, input, requestId }) {
      const header: Record<string, string> = { 'content-type': 'application/json' }
      const session = token()
      if (session) header['authorization'] = `Bearer ${session}`
      if (requestId) header['x-request-id'] = requestId
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

/** A proxy's error page is an answer of HTTP's but none of the server's. */
function isCarried(data: unknown): data is Carried {
  return typeof data === 'object' && data !== null && 'ok' in data
}
