// Every vote of a ballot with what was chosen, for who may see it after closing.
import { grouped } from '../kernel/group'
import type { Tx } from '../platform/serve/context'
import type { Choice } from './contract'

interface DoorRow {
  readonly voter: string
  readonly building: number
  readonly label: string
}

export interface LedgerRow {
  /** The first of its doors, `7栋2-5`, and how many it has. */
  readonly label: string
  readonly units: number
  /** The numbers of the buildings that its doors are in. */
  readonly buildings: number[]
  readonly area: number | null
  /** Null: did not take part. */
  readonly choice: Choice | null
  readonly paper: boolean
}

/**
 * The whole roll in the order of its doors. Plain reads joined here: where no statistics were gathered yet, one
 * statement looked the doors up voter by voter, which took a third of a second of a roll of 1 300.
 */
export async function ledgerRows(tx: Tx, community: string, ballotId: string): Promise<LedgerRow[]> {
  const places = await tx
    .selectFrom('ballot_roll')
    .select(['voter_id as voter', 'area'])
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
  const cast = await tx
    .selectFrom('ballot_votes')
    .select(['voter_id as voter', 'choice', 'paper'])
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
  const votes = new Map(cast.map((vote) => [vote.voter, vote]))
  const doors = await doorsOf(tx, community, ballotId)
  return places
    .map((place) => ({ ...place, doors: doors.get(place.voter)! }))
    .sort((a, b) => byDoor(a.doors[0]!, b.doors[0]!) || (a.voter < b.voter ? -1 : 1))
    .map(({ voter, area, doors }) => {
      const [{ building, label }] = doors as [DoorRow]
      const buildings = [...new Set(doors.map((door) => door.building))]
      const { choice = null, paper = false } = votes.get(voter) ?? {}
      return { label: `${building}栋${label}`, units: doors.length, buildings, area, choice, paper }
    })
}

/** The doors of every voter in their order, by voter. */
async function doorsOf(tx: Tx, community: string, ballotId: string): Promise<Map<string, DoorRow[]>> {
  const units = await tx
    .selectFrom('units as u')
    .innerJoin('buildings as b', (join) =>
      join.onRef('b.community_id', '=', 'u.community_id').onRef('b.building_id', '=', 'u.building_id'),
    )
    .select(['u.unit_id as unit', 'b.number as building', 'u.label'])
    .where('u.community_id', '=', community)
    .execute()
  const doorOf = new Map(units.map(({ unit, ...door }) => [unit, door]))
  const rows = await tx
    .selectFrom('ballot_roll_units')
    .select(['voter_id as voter', 'unit_id as unit'])
    .where('community_id', '=', community)
    .where('ballot_id', '=', ballotId)
    .execute()
  const doors = rows.map(({ voter, unit }): DoorRow => ({ voter, ...doorOf.get(unit)! }))
  return grouped(
    doors.sort(byDoor),
    ({ voter }) => voter,
    (door) => door,
  )
}

/** As one walks by: the building, then shorter labels first, so that 2-5 comes before 12-1. */
const byDoor = (a: DoorRow, b: DoorRow): number =>
  a.building - b.building ||
  a.label.length - b.label.length ||
  (a.label < b.label ? -1 : Number(a.label > b.label))
