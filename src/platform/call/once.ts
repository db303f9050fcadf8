import type { Action, SentOf } from '../../kernel/contract'
import { newId, type Chance } from '../../kernel/id'
import type { Instant } from '../../kernel/time'
import type { Ask, Outcome } from './port'

export interface Phone {
  readonly ask: Ask
  readonly now: () => Instant
  readonly chance: Chance
}

/**
 * Sends one write as often as a person presses, and has it done once: the same input keeps its request id until an
 * answer has come, so a press after a lost reply is answered with the first reply.
 */
export class Once<A extends Action> {
  private pending: { input: string; requestId: string } | null = null

  constructor(
    private readonly action: A,
    private readonly phone: Phone,
  ) {}

  async send(input: SentOf<A>): Promise<Outcome<A>> {
    const text = JSON.stringify(input)
    if (this.pending?.input !== text) {
      this.pending = { input: text, requestId: newId(this.phone.now(), this.phone.chance) }
    }
    const outcome = await this.phone.ask(this.action, input, this.pending.requestId)
    const unanswered = !outcome.ok && 'trouble' in outcome
    if (!unanswered) this.pending = null
    return outcome
  }
}
