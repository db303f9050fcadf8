// A press whose answer is long in coming: the button says so itself, keeps at it under one request id, and is never dead
// without words.
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Day } from '../../src/kernel/time'
import { asker, type Carried } from '../../src/platform/call/port'
import Room from '../../src/rooms/pages/order'
import { RootStore } from '../../src/shell/stores'
import { words } from '../../src/shell/text'
import { Act } from '../../src/ui/Act'
import { SlowWords } from '../../src/ui/slow'
import { show } from '../support/page'
import { phoneWith } from '../support/phone'
import { asked, openPages, resetTaro } from '../support/taro'

beforeEach(() => {
  jest.useFakeTimers()
  document.getElementById('announced')?.remove()
})
afterEach(() => jest.useRealTimers())

const pass = (ms: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(ms))
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const button = () => screen.getByRole('button', { name: /^约下来/ })
const spoken = () => document.getElementById('announced')?.textContent ?? ''

/** The check of the answers on a line where no answer comes; each try is given up after 15 seconds. @returns the writes' ids. */
function onDeadLine(): string[] {
  const ids: string[] = []
  const carry = async ({ requestId }: { requestId: string | null }): Promise<Carried | null> => {
    if (requestId !== null) ids.push(requestId)
    await wait(15_000)
    return null
  }
  resetTaro({ step: 'check' })
  openPages('rooms/pages/times', 'rooms/pages/order')
  const stores = new RootStore({ ...phoneWith().phone, ask: asker({ carry }, wait) })
  stores.rooms.begin('room-1', '邻里议站')
  stores.rooms.answer({ day: '2026-11-26' as Day, start: '10:00', end: '10:30', purpose: '排练' })
  show(stores, <Room />)
  return ids
}

test('V7: after five seconds the button says that it is still being sent, until it says what came of it', async () => {
  const ids = onDeadLine()
  fireEvent.click(button())
  await pass(4_900)
  expect(button().textContent).not.toContain(words.slow)
  await pass(200)
  expect(button().textContent).toContain(words.slow)
  await pass(200)
  expect(spoken()).toBe(words.slow)
  await pass(40_000)
  expect(button().textContent).toContain(words.slow)
  expect(screen.queryByRole('alert')).toBeNull()
  await pass(2_000)
  expect([ids.length, new Set(ids).size]).toEqual([3, 1])
  expect(button().textContent).not.toContain(words.slow)
  expect(button().getAttribute('aria-busy')).toBe('false')
  expect(screen.getByRole('alert').textContent).toContain('没连上网。')
})

test('what has no room for a line of its own says it over the page, and it is read out', async () => {
  resetTaro()
  render(
    <SlowWords.Provider value={words.slow}>
      <Act role="link" onPress={() => wait(8_000)}>
        秦桂岚
      </Act>
    </SlowWords.Provider>,
  )
  fireEvent.click(screen.getByRole('link'))
  await pass(5_200)
  await pass(200)
  expect(asked('showToast')).toMatchObject([{ title: words.slow }])
  expect(spoken()).toBe(words.slow)
})

test('what is quick says nothing', async () => {
  resetTaro()
  render(
    <SlowWords.Provider value={words.slow}>
      <Act role="link" onPress={() => wait(4_000)}>
        秦桂岚
      </Act>
    </SlowWords.Provider>,
  )
  fireEvent.click(screen.getByRole('link'))
  await pass(60_000)
  expect(asked('showToast')).toEqual([])
})
