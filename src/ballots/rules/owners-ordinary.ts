// 业主共同决定, items 1 to 5 and 9: owners of at least two thirds of the area and two thirds of the heads take part; more
// than half of the participating area and more than half of the participating heads are in favour.
import type { Day } from '../../kernel/time'
import { both, half, twoThirds, type Decision } from './decision'

export const ownersOrdinary = {
  id: 'owners-ordinary',
  name: '业主共同决定·一般事项',
  source: '中华人民共和国民法典',
  article: '第二百七十八条第一款第一项至第五项、第九项，第二款',
  inForce: '2021-01-01' as Day,
  unit: 'owner',
  takePart: both('all', twoThirds, false),
  pass: both('took-part', half, true),
  checkedBy: null,
  checkedOn: null,
} as const satisfies Decision
