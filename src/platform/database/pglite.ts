// The embedded database, made as safe as a server's. Left alone, PGlite never asks the disk to keep anything:
// its start parameters turn fsync off, its file system has none, and the fdatasync that WAL would use by default
// is an empty function in its build. All three are put right here.
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { DatabaseBroken } from './errors'
import { lockFolder } from './lock'

/** An open PGlite and what closes it. */
export interface Embedded {
  readonly pglite: PGlite
  close(): Promise<void>
}

interface Stream {
  nfd?: number
}

/** What NodeFS needs of PGlite's module and its types do not show. */
interface NodeModule {
  NODEFS: {
    stream_ops: { fsync?: (stream: Stream) => number }
    tryFSOperation<T>(operation: () => T): T
  }
}

/** PGlite's file system with an fsync that reaches the disk. */
export class DurableFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options)
    const hook = (mod: unknown) => {
      const { NODEFS } = mod as NodeModule
      NODEFS.stream_ops.fsync = (stream) =>
        NODEFS.tryFSOperation(() => {
          if (stream.nfd !== undefined) fsyncSync(stream.nfd)
          return 0
        })
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } }
  }
}

const extensions = { btree_gist }

const durable = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'jit=off',
]

/**
 * Opens `folder`/database, making it first when it is not there.
 * @throws DatabaseInUse when another process has the folder.
 */
export async function openFolder(folder: string): Promise<Embedded> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const release = await lockFolder(folder)
  try {
    const home = join(folder, 'database')
    if (!(await exists(home))) await found(home)
    // PGlite writes its files readable by all: the folder is what keeps other accounts out.
    await chmod(home, 0o700)
    const pglite = await start(home)
    return {
      pglite,
      close: async () => {
        await pglite.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** A database that is gone when its process ends, for tests. @param template what `dumpDataDir` gave. */
export async function openMemory(template?: Blob): Promise<Embedded> {
  const pglite = await PGlite.create({ extensions, loadDataDir: template })
  return { pglite, close: () => pglite.close() }
}

/**
 * Ends everything at the first PANIC. PostgreSQL would restart itself; here its memory lives on beside a log that
 * did not reach the disk, and it answers nobody: each later caller would wait for ever.
 */
export function watch(pglite: PGlite, broken: (error: DatabaseBroken) => void): void {
  const run = pglite.execProtocolStream.bind(pglite)
  let end: DatabaseBroken | undefined
  pglite.execProtocolStream = async (message, options) => {
    if (end) throw end
    try {
      const messages = await run(message, options)
      const panic = messages.find((one) => (one as { severity?: string }).severity === 'PANIC')
      if (panic) throw panic
      return messages
    } catch (cause) {
      end ??= new DatabaseBroken(cause)
      broken(end)
      throw end
    }
  }
}

/**
 * Makes an empty database beside `home` and moves it there when it is whole: the files are many, and a program
 * killed among them would leave something that looks like a database and never starts.
 */
async function found(home: string): Promise<void> {
  const draft = `${home}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const pglite = await start(draft)
  await pglite.close()
  await syncTree(draft)
  await rename(draft, home)
  sync(join(home, '..'))
}

async function start(home: string): Promise<PGlite> {
  const options: PGliteOptions = { fs: new DurableFS(home), startParams: durable, extensions }
  return PGlite.create(options)
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await syncTree(path)
    else sync(path)
  }
  sync(folder)
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
