import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { QuestionPage } from '../../src/ui/QuestionPage'
import { TextField } from '../../src/ui/TextField'
import { asked, resetTaro } from '../support/taro'

beforeEach(() => resetTaro())

function Purpose({ onNext = () => undefined }: { onNext?: () => void }) {
  const [purpose, setPurpose] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [question, setQuestion] = useState('用来做什么？')
  const error = attempt > 0 && purpose === '' ? '写一句用来做什么。' : undefined
  const next = () => {
    setAttempt(attempt + 1)
    if (purpose !== '') setQuestion('多少人来？')
    onNext()
  }
  return (
    <QuestionPage
      title="约邻里议站"
      back={{ word: '返回', onPress: () => undefined }}
      question={question}
      step="第2步，共4步"
      hint="写一句就行。"
      errors={{ title: '还差一点', faults: error ? [{ field: 'purpose', message: error }] : [], attempt }}
      next={{ word: '下一步', onPress: next }}
    >
      <TextField
        id="purpose"
        label="用来做什么"
        unseen
        hint="门口的牌子上会写。"
        limit={100}
        value={purpose}
        onChange={setPurpose}
        error={error}
      />
    </QuestionPage>
  )
}

const field = () => screen.getByRole('textbox', { name: '用来做什么' })
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

describe('QuestionPage', () => {
  test('asks by its one heading, and starts the reader there', () => {
    render(<Purpose />)
    const heading = screen.getByRole('heading', { level: 1, name: '用来做什么？' })
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
    expect(document.activeElement).toBe(heading)
    expect(asked('setNavigationBarTitle')).toEqual([{ title: '约邻里议站' }])
  })

  test('moves the focus to the next question, not while one types', async () => {
    render(<Purpose />)
    field().focus()
    fireEvent.change(field(), { target: { value: '商量楼道灯' } })
    expect(document.activeElement).toBe(field())
    await press('下一步')
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: '多少人来？' }))
  })

  test('has the button and the way back within reach of a keyboard', () => {
    const onNext = jest.fn()
    render(<Purpose onNext={onNext} />)
    expect(screen.getByRole('button', { name: '返回' }).tabIndex).toBe(0)
    fireEvent.keyDown(screen.getByRole('button', { name: '下一步' }), { key: 'Enter' })
    expect(onNext).toHaveBeenCalledTimes(1)
  })
})

describe('ErrorSummary', () => {
  test('tells nothing before 下一步 is pressed', () => {
    render(<Purpose />)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(field().getAttribute('aria-invalid')).toBeNull()
  })

  test('takes the focus, leads to the field, and the field says what is missing', async () => {
    render(<Purpose />)
    await press('下一步')
    const summary = screen.getByRole('alert')
    expect(document.activeElement).toBe(summary)
    expect(summary.textContent).toContain('还差一点')
    fireEvent.click(screen.getByRole('link', { name: '写一句用来做什么。' }))
    expect(document.activeElement).toBe(field())
    expect(field().getAttribute('aria-invalid')).toBe('true')
    const told = field().getAttribute('aria-describedby')!.split(' ')
    expect(told.map((id) => document.getElementById(id)?.textContent)).toEqual([
      '门口的牌子上会写。',
      '!写一句用来做什么。',
    ])
  })

  test('takes the focus again when the same thing is still missing', async () => {
    render(<Purpose />)
    await press('下一步')
    field().focus()
    await press('下一步')
    expect(document.activeElement).toBe(screen.getByRole('alert'))
  })
})
