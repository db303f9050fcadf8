// What the rows of roles-table.ts say again and again.
import { clock, type Day } from '../../src/kernel/time'
import { household } from '../support/ballots'
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

export interface Row {
  /** `n` differs for each caller; `own` are things of 秦桂岚's. */
  readonly input?: (n: number, own: Own) => object
  readonly others: string
  readonly but?: Partial<Record<Anybody, string>>
  /** What happens before, in a world of its own. */
  readonly when?: (w: World) => Promise<unknown>
}

/** Well-formed ids of nothing. */
export const anything: Own = { booking: people.qin.id, visit: people.qin.id, matter: people.qin.id }

export const half = (n: number) => ({ start: clock(540 + n * 30), end: clock(570 + n * 30) })
export const topic = { title: '楼道灯不亮', body: '三楼到五楼的灯都不亮。' }
export const slot = { roomId: rooms.readingRoom, day: tuesday, people: 1, purpose: '看书' }
export const visit = { day: '2026-11-25', kind: 'papers' }
export const receive = {
  others: 'not-staff',
  but: { guest: 'identity', he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok', su: 'ok' },
}
export const onlyStaffOr = (self: Who) => ({
  others: 'not-staff',
  but: { guest: 'identity', su: 'ok', [self]: 'ok' },
})
export const everyoneWho = (code: string) => ({ he: code, lin: code, chen: code, luo: code, su: code })
export const atNine = async (w: World) => w.clock('2026-11-24 09:30')
export const onlyStaff = { others: 'not-staff', but: { guest: 'identity', su: 'ok' } }
export const closure = {
  roomId: rooms.hall,
  firstDay: tuesday,
  start: '12:00',
  lastDay: tuesday,
  end: '14:00',
}
export const hall = {
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
export const answering = {
  others: 'not-staff',
  but: { guest: 'identity', he: 'nothing-asked', su: 'nothing-asked' },
}
export const nobodys = household(77)
export const choice = { voterId: nobodys, choice: 'for' }
export const draftOf = {
  title: '晾衣杆',
  question: '装不装？',
  ruleId: 'residents-meeting',
  scope: { kind: 'estate' },
}
export const door = { building: 9, label: '1-1' }
export const zeros = '0'.repeat(64)
export const onlySignedIn = { guest: 'identity' }
export const secretaryOut = async (w: World) => {
  await w.send({ action: 'duty.stepOut', input: { until: null }, who: 'he', requestId: 'out-first' })
  w.pass(60_000)
}
export const memberOut = async (w: World) => {
  const input = { until: null, for: people.lin.id }
  await w.send({ action: 'duty.stepOut', input, who: 'su', requestId: 'phoned-first' })
  w.pass(60_000)
}
export const turning = { guest: 'identity', he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok', su: 'ok' }
export const swap = { give: shiftOn('2026-11-27' as Day), take: null, of: people.chen.id }
export const rotaOf = { first: '2026-11-25', last: '2026-12-04', order: [people.lin.id] }
export const year = {
  ...{ source: '国务院办公厅关于2027年部分节假日安排的通知', first: '2027-01-01', last: '2027-12-31' },
  lines: '2027-01-01 休 元旦',
}
export let noteId = ''
export const noteWritten = async (w: World) => {
  const input = { shiftId: shiftOn(tuesday), text: '钥匙在抽屉里。' }
  const written = await w.send({ action: 'duty.writeNote', input, who: 'lin', requestId: 'note-written' })
  noteId = (written.body as { value: { noteId: string } }).value.noteId
}
export let swapId = ''
export const swapAsked = async (w: World) => {
  const asked = await w.send({ action: 'duty.askSwap', input: swap, who: 'lin', requestId: 'swap-asked' })
  swapId = (asked.body as { value: { swapId: string } }).value.swapId
}
export const swapAccepted = async (w: World) => {
  await swapAsked(w)
  await w.send({ action: 'duty.acceptSwap', input: { swapId }, who: 'chen', requestId: 'swap-taken' })
}
export const answerSwap = (but: Row['but']): Row => ({
  input: () => ({ swapId: swapId || people.qin.id }),
  others: 'not-on-rota',
  but: { guest: 'identity', ...but },
})
