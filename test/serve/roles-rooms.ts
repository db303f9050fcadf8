// Who is turned away from what the rooms do; see roles-table.ts.
import { people, rooms, tuesday } from '../support/community'
import {
  half,
  slot,
  receive,
  onlyStaff,
  closure,
  hall,
  answering,
  everyoneWho,
  onlySignedIn,
  secretaryOut,
  type Row,
} from './roles-common'

const weekly = {
  ...{ roomId: rooms.hall, first: tuesday, last: '2026-12-29', pattern: 'weekly' },
  ...{ start: '12:00', end: '13:00', people: 8, purpose: '碰头', forWhom: '平安巡逻队' },
}

export const roomRows: Record<string, Row> = {
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
  'rooms.seriesList': receive,
  'rooms.series': {
    input: () => ({ seriesId: people.qin.id }),
    others: 'not-staff',
    but: { guest: 'identity', ...everyoneWho('no-such-series') },
  },
  'rooms.seriesPreview': { input: () => weekly, ...onlyStaff },
  'rooms.seriesBook': { input: () => ({ ...weekly, days: [tuesday] }), ...onlyStaff },
  'rooms.seriesEnd': {
    input: (_, { booking: bookingId }) => ({ bookingId, reason: '不用了' }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-booking' },
  },
  'rooms.waits': { others: 'ok', but: onlySignedIn },
  'rooms.waitFor': {
    input: (n) => ({ ...slot, ...half(n), personId: people.li.id }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'free-now' },
  },
  'rooms.waitList': onlyStaff,
  'rooms.answerOfferFor': {
    input: (_, { booking: bookingId }) => ({ bookingId, take: true }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-offer' },
  },
  'rooms.leaveWaitFor': {
    input: () => ({ waitId: people.qin.id }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-wait' },
  },
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
  'rooms.use': { input: () => ({ span: 'week' }), ...receive, but: { ...receive.but, deng: 'ok' } },
  'rooms.halls': onlyStaff,
  'rooms.linking': {
    input: () => ({ roomId: rooms.hall, partId: rooms.mediation, join: true }),
    ...onlyStaff,
  },
  'rooms.link': {
    input: () => ({ roomId: rooms.hall, partId: rooms.mediation, join: true, fingerprint: '0'.repeat(16) }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'list-changed' },
  },
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
}
