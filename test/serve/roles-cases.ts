// Who is turned away from what is done with cases; see roles-table.ts.
import { casesIn } from '../support/cases'
import { people } from '../support/community'
import type { World } from '../support/world'
import { everyoneWho, onlySignedIn, receive, type Row } from './roles-common'

let caseId = ''
/** 秦桂岚's, of which 林秀芳 is responsible. */
const opened = async (w: World): Promise<void> => {
  caseId = await casesIn(w).open()
}
const handed = async (w: World): Promise<void> => {
  await opened(w)
  await casesIn(w).hand('lin', caseId, 'chen')
}
const saidDone = async (w: World): Promise<void> => {
  await opened(w)
  await casesIn(w).done('lin', caseId)
}
const one = () => ({ caseId: caseId || people.qin.id })
const said = () => ({ ...one(), words: '明天上门看。' })
const onlyResponsible = (more: Row['but'] = {}): Omit<Row, 'input'> => ({
  others: 'not-staff',
  but: { guest: 'identity', ...everyoneWho('not-responsible'), lin: 'ok', ...more },
})

export const caseRows: Record<string, Row> = {
  'reception.talk': {
    input: () => ({ placeId: people.qin.id }),
    ...receive,
    but: { ...receive.but, ...everyoneWho('no-such-place') },
  },
  'cases.mine': { others: 'ok', but: onlySignedIn },
  'cases.open': receive,
  'cases.show': {
    when: opened,
    input: one,
    others: 'no-such-case',
    but: { guest: 'identity', ...everyoneWho('ok'), qin: 'ok' },
  },
  'cases.note': { when: opened, input: said, ...receive },
  'cases.handOn': {
    when: opened,
    input: () => ({ ...one(), to: people.luo.id }),
    ...onlyResponsible({ he: 'ok' }),
  },
  'cases.accept': {
    when: handed,
    input: one,
    others: 'not-staff',
    but: { guest: 'identity', ...everyoneWho('not-asked'), chen: 'ok' },
  },
  'cases.extend': { when: opened, input: said, ...onlyResponsible() },
  // In the order of the list, those after 林秀芳 find that it is said already.
  'cases.done': {
    when: opened,
    input: one,
    ...onlyResponsible({ chen: 'waits-for-answer', luo: 'waits-for-answer', su: 'waits-for-answer' }),
  },
  'cases.answer': {
    when: saidDone,
    input: () => ({ ...one(), solved: true }),
    others: 'no-such-case',
    but: {
      guest: 'identity',
      he: 'not-yours',
      lin: 'not-yours',
      chen: 'not-yours',
      luo: 'not-yours',
      su: 'ok',
      qin: 'case-over',
    },
  },
}
