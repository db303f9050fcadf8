import type { Action, SentOf } from '../../kernel/contract'
import { newId, type Chance } from '../../kernel/id'
import type { Instant } from '../../kernel/time'
import type { Ask, Outcome } from './port'
import type { PersonalShelf, Shelf } from './resource'

/** What a store needs of the phone it is on. */
export interface Phone {
  readonly ask: Ask
  readonly now: () => Instant
  readonly chance: Chance
  /** What anyone with this phone may see. */
  readonly shelf: Shelf
  /** What belongs to whoever is signed in, and goes when they leave. */
  readonly own: PersonalShelf
}

interface Pending {
  readonly text: string
  readonly requestId: string
}

/**
 * Sends one write as often as a person presses, and has it done once: the same input keeps its request id until an
 * answer has come, so a press after a lost reply is answered with the first reply; also after the app was closed between.
 */
export class Once<A extends Action> {
  private readonly key: string

  constructor(
    private readonly action: A,
    private readonly phone: Phone,
  ) {
    this.key = `sent-${action.name}`
  }

  async send(input: SentOf<A>): Promise<Outcome<A>> {
    const { ask, now, chance, own } = this.phone
    const text = JSON.stringify(input)
    const requestId = this.pendingFor(text) ?? newId(now(), chance)
    own.write(this.key, { text, requestId } satisfies Pending)
    const outcome = await ask(this.action, input, requestId)
    const unanswered = !outcome.ok && 'trouble' in outcome
    if (!unanswered) own.remove(this.key)
    return outcome
  }

  private pendingFor(text: string): string | null {
    const pending = this.phone.own.read(this.key) as Pending | null
    return pending?.text === text ? pending.requestId : null
  }
}
