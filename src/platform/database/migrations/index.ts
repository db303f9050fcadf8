// The register of migrations: numbered, and frozen once released. A change is a new entry at the end.
import { first } from './0001-first'

export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
  /** Constraints and indexes without which the program must not start. Not frozen: a later migration may replace one. */
  readonly needs?: readonly string[]
}

export const migrations: readonly Migration[] = [first]
