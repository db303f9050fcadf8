import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { Context } from 'node:vm'
import { createContext, runInContext, Script } from 'node:vm'
import type { Idle } from './idle'
import type { Config } from './instance'

/** Older phones' engines, which WeChat does not fill up, have none of these. */
const TOO_NEW = `
  for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']) {
    delete Array.prototype[name]
  }
  delete String.prototype.at
  delete String.prototype.replaceAll
  for (const name of ['hasOwn', 'groupBy']) delete Object[name]
  for (const name of ['any', 'withResolvers']) delete Promise[name]
  delete globalThis.WeakRef
  delete globalThis.FinalizationRegistry
  delete globalThis.SharedArrayBuffer
  delete globalThis.WebAssembly
`

const CLOCK = `
  globalThis.Date = ((Real, now) => class Date extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(now())
      else super(...parts)
    }
    static now() {
      return now()
    }
  })(Date, now)
  delete globalThis.now
`

/** What WeChat's scripts find around them; nothing else of Node or of a browser is there. */
export interface Surroundings {
  wx: object
  now: () => number
  idle: Idle
  app: (config: Config) => void
  page: (config: Config) => void
  component: (config: Config) => void
  getApp: () => unknown
  getCurrentPages: () => unknown[]
}

export interface Realm {
  /** Runs a script of the package once, as WeChat's `require` does. */
  load: (file: string) => unknown
  copy: <T>(value: T) => T
}

/** A JavaScript world like that of WeChat's logic layer: no window, no eval, and an older standard library. */
export function realm(dist: string, around: Surroundings, warn: (words: string) => void): Realm {
  const context = createContext(globals(around, warn), { codeGeneration: { strings: false, wasm: false } })
  runInContext(TOO_NEW + CLOCK, context)
  const json = runInContext('JSON', context) as JSON
  return {
    load: loader(dist, context),
    copy: (value) => (value === undefined ? value : json.parse(json.stringify(value))),
  }
}

function loader(dist: string, context: Context): (file: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>()
  return function load(file) {
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(file, module)
    const require = (name: string): unknown => {
      if (!name.startsWith('.'))
        throw new Error(`${file} requires ${name}, which is not a file of the package`)
      return load(posix.join(dirname(file), name.replace(/\.js$/, '')) + '.js')
    }
    const code = `(function (require, module, exports) {${readFileSync(join(dist, file), 'utf8')}\n})`
    new Script(code, { filename: join(dist, file) }).runInContext(context)(require, module, module.exports)
    return module.exports
  }
}

function globals(around: Surroundings, warn: (words: string) => void): Context {
  const { idle } = around
  const say = (...words: unknown[]): void => warn(words.map(String).join(' '))
  return {
    wx: around.wx,
    now: around.now,
    App: around.app,
    Page: around.page,
    Component: around.component,
    getApp: around.getApp,
    getCurrentPages: around.getCurrentPages,
    console: { log: say, info: say, debug: say, warn: say, error: say },
    setTimeout: idle.setTimeout,
    clearTimeout: idle.clear,
    setInterval: idle.setInterval,
    clearInterval: idle.clear,
  }
}
