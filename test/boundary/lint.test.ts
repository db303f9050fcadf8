import { ESLint } from 'eslint'

// The arrows are lint rules; a rule that matches no file any more would pass in silence, so each is seen to fire.
const cases: [string, string, string][] = [
  ['a rule that reads the database', 'src/rooms/rule.ts', `import { sql } from 'kysely'\nvoid sql\n`],
  ['a rule that calls a query', 'src/rooms/rule.ts', `import { roomsOf } from './queries'\nvoid roomsOf\n`],
  [
    'the kernel knowing a feature',
    'src/kernel/time.ts',
    `import { holder } from '../duty/rule'\nvoid holder\n`,
  ],
  ['a page that reads the database', 'src/rooms/pages/list.tsx', `import { sql } from 'kysely'\nvoid sql\n`],
  [
    'a store that calls a function',
    'src/rooms/store.ts',
    `import { offers } from './function'\nvoid offers\n`,
  ],
  [
    'a way to decide that reads the database',
    'src/ballots/rules/index.ts',
    `import { sql } from 'kysely'\nvoid sql\n`,
  ],
  ['ui that knows the community', 'src/ui/Act.tsx', `import { words } from '../duty/text'\nvoid words\n`],
  [
    'a function that draws',
    'src/rooms/function.ts',
    `import { View } from '@tarojs/components'\nvoid View\n`,
  ],
]

test.each(cases)('lint refuses %s', async (_, filePath, code) => {
  const eslint = new ESLint()
  const [result] = await eslint.lintText(code, { filePath })
  const rules = result!.messages.map(({ ruleId }) => ruleId)
  expect(rules).toContain('@typescript-eslint/no-restricted-imports')
})
