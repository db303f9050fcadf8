// The register of migrations: numbered, and frozen once released. A change is a new entry at the end.
import { first } from './0001-first'
import { reception } from './0002-reception'
import { matters } from './0003-matters'
import { ballots } from './0004-ballots'
import { visitGrains } from './0005-visit-grains'
import { reads } from './0006-reads'
import { matterBallots } from './0007-matter-ballots'
import { messages } from './0008-messages'
import { turns } from './0009-turns'
import { helpers } from './0010-helpers'
import { visitsForOthers } from './0011-visits-for-others'
import { line } from './0012-line'
import { roomRequests } from './0013-room-requests'
import { presence } from './0014-presence'
import { roomWaits } from './0015-room-waits'
import { sending } from './0016-sending'
import { roomQuota } from './0017-room-quota'
import { roomSeries } from './0018-room-series'
import { cases } from './0019-cases'
import { deskWaits } from './0020-desk-waits'
import type { Migration } from './migration'

export type { Migration }

export const migrations: readonly Migration[] = [
  first,
  reception,
  matters,
  ballots,
  visitGrains,
  reads,
  matterBallots,
  messages,
  turns,
  helpers,
  visitsForOthers,
  line,
  roomRequests,
  presence,
  roomWaits,
  sending,
  roomQuota,
  roomSeries,
  cases,
  deskWaits,
]
