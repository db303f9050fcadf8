// `npm run build:cloud`: the cloud function `api` of CloudBase, ready to upload, in dist/cloud/api.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { checkBudgets } from './budgets.mjs'
import { common, withoutMigrationText, withoutPGlite, withoutThreads, withoutUnused } from './esbuild.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const out = join(root, 'dist/cloud/api')

/** Installed by CloudBase beside the bundle: WeChat wants its own library to be a dependency there. */
const manifest = {
  name: 'api',
  version: '1.0.0',
  private: true,
  main: 'index.js',
  dependencies: { 'wx-server-sdk': '4.0.2' },
}

/** Traces in the cloud's log name our own files and lines, though what runs is minified. */
const loader = `process.setSourceMapsEnabled(true)\nexports.main = require('./api.js').main\n`

/** No timers: whether a ballot is open or a shift runs is computed when asked. */
const settings = { permissions: { openapi: ['subscribeMessage.send'] }, triggers: [] }

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
await build({
  ...common,
  entryPoints: [join(root, 'src/platform/serve/wechat.ts')],
  outfile: join(out, 'api.js'),
  format: 'cjs',
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  external: [...common.external, 'wx-server-sdk'],
  plugins: [withoutPGlite, withoutThreads, withoutUnused, withoutMigrationText],
  // esbuild has told what is wrong by now.
}).catch(() => process.exit(1))
writeFileSync(join(out, 'index.js'), loader)
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
writeFileSync(join(out, 'config.json'), `${JSON.stringify(settings, null, 2)}\n`)
checkBudgets('cloud')
