import { fireEvent, render, screen, within } from '@testing-library/react'
import { DoorPlate } from '../../src/ui/DoorPlate'
import { TabBar } from '../../src/ui/TabBar'

describe('DoorPlate', () => {
  test('is read as role, name, lamp, lines, call, second', () => {
    const { container } = render(
      <DoorPlate
        role="今天的轮值书记"
        name="林秀芳"
        lamp={{ state: 'in', word: '在岗' }}
        lines={['书记外出，下午4点回来。', '这会儿她替书记作主。']}
        call={{ word: '打电话', label: '给林秀芳打电话', onPress: jest.fn() }}
        second={{ word: '约时间', onPress: jest.fn() }}
      />,
    )
    expect(container.textContent).toBe(
      '今天的轮值书记林秀芳在岗书记外出，下午4点回来。这会儿她替书记作主。打电话约时间',
    )
    expect(screen.getByRole('heading', { name: '林秀芳', level: 2 })).toBeTruthy()
    expect(screen.getAllByRole('button')).toHaveLength(2)
  })

  test('calls', () => {
    const call = jest.fn()
    render(
      <DoorPlate
        role="书记"
        name="周明"
        lamp={{ state: 'away', word: '外出' }}
        call={{ word: '打电话', label: '给周明打电话', onPress: call }}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: '给周明打电话' }))
    expect(call).toHaveBeenCalledTimes(1)
  })
})

test('TabBar is a navigation of links, and says which page is open', () => {
  const onGo = jest.fn()
  render(
    <TabBar
      label="主要页面"
      current="home"
      tabs={[
        { key: 'home', word: '首页', icon: 'home' },
        { key: 'me', word: '我的', icon: 'person' },
      ]}
      onGo={onGo}
    />,
  )
  const bar = within(screen.getByRole('navigation', { name: '主要页面' }))
  expect(bar.getByRole('link', { name: '首页', current: 'page' })).toBeTruthy()
  const me = bar.getByRole('link', { name: '我的', current: false })
  fireEvent.keyDown(me, { key: 'Enter' })
  expect(onGo).toHaveBeenCalledWith('me')
})
