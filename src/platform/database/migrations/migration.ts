export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
  /** What `sql` comes to, where a build that only checks has left the text out. */
  readonly hash?: string
  /** Constraints and indexes without which the program must not start. Not frozen: a later migration may replace one. */
  readonly needs?: readonly string[]
}
