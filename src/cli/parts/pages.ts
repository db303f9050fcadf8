// The web pages for `npm start`: built when missing or older than their sources.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const built = resolve('dist/h5')
// Beside the pages, not among them: it is nothing to be served.
const mark = resolve('dist/h5.sources')

/** @returns the folder of the built pages. */
export async function buildPages(tell: (words: string) => void): Promise<string> {
  const sources = await fingerprint(['src', 'config'], ['package-lock.json', 'babel.config.js'])
  const kept = existsSync(mark) ? await readFile(mark, 'utf8') : ''
  if (kept === sources) return built
  tell('正在准备网页（第一次约一分钟）…  Building the web pages (about a minute the first time)…')
  await run(tell)
  await writeFile(mark, sources)
  return built
}

async function fingerprint(folders: readonly string[], files: readonly string[]): Promise<string> {
  const paths = [...files]
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    paths.push(
      ...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)),
    )
  }
  const hash = createHash('sha256')
  for (const path of paths.sort())
    hash
      .update(path)
      .update('\0')
      .update(await readFile(path))
  return hash.digest('hex')
}

async function run(tell: (words: string) => void): Promise<void> {
  const started = Date.now()
  const child = spawn('npm', ['run', '--silent', 'build:h5'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const keep = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-8_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const seconds = (): number => Math.round((Date.now() - started) / 1000)
  const ticker = setInterval(() => tell(`  …${seconds()} 秒`), 10_000)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  clearInterval(ticker)
  if (code !== 0) throw new Error(`网页没有编成功。 The web pages could not be built:\n${said}`)
  tell(`网页好了，用了 ${seconds()} 秒。`)
}
