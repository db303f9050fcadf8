import type { Callbacks, World } from './call'
import { refuse, succeed } from './call'

/** Pages that are open, and how to open and close them. */
export interface Stack {
  pages: readonly string[]
  tabs: readonly string[]
  /** Routes from the bottom to the top. */
  open: () => string[]
  push: (route: string, query: Record<string, string>) => void
  pop: (count: number) => void
  /** Puts a page in the place of the top one; what lies below is not shown meanwhile. */
  replace: (route: string, query: Record<string, string>) => void
  /** Shows a tab's page, kept from before if it was open once, and closes what lies above the tabs. */
  tab: (route: string) => void
}

type Options = Callbacks & { url?: unknown; delta?: number }
type Query = Record<string, string>

/** WeChat opens no more above each other. */
const DEEPEST = 10

/** wx.navigateTo and its kin, which refuse what WeChat refuses. */
export function routesApi(world: World, stack: Stack) {
  function leading(
    name: string,
    wrong: (route: string, query: Query) => string | null,
    go: (route: string, query: Query) => void,
  ) {
    return (options: Options) => {
      const { route, query } = address(stack.open().at(-1) ?? '', options.url)
      const reason = stack.pages.includes(route) ? wrong(route, query) : `page "${route}" is not found`
      if (reason !== null) return refuse(world, name, options, reason)
      go(route, query)
      succeed(world, name, options)
    }
  }
  const noTab = (route: string): string | null =>
    stack.tabs.includes(route) ? `can not use it for the tab page ${route}` : null
  const all = (): void => stack.pop(stack.open().length)

  return {
    navigateTo: leading(
      'navigateTo',
      (route) => noTab(route) ?? (stack.open().length >= DEEPEST ? 'webview count limit exceed' : null),
      stack.push,
    ),
    redirectTo: leading('redirectTo', noTab, stack.replace),
    reLaunch: leading(
      'reLaunch',
      () => null,
      (route, query) => {
        all()
        stack.push(route, query)
      },
    ),
    switchTab: leading(
      'switchTab',
      (route, query) => {
        if (!stack.tabs.includes(route)) return `can not switch to no-tabBar page ${route}`
        // Taro adds a key of its own to every address, and WeChat lets it pass.
        return Object.keys(query).some((key) => key !== '__key_') ? 'a tab page takes no query' : null
      },
      (route) => stack.tab(route),
    ),
    navigateBack(options: Options = {}) {
      const { delta = 1 } = options
      if (stack.open().length < 2)
        return refuse(world, 'navigateBack', options, 'cannot navigate back at first page')
      stack.pop(Math.min(delta, stack.open().length - 1))
      succeed(world, 'navigateBack', options)
    },
  }
}

/** Relative to the page that is open. WeChat decodes no value of a query; neither does this. */
function address(from: string, url: unknown): { route: string; query: Query } {
  const [path = '', search = ''] = String(url).split('?')
  const pairs = search.split('&').filter((pair) => pair !== '')
  const query = Object.fromEntries(
    pairs.map((pair) => [pair.split('=')[0]!, pair.slice(pair.indexOf('=') + 1)]),
  )
  return { route: new URL(path, `https://page/${from}`).pathname.slice(1), query }
}
