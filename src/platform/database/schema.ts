import type { BallotTables } from '../../ballots/tables'
import type { CaseTables } from '../../cases/tables'
import type { DutyTables } from '../../duty/tables'
import type { MatterTables } from '../../matters/tables'
import type { MessageTables } from '../../messages/tables'
import type { NoticeTables } from '../../notices/tables'
import type { PeopleTables } from '../../people/tables'
import type { LineTables } from '../../reception/line/tables'
import type { ReceptionTables } from '../../reception/tables'
import type { RoomTables } from '../../rooms/tables'
import type { At, Bytes } from './column'

/** What dispatch itself keeps: the first reply to each request, and a leaf for every write. */
interface ActTables {
  replies: {
    community_id: string
    actor: string
    action: string
    request_id: string
    input_hash: Bytes
    reply: unknown
    made_at: At
  }
  leaves: { community_id: string; leaf_id: string; at: At; act: unknown; hash: Bytes }
}

export interface Database
  extends
    PeopleTables,
    DutyTables,
    ReceptionTables,
    LineTables,
    RoomTables,
    CaseTables,
    MessageTables,
    NoticeTables,
    MatterTables,
    BallotTables,
    ActTables {}
