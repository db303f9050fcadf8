import type { JsMinifyOptions } from '@swc/core'
import { transform } from '@swc/core'
import type { Compilation, Compiler } from 'webpack'

type Target = 'es2015' | 'es2017'

const minify: JsMinifyOptions = {
  compress: { passes: 2 },
  mangle: true,
  format: { comments: false },
}

/**
 * Lowers the syntax and drops what is not used, in one pass over each file. Taro's own choices do half of it:
 * esbuild keeps unused functions inside webpack's wrappers (valibot's 90 KB whole: +100 KB in the main package,
 * +40 KB gzip in the first load), terser leaves the syntax of node_modules as it is.
 */
export class Shrink {
  constructor(private readonly target: Target) {}

  apply(compiler: Compiler): void {
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE
    compiler.hooks.compilation.tap('Shrink', (compilation) => {
      compilation.hooks.processAssets.tapPromise({ name: 'Shrink', stage }, async (assets) => {
        const scripts = Object.keys(assets).filter((name) => name.endsWith('.js'))
        await Promise.all(scripts.map((name) => this.shrink(compiler, compilation, name)))
      })
    })
  }

  private async shrink(compiler: Compiler, compilation: Compilation, name: string): Promise<void> {
    const { source, info } = compilation.getAsset(name) ?? {}
    if (!source || info?.['minimized']) return
    const cache = compilation.getCache(`Shrink ${this.target}`)
    const item = cache.getItemCache(name, cache.getLazyHashedEtag(source))
    let small = await item.getPromise<{ code: string }>()
    if (!small) {
      const { code } = await transform(source.source().toString(), {
        // Whatever .swcrc or package.json say is meant for the tests.
        swcrc: false,
        configFile: false,
        isModule: false,
        minify: true,
        jsc: { target: this.target, minify },
      })
      small = { code }
      await item.storePromise(small)
    }
    compilation.updateAsset(name, new compiler.webpack.sources.RawSource(small.code), { minimized: true })
  }
}
