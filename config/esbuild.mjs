// What the server's and the cloud function's bundles share.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { buildSync } from 'esbuild'

/** Common to both: one Node 20 target, and pg's optional native parts left out (they are tried, then done without). */
export const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  external: ['pg-native', 'pg-cloudflare'],
}

/** The embedded database has no place in a cloud function: its twenty megabytes become one sentence. */
export const withoutPGlite = {
  name: 'without-pglite',
  setup(build) {
    build.onResolve({ filter: /^@electric-sql\/pglite/ }, ({ path }) => ({
      path,
      namespace: 'without-pglite',
    }))
    build.onLoad({ filter: /.*/, namespace: 'without-pglite' }, () => ({
      contents: `module.exports = {}; throw new Error('The embedded database is not part of the cloud function.')`,
    }))
  },
}

/** Logging in a thread of its own: a cloud function writes to its output and has no thread to write from. */
export const withoutThreads = {
  name: 'without-threads',
  setup(build) {
    build.onResolve({ filter: /^thread-stream$/ }, ({ path }) => ({ path, namespace: 'without-threads' }))
    build.onLoad({ filter: /.*/, namespace: 'without-threads' }, () => ({
      contents: `module.exports = function () { throw new Error('No log threads in the cloud function.') }`,
    }))
  },
}

/** What no cloud function does: build tables by Kysely, reach PostgreSQL by a native library. */
export const withoutUnused = {
  name: 'without-unused',
  setup(build) {
    build.onLoad({ filter: /kysely\/dist\/esm\/schema\/schema\.js$/ }, () => ({
      contents: `export class SchemaModule { constructor() { throw new Error('No schema is built in the cloud function.') } }`,
    }))
    build.onLoad({ filter: /pg\/lib\/native\/index\.js$/ }, () => ({
      contents: `throw new Error('No native library in the cloud function.')`,
    }))
  },
}

/** A cloud function checks the database against the migrations and never applies one: their hashes are enough. */
export const withoutMigrationText = {
  name: 'without-migration-text',
  setup(build) {
    build.onLoad({ filter: /database\/migrations\/\d{4}-[a-z0-9-]+\.ts$/ }, ({ path }) => {
      const [[exported, { sql, ...rest }]] = Object.entries(evaluate(path))
      const known = { ...rest, hash: createHash('sha256').update(sql).digest('hex') }
      return { contents: `export const ${exported} = ${JSON.stringify(known)}` }
    })
  },
}

/** What a source file exports. */
function evaluate(path) {
  const options = { entryPoints: [path], bundle: true, platform: 'node', format: 'cjs', write: false }
  const [{ text }] = buildSync(options).outputFiles
  const module = { exports: {} }
  new Function('module', 'exports', 'require', text)(module, module.exports, createRequire(path))
  return module.exports
}
