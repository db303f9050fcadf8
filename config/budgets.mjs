// Sizes that a build may not exceed; it fails over them. `node config/budgets.mjs [weapp|h5|cloud [folder]]`.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const project = resolve(fileURLToPath(import.meta.url), '../..')
const KB = 1024

/** Main package 600 KB: a bare Taro with React and MobX is about 330. WeChat's own limit is 2 MB. */
const limits = { main: 600, sub: 250, base: 80, firstLoad: 220, cloud: 600 }

/** For each platform, what the output in a folder weighs. */
const measure = {
  weapp(root) {
    const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'))
    const roots = (app.subPackages ?? app.subpackages ?? []).map((one) => one.root)
    const files = sizes(root).filter((file) => file.path !== 'project.config.json')
    const within = (name) => files.filter((file) => file.path.startsWith(`${name}/`))
    const main = files.filter((file) => !roots.some((name) => file.path.startsWith(`${name}/`)))
    return [
      row('main package', total(main), limits.main),
      ...roots.map((name) => row(`sub-package ${name}`, total(within(name)), limits.sub)),
      row('base.wxml', total(files.filter((file) => file.path === 'base.wxml')), limits.base),
    ]
  },
  h5(root) {
    const { home } = JSON.parse(readFileSync(join(root, '../h5-home.json'), 'utf8'))
    const page = readFileSync(join(root, 'index.html'), 'utf8')
    const named = [...page.matchAll(/(?:src|href)="\/((?:js|css)\/[^"]+)"/g)].map((match) => match[1])
    const files = new Set(['index.html', ...named, ...home])
    const zipped = [...files].map((file) => gzipSync(readFileSync(join(root, file)), { level: 9 }).length)
    return [
      row(
        `first load, gzip, ${files.size} files`,
        zipped.reduce((sum, size) => sum + size, 0),
        limits.firstLoad,
      ),
    ]
  },
  cloud(root) {
    const scripts = sizes(join(root, 'api')).filter(({ path }) => path.endsWith('.js'))
    return [row('cloud function api', total(scripts), limits.cloud)]
  },
}

/** Prints a platform's table, and fails the process when something is over its limit. */
export function checkBudgets(platform, folder = `dist/${platform}`) {
  const rows = measure[platform](resolve(project, folder))
  for (const { name, size, limit } of rows) {
    const mark = size > limit ? 'OVER ' : '     '
    console.log(`${mark}${platform.padEnd(6)}${name.padEnd(28)}${kb(size).padStart(8)} of ${kb(limit)} KB`)
  }
  const over = rows.filter(({ size, limit }) => size > limit)
  if (over.length === 0) return
  console.error(`Over budget: ${over.map(({ name }) => name).join(', ')}`)
  process.exitCode = 1
}

function row(name, size, limit) {
  return { name, size, limit: limit * KB }
}

function kb(bytes) {
  return (bytes / KB).toFixed(1)
}

function sizes(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return { path: path.slice(root.length + 1), size: statSync(path).size }
  })
}

function total(files) {
  return files.reduce((sum, file) => sum + file.size, 0)
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [platform, folder] = process.argv.slice(2)
  const built = ['weapp', 'h5', 'cloud'].filter((name) => existsSync(join(project, 'dist', name)))
  if (platform) checkBudgets(platform, folder)
  else built.forEach((name) => checkBudgets(name))
}
