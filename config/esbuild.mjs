// What the server's and the cloud function's bundles share.

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
