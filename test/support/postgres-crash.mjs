// A PostgreSQL of its own for one test: prints its address, dies and returns at the line `crash`, ends with its input.
import { createInterface } from 'node:readline'
import { startPostgres } from './postgres-setup.mjs'

const { url, crash, stop } = await startPostgres()
process.stdout.write(`${url}\n`)
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'crash') continue
  await crash()
  process.stdout.write('back\n')
}
await stop()
