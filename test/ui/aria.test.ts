/** `onWeb` is settled when the module is read, as it is in a build. */
function on(platform: string): typeof import('../../src/ui/aria') {
  process.env.TARO_ENV = platform
  let loaded: typeof import('../../src/ui/aria') | undefined
  jest.isolateModules(() => {
    loaded = jest.requireActual<typeof import('../../src/ui/aria')>('../../src/ui/aria')
  })
  return loaded!
}

afterEach(() => {
  delete process.env.TARO_ENV
})

const spoken = { role: 'radio', label: '上午10点', checked: true, disabled: false, live: 'polite' as const }

test('on the web a role is a role', () => {
  expect(on('h5').aria(spoken)).toEqual({
    role: 'radio',
    'aria-label': '上午10点',
    'aria-checked': 'true',
    'aria-disabled': 'false',
    'aria-live': 'polite',
  })
})

test('on WeChat it is aria-role, and only what WeChat knows', () => {
  expect(on('weapp').aria(spoken)).toEqual({
    'aria-role': 'radio',
    'aria-label': '上午10点',
    'aria-checked': 'true',
    'aria-disabled': 'false',
  })
})

test.each(['h5', 'weapp'])('on %s nothing is written that was not said', (platform) => {
  expect(on(platform).aria({ id: undefined, label: undefined })).toEqual({})
})
