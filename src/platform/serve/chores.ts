// What is done beside answering: reminders, sending. No timer runs it: it is run after calls, at most once a minute unless
// something was written, and nothing depends on when. What a chore leaves undone the next one finds.
import type { Kysely } from 'kysely'
import { newId, type Chance } from '../../kernel/id'
import type { Instant } from '../../kernel/time'
import type { Cipher } from '../database/cipher'
import type { Database } from '../database/schema'
import type { Messenger } from '../messages/port'

export interface ChoreWorld {
  readonly db: Kysely<Database>
  readonly cipher: Cipher
  readonly now: () => Instant
  readonly chance: Chance
  readonly messenger: Messenger
  readonly fault: (id: string, error: unknown, action: string) => void
}

export interface Chore {
  readonly name: string
  readonly run: (world: ChoreWorld, community: string) => Promise<unknown>
}

export interface Chores {
  /** Runs them in the background; one run a community at a time. */
  after(community: string, wrote: boolean): void
  /** Resolves when nothing runs. */
  rest(): Promise<void>
}

const MINUTE = 60_000

export function choresOf(world: ChoreWorld, all: readonly Chore[]): Chores {
  const running = new Map<string, Promise<void>>()
  const ranAt = new Map<string, number>()
  /** Written to while a run was under way: it may have looked before. */
  const again = new Set<string>()

  async function run(community: string): Promise<void> {
    for (const { name, run } of all) {
      try {
        await run(world, community)
      } catch (error) {
        world.fault(newId(world.now(), world.chance), error, name)
      }
    }
  }

  async function begin(community: string): Promise<void> {
    do await run(community)
    while (again.delete(community))
    running.delete(community)
  }

  return {
    after(community, wrote) {
      const idle = performance.now() - (ranAt.get(community) ?? -Infinity)
      if (running.has(community)) {
        if (wrote) again.add(community)
        return
      }
      if (!wrote && idle < MINUTE) return
      ranAt.set(community, performance.now())
      running.set(community, begin(community))
    },
    async rest() {
      await Promise.all(running.values())
    },
  }
}
