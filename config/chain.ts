import type { IProjectConfig } from '@tarojs/taro/types/compile'
import { Shrink } from './shrink'

type H5 = NonNullable<IProjectConfig['h5']>

/** What Taro lets a project change of its webpack configuration. */
export type Chain = Parameters<NonNullable<H5['webpackChain']>>[0]

/** Puts Shrink in the place of Taro's minifier. */
export function shrinkWith(chain: Chain, target: 'es2015' | 'es2017'): void {
  chain.optimization.minimizer('terserPlugin').use(Shrink, [target])
}
