// `node config/server.mjs start [args]`: runs a command of src/cli. The TypeScript is bundled to dist/server
// first when it changed, so that a start costs no loader: all modules of Fastify and pg are read as few files.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const out = join(root, 'dist/server')
const stamp = join(out, '.sources')

/** Bundles every command of src/cli to dist/server, unless the same sources were bundled last. */
export async function bundleServer() {
  const sources = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  // Not needed, and so not installed, where the bundle was built elsewhere and is only run.
  const { build } = await import('esbuild')
  const { common } = await import('./esbuild.mjs')
  await build({
    ...common,
    entryPoints: commands().map((name) => join(root, 'src/cli', `${name}.ts`)),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    splitting: true,
    // Older chunks stay: a server that runs may still have to load one.
    // PGlite finds its WebAssembly beside its own file.
    external: [...common.external, '@electric-sql/pglite'],
    banner: { js: requireForCommonJs },
    // esbuild has told what is wrong by now.
  }).catch(() => process.exit(1))
  mkdirSync(out, { recursive: true })
  writeFileSync(stamp, sources)
}

// Fastify, pino and pg are CommonJS: inside an ES module their `require` and `__dirname` must be made.
const requireForCommonJs = [
  `import { createRequire as makeRequire } from 'node:module'`,
  `import { fileURLToPath as pathOf } from 'node:url'`,
  `const require = makeRequire(import.meta.url)`,
  `const __filename = pathOf(import.meta.url)`,
  `const __dirname = pathOf(new URL('.', import.meta.url))`,
].join('\n')

function commands() {
  const files = readdirSync(join(root, 'src/cli')).filter((file) => file.endsWith('.ts'))
  return files.map((file) => file.slice(0, -'.ts'.length))
}

/** Names, sizes and times of what the bundle can depend on; reading their contents would cost more than it finds. */
function fingerprint() {
  const entries = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  const paths = files.map((entry) => join(entry.parentPath, entry.name))
  paths.push(
    join(root, 'package-lock.json'),
    join(root, 'config/server.mjs'),
    join(root, 'config/esbuild.mjs'),
  )
  const facts = paths.sort().map((path) => {
    const { mtimeMs, size } = statSync(path)
    return `${path} ${size} ${mtimeMs}`
  })
  return facts.join('\n')
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [name, ...rest] = process.argv.slice(2)
  if (!name || !commands().includes(name)) {
    console.error(`usage: node config/server.mjs <${commands().join('|')}> [arguments]`)
    process.exit(2)
  }
  await bundleServer()
  const command = join(out, `${name}.mjs`)
  process.argv = [process.argv[0], command, ...rest]
  await import(pathToFileURL(command).href)
}
