// Runs what is named and ends with one line, `N passed, N failed`: a check (lint, types) counts as one test.
// node test/run.mjs test | browser | weapp | guards | build | all
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

// PGlite loads its parts by dynamic import, which jest allows under this flag only.
const env = {
  ...process.env,
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
}

const check = (name, command, more = {}) => ({ name, command, more })
const jest = (...words) => {
  const projects = words.filter((word) => !word.startsWith('--'))
  const flags = words.filter((word) => word.startsWith('--'))
  return { name: `tests (${projects.join(', ')})`, projects, flags }
}

const groups = {
  test: [
    check('format', ['prettier', '--check', '--log-level=warn', 'src', 'test', 'config', '*.mjs', '*.json']),
    check('lint', ['eslint', '--max-warnings=0', 'src', 'test', 'config']),
    check('styles', ['stylelint', 'src/**/*.scss']),
    check('types', ['tsc', '-p', '.']),
    jest('node', 'dom', 'race'),
  ],
  build: [
    check('build h5', ['npm', 'run', '--silent', 'build:h5']),
    check('build weapp', ['npm', 'run', '--silent', 'build:weapp']),
    check('build cloud', ['npm', 'run', '--silent', 'build:cloud']),
  ],
  // One after the other: each file starts a demo, and demos share the built pages.
  browser: [jest('browser', '--runInBand')],
  weapp: [
    check('build cloud', ['npm', 'run', '--silent', 'build:cloud']),
    // Two packages, because the tests execute both ways to the server.
    check('package for the cloud', ['node', 'config/build.mjs', 'weapp', 'dist/test/cloud'], {
      TARO_APP_CLOUD_ENV: 'test',
      TARO_APP_TEMPLATES: 'visit-changed:id-of-changed,visit-tomorrow:id-of-tomorrow',
      TARO_APP_API: '',
    }),
    check('package for HTTP', ['node', 'config/build.mjs', 'weapp', 'dist/test/http'], {
      TARO_APP_API: 'http://127.0.0.1:8080',
    }),
    jest('weapp'),
  ],
  // The two halves of those that do not race at the same time.
  guards: [jest('guards', '--maxWorkers=2')],
}
groups.all = [...groups.test, ...groups.build, ...groups.browser, ...groups.weapp, ...groups.guards]

const total = { passed: 0, failed: 0 }
/** What failed, by name: said again at the end, where a long log is read first. */
const failures = []

function count(passed, failed) {
  total.passed += passed
  total.failed += failed
}

function run(command, more = {}) {
  const own = ['npm', 'node'].includes(command[0])
  const [program, ...args] = own ? command : ['npx', '--no-install', ...command]
  return spawnSync(program, args, { stdio: 'inherit', env: { ...env, ...more } }).status === 0
}

/** jest tells its numbers in a file; without one it never came to the tests, and that is a failure of its own. */
function runJest({ projects, flags }) {
  const folder = mkdtempSync(join(tmpdir(), 'yihaomi-tests-'))
  const file = join(folder, 'result.json')
  const ended = run(['jest', '--selectProjects', ...projects, ...flags, '--json', `--outputFile=${file}`])
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    for (const suite of testResults.filter(({ status }) => status === 'failed')) {
      const tests = suite.assertionResults.filter(({ status }) => status === 'failed')
      const names = tests.length > 0 ? tests.map(({ fullName }) => fullName) : ['did not run']
      failures.push(...names.map((name) => `${relative(process.cwd(), suite.name)}: ${name}`))
    }
    const failed = Math.max(numFailedTests, numFailedTestSuites)
    count(numPassedTests, !ended && failed === 0 ? 1 : failed)
  } catch {
    count(0, 1)
    failures.push(`tests (${projects.join(', ')}) did not come to their end`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const steps = groups[process.argv[2] ?? 'test']
if (!steps) {
  console.error(`usage: node test/run.mjs ${Object.keys(groups).join(' | ')}`)
  process.exit(2)
}
for (const step of steps) {
  console.log(`\n— ${step.name}`)
  if (step.projects) runJest(step)
  else if (run(step.command, step.more)) count(1, 0)
  else {
    count(0, 1)
    failures.push(step.name)
  }
}
console.log(failures.map((name) => `\nfailed: ${name}`).join(''))
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
