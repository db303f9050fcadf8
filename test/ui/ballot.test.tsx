import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { TallyBar } from '../../src/ui/TallyBar'
import { VotePaper } from '../../src/ui/VotePaper'
import { resetTaro } from '../support/taro'

beforeEach(() => resetTaro())

const options = [
  { key: 'for', word: '同意' },
  { key: 'against', word: '不同意' },
  { key: 'abstain', word: '弃权' },
]

function Paper({ error }: { error?: string }) {
  const [value, choose] = useState<string | null>(null)
  return (
    <VotePaper
      id="paper"
      title="表决票"
      whose="7栋2-5 · 你代表这一户"
      question="装不装楼道灯？"
      options={options}
      value={value}
      onChange={choose}
      error={error}
    />
  )
}

const choice = (name: string) => screen.getByRole('radio', { name })
const checked = () => options.map(({ word }) => choice(word).getAttribute('aria-checked'))

describe('VotePaper', () => {
  test('nothing is ticked for anybody, and the question names the group', () => {
    render(<Paper />)
    expect(screen.getByRole('radiogroup', { name: '装不装楼道灯？' })).toBeTruthy()
    expect(screen.getAllByRole('radio').map(({ textContent }) => textContent)).toEqual([
      '同意',
      '不同意',
      '弃权',
    ])
    expect(checked()).toEqual(['false', 'false', 'false'])
  })

  test('one choice at a time, by pointer and by keyboard', () => {
    render(<Paper />)
    act(() => void fireEvent.click(choice('同意')))
    expect(checked()).toEqual(['true', 'false', 'false'])
    choice('同意').focus()
    fireEvent.keyDown(choice('同意'), { key: 'ArrowUp' })
    expect(document.activeElement).toBe(choice('弃权'))
    expect(checked()).toEqual(['true', 'false', 'false'])
    act(() => void fireEvent.keyDown(choice('弃权'), { key: ' ' }))
    expect(checked()).toEqual(['false', 'false', 'true'])
  })

  test('whose vote it is and what is missing are read with it', () => {
    render(<Paper error="先选一个。" />)
    expect(screen.getByText('7栋2-5 · 你代表这一户')).toBeTruthy()
    expect(screen.getByText('先选一个。')).toBeTruthy()
    expect(choice('同意').id).toBe('paper')
  })
})

describe('TallyBar', () => {
  const bar = (container: HTMLElement) =>
    Array.from(container.querySelectorAll<HTMLElement>('[aria-hidden="true"] > *'), ({ style }) => style)

  test('says in words what it draws, and draws it out of the reader’s way', () => {
    const { container } = render(
      <TallyBar
        what="按户数"
        status={{ word: '还差 538 户', tone: 'wait' }}
        numbers="应参加 1502 户，已参加 214 户。到 752 户 就够了。"
        part={214 / 1502}
        mark={752 / 1502}
      />,
    )
    for (const words of ['按户数', '还差 538 户', '应参加 1502 户，已参加 214 户。到 752 户 就够了。']) {
      expect(screen.getByText(words).closest('[aria-hidden]')).toBeNull()
    }
    expect(bar(container).map(({ width, left }) => width || left)).toEqual(['14.2%', '50.1%'])
  })

  test.each([
    [-1, '0%'],
    [0, '0%'],
    [1, '100%'],
    [7, '100%'],
  ])('a share of %d stays within the bar', (part, width) => {
    const { container } = render(
      <TallyBar
        what="按户数"
        status={{ word: '够了', tone: 'good' }}
        numbers="都来了"
        part={part}
        mark={0.5}
      />,
    )
    expect(bar(container)[0]!.width).toBe(width)
  })
})
