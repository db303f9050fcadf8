// The demo as a newcomer starts it, on a port and in a folder of its own; never left running.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../../..')
/** A first start builds the web pages and loads the example: the two minutes a newcomer may wait at most. */
export const START = 120_000

export interface Demo {
  readonly address: string
  /** The data folder, for a second start over the same people at another hour. */
  readonly folder: string
  /** Ends the process and keeps the folder. */
  stop(): Promise<void>
}

const running = new Map<ChildProcess, () => Promise<void>>()
const folders = new Set<string>()

// A test runner that is stopped half-way runs no afterAll.
process.on('exit', () => {
  for (const child of running.keys()) child.kill('SIGKILL')
})

/** @param now the demo's clock, as `2026-11-24T14:30` in Chongqing. */
export async function startDemo(now: string, folder?: string): Promise<Demo> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'yihaomi-browser-')))
  folders.add(data)
  const port = await freePort()
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    PORT: String(port),
    DATA: data,
    DEMO_NOW: now,
    DATABASE_URL: '',
  }
  const child = spawn(process.execPath, ['config/server.mjs', 'start'], { cwd: root, env })
  const stop = async (): Promise<void> => {
    if (!running.delete(child)) return
    const ended = once(child, 'close')
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(late)
  }
  running.set(child, stop)
  await ready(child)
  return { address: `http://127.0.0.1:${port}`, folder: data, stop }
}

/** For `afterAll`: ends every demo of this file and removes what it kept. */
export async function endDemos(): Promise<void> {
  for (const stop of running.values()) await stop()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  folders.clear()
}

async function ready(child: ChildProcess): Promise<void> {
  let said = ''
  const found = new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ready at ')) resolve()
    })
    child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('close', () => {
      running.delete(child)
      reject(new Error(`the demo did not start, having said:\n${said}`))
    })
  })
  await found
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
