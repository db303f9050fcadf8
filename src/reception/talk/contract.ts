import * as v from 'valibot'
import { action, id } from '../../kernel/contract'
import { kinds } from '../../kernel/kinds'
import { line } from '../line/contract'

const about = v.object({ caseId: id, number: v.string(), kind: v.picklist(kinds), about: v.string() })

export const talk = action({
  name: 'reception.talk',
  about:
    'Who is talked with, what about, and which of their cases are open: for writing down what came of it',
  who: line.who,
  writes: false,
  input: v.strictObject({ placeId: id }),
  reply: v.object({
    /** null: somebody whom the desk does not know, of whom there can be no case. */
    name: v.nullable(v.string()),
    kind: v.picklist(kinds),
    note: v.string(),
    /** The case that the visit was booked about, while it is open. */
    caseId: v.nullable(id),
    cases: v.array(about),
  }),
  refusals: ['not-staff', 'no-desk', 'no-such-place'],
})
