// The arrows between layers are lint rules (see docs/architecture.md); test/boundary checks what lint cannot see.
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

const node = [
  'node:*',
  'pg',
  'pg-*',
  'kysely',
  'fastify',
  '@fastify/*',
  'pino',
  'jose',
  '@electric-sql/*',
  'wx-server-sdk',
]
const phone = ['react', 'react-dom', '@tarojs/*', 'mobx', 'mobx-react-lite']
const serverFiles = [
  '**/queries',
  '**/function',
  '**/facts',
  '**/tables',
  '**/platform/serve/*',
  '**/platform/database/*',
]
/** What the ballots' functions are made of; named one by one, because a page may be called the same. */
const ballotServer = [
  'acts',
  'votes',
  'results',
  'desk',
  'cast',
  'seal',
  'verify',
  'fingerprint',
  'roll-queries',
  'ledger-queries',
  'verify-queries',
]
serverFiles.push(...ballotServer.flatMap((name) => [`./${name}`, `../${name}`, `**/ballots/${name}`]))
serverFiles.push('**/line/held', '**/line/desk', '**/line/code', '**/cases/acts')
const phoneFiles = ['**/store', '**/pages/*', '**/ui/*', '**/shell/*', '**/platform/call/*']

/** Files that must not import these; `type` imports vanish and are allowed where `types` is true. */
function keepOut(files, message, patterns, { types = false, ignores = [] } = {}) {
  const groups = [{ group: patterns, message, allowTypeImports: types }]
  return {
    files,
    ignores,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: groups }] },
  }
}

export default ts.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'coverage/'] },
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 14],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx', 'src/shell/**', 'src/ui/**', 'test/support/taro*'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // A component is its markup; splitting it further than two screens hides the page from the reader.
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['test/**', 'config/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  keepOut(['src/kernel/**'], 'the kernel knows no framework, no database and no feature', [
    ...node,
    ...phone,
    '../*/*',
    '!./*',
  ]),
  keepOut(
    [
      ...[
        'src/**/rule.ts',
        'src/duty/calendar.ts',
        'src/duty/returns.ts',
        'src/matters/{personal,similar}.ts',
      ],
      ...['src/ballots/rules/*.ts', 'src/ballots/tally.ts', 'src/ballots/roll.ts'],
    ],
    'a rule takes facts and returns verdicts: it imports kernel and rules only',
    [...node, ...phone, ...serverFiles, ...phoneFiles],
  ),
  keepOut(['src/**/contract.ts'], 'a contract is read on both ends', [
    ...node,
    ...phone,
    ...serverFiles,
    ...phoneFiles,
  ]),
  keepOut(
    ['src/**/store.ts', 'src/**/pages/**', 'src/**/*.tsx', 'src/ui/**', 'src/shell/**', 'src/app.tsx'],
    'no server code on the phone',
    [...node, ...serverFiles],
  ),
  keepOut(['src/platform/call/**'], 'no server code on the phone', [...node, ...serverFiles], {
    types: true,
  }),
  keepOut(['src/ui/**'], 'ui knows Taro, not the community', [
    '**/kernel/*',
    '**/store',
    '**/contract',
    '**/text',
    'mobx*',
  ]),
  keepOut(
    [
      'src/**/queries.ts',
      'src/**/function.ts',
      'src/**/facts.ts',
      'src/reception/line/{held,desk,code}.ts',
      'src/cases/acts.ts',
      ...ballotServer.map((name) => `src/ballots/${name}.ts`),
      'src/platform/{serve,database}/**',
      'src/cli/**',
    ],
    'no phone code on the server',
    [...phone, ...phoneFiles],
    { types: true },
  ),
)
