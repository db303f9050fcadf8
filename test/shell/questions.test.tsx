// Each question stands on a page of its own: what leads to the next, to the one before, and to one that is changed.
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import type { Day } from '../../src/kernel/time'
import Publish from '../../src/notices/pages/publish'
import Visit from '../../src/reception/pages/order'
import Room from '../../src/rooms/pages/order'
import { RootStore } from '../../src/shell/stores'
import { show } from '../support/page'
import { phoneWith } from '../support/phone'
import { asked, openPages, resetTaro } from '../support/taro'

const ROOM = 'rooms/pages/order'
const VISIT = 'reception/pages/order'

/** The page of one question, with `under` pages of the same questions below it. */
function room(step: string, under: number, more: Record<string, string> = {}, purpose = '排练'): void {
  resetTaro({ step, ...more })
  openPages('rooms/pages/times', ...Array<string>(under + 1).fill(ROOM))
  const stores = new RootStore(phoneWith().phone)
  stores.rooms.begin('room-1', '邻里议站')
  stores.rooms.answer({ day: '2026-11-26' as Day, start: '10:00', end: '10:30', purpose })
  show(stores, <Room />)
}

function visit(step: string, more: Record<string, string> = {}): RootStore {
  resetTaro({ step, ...more })
  openPages('reception/pages/times', VISIT, VISIT, VISIT, VISIT)
  const stores = new RootStore(phoneWith().phone)
  stores.visits.begin(null)
  stores.visits.answer({ day: '2026-11-26' as Day, start: '10:00', kind: 'help' })
  show(stores, <Visit />)
  return stores
}

const press = (name: string, role = 'button') =>
  act(async () => void fireEvent.click(screen.getByRole(role, { name })))
const question = (name: string) => screen.getByRole('heading', { level: 1, name })
const opened = (): unknown[] => asked('navigateTo').map((options) => (options as { url: string }).url)
const replaced = (): unknown[] => asked('redirectTo').map((options) => (options as { url: string }).url)

describe('the way through the questions', () => {
  test('the address says which is asked, and the next one is opened on top of it', async () => {
    room('people', 1)
    question('大概几个人来？')
    await press('下一步')
    expect(opened()).toEqual([`/${ROOM}?step=purpose`])
  })

  test('a second tap while the next page opens opens it once', async () => {
    room('people', 1)
    await press('下一步')
    await press('下一步')
    expect(opened()).toHaveLength(1)
  })

  test('上一步 stands on every question but the first, and leads to the one below', async () => {
    room('length', 0)
    expect(screen.queryByRole('button', { name: '上一步' })).toBeNull()
    cleanup()
    room('people', 1)
    await press('上一步')
    expect(asked('navigateBack')).toHaveLength(1)
  })

  test('opened by itself, as after a reload, 上一步 opens the question before in its place', async () => {
    room('purpose', 0)
    await press('上一步')
    expect([replaced(), asked('navigateBack')]).toEqual([[`/${ROOM}?step=people`], []])
  })

  test('a question whose turn has not come gives way to the first without an answer', () => {
    room('check', 0, {}, '')
    question('用来做什么？')
  })
})

describe('changing an answer', () => {
  test('is opened from the check, and leads back to it', async () => {
    room('check', 3)
    await press('改：几个人', 'link')
    expect(opened()).toEqual([`/${ROOM}?change=1&step=people`])
    cleanup()
    room('people', 4, { change: '1' })
    await press('下一步')
    expect([asked('navigateBack').length, opened()]).toEqual([1, []])
  })

  test('that leaves another question without an answer leads to that one first', async () => {
    const { visits } = visit('kind', { change: '1' })
    act(() => visits.answer({ kind: 'other' }))
    await press('下一步')
    expect([replaced(), asked('navigateBack')]).toEqual([[`/${VISIT}?change=1&step=note`], []])
  })
})

test('what is typed is kept as it is typed, and there again when the question is asked again', async () => {
  const world = phoneWith()
  resetTaro({ step: 'title' })
  show(new RootStore(world.phone), <Publish />)
  fireEvent.change(screen.getByRole('textbox', { name: '标题' }), { target: { value: '周六修灯' } })
  cleanup()
  show(new RootStore(phoneWith(world.storage).phone), <Publish />)
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '标题' }).value).toBe('周六修灯')
})
