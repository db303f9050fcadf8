// `node config/build.mjs h5|weapp [folder]`: runs Taro always with the same environment, then weighs what came out.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkBudgets } from './budgets.mjs'
import { compressPages } from './compress.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const [platform, folder = `dist/${platform}`] = process.argv.slice(2)
if (platform !== 'h5' && platform !== 'weapp') {
  console.error('usage: node config/build.mjs h5|weapp [folder]')
  process.exit(2)
}

const started = Date.now()
await taro(platform)
console.log(`${platform} built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
if (platform === 'h5') compressPages(resolve(root, folder))
checkBudgets(platform, folder)

/** Taro tells success in two hundred lines; they are shown when it fails. */
async function taro(type) {
  // A shell's NODE_ENV=test would give other Babel presets and a development React.
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    TARO_ENV: type,
    BUILD_OUT: folder,
    BROWSERSLIST: undefined,
  }
  // Without the flag Taro would also read plugins from the home folder of whoever builds.
  const options = ['build', '--type', type, '--disable-global-config']
  const bin = resolve(root, 'node_modules/@tarojs/cli/bin/taro')
  const child = spawn(process.execPath, [bin, ...options], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((done) => child.on('close', done))
  if (code === 0) return
  console.error(said)
  process.exit(1)
}
