import { fireEvent, render, screen } from '@testing-library/react'
import { Chips } from '../../src/ui/Chips'
import { GapTimeline, type TimelineStep } from '../../src/ui/GapTimeline'

const steps: readonly TimelineStep[] = [
  { key: 'a', state: 'done', title: '提出来了', note: '11月24日 · 李*丽' },
  { key: 'b', state: 'late', title: '等议事会回话', alert: '说好11月26日前回话，没做到。' },
  { key: 'c', state: 'ahead', title: '接下来：议', body: '定日子商量。' },
]

test('a line is a list of its steps in order, and each says by words what its slit says by colour', () => {
  render(<GapTimeline label="走到哪了" steps={steps} />)
  expect(screen.getByRole('list', { name: '走到哪了' })).toBeTruthy()
  const items = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(items).toEqual([
    '提出来了11月24日 · 李*丽',
    '等议事会回话说好11月26日前回话，没做到。',
    '接下来：议定日子商量。',
  ])
})

test('chips are one choice of a few, and say more than they show', () => {
  const chosen: string[] = []
  const chips = [
    { key: 'all', word: '全部' },
    { key: 'one', word: '提', label: '提，刚提的' },
  ]
  render(<Chips label="走到哪一步" chips={chips} value="all" onChange={(key) => chosen.push(key)} />)
  expect(screen.getByRole('radio', { name: '全部' }).getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('radio', { name: '提，刚提的' }))
  expect(chosen).toEqual(['one'])
})
