// A test of the tests: each patch here takes out one guard; applied to a copy of the tree, its test must fail.
// In parts, each with a copy of its own, so that two run at the same time; those that race run last and alone.
// A patch begins with `guard:`, `project:`, `file:` and `test:` lines, which name what it takes out and who notices.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(__dirname, '../..')
const copied = ['src', 'test', 'config', 'package.json', 'tsconfig.json', 'jest.config.mjs']

interface Guard {
  readonly patch: string
  readonly guard: string
  readonly project: string
  readonly file: string
  readonly test: string
}

const guards = readdirSync(__dirname)
  .filter((name) => name.endsWith('.patch'))
  .map((name): Guard => {
    const text = readFileSync(join(__dirname, name), 'utf8')
    const line = (key: string): string => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1] ?? ''
    return {
      patch: name,
      guard: line('guard'),
      project: line('project'),
      file: line('file'),
      test: line('test'),
    }
  })

let copy = ''

/** Takes out, one after the other, each guard that is of this part. */
export function takeOut(isOfPart: (guard: Guard, nth: number) => boolean): void {
  beforeAll(makeCopy)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))
  test.each(guards.filter(isOfPart))(
    'without its guard the test fails: $guard',
    ({ patch, project, file, test: name }) => {
      apply(patch)
      try {
        const { failed, failedToRun } = runTest(project, file, name)
        // A copy that does not even compile would fail too, and prove nothing.
        expect({ failedToRun, failed: failed > 0 }).toEqual({ failedToRun: 0, failed: true })
      } finally {
        apply(patch, '--reverse')
      }
    },
    240_000,
  )
}

function makeCopy(): void {
  copy = mkdtempSync(join(tmpdir(), 'yihaomi-guards-'))
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
}

function apply(patch: string, ...how: string[]): void {
  const { status, stderr } = spawnSync('git', ['apply', '-p1', ...how, join(__dirname, patch)], { cwd: copy })
  if (status !== 0) throw new Error(`${patch} does not apply: ${stderr.toString()}`)
}

function runTest(project: string, file: string, name: string): { failed: number; failedToRun: number } {
  const result = join(copy, 'result.json')
  writeFileSync(result, '')
  const args = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${result}`,
  ]
  args.push(`--testPathPatterns=${file}`, `--testNamePattern=${name}`)
  spawnSync(process.execPath, args, { cwd: copy, env: { ...process.env }, timeout: 200_000 })
  const { numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(result, 'utf8'))
  return { failed: numFailedTests, failedToRun: numRuntimeErrorTestSuites }
}
