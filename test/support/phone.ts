// A phone for the stores: its storage outlives a restart, and its server answers what the test says.
import { instant } from '../../src/kernel/time'
import type { Phone } from '../../src/platform/call/once'
import { asker, type Carried } from '../../src/platform/call/port'
import { personalShelf, type Shelf } from '../../src/platform/call/resource'

export interface Sent {
  readonly action: string
  readonly input: unknown
  readonly requestId: string | null
}

/** A phone whose storage outlives a restart and whose server answers what the test says; null: no net. */
export function phoneWith(storage = new Map<string, unknown>()) {
  const sent: Sent[] = []
  const answers = new Map<string, Carried | null>()
  let drawn = 0
  const shelf: Shelf = {
    read: (key) => copied(storage.get(key)) ?? null,
    write: (key, value) => void storage.set(key, copied(value)),
    remove: (key) => void storage.delete(key),
  }
  const transport = {
    carry: (call: Sent): Promise<Carried | null> => {
      sent.push(call)
      return Promise.resolve(answers.get(call.action) ?? null)
    },
  }
  const phone: Phone = {
    ask: asker(transport, () => Promise.resolve()),
    now: () => instant(1_795_500_000_000),
    chance: (bytes) => new Uint8Array(bytes).fill(++drawn),
    shelf,
    own: personalShelf(shelf),
  }
  return {
    phone,
    sent,
    storage,
    shelf,
    answer: (action: string, with_: Carried | null) => answers.set(action, with_),
  }
}

/** As a phone stores it: what was read is not what is stored. */
function copied(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
