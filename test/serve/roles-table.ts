// Who is turned away from which action, and how: a row for every action, and for some in more than one case.
import { clock, type Day } from '../../src/kernel/time'
import { closesAt, household, opensAt } from '../support/ballots'
import { people, rooms, shiftOn, tuesday, type Who } from '../support/community'
import type { World } from '../support/world'

export const everybody = ['guest', ...(Object.keys(people) as Who[])] as const
export type Anybody = (typeof everybody)[number]

/** Ids of things that 秦桂岚 has. */
export interface Own {
  readonly booking: string
  readonly visit: string
  readonly matter: string
}

interface Row {
  /** `n` differs for each caller; `own` are things of 秦桂岚's. */
  readonly input?: (n: number, own: Own) => object
  readonly others: string
  readonly but?: Partial<Record<Anybody, string>>
  /** What happens before, in a world of its own. */
  readonly when?: (w: World) => Promise<unknown>
}

/** Well-formed ids of nothing. */
export const anything: Own = { booking: people.qin.id, visit: people.qin.id, matter: people.qin.id }

const half = (n: number) => ({ start: clock(540 + n * 30), end: clock(570 + n * 30) })
export const topic = { title: '楼道灯不亮', body: '三楼到五楼的灯都不亮。' }
export const slot = { roomId: rooms.readingRoom, day: tuesday, people: 1, purpose: '看书' }
export const visit = { day: '2026-11-25', kind: 'papers' }
const receive = {
  others: 'not-staff',
  but: { guest: 'identity', he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok', su: 'ok' },
}
const onlyStaffOr = (self: Who) => ({
  others: 'not-staff',
  but: { guest: 'identity', su: 'ok', [self]: 'ok' },
})
const everyoneWho = (code: string) => ({ he: code, lin: code, chen: code, luo: code, su: code })
const atNine = async (w: World) => w.clock('2026-11-24 09:30')
const onlyStaff = { others: 'not-staff', but: { guest: 'identity', su: 'ok' } }
const closure = { roomId: rooms.hall, firstDay: tuesday, start: '12:00', lastDay: tuesday, end: '14:00' }
const hall = {
  ...{
    opens: '09:00',
    closes: '18:00',
    openDays: 'working',
    unit: 30,
    longest: 120,
    aheadDays: 14,
    lanes: 1,
  },
  ...{ approval: false, answerHours: 24, before: 0, after: 0, retired: false },
}
/** Staff, and the secretary who is in: the booking is one that nobody has to answer. */
const answering = {
  others: 'not-staff',
  but: { guest: 'identity', he: 'nothing-asked', su: 'nothing-asked' },
}
const nobodys = household(77)
const choice = { voterId: nobodys, choice: 'for' }
const draftOf = {
  title: '晾衣杆',
  question: '装不装？',
  ruleId: 'residents-meeting',
  scope: { kind: 'estate' },
}
const door = { building: 9, label: '1-1' }
const zeros = '0'.repeat(64)
const onlySignedIn = { guest: 'identity' }
const secretaryOut = async (w: World) => {
  await w.send({ action: 'duty.stepOut', input: { until: null }, who: 'he', requestId: 'out-first' })
  w.pass(60_000)
}
const turning = { guest: 'identity', he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok', su: 'ok' }
const swap = { give: shiftOn('2026-11-27' as Day), take: null, of: people.chen.id }
const rotaOf = { first: '2026-11-25', last: '2026-12-04', order: [people.lin.id] }
let swapId = ''
const swapAsked = async (w: World) => {
  const asked = await w.send({ action: 'duty.askSwap', input: swap, who: 'lin', requestId: 'swap-asked' })
  swapId = (asked.body as { value: { swapId: string } }).value.swapId
}
const swapAccepted = async (w: World) => {
  await swapAsked(w)
  await w.send({ action: 'duty.acceptSwap', input: { swapId }, who: 'chen', requestId: 'swap-taken' })
}
const answerSwap = (but: Row['but']): Row => ({
  input: () => ({ swapId: swapId || people.qin.id }),
  others: 'not-on-rota',
  but: { guest: 'identity', ...but },
})

/** `action` or `action, in which case`. */
export const table: Record<string, Row> = {
  'home.view': { others: 'ok' },
  'lobby.view': { others: 'ok' },
  'home.mine': { others: 'ok', but: onlySignedIn },
  'people.me': { others: 'ok', but: onlySignedIn },
  'people.reads': { others: 'ok', but: onlySignedIn },
  'people.helpers': { others: 'ok', but: onlySignedIn },
  "people.helpers, another's": { input: () => ({ personId: people.tan.id }), ...onlyStaffOr('tan') },
  'people.helperCode': { others: 'ok', but: { ...onlySignedIn, bai: 'no-standing' } },
  'people.allowHelper': {
    input: () => ({ elderId: people.qin.id, relation: 'neighbour', helperId: people.li.id }),
    ...onlyStaff,
  },
  'people.endHelper': {
    input: () => ({ linkId: people.qin.id }),
    others: 'no-such-link',
    but: onlySignedIn,
  },
  'people.demoPeople': { others: 'ok' },
  'people.demoSignIn': { input: () => ({ personId: people.qin.id }), others: 'ok' },
  'duty.today': { others: 'ok' },
  'duty.rota': { others: 'ok' },
  'duty.stepOut': {
    input: () => ({ until: null }),
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok' },
  },
  'duty.stepIn': {
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'not-out', lin: 'not-out', chen: 'not-out', luo: 'not-out' },
  },
  'duty.stepIn, the secretary being out': {
    when: secretaryOut,
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', lin: 'not-out', chen: 'not-out', luo: 'not-out' },
  },
  'duty.turns': { others: 'not-on-rota', but: turning },
  'duty.askSwap': {
    input: () => swap,
    others: 'not-on-rota',
    but: { ...onlySignedIn, lin: 'ok', chen: 'not-your-shift', luo: 'not-your-shift' },
  },
  'duty.acceptSwap': {
    when: swapAsked,
    ...answerSwap({ lin: 'not-yours', chen: 'ok', luo: 'not-yours' }),
  },
  'duty.declineSwap': { when: swapAsked, ...answerSwap({ lin: 'not-yours', chen: 'ok', luo: 'not-yours' }) },
  'duty.withdrawSwap': { when: swapAsked, ...answerSwap({ lin: 'ok', chen: 'not-yours', luo: 'not-yours' }) },
  'duty.undoSwap': {
    when: swapAccepted,
    ...answerSwap({ lin: 'ok', chen: 'swap-over', luo: 'not-yours' }),
  },
  'duty.planRota': { others: 'not-secretary', but: { ...onlySignedIn, he: 'ok' } },
  'duty.applyRota': {
    input: () => ({ ...rotaOf, fingerprint: zeros }),
    others: 'not-secretary',
    but: { ...onlySignedIn, he: 'rota-changed' },
  },
  'duty.dayRota': {
    input: () => ({ day: tuesday }),
    others: 'not-secretary',
    but: { ...onlySignedIn, he: 'ok' },
  },
  'duty.editDay': {
    input: () => ({
      day: '2026-11-28',
      seen: [],
      shifts: [{ personId: people.lin.id, from: '09:00', to: '12:00' }],
    }),
    others: 'not-secretary',
    but: { ...onlySignedIn, he: 'ok' },
  },
  'reception.freeTimes': { others: 'ok' },
  'reception.book': {
    input: (n) => ({ ...visit, start: half(n).start }),
    others: 'ok',
    but: { guest: 'identity', bai: 'no-standing' },
  },
  'reception.book, for another': {
    input: (n) => ({ ...visit, personId: people.qin.id, start: half(n).start }),
    others: 'not-helping',
    but: { guest: 'identity', qin: 'ok' },
  },
  'reception.whom': { others: 'ok' },
  'reception.bookFor': {
    input: (n) => ({ ...visit, personId: people.li.id, start: half(n).start }),
    ...onlyStaff,
  },
  'reception.visit': {
    input: (_, { visit: visitId }) => ({ visitId }),
    others: 'no-such-visit',
    but: { guest: 'identity', qin: 'ok' },
  },
  'reception.move': {
    input: (n, { visit: visitId }) => ({ visitId, day: '2026-11-26', start: half(n).start }),
    others: 'no-such-visit',
    but: { guest: 'identity', su: 'ok', qin: 'ok' },
  },
  // In the order of the list, the desk comes before 秦桂岚.
  'reception.cancel': {
    input: (_, { visit: visitId }) => ({ visitId }),
    others: 'no-such-visit',
    but: { guest: 'identity', su: 'ok', qin: 'already-cancelled' },
  },
  'reception.dayList': receive,
  'reception.find': { input: () => ({ query: '9栋1-1' }), ...onlyStaff },
  'reception.myPlace': { others: 'ok', but: onlySignedIn },
  'reception.takeNumber': {
    when: atNine,
    input: () => ({ kind: 'papers' }),
    others: 'ok',
    but: { guest: 'identity', bai: 'no-standing' },
  },
  'reception.takeNumberFor': {
    when: atNine,
    input: () => ({ personId: null, kind: 'papers', priority: null }),
    ...onlyStaff,
  },
  'reception.leaveLine': {
    input: () => ({ placeId: people.qin.id }),
    others: 'no-such-place',
    but: onlySignedIn,
  },
  'reception.checkIn': { input: () => ({ code: '000000' }), others: 'ok', but: onlySignedIn },
  'reception.doorCode': receive,
  'reception.line': receive,
  'reception.callNext': {
    ...receive,
    but: { ...receive.but, ...everyoneWho('nobody-waits') },
  },
  'reception.lineAct': {
    input: () => ({ placeId: people.qin.id, act: 'call' }),
    ...receive,
    but: { ...receive.but, ...everyoneWho('no-such-place') },
  },
  'reception.letFirst': {
    input: () => ({ placeId: people.qin.id, priority: 'frail' }),
    ...onlyStaff,
    but: { guest: 'identity', su: 'no-such-place' },
  },
  'reception.endTalk': {
    input: () => ({ placeId: people.qin.id, outcome: 'settled' }),
    ...receive,
    but: { ...receive.but, ...everyoneWho('no-such-place') },
  },
  'rooms.list': { others: 'ok' },
  'rooms.freeTimes': { input: () => ({ roomId: rooms.hall }), others: 'ok' },
  'rooms.book': {
    input: (n) => ({ ...slot, ...half(n) }),
    others: 'ok',
    but: { guest: 'identity', bai: 'no-standing' },
  },
  'rooms.booking': {
    input: (_, { booking: bookingId }) => ({ bookingId }),
    others: 'no-such-booking',
    but: { guest: 'identity', qin: 'ok' },
  },
  'rooms.cancel': {
    input: (_, { booking: bookingId }) => ({ bookingId }),
    others: 'no-such-booking',
    but: { guest: 'identity', qin: 'ok' },
  },
  'rooms.wait': {
    input: (n) => ({ ...slot, ...half(n) }),
    others: 'free-now',
    but: { guest: 'identity', bai: 'no-standing' },
  },
  'rooms.quota': { others: 'ok', but: onlySignedIn },
  'rooms.setQuota': { input: () => ({ hours: 6 }), ...onlyStaff },
  'rooms.waits': { others: 'ok', but: onlySignedIn },
  'rooms.leaveWait': { input: () => ({ waitId: people.qin.id }), others: 'no-such-wait', but: onlySignedIn },
  'rooms.acceptOffer': {
    input: (_, { booking: bookingId }) => ({ bookingId }),
    others: 'no-such-offer',
    but: onlySignedIn,
  },
  'rooms.declineOffer': {
    input: (_, { booking: bookingId }) => ({ bookingId }),
    others: 'no-such-offer',
    but: onlySignedIn,
  },
  'rooms.arrive': {
    input: (_, { booking: bookingId }) => ({ bookingId }),
    others: 'no-such-booking',
    but: { guest: 'identity', qin: 'too-early', su: 'too-early' },
  },
  'rooms.requests': receive,
  'rooms.approve': { input: (_, { booking: bookingId }) => ({ bookingId }), ...answering },
  'rooms.decline': { input: (_, { booking: bookingId }) => ({ bookingId, reason: '要打扫' }), ...answering },
  'rooms.closing': { input: () => closure, ...onlyStaff },
  'rooms.close': {
    input: () => ({ ...closure, reason: '换地板', fingerprint: '0'.repeat(16) }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'list-changed' },
  },
  'rooms.reopen': {
    input: () => ({ closureId: people.qin.id }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-closure' },
  },
  'rooms.bookFor': {
    input: (n) => ({ ...slot, ...half(n), personId: people.li.id, reason: '打电话来约的' }),
    ...onlyStaff,
  },
  'rooms.cancelFor': {
    input: (_, { booking: bookingId }) => ({ bookingId, reason: '打电话来说的' }),
    ...onlyStaff,
  },
  'rooms.dayList': receive,
  'rooms.doorSheet': { input: () => ({ roomId: rooms.hall, day: tuesday }), ...receive },
  'rooms.settings': onlyStaff,
  'rooms.changing': { input: () => ({ roomId: rooms.hall, settings: hall }), ...onlyStaff },
  'rooms.change': {
    input: () => ({ roomId: rooms.hall, settings: hall, fingerprint: '0'.repeat(16) }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'list-changed' },
  },
  'rooms.approve, the secretary being out': {
    when: secretaryOut,
    input: (_, { booking: bookingId }) => ({ bookingId }),
    others: 'not-staff',
    but: { guest: 'identity', lin: 'nothing-asked', su: 'nothing-asked' },
  },
  'matters.list': { others: 'ok' },
  'matters.similar': { input: () => ({ text: '路灯不亮' }), others: 'ok' },
  'matters.show': { input: (_, { matter: matterId }) => ({ matterId }), others: 'ok' },
  'matters.propose': {
    input: () => topic,
    others: 'no-standing',
    but: { ...onlySignedIn, qin: 'ok', li: 'ok', zhou: 'ok', gong: 'ok' },
  },
  'matters.endorse': {
    input: (_, { matter: matterId }) => ({ matterId }),
    others: 'no-standing',
    but: { ...onlySignedIn, qin: 'own-matter', li: 'ok', zhou: 'ok', gong: 'ok' },
  },
  'matters.accept': {
    input: (_, { matter: matterId }) => ({ matterId }),
    others: 'not-council',
    but: { ...onlySignedIn, gong: 'ok' },
  },
  'matters.decline': {
    input: (_, { matter: matterId }) => ({ matterId, reason: '归物业管。' }),
    others: 'not-council',
    but: { ...onlySignedIn, gong: 'ok' },
  },
  'matters.withdraw': {
    input: (_, { matter: matterId }) => ({ matterId, reason: '已经修好了。' }),
    others: 'not-proposer',
    but: { ...onlySignedIn, qin: 'ok' },
  },
  'ballots.list': { others: 'ok' },
  'ballots.show': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot' },
  'ballots.draft': {
    input: () => ({ ...draftOf, opensAt, closesAt }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'ok' },
  },
  'ballots.draft, the secretary being out': {
    when: secretaryOut,
    input: () => ({ ...draftOf, opensAt, closesAt }),
    others: 'not-holder',
    but: { guest: 'identity', lin: 'ok' },
  },
  'ballots.drawRoll': {
    input: () => ({ ballotId: nobodys }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'no-such-ballot' },
  },
  'ballots.verifyRoll': {
    input: () => ({ ballotId: nobodys, fingerprint: zeros }),
    others: 'not-oversight',
    but: { guest: 'identity', deng: 'no-such-ballot' },
  },
  'ballots.open': {
    input: () => ({ ballotId: nobodys }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'no-such-ballot' },
  },
  'ballots.cast': {
    input: () => ({ ballotId: nobodys, ...choice }),
    others: 'no-such-ballot',
    but: onlySignedIn,
  },
  'ballots.enterPaper': {
    input: () => ({ ballotId: nobodys, ...choice, slip: '1' }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-ballot' },
  },
  'ballots.result': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot' },
  'ballots.recount': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot' },
  'ballots.ledger': { input: () => ({ ballotId: nobodys }), others: 'no-such-ballot', but: onlySignedIn },
  'ballots.atDoor': {
    input: () => ({ ballotId: nobodys, ...door }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-ballot' },
  },
  'ballots.nameRepresentative': {
    input: () => ({ ...door, personId: people.qin.id }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'ok' },
  },
  'ballots.nameCaster': {
    input: () => ({ ...door, personId: people.qin.id }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-owner' },
  },
  'notices.list': { others: 'ok' },
  'notices.publish': {
    input: () => ({ title: '停水', body: '明天上午停水。' }),
    others: 'not-holder',
    but: { guest: 'identity', he: 'ok' },
  },
  'notices.publish, the secretary being out': {
    when: secretaryOut,
    input: () => ({ title: '停水', body: '明天上午停水。' }),
    others: 'not-holder',
    but: { guest: 'identity', lin: 'ok' },
  },
}
