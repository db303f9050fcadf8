import type { Draw, Wxml } from './compile'
import { readJson } from './compile'
import type { Config, Instance } from './instance'
import type { Node } from './tree'
import { grow } from './tree'

interface PageJson {
  usingComponents?: Record<string, string>
}

/** A page that is open, with the tab bar that WeChat gives it. */
export interface View {
  route: string
  page: Instance
  bar: Instance | null
}

/** Draws what is open, custom components included. */
export function views(
  dist: string,
  draw: Draw,
  component: (path: string) => Config,
  make: (config: Config, data: Record<string, unknown>) => Instance,
) {
  const json = (path: string): PageJson => readJson<PageJson>(dist, `${path}.json`)

  /** Where the tags that `path` uses are, from its own folder. */
  function using(path: string): Map<string, string> {
    const entries = Object.entries(json(path).usingComponents ?? {})
    return new Map(
      entries.map(([tag, file]) => [tag, new URL(file, `https://page/${path}`).pathname.slice(1)]),
    )
  }

  function tree(path: string, owner: Instance): Node {
    const expand = (at: string) => {
      const tags = using(at)
      return (wxml: Wxml): { root: Wxml; owner: object } | null => {
        const file = tags.get(wxml.tag.replace(/^wx-/, ''))
        if (file === undefined) return null
        const inner = make(component(file), wxml.attr ?? {})
        return { root: draw(`${file}.wxml`, inner.data), owner: inner }
      }
    }
    return grow(draw(`${path}.wxml`, owner.data), null, owner, expand(path))
  }

  return (view: View): Node[] => [
    tree(view.route, view.page),
    ...(view.bar ? [tree('custom-tab-bar/index', view.bar)] : []),
  ]
}
