import type { ReplyOf } from '../../kernel/contract'
import type { atDoor } from '../contract'

export type Voter = ReplyOf<typeof atDoor>['voter']

export interface Door {
  readonly building: number
  readonly label: string
}

/** What the pages of one door are given: whose vote it is, and the way back to the first question. */
export interface DoorProps {
  readonly ballotId: string
  readonly door: Door
  readonly voter: Voter
  readonly onBack: () => void
  readonly onAnother: () => void
}
