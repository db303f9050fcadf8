import { instant } from '../kernel/time'
import { httpTransport } from '../platform/call/http'
import { asker, type Transport } from '../platform/call/port'
import { personalShelf } from '../platform/call/resource'
import { phoneShelf } from '../platform/call/shelf'
import { wechatTransport } from '../platform/call/wechat'
import { RootStore } from './stores'

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Request ids need to differ, not to be secret. */
const chance = (bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, () => Math.floor(Math.random() * 256))

/** The web page and a package built for a server call by HTTP; the mini-program calls its cloud function. */
function transportOf({ session }: RootStore): Transport {
  const api = process.env.TARO_APP_API ?? ''
  const community = process.env.TARO_APP_COMMUNITY ?? ''
  if (process.env.TARO_ENV === 'weapp' && api === '') {
    return wechatTransport({
      environment: process.env.TARO_APP_CLOUD_ENV ?? '',
      community,
      person: () => session.kept?.personId ?? null,
    })
  }
  return httpTransport({ base: api, community, token: () => session.token })
}

let made: RootStore | null = null

/**
 * The stores of this app, made once. Only app.tsx and WeChat's custom tab bar ask for them here: the bar is a React
 * tree of its own, so no provider of app.tsx reaches it.
 */
export function appStores(): RootStore {
  if (made) return made
  let transport: Transport | null = null
  const ask = asker({ carry: (call) => transport!.carry(call) }, pause)
  const own = personalShelf(phoneShelf)
  made = new RootStore({ ask, now: () => instant(Date.now()), chance, shelf: phoneShelf, own })
  transport = transportOf(made)
  return made
}
