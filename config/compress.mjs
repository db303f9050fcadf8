// The web pages compressed once, when they are built, so that the server sends them small without work at each call.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Below this a compressed file saves nothing: it travels in one packet either way. */
const SMALLEST = 1024

/** Writes `.br` and `.gz` beside every script, style and page of `folder`, in place of those of an earlier build. */
export function compressPages(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const old of paths.filter((path) => /\.(br|gz)$/.test(path))) rmSync(old)
  for (const path of paths.filter((path) => /\.(js|css|html)$/.test(path))) {
    const plain = readFileSync(path)
    if (plain.length <= SMALLEST) continue
    writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
    writeFileSync(`${path}.br`, brotliCompressSync(plain, { params }))
  }
}
