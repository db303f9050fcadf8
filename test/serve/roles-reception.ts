// Who is turned away from what the reception does; see roles-table.ts.
import { people } from '../support/community'
import {
  half,
  visit,
  receive,
  everyoneWho,
  atNine,
  onlyStaff,
  onlySignedIn,
  secretaryOut,
  type Row,
} from './roles-common'

const settings = {
  ...{ opens: '09:00', closes: '18:00', unit: 30, publicShare: 1, deskShare: 1, aheadDays: 14 },
  ...{ quota: 3, low: 10, high: 20 },
}
/** Never delegated: who has the duty may not, whoever holds the authority. */
const onlySetting = (code: string) => ({
  others: 'not-settings',
  but: { guest: 'identity', he: code, su: code },
})

export const receptionRows: Record<string, Row> = {
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
  'reception.settings': onlySetting('ok'),
  'reception.changing': { input: () => ({ settings }), ...onlySetting('ok') },
  'reception.change': {
    input: () => ({ settings, fingerprint: '0123456789abcdef' }),
    ...onlySetting('list-changed'),
  },
  'reception.change, the secretary being out': {
    when: secretaryOut,
    input: () => ({ settings, fingerprint: '0123456789abcdef' }),
    ...onlySetting('list-changed'),
  },
}
