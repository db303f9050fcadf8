import { compile, readJson } from './compile'
import { idle, type Idle } from './idle'
import { instances, type Config, type Traffic } from './instance'
import { openings, type Openings } from './open'
import { realm, type Realm } from './realm'
import type { Node } from './tree'
import { views } from './views'
import type { World } from './wx/call'
import { fakeWx } from './wx/fake'
import type { Carry, Cloud } from './wx/net'
import type { Seen } from './wx/show'

export interface Options {
  /** The folder of the compiled package. */
  dist: string
  /** Answers wx.request; `toServer(url)` sends it to a server that runs. */
  request?: Carry
  /** Answers wx.cloud.callFunction. */
  cloud?: Cloud
  /** What the phone keeps; hand the same map to a second opening to come back later. */
  storage?: Map<string, string>
  /** WeChat's own text size, 1 to 1.77 and more. */
  fontScale?: number
  /** The phone's clock. */
  now?: () => number
  /** What the user answers to a modal; yes unless said otherwise. */
  confirm?: () => boolean
}

/** A package with WeChat around it, not started yet. */
export interface Assembled {
  pages: readonly string[]
  life: Idle
  opened: Openings
  inside: Realm
  traffic: Traffic
  seen: Seen
  said: string[]
  app: () => Config
  /** The roots of what is on the screen: the page, then the tab bar. */
  screen: () => Node[]
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

/** Reads app.json as WeChat does: the pages of sub-packages stand under their roots. */
function addresses(dist: string): { pages: string[]; tabs: string[] } {
  const { pages, subPackages = [], tabBar } = readJson<AppJson>(dist, 'app.json')
  const inside = subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))
  return { pages: [...pages, ...inside], tabs: (tabBar?.list ?? []).map((one) => one.pagePath) }
}

/** Puts the parts together; nothing of the package runs yet. */
export function assemble(options: Options): Assembled {
  const { dist } = options
  const { pages, tabs } = addresses(dist)
  const seen: Seen = { toasts: [], modals: [], phoneCalls: [], asked: [], camera: null, title: '' }
  const said: string[] = []
  const life = idle()
  const copy = <T>(value: T): T => inside.copy(value)
  const { make, traffic } = instances(life, copy)
  const { config, take } = registry((file) => inside.load(file))
  const opened = openings({ tabs, idle: life, page: config, component: config, make, copy })
  const refused = (message: string): void => life.wrong(new Error(message))
  const world: World = { later: life.later, during: life.during, copy, refused }
  let app: Config = {}
  const around = {
    wx: fakeWx(world, behindWx(options, opened, pages, tabs, seen)),
    now: options.now ?? Date.now,
    idle: life,
    app: (given: Config) => void (app = given),
    page: take,
    component: take,
    getApp: () => app,
    getCurrentPages: () => opened.stack.map((view) => view.page),
  }
  const inside: Realm = realm(dist, around, (words) => said.push(words))
  const draw = views(dist, compile(dist), config, make)
  const screen = (): Node[] => {
    const top = opened.stack.at(-1)
    if (!top) throw new Error('the package is not launched')
    return draw(top)
  }
  return { pages, life, opened, inside, traffic, seen, said, app: () => app, screen }
}

function behindWx(
  { request, cloud, storage = new Map(), fontScale = 1, confirm = () => true }: Options,
  opened: Openings,
  pages: string[],
  tabs: string[],
  seen: Seen,
) {
  const stack = { ...opened, pages, tabs, open: () => opened.stack.map((view) => view.route) }
  return { stack, phone: { fontSizeScaleFactor: fontScale }, carry: request, cloud, storage, seen, confirm }
}

/** Pages and components are read when they are first needed, as lazyCodeLoading does. */
function registry(load: (file: string) => unknown) {
  const known = new Map<string, Config>()
  let registered: Config = {}
  return {
    take: (config: Config): void => void (registered = config),
    config(path: string): Config {
      if (!known.has(path)) {
        load(`${path}.js`)
        known.set(path, registered)
      }
      return known.get(path)!
    },
  }
}
