import type { Idle } from './idle'

/** WeChat refuses more at once. */
const MOST = 256 * 1024

type Data = Record<string, unknown>

/** What `Page({…})` or `Component({…})` was given. */
export interface Config {
  data?: Data
  properties?: Record<string, { value?: unknown } | null>
  methods?: Record<string, (...args: never[]) => unknown>
  lifetimes?: Record<string, (() => void) | undefined>
  attached?: () => void
  detached?: () => void
  [name: string]: unknown
}

/** A page or a component that lives. */
export interface Instance {
  data: Data
  setData: (patch: Data, done?: () => void) => void
  [name: string]: unknown
}

/** What setData carried since the count was last taken. */
export interface Traffic {
  calls: number
  bytes: number
}

/** Makes instances whose setData is as strict as WeChat's. */
export function instances(idle: Idle, copy: <T>(value: T) => T) {
  const traffic: Traffic = { calls: 0, bytes: 0 }

  function make(config: Config, given: Data = {}): Instance {
    const { methods, properties, data, ...rest } = config
    const start: Data = {}
    for (const [name, property] of Object.entries(properties ?? {})) start[name] = property?.value ?? null
    const instance = {
      ...rest,
      ...methods,
      data: copy({ ...start, ...data, ...given }),
      setData(patch: Data, done?: () => void) {
        const json = serialised(patch)
        traffic.calls += 1
        traffic.bytes += json.length
        if (json.length > MOST) throw new Error(`setData of ${json.length} bytes; WeChat takes ${MOST}`)
        for (const [path, value] of Object.entries(copy(patch))) put(instance.data, path, value)
        if (done) idle.later(() => done.call(instance))
      },
    } as Instance
    return instance
  }

  return { make, traffic }
}

/** @throws on what WeChat would drop or refuse: functions, symbols, bigints, circles, undefined at the top. */
function serialised(patch: Data): string {
  for (const [path, value] of Object.entries(patch)) {
    if (value === undefined) throw new Error(`setData: ${path} is undefined`)
  }
  return JSON.stringify(patch, (key, value: unknown) => {
    const type = typeof value
    if (type === 'function' || type === 'symbol' || type === 'bigint') {
      throw new Error(`setData: ${key} is a ${type}, which cannot be sent`)
    }
    return value
  })
}

/** `root.cn.[0].cl` and `root.cn[0].cl` are the same place. */
function put(data: Data, path: string, value: unknown): void {
  const keys = path.replace(/\.?\[(\d+)\]/g, '.$1').split('.')
  const last = keys.pop()!
  let at: Data = data
  for (const [index, key] of keys.entries()) {
    at[key] ??= /^\d+$/.test(keys[index + 1] ?? last) ? [] : {}
    at = at[key] as Data
  }
  at[last] = value
}
