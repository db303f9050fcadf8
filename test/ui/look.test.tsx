import { fireEvent, render, screen } from '@testing-library/react'
import { ElderAsk } from '../../src/ui/ElderAsk'
import { LookProvider, useLook } from '../../src/ui/Look'
import { Screen } from '../../src/ui/Screen'
import { scaleOf, typeStyle } from '../../src/ui/tokens'
import { resetTaro } from '../support/taro'

beforeEach(() => resetTaro())

describe('type', () => {
  test.each([
    // elder, the phone's scale, what applies
    [false, 1, 1],
    [true, 1, 1.353],
    [false, 1.6, 1.6],
    [true, 1.2, 1.353],
    [true, 1.6, 1.6],
    [true, 2.5, 1.77],
    [false, 0.8, 1],
  ])('长辈版 %s and the phone at %d: %d', (elder, phone, applies) => {
    expect(scaleOf(elder, phone)).toBe(applies)
  })

  test.each([
    [1, '17px', '26px', '34px'],
    [1.353, '23px', '35px', '44px'],
    [1.77, '30px', '45px', '54px'],
  ])('at %d body is %s on %s and a name is %s', (scale, body, line, hero) => {
    const style = typeStyle(scale)
    expect([style['--body'], style['--body-line'], style['--hero']]).toEqual([body, line, hero])
  })

  test('grows without a jump between the steps', () => {
    const sizes = [1, 1.1, 1.2, 1.353, 1.5, 1.6, 1.77].map((scale) => parseFloat(typeStyle(scale)['--body']!))
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  })
})

test('a page knows the look it stands in', () => {
  function Says() {
    const { elder, scale } = useLook()
    return <p>{`${elder ? '长辈版' : '标准'} ${scale}`}</p>
  }
  render(
    <LookProvider elder phone={1}>
      <Screen title="一毫米">
        <Says />
      </Screen>
    </LookProvider>,
  )
  expect(screen.getByText('长辈版 1.353')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1, name: '一毫米' })).toBeTruthy()
})

test('ElderAsk asks once with two answers', () => {
  const onAnswer = jest.fn()
  render(
    <ElderAsk question="字要大一点吗？" yes="大一点" no="就这样" note="以后也能改。" onAnswer={onAnswer} />,
  )
  expect(screen.getByRole('group', { name: '字要大一点吗？' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '大一点' }))
  fireEvent.click(screen.getByRole('button', { name: '就这样' }))
  expect(onAnswer.mock.calls).toEqual([[true], [false]])
})
