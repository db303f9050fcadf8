import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { h5 } from './h5'
import { weapp } from './weapp'

const root = resolve(__dirname, '..')
const platform = process.env.TARO_ENV ?? 'h5'

/** `*.config.ts` are evaluated by Taro outside webpack's graph: without them here a cached build is stale. */
function pageConfigs(): string[] {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.config.ts')).map((name) => join(root, 'src', name))
}

function fromEnvironment(name: string): string {
  return JSON.stringify(process.env[name] ?? '')
}

export default defineConfig({
  projectName: 'yihaomi',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  sourceRoot: 'src',
  outputRoot: process.env['BUILD_OUT'] ?? `dist/${platform}`,
  // px are meant as px (see pxtransform); Taro still wants a width to compute a ratio from.
  designWidth: 375,
  deviceRatio: { 375: 2 },
  env: {
    TARO_APP_API: fromEnvironment('TARO_APP_API'),
    TARO_APP_CLOUD_ENV: fromEnvironment('TARO_APP_CLOUD_ENV'),
    TARO_APP_COMMUNITY: fromEnvironment('TARO_APP_COMMUNITY'),
    TARO_APP_TEMPLATES: fromEnvironment('TARO_APP_TEMPLATES'),
  },
  plugins: platform === 'weapp' ? weapp.plugins : [],
  cache: {
    enable: true,
    name: platform,
    buildDependencies: {
      config: ['index', 'h5', 'weapp', 'styles', 'chain', 'shrink'].map((name) =>
        join(root, 'config', `${name}.ts`),
      ),
      files: [...pageConfigs(), join(root, 'babel.config.js'), join(root, 'package-lock.json')],
    },
  } as { enable: boolean },
  logger: { quiet: true, stats: false },
  mini: weapp.mini,
  h5,
})
