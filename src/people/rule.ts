// Who belongs to the community on a day, and in which roles.
import type { Role } from '../kernel/contract'
import type { Day } from '../kernel/time'

export interface Grant {
  readonly role: Role
  /** The number of the building a leader leads. */
  readonly building: number | null
  readonly from: Day
  /** The first day without the role; null while no end is known. */
  readonly until: Day | null
}

/** The grants that are in effect on `day`: the first day counts, the day of the end does not. */
export function inEffect(grants: readonly Grant[], day: Day): Grant[] {
  return grants.filter(({ from, until }) => from <= day && (until === null || day < until))
}

export interface Standing {
  readonly resident: boolean
  readonly roles: readonly Role[]
}

/** Whether a person belongs here today: lives here, or serves here. Who moved away without a role does not. */
export function hasStanding({ resident, roles }: Standing): boolean {
  return resident || roles.length > 0
}

/** `李望椿` → `李*`: enough to know one's own family by, and no more. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`
