import { act, fireEvent, render, screen } from '@testing-library/react'
import { Act } from '../../src/ui/Act'
import { asked, resetTaro } from '../support/taro'

beforeEach(() => resetTaro())

const button = () => screen.getByRole('button', { name: '约这个时间' })

describe('Act', () => {
  test.each([
    ['a click', () => fireEvent.click(button())],
    ['Enter', () => fireEvent.keyDown(button(), { key: 'Enter' })],
    ['Space', () => fireEvent.keyDown(button(), { key: ' ' })],
  ])('answers %s', (_, press) => {
    const onPress = jest.fn()
    render(<Act onPress={onPress}>约这个时间</Act>)
    press()
    expect(onPress).toHaveBeenCalledTimes(1)
  })

  test('takes the focus, and ignores other keys and a key held down', () => {
    const onPress = jest.fn()
    render(<Act onPress={onPress}>约这个时间</Act>)
    button().focus()
    expect(document.activeElement).toBe(button())
    fireEvent.keyDown(button(), { key: 'a' })
    fireEvent.keyDown(button(), { key: 'Enter', repeat: true })
    expect(onPress).not.toHaveBeenCalled()
  })

  test('switched off, it stays reachable, does nothing and says why', () => {
    const onPress = jest.fn()
    render(
      <Act onPress={onPress} off="先选一个时间">
        约这个时间
      </Act>,
    )
    expect(button().getAttribute('aria-disabled')).toBe('true')
    expect(button().tabIndex).toBe(0)
    fireEvent.click(button())
    fireEvent.keyDown(button(), { key: 'Enter' })
    expect(onPress).not.toHaveBeenCalled()
    expect(asked('showToast')).toHaveLength(2)
    expect(asked('showToast')[0]).toMatchObject({ title: '先选一个时间' })
  })

  test('V7: while a press is under way a second one is ignored, afterwards it presses again', async () => {
    let finish: () => void = () => undefined
    const onPress = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    render(<Act onPress={onPress}>约这个时间</Act>)
    fireEvent.click(button())
    fireEvent.click(button())
    fireEvent.keyDown(button(), { key: 'Enter' })
    expect(onPress).toHaveBeenCalledTimes(1)
    expect(button().getAttribute('aria-busy')).toBe('true')
    await act(async () => finish())
    expect(button().getAttribute('aria-busy')).toBe('false')
    fireEvent.click(button())
    expect(onPress).toHaveBeenCalledTimes(2)
  })

  test('arrows walk a radio group without choosing', () => {
    const onPress = jest.fn()
    render(
      <div role="radiogroup" aria-label="几点">
        {['9:00', '9:30', '10:00'].map((time) => (
          <Act key={time} role="radio" checked={time === '9:00'} onPress={onPress}>
            {time}
          </Act>
        ))}
      </div>,
    )
    const at = (name: string) => screen.getByRole('radio', { name })
    at('9:00').focus()
    fireEvent.keyDown(at('9:00'), { key: 'ArrowUp' })
    expect(document.activeElement).toBe(at('10:00'))
    fireEvent.keyDown(at('10:00'), { key: 'ArrowDown' })
    expect(document.activeElement).toBe(at('9:00'))
    expect(onPress).not.toHaveBeenCalled()
  })
})
