import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ChunkGraph, ChunkGroup, Compiler, Module } from 'webpack'
import type { Chain } from './chain'
import { shrinkWith } from './chain'
import { postcss } from './styles'

const home = 'home/pages/index'

const opensHome = ({ origins }: Pick<ChunkGroup, 'origins'>): boolean =>
  origins.some((origin) => origin.request?.endsWith(`/${home}`))

/** Whether the first page needs this module: what only later pages share is not fetched with it. */
function ofHome(module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }): boolean {
  const chunks = Array.from(chunkGraph.getModuleChunksIterable(module))
  return chunks.some((chunk) => Array.from(chunk.groupsIterable).some(opensHome))
}

/** Notes which files the first page needs besides those named in index.html; config/budgets.mjs weighs them. */
class NoteHome {
  apply(compiler: Compiler): void {
    compiler.hooks.done.tap('NoteHome', ({ compilation }) => {
      const group = compilation.chunkGroups.find(opensHome)
      const note = resolve(compiler.outputPath, '../h5-home.json')
      writeFileSync(note, JSON.stringify({ home: group?.getFiles() ?? [] }))
    })
  }
}

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
    // Taro shares code only among entries: without this each page carried its own copy of ui/ (32 KB each).
    const both = { chunks: 'async', minChunks: 2, enforce: true }
    const shared = { ...both, name: 'shared', priority: 6, test: ofHome }
    const later = { ...both, name: 'later', priority: 5 }
    chain.optimization.splitChunks({ ...split, cacheGroups: { ...split.cacheGroups, shared, later } })
    chain.plugin('noteHome').use(NoteHome)
    shrinkWith(chain, 'es2017')
  },
}
