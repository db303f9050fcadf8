import type { Callbacks, World } from './call'
import { fail, refuse, succeed } from './call'

const LARGEST = 1024 * 1024
const ALL = 10 * LARGEST

/** wx.*Storage*, with WeChat's limits: 1 MB a key, 10 MB in all. */
export function storageApi(world: World, store: Map<string, string>) {
  function set(key: unknown, value: unknown): string | null {
    if (typeof key !== 'string' || key === '') return 'key must be a string'
    const json = JSON.stringify(value)
    if (json === undefined) return `the value of ${key} cannot be kept`
    if (json.length > LARGEST) return `${key} is ${json.length} bytes, 1 MB is allowed`
    const others = [...store].filter(([name]) => name !== key).reduce((sum, [, kept]) => sum + kept.length, 0)
    if (others + json.length > ALL) return 'more than 10 MB in all'
    store.set(key, json)
    return null
  }
  // A missing key answers with an empty string, not undefined.
  const get = (key: string): unknown => (store.has(key) ? world.copy(JSON.parse(store.get(key)!)) : '')

  return {
    getStorageSync: get,
    setStorageSync(key: unknown, value: unknown) {
      const reason = set(key, value)
      if (reason === null) return
      world.refused(`wx.setStorageSync: ${reason}`)
      throw new Error(`setStorageSync:fail ${reason}`)
    },
    removeStorageSync: (key: string) => void store.delete(key),
    clearStorageSync: () => store.clear(),
    getStorageInfoSync: () => world.copy({ keys: [...store.keys()], currentSize: 0, limitSize: ALL / 1024 }),
    getStorage(options: Callbacks & { key: string }) {
      if (store.has(options.key)) succeed(world, 'getStorage', options, { data: get(options.key) })
      else fail(world, 'getStorage', options, 'data not found')
    },
    setStorage(options: Callbacks & { key: unknown; data: unknown }) {
      const reason = set(options.key, options.data)
      if (reason === null) succeed(world, 'setStorage', options)
      else refuse(world, 'setStorage', options, reason)
    },
    removeStorage(options: Callbacks & { key: string }) {
      store.delete(options.key)
      succeed(world, 'removeStorage', options)
    },
  }
}
