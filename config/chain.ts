import { Shrink } from './shrink'

type Plugin = new (...args: never[]) => unknown

/** The little of webpack-chain that is used here. */
export interface Chain {
  performance: { hints: (on: false) => void }
  optimization: {
    get: (key: 'splitChunks') => { cacheGroups: Record<string, object | false> }
    splitChunks: (options: object) => void
    minimizers: { delete: (name: string) => void }
    minimizer: (name: string) => { use: (plugin: Plugin, args: unknown[]) => void }
  }
  plugin: (name: string) => { use: (plugin: Plugin) => void }
}

/** Puts Shrink in the place of Taro's minifier. */
export function shrinkWith(chain: Chain, target: 'es2015' | 'es2017'): void {
  chain.optimization.minimizers.delete('terserPlugin')
  chain.optimization.minimizer('shrink').use(Shrink, [target])
}
