import { sourceFiles, type SourceFile } from './source'

const files = sourceFiles('src')
const byPath = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]))
const features = [
  'people',
  'duty',
  'reception',
  'cases',
  'rooms',
  'notices',
  'matters',
  'ballots',
  'messages',
  'home',
  'lobby',
]

const featureOf = (path: string): string | undefined =>
  features.find((feature) => path.startsWith(`src/${feature}/`))
const name = (path: string): string =>
  path
    .split('/')
    .pop()!
    .replace(/\.tsx?$/, '')
const server = (file: SourceFile): boolean =>
  ['function', 'queries', 'facts'].includes(name(file.path)) ||
  file.path.startsWith('src/platform/') ||
  // What a long function.ts is made of: it has the context, which no phone code may import.
  file.imports.includes('src/platform/serve/context')

test("a feature imports another's rule and contract, on the server its facts, and nothing else", () => {
  const wrong = files.flatMap((file) => {
    const own = featureOf(file.path)
    // The tab pages and the screen on the wall gather what the features draw; they own no rule.
    if (!own || own === 'home' || own === 'lobby') return []
    const allowed = server(file)
      ? ['rule', 'contract', 'calendar', 'facts']
      : ['rule', 'contract', 'calendar']
    return file.imports
      .filter((path) => featureOf(path) && featureOf(path) !== own && !allowed.includes(name(path)))
      .map((path) => `${file.path} → ${path}`)
  })
  // tables.ts describes rows; schema.ts and queries of platform gather them.
  expect(wrong).toEqual([])
})

test('no import goes round in a circle', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '))
    if (done.has(path) || above.includes(path)) return
    for (const next of byPath.get(path)?.imports ?? []) if (byPath.has(next)) walk(next, [...above, path])
    done.add(path)
  }
  for (const path of byPath.keys()) walk(path, [])
  expect(circles).toEqual([])
})

test('clock and chance arrive in the context: no rule and no kernel file asks for them', () => {
  const pure = files.filter(
    ({ path }) =>
      path.startsWith('src/kernel/') ||
      name(path) === 'rule' ||
      /^src\/ballots\/(rules\/|tally|roll\.)/.test(path),
  )
  const asking = pure.filter(({ text }) =>
    /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(text),
  )
  expect(asking.map(({ path }) => path)).toEqual([])
})

test('files stay small enough to be read at once', () => {
  const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b)
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)]!
  expect(at(0.5)).toBeLessThanOrEqual(80)
  expect(at(0.9)).toBeLessThanOrEqual(250)
  expect(files.filter(({ lines }) => lines > 400).map(({ path }) => path)).toEqual([])
})

test('SQL and rows stay on the server', () => {
  const phone = files.filter(({ path }) =>
    /^src\/(ui|shell|home\/pages|[a-z]+\/([a-z]+\/)?pages|platform\/call)\//.test(path),
  )
  const rows = phone.filter((file) => file.imports.some((path) => /kysely|\/queries$|\/tables$/.test(path)))
  expect(rows.map(({ path }) => path)).toEqual([])
})

test('every dependency is pinned to one version', async () => {
  const { dependencies, devDependencies } = (await import('../../package.json')) as unknown as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, v]) => !/^\d/.test(v))
  expect(loose).toEqual([])
})
