// What the phone remembers of a visit that is being booked.
import { instant, type Day } from '../../src/kernel/time'
import type { Phone } from '../../src/platform/call/once'
import { asker, type Carried } from '../../src/platform/call/port'
import { personalShelf, type Shelf } from '../../src/platform/call/resource'
import { VisitStore } from '../../src/reception/store'

interface Sent {
  readonly action: string
  readonly input: unknown
  readonly requestId: string | null
}

function phoneWith(storage = new Map<string, unknown>()) {
  const sent: Sent[] = []
  let reply: Carried | null = null
  let drawn = 0
  const shelf: Shelf = {
    read: (key) => structuredClone(storage.get(key)) ?? null,
    write: (key, value) => void storage.set(key, structuredClone(value)),
    remove: (key) => void storage.delete(key),
  }
  const carry = (call: Sent): Promise<Carried | null> => {
    sent.push(call)
    return Promise.resolve(reply)
  }
  const phone: Phone = {
    ask: asker({ carry }, () => Promise.resolve()),
    now: () => instant(1_795_500_000_000),
    chance: (bytes) => new Uint8Array(bytes).fill(++drawn),
    shelf,
    own: personalShelf(shelf),
  }
  return { phone, sent, storage, answer: (carried: Carried | null) => void (reply = carried) }
}

const visitor = { personId: 'qin', name: '秦桂岚', home: '7栋2-5', by: 'desk' as const }
const picked = {
  day: '2026-11-25' as Day,
  start: '10:00',
  receiver: '陈佑安',
  kind: 'papers',
  note: '',
} as const

test('what was answered is there after the app was closed, and gone once it is booked', () => {
  const { phone, storage } = phoneWith()
  const store = new VisitStore(phone)
  store.begin(null)
  store.answer(picked)
  const again = new VisitStore(phoneWith(storage).phone)
  expect(again.draft).toMatchObject(picked)
  again.begin(null)
  expect(again.draft).toMatchObject(picked)
  again.finish()
  expect(new VisitStore(phoneWith(storage).phone).draft).toBeNull()
})

test("what the desk began for one person is nobody else's, and not one's own", () => {
  const store = new VisitStore(phoneWith().phone)
  store.begin(visitor)
  store.answer({ ...picked, note: '只说给前台的事' })
  store.begin({ ...visitor, personId: 'li' })
  expect(store.draft).toMatchObject({ note: '', day: null })
  store.answer({ note: '另一件' })
  store.begin(null)
  expect(store.draft).toMatchObject({ visitor: null, note: '' })
})

test('one books for oneself, or the desk for somebody; an empty note is not sent', async () => {
  const world = phoneWith()
  const store = new VisitStore(world.phone)
  world.answer({ ok: true, value: { visitId: 'v' } })
  store.begin(null)
  store.answer({ ...picked, note: '  ' })
  await store.book()
  store.begin(visitor)
  store.answer({ ...picked, note: '问问' })
  await store.book()
  const order = { day: '2026-11-25', start: '10:00', kind: 'papers' }
  expect(world.sent.map(({ action, input }) => [action, input])).toEqual([
    ['reception.book', order],
    ['reception.bookFor', { ...order, note: '问问', personId: 'qin' }],
  ])
})

test('a time that was taken is remembered until another is chosen', async () => {
  const world = phoneWith()
  const store = new VisitStore(world.phone)
  store.begin(null)
  store.answer(picked)
  world.answer({ ok: false, refusal: { code: 'taken', start: '10:00', next: '10:30' } })
  await store.book()
  expect(store.taken).toMatchObject({ next: '10:30' })
  store.answer({ start: '10:30' })
  expect(store.taken).toBeNull()
  await store.move('v', picked.day, '11:00')
  expect(store.taken).toMatchObject({ code: 'taken' })
})

test('V7: presses without an answer go on under one request id', async () => {
  const world = phoneWith()
  const store = new VisitStore(world.phone)
  await store.move('v', picked.day, '11:00')
  await store.move('v', picked.day, '11:00')
  expect(new Set(world.sent.map(({ requestId }) => requestId)).size).toBe(1)
})

test('who signs in after another finds nothing of them', async () => {
  const world = phoneWith()
  const store = new VisitStore(world.phone)
  store.begin(visitor)
  world.answer({ ok: true, value: { visits: [visitor] } })
  await store.list.refresh()
  expect(store.list.value).not.toBeNull()
  store.forget()
  expect([store.draft, store.list.value, store.taken]).toEqual([null, null, null])
  expect(JSON.stringify([...world.storage])).not.toContain('秦桂岚')
})
