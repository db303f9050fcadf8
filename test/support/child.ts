// Runs a piece of the program as a process of its own, so that a test can kill it.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const root = join(__dirname, '../..')

const running = new Set<Child>()

/** For `afterEach`: a test that failed half-way leaves nothing behind. The input ends first, so that one may tidy up. */
export async function endChildren(): Promise<void> {
  for (const child of running) {
    child.process.stdin!.end()
    if (child.killable) child.process.kill('SIGKILL')
    await child.ended()
  }
}

export interface Child {
  readonly process: ChildProcess
  /** Whether killing it leaves nothing of it behind. */
  readonly killable: boolean
  /** Every line it has printed. */
  readonly lines: string[]
  /** Every line of its error output. */
  readonly errors: string[]
  /** @throws when the child ends without printing what `wanted` accepts. */
  until(wanted: (lines: readonly string[]) => boolean): Promise<void>
  /** SIGKILL, as a power cut or an out-of-memory killer would. */
  kill(): Promise<void>
  /** @returns the exit code */
  ended(): Promise<number | null>
}

/** @param script a TypeScript file below the project's root */
export async function startChild(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Child> {
  return run([await bundle(script), ...args], true, env)
}

/** @param module an .mjs file below the project's root, which ends when its input does */
export function startModule(module: string, args: readonly string[] = []): Child {
  return run([join(root, module), ...args], false)
}

async function bundle(script: string): Promise<string> {
  // Inside node_modules, because that is where the packages left out of it are found.
  const out = join(root, 'node_modules/.cache/yihaomi', `${basename(script, '.ts')}-${process.pid}.cjs`)
  const flags = ['--bundle', '--platform=node', '--packages=external', '--format=cjs', '--log-level=error']
  await promisify(execFile)(join(root, 'node_modules/.bin/esbuild'), [
    join(root, script),
    ...flags,
    `--outfile=${out}`,
  ])
  return out
}

function run(args: readonly string[], killable: boolean, more: Readonly<Record<string, string>> = {}): Child {
  // The tests' own flags are not the program's.
  const env = { ...process.env, NODE_OPTIONS: '', ...more }
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env })
  const lines: string[] = []
  const errors: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  const end = once(child, 'close') as Promise<[number | null]>
  const self: Child = {
    process: child,
    killable,
    lines,
    errors,
    until: async (wanted) => {
      while (!wanted(lines)) {
        const more = await Promise.race([once(output, 'line').then(() => true), end.then(() => false)])
        if (!more && !wanted(lines))
          throw new Error(
            `the child ended early, having said: ${[...lines, ...errors].slice(-5).join(' | ')}`,
          )
      }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await end
    },
    ended: async () => (await end)[0],
  }
  running.add(self)
  child.once('close', () => running.delete(self))
  return self
}
