import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Chunk, Compiler } from 'webpack'
import type { Chain } from './chain'
import { shrinkWith } from './chain'
import { postcss } from './styles'

const home = 'home/pages/index'

/** Notes which files the first page needs besides those named in index.html; config/budgets.mjs weighs them. */
class NoteHome {
  apply(compiler: Compiler): void {
    compiler.hooks.done.tap('NoteHome', ({ compilation }) => {
      const group = compilation.chunkGroups.find((one) =>
        one.origins.some((origin) => origin.request?.endsWith(`/${home}`)),
      )
      const note = resolve(compiler.outputPath, '../h5-home.json')
      writeFileSync(note, JSON.stringify({ home: group?.getFiles() ?? [] }))
    })
  }
}

const isHome = (chunk: Chunk): boolean =>
  [...chunk.groupsIterable].some(({ origins }) =>
    origins.some(({ request }) => request?.endsWith(`/${home}`)),
  )
const sharedBy = (_: unknown, chunks: readonly Chunk[]): string =>
  chunks.some(isHome) ? 'shared' : 'shared-later'

/** The same app as a web page. */
export const h5 = {
  postcss,
  publicPath: '/',
  staticDirectory: 'static',
  // The part after # never reaches the server, so that any static host serves every page.
  router: { mode: 'hash' as const },
  // Names change with the contents, so that a server may let browsers keep them for ever.
  output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:8].css',
    chunkFilename: 'css/[name].[contenthash:8].css',
  },
  webpackChain(chain: Chain): void {
    // Our own budgets, with the first page in them, replace webpack's hint.
    chain.performance.hints(false)
    // Every browser that reads ES2017 has fetch and AbortController; Taro brings its own (5 KB gzip).
    for (const polyfill of ['whatwg-fetch', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only']) {
      chain.resolve.alias.set(polyfill, false as never)
    }
    const split = chain.optimization.get('splitChunks')
    // Taro shares code only among entries: without this each page carried its own copy of ui/ (32 KB each). What the first
    // page has no use for is shared apart from what it has, so that it is not loaded with it.
    const shared = { name: sharedBy, chunks: 'async', minChunks: 2, priority: 5, enforce: true }
    chain.optimization.splitChunks({ ...split, cacheGroups: { ...split.cacheGroups, shared } })
    chain.plugin('noteHome').use(NoteHome)
    shrinkWith(chain, 'es2017')
  },
}
