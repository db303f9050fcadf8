import { say } from '../../src/kernel/words'
import { sayRole, words } from '../../src/people/text'

test.each(Object.keys(words) as (keyof typeof words)[])('%s is said to 您 in 长辈版', (code) => {
  expect(say(words, { code }, false)).not.toContain('您')
  expect(say(words, { code }, true)).not.toContain('你')
})

test.each([
  ['building-leader', 9, '9栋楼栋长'],
  ['secretary', null, '书记'],
] as const)('the role %s of building %p is called %s', (role, building, called) => {
  expect(sayRole({ role, building })).toBe(called)
})
