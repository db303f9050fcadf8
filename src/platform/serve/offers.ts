// The register of what the server answers. A new feature adds its line here and nowhere else on the server.
import { offers as ballots } from '../../ballots/function'
import { offers as cases } from '../../cases/function'
import { offers as duty } from '../../duty/function'
import { offers as home } from '../../home/function'
import { offers as lobby } from '../../lobby/function'
import { offers as matters } from '../../matters/function'
import { offers as messages } from '../../messages/function'
import { offers as notices } from '../../notices/function'
import { demoOffers, offers as people } from '../../people/function'
import { follow as visitsFollow } from '../../reception/follow'
import { offers as reception } from '../../reception/function'
import { offers as line } from '../../reception/line/function'
import { offers as deskSettings } from '../../reception/settings/function'
import { offers as talk } from '../../reception/talk/function'
import { offers as rooms } from '../../rooms/function'
import { newId } from '../../kernel/id'
import { sendWaiting } from '../../messages/send'
import { remind } from '../../reception/remind'
import type { Chore } from './chores'
import { offers as halls } from '../../rooms/halls/function'
import { offers as presence } from '../../rooms/presence/function'
import { offers as quotas } from '../../rooms/quota/function'
import { offers as roomUse } from '../../rooms/use/function'
import { offers as series } from '../../rooms/series/function'
import { offers as waits } from '../../rooms/wait/function'
import type { Follower, Offer } from './context'

/** What a community in use offers. */
export const offers: readonly Offer[] = [
  ...home,
  ...lobby,
  ...people,
  ...duty,
  ...reception,
  ...line,
  ...deskSettings,
  ...talk,
  ...cases,
  ...rooms,
  ...presence,
  ...waits,
  ...quotas,
  ...roomUse,
  ...halls,
  ...series,
  ...notices,
  ...messages,
  ...matters,
  ...ballots,
]

/** Features that take part in what others do (see `happened`), in the order in which they do. */
export const followers: readonly Follower[] = [visitsFollow]

/** What is done beside answering, in this order: what the first puts into the outbox the second sends. */
export const chores: readonly Chore[] = [
  {
    name: 'reception.remind',
    run: ({ db, now: clock, chance }, community) =>
      db.transaction().execute((tx) => {
        const now = clock()
        return remind({ tx, community, now, newId: () => newId(now, chance) })
      }),
  },
  { name: 'messages.send', run: (world, community) => sendWaiting(world, community) },
]

/** What the 示例 community offers beside it: its invented people, and signing in as one of them. */
export const exampleOffers: readonly Offer[] = [...offers, ...demoOffers]
