import * as v from 'valibot'
import { action, id, instantOf, nothing, roles } from '../kernel/contract'

/** Who a person is in the community on the day of asking. */
export const me = v.object({
  personId: id,
  name: v.string(),
  /** Where the person lives now, as on the door: 7栋2-5. */
  homes: v.array(v.string()),
  tenure: v.nullable(v.picklist(['owner', 'family', 'tenant'])),
  /** The roles held now; a building leader's with the number of the building. */
  roles: v.array(v.object({ role: v.picklist(roles), building: v.nullable(v.number()) })),
  residentNow: v.boolean(),
})
export type Me = v.InferOutput<typeof me>

export const own = action({
  name: 'people.me',
  about: 'Who the caller is here: home, roles, and whether still a resident',
  who: 'person',
  writes: false,
  input: nothing,
  reply: me,
  refusals: ['no-such-person'],
})

/** Look-ups in one reply, at most. */
export const READS = 100

export const reads = action({
  name: 'people.reads',
  about: 'Who of those who serve here looked the caller up, when, and by which action; the latest first',
  who: 'person',
  writes: false,
  input: nothing,
  reply: v.object({ reads: v.array(v.object({ reader: v.string(), action: v.string(), at: instantOf })) }),
  refusals: [],
})

export const demoPeople = action({
  name: 'people.demoPeople',
  about: 'The invented people of the example community whom it is worth signing in as',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({
    people: v.array(
      v.object({ personId: id, name: v.string(), about: v.string(), roles: v.array(v.picklist(roles)) }),
    ),
  }),
  refusals: ['not-example'],
})

export const demoSignIn = action({
  name: 'people.demoSignIn',
  about: 'Signs in as one of the invented people of the example community',
  who: 'anyone',
  writes: false,
  input: v.strictObject({ personId: id }),
  reply: v.object({ token: v.string(), endsAt: instantOf, me }),
  refusals: ['no-such-person', 'not-example'],
})
