// Why the database cannot be used. Each is a fault (thrown), not a refusal: nobody can do anything about it
// from a phone. `message` is English for logs; `text.ts` has the sentence for the person at the machine.

export type DatabaseCode =
  | 'in-use'
  | 'no-place'
  | 'embedded-in-cloud'
  | 'unreachable'
  | 'broken'
  | 'server-too-old'
  | 'newer'
  | 'behind'
  | 'changed'
  | 'out-of-order'
  | 'constraint-missing'
  | 'key-missing'
  | 'key-malformed'
  | 'cipher-unknown'
  | 'sealed-otherwise'

export type Facts = Readonly<Record<string, string | number>>

export class DatabaseError extends Error {
  constructor(
    readonly code: DatabaseCode,
    message: string,
    readonly facts: Facts = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = new.target.name
  }
}

/** Another process has the data folder open; two writers would lose each other's rows. */
export class DatabaseInUse extends DatabaseError {
  constructor(readonly folder: string) {
    super('in-use', `The data folder ${folder} is in use by another process. Stop that one first.`, {
      folder,
    })
  }
}

/** The address of the database does not answer, or turns this program away. */
export class DatabaseUnreachable extends DatabaseError {
  constructor(place: string, cause: unknown) {
    const reason = reasonOf(cause)
    super('unreachable', `The database at ${place} cannot be used: ${reason}.`, { place, reason }, { cause })
  }
}

/** The embedded database stopped in the middle of a write (a full or failing disk); only a new process can go on. */
export class DatabaseBroken extends DatabaseError {
  constructor(cause: unknown) {
    const reason = reasonOf(cause)
    super('broken', `The embedded database had to stop: ${reason}.`, { reason }, { cause })
  }
}

/** The database holds a migration that this program does not have. */
export class DatabaseNewer extends DatabaseError {
  constructor(id: number, name: string) {
    super(
      'newer',
      `The database has migration ${id} (${name}), which this program does not know: use a newer program.`,
      {
        id,
        name,
      },
    )
  }
}

/** Migrations of this program are not in the database yet. */
export class DatabaseBehind extends DatabaseError {
  constructor(id: number, name: string) {
    super('behind', `The database lacks migration ${id} (${name}): run npm run db:migrate.`, { id, name })
  }
}

/** A frozen migration was edited after it had been applied. */
export class MigrationChanged extends DatabaseError {
  constructor(id: number, name: string) {
    super(
      'changed',
      `Migration ${id} (${name}) was changed after it had been applied; add a new one instead.`,
      { id, name },
    )
  }
}

/** A migration turned up below one that has been applied already. */
export class MigrationOutOfOrder extends DatabaseError {
  constructor(id: number, name: string, applied: number) {
    super(
      'out-of-order',
      `Migration ${id} (${name}) comes after ${applied} had been applied; give it a higher number.`,
      {
        id,
        name,
        applied,
      },
    )
  }
}

/** A constraint or index that the program relies on is gone or not valid. */
export class ConstraintMissing extends DatabaseError {
  constructor(readonly names: readonly string[]) {
    const list = names.join(', ')
    super(
      'constraint-missing',
      `The database lacks what keeps it right: ${list}. Restore it before starting.`,
      {
        names: list,
      },
    )
  }
}

/** `KEY` is missing or is not 32 bytes. */
export class KeyUnusable extends DatabaseError {}

/** Bytes that this key or cipher did not seal, or that were altered. */
export class SealBroken extends DatabaseError {}

/** The word that helps most; a refused connection to `localhost` arrives with an empty message. */
function reasonOf(cause: unknown): string {
  const { message, code } = cause as { message?: string; code?: string }
  return message || code || String(cause)
}
