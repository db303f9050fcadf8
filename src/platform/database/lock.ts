// One process per data folder. The lock is a bound socket, because the kernel takes that back when its process
// dies, however it dies; a file with a process id in it outlives a crash and then lies.
import { createHash } from 'node:crypto'
import { open, realpath, stat, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseInUse } from './errors'

export type Release = () => Promise<void>

/**
 * Takes the folder for this process.
 * @throws DatabaseInUse when somebody has it.
 */
export async function lockFolder(folder: string): Promise<Release> {
  const real = await realpath(folder)
  const key = await keyOf(real)
  if (process.platform === 'win32') return closing(await bind(`\\\\.\\pipe\\yihaomi-${key}`, real))
  if (process.platform !== 'linux')
    return closing(await takeOver(join(tmpdir(), `yihaomi-${key}.sock`), real))
  const lock = await bind(`\0yihaomi-${key}`, real)
  try {
    const beside = await lockAcrossContainers(real)
    return async () => {
      await beside()
      await closing(lock)()
    }
  } catch (error) {
    await closing(lock)()
    throw error
  }
}

/** The folder's identity, not its name: a link to it, or its new name after a move, is the same folder. */
async function keyOf(real: string): Promise<string> {
  const { dev, ino } = await stat(real, { bigint: true })
  return createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)
}

/**
 * The abstract socket is known to one network namespace only, and two containers may share a folder. So a second
 * socket lies in the folder itself. It is named through /proc because a socket's path may not exceed 107 bytes.
 */
async function lockAcrossContainers(real: string): Promise<Release> {
  const directory = await open(real, 'r')
  try {
    const server = await takeOver(`/proc/self/fd/${directory.fd}/lock`, real)
    return async () => {
      await closing(server)()
      await directory.close()
    }
  } catch (error) {
    await directory.close()
    // Some shared mounts cannot hold a socket; the first lock still holds on this machine.
    if (isOne(error, 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'ENOENT')) return async () => {}
    throw error
  }
}

/** Binds a path, first removing the socket that a killed process left there. */
async function takeOver(path: string, folder: string): Promise<Server> {
  if (await answers(path)) throw new DatabaseInUse(folder)
  await unlink(path).catch((error: unknown) => {
    if (!isOne(error, 'ENOENT')) throw error
  })
  return bind(path, folder)
}

function bind(path: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => reject(isOne(error, 'EADDRINUSE') ? new DatabaseInUse(folder) : error))
    // `exclusive`: a cluster would otherwise share one socket among its workers.
    server.listen({ path, exclusive: true }, () => resolve(server.unref()))
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const end = (answered: boolean) => () => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })
}

function closing(server: Server): Release {
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function isOne(error: unknown, ...codes: string[]): boolean {
  return codes.includes(String((error as NodeJS.ErrnoException).code))
}
