// Who is turned away from which action, and how: a row for every action, and for some in more than one case.
import { closesAt, opensAt } from '../support/ballots'
import { people, shiftOn, tuesday } from '../support/community'
import {
  topic,
  onlyStaffOr,
  onlyStaff,
  nobodys,
  choice,
  draftOf,
  door,
  zeros,
  onlySignedIn,
  secretaryOut,
  memberOut,
  turning,
  swap,
  rotaOf,
  swapAsked,
  swapAccepted,
  answerSwap,
  year,
  noteId,
  noteWritten,
  type Row,
} from './roles-common'
import { caseRows } from './roles-cases'
import { receptionRows } from './roles-reception'
import { roomRows } from './roles-rooms'

/** `action` or `action, in which case`. */
export const table: Record<string, Row> = {
  ...receptionRows,
  ...caseRows,
  ...roomRows,
  'home.view': { others: 'ok' },
  'home.mine': { others: 'ok', but: onlySignedIn },
  'lobby.view': { others: 'ok' },
  'people.me': { others: 'ok', but: onlySignedIn },
  'people.reads': { others: 'ok', but: onlySignedIn },
  'messages.list': { others: 'ok', but: onlySignedIn },
  'messages.read': { input: () => ({ until: 1_795_500_000_000 }), others: 'ok', but: onlySignedIn },
  'messages.consent': {
    input: () => ({ accepted: ['told'] }),
    others: 'not-wechat',
    but: onlySignedIn,
  },
  'messages.toPhone': onlyStaff,
  'messages.phoned': {
    input: () => ({ messageId: people.qin.id, ending: 'reached' }),
    others: 'not-staff',
    but: { guest: 'identity', su: 'no-such-message' },
  },
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
  'duty.stepOut, for a member who phoned': {
    input: () => ({ until: null, for: people.lin.id }),
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', su: 'already-out', lin: 'already-out' },
  },
  'duty.stepOut, for the secretary': {
    input: () => ({ until: null, for: people.he.id }),
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', su: 'secretary-self' },
  },
  'duty.stepIn, for a member who phoned': {
    when: memberOut,
    input: () => ({ for: people.lin.id }),
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', su: 'not-out', lin: 'not-out' },
  },
  'duty.stepIn, for the secretary who is out': {
    when: secretaryOut,
    input: () => ({ for: people.he.id }),
    others: 'not-on-rota',
    but: { guest: 'identity', he: 'ok', su: 'secretary-self' },
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
  'duty.cover': { others: 'not-on-rota', but: turning },
  'duty.takeLeave': {
    input: () => ({ first: '2026-11-25', last: '2026-11-25' }),
    others: 'not-on-rota',
    but: { ...onlySignedIn, lin: 'ok', chen: 'ok', luo: 'ok' },
  },
  'duty.endLeave': {
    input: () => ({ leaveId: people.qin.id }),
    others: 'not-on-rota',
    but: {
      ...onlySignedIn,
      ...Object.fromEntries(['he', 'su', 'lin', 'chen', 'luo'].map((who) => [who, 'no-such-leave'])),
    },
  },
  'duty.takeOver': {
    input: () => ({ shiftId: shiftOn(tuesday) }),
    others: 'not-on-rota',
    but: { ...onlySignedIn, lin: 'own-shift', chen: 'ok', luo: 'shift-not-running' },
  },
  'duty.setWeights': {
    input: () => ({ weekend: 2, holiday: 4 }),
    others: 'not-secretary',
    but: { ...onlySignedIn, he: 'ok' },
  },
  'duty.handover': {
    others: 'not-on-rota',
    but: { ...onlySignedIn, he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok' },
  },
  'duty.writeNote': {
    input: () => ({ shiftId: shiftOn(tuesday), text: '钥匙在抽屉里。' }),
    others: 'not-on-rota',
    but: { ...onlySignedIn, lin: 'ok', chen: 'not-your-shift', luo: 'not-your-shift' },
  },
  'duty.takeNote': {
    when: noteWritten,
    input: () => ({ noteId: noteId || people.qin.id }),
    others: 'not-on-rota',
    but: { ...onlySignedIn, lin: 'not-next', chen: 'ok', luo: 'note-taken' },
  },
  'duty.calendar': { others: 'ok' },
  'duty.readNotice': { input: () => year, others: 'not-secretary', but: { ...onlySignedIn, he: 'ok' } },
  'duty.importNotice': { input: () => year, others: 'not-secretary', but: { ...onlySignedIn, he: 'ok' } },
  'duty.setDay': {
    input: () => ({ day: tuesday, works: false, reason: '停电' }),
    others: 'not-secretary',
    but: { ...onlySignedIn, he: 'ok' },
  },
  'duty.acts': {
    others: 'not-allowed',
    but: { ...onlySignedIn, he: 'ok', lin: 'ok', chen: 'ok', luo: 'ok', deng: 'ok' },
  },
  'duty.calendarFile': {
    others: 'not-on-rota',
    but: { ...onlySignedIn, lin: 'ok', chen: 'ok', luo: 'ok' },
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
