import type { Callbacks, World } from './call'
import { fail, refuse, succeed } from './call'

/** What the package asks by HTTP. */
export interface HttpCall {
  url: string
  method: string
  header: Record<string, string>
  body: string | undefined
}

export interface HttpAnswer {
  status: number
  header: Record<string, string>
  body: string
}

/** Carries a call of wx.request; throw when there is no network. */
export type Carry = (call: HttpCall) => Promise<HttpAnswer>

/** Answers wx.cloud.callFunction; throw when there is no network. */
export type Cloud = (name: string, data: object) => Promise<unknown>

/** Sends every call to a server that runs, whatever address the package was built with. */
export function toServer(base: string): Carry {
  return async ({ url, method, header, body }) => {
    const { pathname, search } = new URL(url)
    const reply = await fetch(new URL(pathname + search, base), { method, headers: header, body })
    return { status: reply.status, header: Object.fromEntries(reply.headers), body: await reply.text() }
  }
}

type Options = Callbacks & { url?: unknown; method?: string; header?: Record<string, string>; data?: unknown }

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']
/** callFunction carries no more. */
const CLOUD_MOST = 100 * 1024

export function netApi(world: World, carry: Carry | undefined, cloud: Cloud | undefined) {
  async function ask(call: HttpCall, options: Callbacks): Promise<void> {
    try {
      if (!carry) throw new Error('no server given')
      const { status, header, body } = await carry(call)
      succeed(world, 'request', options, { statusCode: status, header, data: parsed(body), cookies: [] })
    } catch (error) {
      fail(world, 'request', options, String(error))
    }
  }

  function request(options: Options): object {
    const { url, method = 'GET', header = {}, data } = options
    const task = {
      abort: () => undefined,
      onHeadersReceived: () => undefined,
      offHeadersReceived: () => undefined,
    }
    if (typeof url !== 'string' || !/^https?:\/\/[^/]+/.test(url)) {
      refuse(world, 'request', options, `invalid url "${String(url)}"`)
    } else if (!METHODS.includes(method)) {
      refuse(world, 'request', options, `method ${method} is not one of ${METHODS.join(' ')}`)
    } else if (Object.keys(header).some((name) => name.toLowerCase() === 'referer')) {
      refuse(world, 'request', options, 'the referer cannot be set')
    } else {
      const body = data === undefined || method === 'GET' ? undefined : worded(data)
      void world.during(ask({ url, method, header: { ...header }, body }, options))
    }
    return task
  }

  return { request, cloud: cloudApi(world, cloud) }
}

function cloudApi(world: World, cloud: Cloud | undefined) {
  let started = false

  async function ask(name: string, data: object, options: Callbacks): Promise<object> {
    try {
      if (!cloud) throw new Error('no cloud given')
      const result = world.copy(await cloud(name, world.copy(data)))
      const answer = { result, errMsg: 'cloud.callFunction:ok', requestID: '0' }
      options.success?.(answer)
      return answer
    } catch (error) {
      const answer = { errCode: -1, errMsg: `cloud.callFunction:fail ${String(error)}` }
      options.fail?.(answer)
      throw answer
    }
  }

  return {
    DYNAMIC_CURRENT_ENV: Symbol('current'),
    init(options?: { env?: unknown }) {
      const env = options?.env
      if (env !== undefined && (typeof env !== 'string' || env === '')) {
        world.refused(`wx.cloud.init: env is ${JSON.stringify(env)}`)
      }
      started = true
    },
    // Unlike the others it gives a promise itself, when it is given no callbacks.
    callFunction(options: Callbacks & { name: string; data?: object }) {
      const size = JSON.stringify(options.data ?? {}).length
      if (!started) world.refused('wx.cloud.callFunction before wx.cloud.init')
      if (size > CLOUD_MOST) world.refused(`wx.cloud.callFunction with ${size} bytes, 100 KB is allowed`)
      const asked = world.during(ask(options.name, options.data ?? {}, options))
      if (!options.success && !options.fail && !options.complete) return asked
      asked.catch(() => undefined)
      return undefined
    },
  }
}

function worded(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
