import * as v from 'valibot'
import { action, day, id, instantOf, nothing } from '../kernel/contract'
import { character, outcome } from '../ballots/contract'
import { plate, rotaDay } from '../duty/contract'
import { helped, visit } from '../reception/contract'
import { ownPlace } from '../reception/line/contract'
import { entry } from '../matters/contract'
import { booking } from '../rooms/contract'
import { me } from '../people/contract'

export const view = action({
  name: 'home.view',
  about: 'All of the home page in one call',
  who: 'anyone',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    community: v.object({ name: v.string(), isExample: v.boolean(), phone: v.string() }),
    today: day,
    /** The day of the lunar calendar, which many elders live by. */
    lunar: v.string(),
    plate: v.nullable(plate),
    rota: v.array(rotaDay),
    /** The name of whoever is signed in. */
    name: v.nullable(v.string()),
    next: v.nullable(booking),
    nextVisit: v.nullable(visit),
    /** The caller's messages not read yet; none for a guest. */
    unread: v.number(),
    /** The caller's place in the line, while they are in it. */
    inLine: v.nullable(ownPlace),
    /** The newest matters that are still on their way. */
    matters: v.array(entry),
    notice: v.nullable(
      v.object({ noticeId: id, title: v.string(), publishedAt: instantOf, acting: v.boolean() }),
    ),
    /** What is being decided, and what was decided last. */
    ballots: v.object({
      open: v.array(
        v.object({
          ballotId: id,
          title: v.string(),
          closesAt: instantOf,
          /** The caller's own votes that are still to cast. */
          toCast: v.number(),
        }),
      ),
      results: v.array(
        v.object({ ballotId: id, title: v.string(), closedAt: instantOf, character, outcome }),
      ),
    }),
  }),
  refusals: [],
})

export const mine = action({
  name: 'home.mine',
  about: "The caller's own page: who they are here, and their bookings",
  who: 'person',
  writes: false,
  input: nothing,
  reply: v.object({
    now: instantOf,
    me,
    bookings: v.array(booking),
    visits: v.array(visit),
    /** What the caller booked for others who let them no longer, of what was over by then. */
    helped: v.array(helped),
    /** Messages not read yet. */
    unread: v.number(),
    /** The caller's part in the duty, if any: whether they are out, and whether they hold the authority now. */
    duty: v.nullable(v.object({ outSince: v.nullable(instantOf), holder: v.boolean() })),
  }),
  refusals: ['no-such-person'],
})
