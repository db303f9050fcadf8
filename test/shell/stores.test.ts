// The phone's memory: what it shows at once, what it keeps while a person types, and what it forgets when they leave.
import { instant, type Day } from '../../src/kernel/time'
import type { Carried } from '../../src/platform/call/port'
import { Resource } from '../../src/platform/call/resource'
import { RootStore } from '../../src/shell/stores'
import { phoneWith } from '../support/phone'

const signedInAs = (personId: string): Carried => ({
  ok: true,
  value: { token: `token of ${personId}`, endsAt: 0, me: { personId, name: personId } },
})
const begun = { day: '2026-11-24' as Day, start: '10:00', end: '11:00', purpose: '排练' }

function orderOn(stores: RootStore): void {
  stores.rooms.begin('room-1', '邻里议站')
  stores.rooms.answer(begun)
}

describe('what a page shows', () => {
  const resource = (world: ReturnType<typeof phoneWith>) =>
    new RootStore(world.phone).home.view as Resource<unknown>

  test('the last known state at once after a restart, and that it is old when there is no net', async () => {
    const world = phoneWith()
    world.answer('home.view', { ok: true, value: { today: '2026-11-24' } })
    await resource(world).refresh()
    world.answer('home.view', null)
    const again = resource(phoneLike(world))
    expect([again.value, again.stale]).toEqual([{ today: '2026-11-24' }, false])
    await again.refresh()
    expect([again.value, again.stale, again.trouble]).toEqual([
      { today: '2026-11-24' },
      true,
      { kind: 'offline' },
    ])
  })

  test('an answer that was overtaken by a later question does not win', async () => {
    const waiting: ((value: string) => void)[] = []
    const load = () =>
      new Promise<{ ok: true; value: string }>((done) => waiting.push((value) => done({ ok: true, value })))
    const { phone } = phoneWith()
    const slow = new Resource({ key: null, load, shelf: phone.shelf, now: phone.now })
    const first = slow.refresh()
    const second = slow.refresh()
    waiting[1]!('new')
    waiting[0]!('old')
    await Promise.all([first, second])
    expect(slow.value).toBe('new')
  })

  test('nothing of a person stays once the server does not know who asks', async () => {
    const world = phoneWith()
    const { home } = new RootStore(world.phone)
    world.answer('home.mine', { ok: true, value: { me: { name: '秦桂岚' } } })
    await home.mine.refresh()
    world.answer('home.mine', { ok: false, identity: 'needed' })
    await home.mine.refresh()
    expect([home.mine.value, home.mine.trouble]).toEqual([null, { kind: 'identity' }])
    expect(JSON.stringify([...world.storage])).not.toContain('秦桂岚')
  })
})

/** The same phone after the app was closed: its storage and its server, nothing else. */
function phoneLike(world: ReturnType<typeof phoneWith>): ReturnType<typeof phoneWith> {
  return phoneWith(world.storage)
}

describe('one press, one act', () => {
  test('no answer: three tries under one id, and the next press goes on under the same', async () => {
    const world = phoneWith()
    const stores = new RootStore(world.phone)
    orderOn(stores)
    await stores.rooms.book()
    await stores.rooms.book()
    const ids = new Set(world.sent.map(({ requestId }) => requestId))
    expect([world.sent.length, ids.size]).toEqual([6, 1])
  })

  test('V7: also after the app was closed before the answer came', async () => {
    const world = phoneWith()
    const stores = new RootStore(world.phone)
    orderOn(stores)
    await stores.rooms.book()
    const later = phoneLike(world)
    await new RootStore(later.phone).rooms.book()
    expect(later.sent[0]!.requestId).toBe(world.sent[0]!.requestId)
  })

  test('another input, or the next act after an answer, has an id of its own', async () => {
    const world = phoneWith()
    const stores = new RootStore(world.phone)
    orderOn(stores)
    await stores.rooms.book()
    stores.rooms.answer({ purpose: '开会' })
    world.answer('rooms.book', { ok: false, refusal: { code: 'taken', start: '10:00', next: null } })
    await stores.rooms.book()
    await stores.rooms.book()
    const ids = world.sent.map(({ requestId }) => requestId)
    expect(new Set(ids.slice(-3)).size).toBe(3)
  })
})

describe('a matter being written', () => {
  test('is kept while it is not proposed, masks what is personal, and is gone when it is', async () => {
    const world = phoneWith()
    const before = new RootStore(world.phone).matters
    before.write({ title: '灯不亮', body: '打 15600000077 没人接。' })
    const second = phoneLike(world)
    const { matters } = new RootStore(second.phone)
    expect(matters.personal).toEqual(['156******77'])
    matters.maskDraft()
    expect(matters.draft).toEqual({ title: '灯不亮', body: '打 156******77 没人接。', mask: true })
    expect(matters.personal).toEqual([])
    await matters.propose()
    expect(matters.draft.title).toBe('灯不亮')
    expect(JSON.stringify([...world.storage.values()])).not.toContain('15600000077')
    const later = phoneLike(world)
    later.answer('matters.propose', { ok: true, value: { matterId: 'm1', number: '2026-0001' } })
    const again = new RootStore(later.phone).matters
    expect(await again.propose()).toMatchObject({ ok: true })
    expect(again.draft.title).toBe('')
    expect(later.sent[0]).toMatchObject({ input: { mask: true }, requestId: second.sent[0]!.requestId })
  })

  test('without an answer there is nothing similar, and one goes on writing', async () => {
    const world = phoneWith()
    const { matters } = new RootStore(world.phone)
    matters.write({ title: '灯不亮' })
    expect(await matters.findAlike()).toBe(false)
    world.answer('matters.similar', { ok: true, value: { now: 0, matters: [{ matterId: 'm1' }] } })
    expect(await matters.findAlike()).toBe(true)
    expect(matters.alike!.matters).toHaveLength(1)
  })
})

describe('a ballot being drafted', () => {
  test('takes over the title of its matter, is kept for each matter by itself, and is sent with it', async () => {
    const world = phoneWith()
    const { ballots } = new RootStore(world.phone)
    ballots.begin(null)
    ballots.write({ title: '物业合同到期' })
    ballots.begin('m1', '楼道灯不亮')
    expect(ballots.draft).toMatchObject({ matterId: 'm1', title: '楼道灯不亮', question: '' })
    const times = { opensAt: instant(1), closesAt: instant(2) }
    ballots.write({ question: '换不换？', ruleId: 'residents-meeting', building: 0, ...times })
    ballots.begin('m2', '遛狗牵绳')
    expect(ballots.draft).toMatchObject({ matterId: 'm2', title: '遛狗牵绳', question: '' })
    const later = phoneLike(world)
    const again = new RootStore(later.phone).ballots
    again.begin('m1', '楼道灯不亮')
    expect(again.draft.question).toBe('换不换？')
    later.answer('ballots.draft', { ok: true, value: { ballotId: 'b1' } })
    await again.sendDraft()
    expect(later.sent[0]).toMatchObject({ input: { matterId: 'm1', question: '换不换？' } })
    again.begin('m1', '楼道灯不亮')
    expect(again.draft.question).toBe('')
    again.begin(null)
    expect(again.draft.title).toBe('物业合同到期')
    await again.sendDraft()
    expect(later.sent[1]!.input).not.toHaveProperty('matterId')
  })
})

describe('who has the phone', () => {
  test('a guest who signs in goes on with what they began', async () => {
    const world = phoneWith()
    const stores = new RootStore(world.phone)
    orderOn(stores)
    world.answer('people.demoSignIn', signedInAs('秦桂岚'))
    await stores.session.signIn('秦桂岚')
    expect(stores.rooms.draft).toMatchObject(begun)
  })

  test('and so does the same person whose session was over', async () => {
    const world = phoneWith()
    const stores = new RootStore(world.phone)
    world.answer('people.demoSignIn', signedInAs('秦桂岚'))
    await stores.session.signIn('秦桂岚')
    orderOn(stores)
    await stores.session.signIn('秦桂岚')
    expect(stores.rooms.draft).toMatchObject(begun)
  })

  test('P1: whoever leaves takes everything along, also what an earlier run of the app had kept', async () => {
    const world = phoneWith()
    const before = new RootStore(world.phone)
    world.answer('people.demoSignIn', signedInAs('秦桂岚'))
    await before.session.signIn('秦桂岚')
    orderOn(before)
    before.notices.write({ title: '草稿' })
    before.matters.write({ title: '灯不亮' })
    before.ballots.begin('m1', '灯不亮')
    before.ballots.write({ question: '换不换？' })
    world.answer('matters.show', { ok: true, value: { mine: { mayWithdraw: true } } })
    await before.matters.matterOf('m1').refresh()
    await before.matters.propose()
    world.answer('rooms.booking', { ok: true, value: { booking: { purpose: '女儿回来' } } })
    await before.rooms.bookingOf('b1').refresh()
    await before.rooms.book()
    const after = new RootStore(phoneLike(world).phone)
    after.session.signOut()
    expect([after.rooms.draft, after.notices.draft]).toEqual([null, { title: '', body: '' }])
    expect(after.matters.draft).toEqual({ title: '', body: '', mask: false })
    expect(after.matters.matterOf('m1').value).toBeNull()
    expect([...world.storage.keys()]).toEqual([])
    expect(after.rooms.bookingOf('b1').value).toBeNull()
  })

  test('the look of the pages belongs to the phone and stays', () => {
    const world = phoneWith()
    const stores = new RootStore(world.phone)
    stores.look.choose(true)
    stores.session.signOut()
    const again = new RootStore(phoneLike(world).phone)
    expect([again.look.elder, again.look.asked]).toEqual([true, true])
  })
})
