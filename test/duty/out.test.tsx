// Stepping out and in: the one act of the page stands in the bar at the bottom, whatever it is.
import { act, fireEvent, screen, within } from '@testing-library/react'
import Out from '../../src/duty/pages/out'
import { RootStore } from '../../src/shell/stores'
import { show } from '../support/page'
import { phoneWith } from '../support/phone'
import { resetTaro } from '../support/taro'

const now = 1_795_500_000_000
const today = (outSince: number | null) => ({
  ok: true as const,
  value: { now, mine: { mayStepOut: true, holder: true, outSince } },
})

const bar = () => within(document.querySelector<HTMLElement>('.bottom')!)
const press = (name: string) => act(async () => void fireEvent.click(bar().getByRole('button', { name })))

async function open(outSince: number | null) {
  resetTaro()
  const world = phoneWith()
  world.answer('duty.today', today(outSince))
  await act(async () => show(new RootStore(world.phone), <Out />))
  return world
}

test('going out: asked for the time first, then who holds the authority is said and read out', async () => {
  const world = await open(null)
  await press('现在出去')
  expect(screen.getByRole('alert').textContent).toContain('选一个回来的时间')
  fireEvent.click(screen.getByRole('radio', { name: /^说不准/ }))
  world.answer('duty.stepOut', { ok: true, value: { holder: { name: '林秀芳' } } })
  world.answer('duty.today', today(now))
  await press('现在出去')
  screen.getByText('记下了，现在作主的是林秀芳。')
  expect(bar().getByRole('button', { name: '我回来了' })).toBeTruthy()
  expect(
    screen.getAllByRole('button').filter((each) => !bar().queryAllByRole('button').includes(each)),
  ).toEqual([screen.getByRole('button', { name: '返回' })])
})

test('coming back: the same place, then the way to the plate', async () => {
  const world = await open(now)
  world.answer('duty.stepIn', { ok: true, value: { holder: { name: '何静川' } } })
  world.answer('duty.today', today(null))
  await press('我回来了')
  expect(bar().getByRole('button', { name: '看门牌' })).toBeTruthy()
})

test('whoever is not on the rota has no act here', async () => {
  resetTaro()
  const world = phoneWith()
  world.answer('duty.today', { ok: true, value: { now, mine: { mayStepOut: false } } })
  await act(async () => show(new RootStore(world.phone), <Out />))
  expect(document.querySelector('.bottom')).toBeNull()
})
