import type { Idle } from './idle'
import type { Config, Instance } from './instance'
import type { View } from './views'

type Hook = ((...args: unknown[]) => void) | undefined
type Query = Record<string, string>

/** Which pages are open, with the lifecycle that WeChat gives them. */
export interface Openings {
  stack: View[]
  push: (route: string, query: Query) => void
  pop: (count: number) => void
  replace: (route: string, query: Query) => void
  tab: (route: string) => void
}

export interface Parts {
  tabs: readonly string[]
  idle: Idle
  page: (route: string) => Config
  component: (path: string) => Config
  make: (config: Config) => Instance
  copy: <T>(value: T) => T
}

export function openings({ tabs, idle, page, component, make, copy }: Parts): Openings {
  const stack: View[] = []
  /** Tab pages are kept when another tab is shown. */
  const kept = new Map<string, View>()
  let pageId = 0

  const call = (on: Instance, name: string, ...args: unknown[]): void => {
    ;(on[name] as Hook)?.call(on, ...args)
  }

  function create(route: string, query: Query): View {
    const instance = make(page(route))
    const view: View = { route, page: instance, bar: null }
    const id = ++pageId
    Object.assign(instance, {
      route,
      __route__: route,
      options: query,
      is: route,
      getPageId: () => `pageId:${id}`,
      getTabBar: () => view.bar,
    })
    stack.push(view)
    if (tabs.includes(route)) {
      view.bar = make(component('custom-tab-bar/index'))
      view.bar['getPageId'] = () => `pageId:${id}`
      call(view.bar, 'created')
      call(view.bar, 'attached')
      kept.set(route, view)
    }
    call(instance, 'onLoad', copy(query))
    call(instance, 'onShow')
    idle.later(() => call(instance, 'onReady'))
    return view
  }

  function close(view: View): void {
    kept.delete(view.route)
    call(view.page, 'onUnload')
    if (view.bar) call(view.bar, 'detached')
  }

  const hideTop = (): void => {
    const top = stack.at(-1)
    if (top) call(top.page, 'onHide')
  }

  return {
    stack,
    push(route, query) {
      hideTop()
      create(route, query)
    },
    pop(count) {
      const all = count >= stack.length
      stack
        .splice(stack.length - count)
        .reverse()
        .forEach(close)
      if (all) [...kept.values()].forEach(close)
      const top = stack.at(-1)
      if (top) call(top.page, 'onShow')
    },
    replace(route, query) {
      const top = stack.pop()
      if (top) close(top)
      create(route, query)
    },
    tab(route) {
      if (stack.at(-1)?.route === route) return
      hideTop()
      stack
        .filter((view) => !tabs.includes(view.route))
        .reverse()
        .forEach(close)
      stack.splice(0)
      const before = kept.get(route)
      if (!before) return void create(route, {})
      stack.push(before)
      call(before.page, 'onShow')
    },
  }
}
