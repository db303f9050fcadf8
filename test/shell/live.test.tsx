import { act, render } from '@testing-library/react'
import type { Resource } from '../../src/platform/call/resource'
import { useLive } from '../../src/shell/live'

const EVERY = 15_000
const pause = (): number => EVERY

function Page({ resource }: { resource: Resource<string> }) {
  useLive(resource, pause)
  return null
}

let asked = 0
const resource = {
  value: 'known',
  refresh: () => {
    asked += 1
    return Promise.resolve()
  },
} as unknown as Resource<string>

const passes = (ms: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(ms))

async function turn(hidden: boolean): Promise<void> {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')))
}

beforeEach(() => {
  jest.useFakeTimers()
  asked = 0
})
afterEach(() => {
  Object.defineProperty(document, 'hidden', { value: false, configurable: true })
  jest.useRealTimers()
})

test('a page that is seen asks again every fifteen seconds', async () => {
  render(<Page resource={resource} />)
  await passes(EVERY - 1)
  expect(asked).toBe(0)
  await passes(1)
  expect(asked).toBe(1)
  await passes(2 * EVERY)
  expect(asked).toBe(3)
})

test('a page that is hidden asks nothing, and asks at once when it is seen again', async () => {
  render(<Page resource={resource} />)
  await turn(true)
  await passes(10 * EVERY)
  expect(asked).toBe(0)
  await turn(false)
  expect(asked).toBe(1)
  await passes(EVERY)
  expect(asked).toBe(2)
})

test('a page that is gone asks nothing', async () => {
  const { unmount } = render(<Page resource={resource} />)
  unmount()
  await passes(10 * EVERY)
  expect(asked).toBe(0)
})
