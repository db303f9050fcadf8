// 居民会议 by representatives of households: more than half of all households take part, more than half of those who
// took part are in favour. The statute counts the list of those present; an online count is no meeting, so its result
// is an agreement of views only (see characterOf in ../rule.ts).
import type { Day } from '../../kernel/time'
import { half, type Decision } from './decision'

export const residentsMeeting = {
  id: 'residents-meeting',
  name: '居民会议·户代表',
  source: '中华人民共和国城市居民委员会组织法（2025年10月28日修订）',
  article: '第二十六条、第二十七条、第三十条',
  inForce: '2026-01-01' as Day,
  unit: 'household',
  takePart: [{ measure: 'heads', of: 'all', share: half, strict: true }],
  pass: [{ measure: 'heads', of: 'took-part', share: half, strict: true }],
  checkedBy: null,
  checkedOn: null,
} as const satisfies Decision
