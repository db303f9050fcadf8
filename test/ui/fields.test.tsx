import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { Choice } from '../../src/ui/Choice'
import { NumberField } from '../../src/ui/NumberField'
import { SlotPicker } from '../../src/ui/SlotPicker'
import { Toggle } from '../../src/ui/Toggle'
import { asked, resetTaro } from '../support/taro'

beforeEach(() => resetTaro())

describe('SlotPicker', () => {
  const onDay = jest.fn()
  const onSlot = jest.fn()
  const draw = () =>
    render(
      <SlotPicker
        id="slot"
        daysLabel="哪一天"
        days={[
          { key: '24', word: '周二 24', free: '7 段空' },
          { key: '25', word: '周三 25', free: '满了' },
        ]}
        day="24"
        onDay={onDay}
        slotsLabel="几点"
        slots={[
          { key: '10:00', word: '上午 10:00', note: '刚被约走', taken: true },
          { key: '10:30', word: '上午 10:30 到 11:30', note: '空着', taken: false },
          { key: '11:30', word: '上午 11:30', note: '空着', taken: false },
        ]}
        slot="10:30"
        onSlot={onSlot}
        chosenWord="选好了"
        notice={{ strong: '10:00 刚被别人约走了', rest: '，10:30 还空着。' }}
      />,
    )
  beforeEach(() => jest.clearAllMocks())

  test('a taken time keeps its place, cannot be chosen and says why', () => {
    draw()
    const taken = screen.getByRole('radio', { name: '上午 10:00，刚被约走' })
    expect(taken.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(taken)
    fireEvent.keyDown(taken, { key: 'Enter' })
    expect(onSlot).not.toHaveBeenCalled()
    expect(asked('showToast')[0]).toMatchObject({ title: '刚被约走' })
  })

  test('says in words which one is chosen, and what is gone', () => {
    draw()
    const times = within(screen.getByRole('radiogroup', { name: '几点' }))
    expect(times.getByRole('radio', { checked: true }).textContent).toBe('上午 10:30 到 11:30选好了')
    expect(screen.getByRole('alert').textContent).toBe('10:00 刚被别人约走了，10:30 还空着。')
  })

  test('chooses a time and a day, a full day too: its reasons are there', () => {
    draw()
    fireEvent.keyDown(screen.getByRole('radio', { name: '上午 11:30，空着' }), { key: ' ' })
    expect(onSlot).toHaveBeenCalledWith('11:30')
    fireEvent.click(screen.getByRole('radio', { name: '周三 25，满了' }))
    expect(onDay).toHaveBeenCalledWith('25')
  })
})

test('Choice is a named group of radios; one that is off says why', () => {
  const onChange = jest.fn()
  const options = [
    { key: 'me', word: '我自己' },
    { key: 'team', word: '队伍', off: '要队长来约' },
  ] as const
  render(<Choice id="for" label="替谁约" options={options} value="me" onChange={onChange} />)
  const group = within(screen.getByRole('radiogroup', { name: '替谁约' }))
  expect(group.getByRole('radio', { name: '我自己', checked: true })).toBeTruthy()
  fireEvent.click(group.getByRole('radio', { name: /队伍 ?要队长来约/ }))
  expect(onChange).not.toHaveBeenCalled()
})

test('NumberField steps, may be typed in, and says why it stops', () => {
  function People() {
    const [people, setPeople] = useState<number | null>(15)
    return (
      <NumberField
        id="people"
        label="多少人来"
        value={people}
        onChange={setPeople}
        least={1}
        most={16}
        unit="人"
        less="少1人"
        more="多1人"
        atLeast="至少1人"
        atMost="坐不下更多人了"
      />
    )
  }
  render(<People />)
  const typed = () => (screen.getByRole('textbox', { name: '多少人来' }) as HTMLInputElement).value
  fireEvent.click(screen.getByRole('button', { name: '多1人' }))
  expect(typed()).toBe('16')
  fireEvent.click(screen.getByRole('button', { name: '多1人，坐不下更多人了' }))
  expect(typed()).toBe('16')
  fireEvent.change(screen.getByRole('textbox', { name: '多少人来' }), { target: { value: '99' } })
  fireEvent.click(screen.getByRole('button', { name: '少1人' }))
  expect(typed()).toBe('16')
  fireEvent.change(screen.getByRole('textbox', { name: '多少人来' }), { target: { value: '八' } })
  expect(typed()).toBe('')
  fireEvent.click(screen.getByRole('button', { name: '少1人，至少1人' }))
  expect(typed()).toBe('')
})

test('Toggle is a switch that says its state in a word too', () => {
  const onChange = jest.fn()
  render(<Toggle word="长辈版" on={false} states={{ on: '开', off: '关' }} onChange={onChange} />)
  const toggle = screen.getByRole('switch', { name: '长辈版', checked: false })
  expect(toggle.textContent).toBe('长辈版关')
  fireEvent.click(toggle)
  expect(onChange).toHaveBeenCalledWith(true)
})
