// Five projects, because they need different worlds: plain Node with PGlite, a page in jsdom,
// a real PostgreSQL, a real browser, and the compiled mini-program.
const common = {
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // jose and mobx-react-lite publish ES modules only; the tests run as CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(jose|mobx-react-lite|mobx)/)'],
  moduleNameMapper: {
    '^@tarojs/components$': '<rootDir>/test/support/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/support/taro.ts',
    '\\.module\\.scss$': '<rootDir>/test/support/styles.ts',
    '\\.scss$': '<rootDir>/test/support/no-style.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
}
const node = { ...common, testEnvironment: 'node' }

export default {
  // A busy machine is slow, not wrong: a test that hangs is still ended.
  testTimeout: 30_000,
  projects: [
    {
      ...node,
      displayName: 'node',
      setupFiles: ['<rootDir>/test/support/chance.ts'],
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/test/(race|browser|weapp|guards)/'],
    },
    {
      ...common,
      displayName: 'dom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/**/*.test.tsx'],
    },
    {
      ...node,
      displayName: 'race',
      testMatch: ['<rootDir>/test/race/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
      globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
    },
    { ...node, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
    {
      ...node,
      displayName: 'weapp',
      testMatch: ['<rootDir>/test/weapp/**/*.test.ts'],
      // For the cloud function, which has no other database.
      globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
      globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
    },
    {
      ...node,
      displayName: 'guards',
      testMatch: ['<rootDir>/test/guards/**/*.test.ts'],
      // One server for all the copies that race on it.
      globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
      globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
    },
  ],
}
