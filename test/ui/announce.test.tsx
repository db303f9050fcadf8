import { act, fireEvent, render, screen } from '@testing-library/react'
import { Act } from '../../src/ui/Act'
import { announce, toast } from '../../src/ui/announce'
import { asked, resetTaro } from '../support/taro'

beforeEach(() => {
  resetTaro()
  jest.useFakeTimers()
})
afterEach(() => jest.useRealTimers())

const settle = () => act(() => jest.runAllTimers())

test('what passes over the page is read out in a live region, and the focus stays', () => {
  render(<Act onPress={() => undefined}>约这个时间</Act>)
  screen.getByRole('button').focus()
  toast('没连上网', 4000)
  const region = screen.getByRole('status')
  // The region is there before its words are: words it was born with are missed.
  expect([region.getAttribute('aria-live'), region.textContent]).toEqual(['polite', ''])
  settle()
  expect(region.textContent).toBe('没连上网')
  expect(asked('showToast')).toEqual([{ title: '没连上网', icon: 'none', duration: 4000 }])
  expect(document.activeElement).toBe(screen.getByRole('button'))
})

test('the same words are read again, by the same region', () => {
  announce('先选一个时间')
  settle()
  announce('先选一个时间')
  const region = screen.getByRole('status')
  expect(region.textContent).toBe('')
  settle()
  expect(region.textContent).toBe('先选一个时间')
})

test('a button that is switched off has its reason read out', () => {
  render(
    <Act onPress={() => undefined} off="先选一个时间">
      下一步
    </Act>,
  )
  fireEvent.click(screen.getByRole('button'))
  settle()
  expect(screen.getByRole('status').textContent).toBe('先选一个时间')
})
