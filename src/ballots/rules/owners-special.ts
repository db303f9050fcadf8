// 业主共同决定, items 6 to 8: raising maintenance funds, rebuilding, changing the use of common parts. Participation as
// for ordinary matters; at least three quarters of the participating area and of the participating heads in favour.
import type { Day } from '../../kernel/time'
import { both, threeQuarters, twoThirds, type Decision } from './decision'

export const ownersSpecial = {
  id: 'owners-special',
  name: '业主共同决定·重大事项',
  source: '中华人民共和国民法典',
  article: '第二百七十八条第一款第六项至第八项，第二款',
  inForce: '2021-01-01' as Day,
  unit: 'owner',
  takePart: both('all', twoThirds, false),
  pass: both('took-part', threeQuarters, false),
  checkedBy: null,
  checkedOn: null,
} as const satisfies Decision
