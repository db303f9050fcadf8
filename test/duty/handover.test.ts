import type { NoteView } from '../../src/duty/handover/contract'
import { noteState } from '../../src/duty/handover/text'
import { at, minutes, type Day } from '../../src/kernel/time'

const next = { personId: 'luo', name: '罗小满' }
const taken = { person: next, at: at('2026-11-24' as Day, minutes('09:05')) }

test.each<[string, Partial<NoteView>, string]>([
  ['to whoever takes over', { next, taken: null, mayTake: true }, '看过了，按一下「我接了」。'],
  ['to everybody else', { next, taken: null, mayTake: false }, '下一位是罗小满，还没看。'],
  ['with nobody next', { next: null, taken: null, mayTake: false }, '下一位还没排出来。'],
  ['once it is taken', { next, taken, mayTake: false }, '罗小满11月24日 星期二 上午9:05接了。'],
])('what stands below a note, %s', (_, note, sentence) => {
  expect(noteState(note as NoteView)).toBe(sentence)
})
