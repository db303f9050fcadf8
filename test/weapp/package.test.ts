import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// The same sources twice: as it is uploaded, and as it is run against a server by HTTP.
describe.each(['dist/test/cloud', 'dist/test/http'])('the compiled package in %s', (dist) => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  const scripts = files.filter((file) => file.endsWith('.js'))

  test('carries nothing of the server', () => {
    const server = /kysely|fastify|pglite|"pg"|"node:|\bpino\b|createHmac|select .* from /i
    const found = scripts.filter((file) => server.test(readFileSync(join(dist, file), 'utf8')))
    expect(found).toEqual([])
  })

  test('keeps to the sizes', () => {
    expect(execFileSync('node', ['config/budgets.mjs', 'weapp', dist], { encoding: 'utf8' })).not.toContain(
      'OVER',
    )
  })
})
