import type { Chain } from './chain'
import { shrinkWith } from './chain'
import { postcss } from './styles'

const spoken = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-disabled': '',
  'aria-checked': '',
  'aria-selected': '',
}

/** WeChat's mini-program. */
export const weapp = {
  plugins: [
    [
      // Taro writes no aria-* into WXML by itself. Six attributes on five components; 17 on 6 made base.wxml 91 KB.
      '@tarojs/plugin-inject',
      { components: { View: spoken, Text: spoken, Button: spoken, Input: spoken, Textarea: spoken } },
    ],
  ] as [string, object][],
  mini: {
    postcss,
    // What only sub-packages share goes into them, not into the main package that everyone loads first.
    optimizeMainPackage: { enable: true },
    // CSS modules do not depend on the order of files, and the warning would bury real ones.
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain: Chain): void {
      shrinkWith(chain, 'es2015')
    },
  },
}
