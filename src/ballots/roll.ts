// Who is on the roll, drawn from the register as it is on a day.
import type { Day } from '../kernel/time'
import type { RuleView } from './contract'

export interface RegisterUnit {
  readonly unitId: string
  readonly building: number
  readonly label: string
  readonly area: number | null
  /** The owners on the day. */
  readonly owners: readonly { readonly ownerId: string; readonly person: string | null }[]
}

export interface RegisterHousehold {
  readonly householdId: string
  readonly unitId: string
  readonly building: number
  /** The 18th birthdays of those who live there on the day; null where it is not on file. */
  readonly adultFrom: readonly (Day | null)[]
}

/** What of the register a roll is drawn from, and whom households and owners have named. */
export interface RegisterFacts {
  readonly day: Day
  readonly units: readonly RegisterUnit[]
  readonly households: readonly RegisterHousehold[]
  /** By household. */
  readonly representatives: ReadonlyMap<string, string>
  /** By the key of the head. */
  readonly casters: ReadonlyMap<string, string>
}

/** One vote of the roll: a household's, or a head of owners'. */
export interface Voter {
  readonly kind: 'household' | 'owner'
  /** The household's id, or the key of the head. */
  readonly key: string
  readonly caster: string | null
  /** In units of 0.01 m²; null where no area counts. */
  readonly area: number | null
  readonly units: readonly { readonly unitId: string; readonly area: number | null }[]
}

export interface Roll {
  readonly voters: readonly Voter[]
  /** Doors whose area is not on file; an owners' ballot cannot open while there is one. */
  readonly missingArea: readonly string[]
}

/**
 * The key of a head: the same set of owners is one head whatever they own; another set is another head (our setting,
 * 司法解释 §9 counts one owner of several units once). The developer is one owner, so all it holds is one head.
 */
export const headKey = (owners: readonly { ownerId: string }[]): string =>
  owners
    .map(({ ownerId }) => ownerId)
    .sort()
    .join('+')

/** @param building its number, or null for the whole estate */
export function drawRoll(register: RegisterFacts, unit: RuleView['unit'], building: number | null): Roll {
  const inScope = <T extends { building: number }>(all: readonly T[]): T[] =>
    all.filter((one) => building === null || one.building === building)
  return unit === 'household'
    ? { voters: households(register, inScope(register.households)), missingArea: [] }
    : heads(register, inScope(register.units))
}

/** Every household with somebody of 18 or more counts, whether or not it has named anybody (law: the base is all). */
function households({ day, representatives }: RegisterFacts, all: readonly RegisterHousehold[]): Voter[] {
  // A birthday that is not on file takes no household its vote.
  const adult = (from: Day | null): boolean => from === null || from <= day
  return all
    .filter(({ adultFrom }) => adultFrom.some(adult))
    .map(({ householdId, unitId }): Voter => ({
      kind: 'household',
      key: householdId,
      caster: representatives.get(householdId) ?? null,
      area: null,
      units: [{ unitId, area: null }],
    }))
    .sort(byKey)
}

function heads({ casters }: RegisterFacts, all: readonly RegisterUnit[]): Roll {
  const owned = all.filter(({ owners }) => owners.length > 0)
  const missing = owned.filter(({ area }) => area === null)
  const byHead = new Map<string, RegisterUnit[]>()
  for (const unit of owned) {
    const key = headKey(unit.owners)
    byHead.set(key, [...(byHead.get(key) ?? []), unit])
  }
  const voters = Array.from(byHead, ([key, units]): Voter => {
    const { owners } = units[0]!
    // Who owns alone casts without being named; co-owners and the developer name somebody.
    const alone = owners.length === 1 ? owners[0]!.person : null
    return {
      kind: 'owner',
      key,
      caster: alone ?? casters.get(key) ?? null,
      area: units.reduce((sum, { area }) => sum + (area ?? 0), 0),
      units: units
        .map(({ unitId, area }) => ({ unitId, area }))
        .sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    }
  })
  const missingArea = missing.map(({ building, label }) => `${building}栋${label}`)
  return { voters: voters.sort(byKey), missingArea }
}

const byKey = (a: Voter, b: Voter): number => (a.key < b.key ? -1 : 1)
