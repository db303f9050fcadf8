import type { ReplyOf } from '../../kernel/contract'
import { Many } from '../../platform/call/many'
import type { Phone } from '../../platform/call/once'
import type { Resource } from '../../platform/call/resource'
import * as contract from './contract'
import type { UseSpan } from './rule'

/** How the rooms were used. It says who was where, so it is kept in memory only. */
export class UseStore {
  private span: UseSpan = 'week'
  private readonly uses: Many<ReplyOf<typeof contract.use>>

  constructor({ ask, shelf, now }: Phone) {
    this.uses = new Many({
      key: () => null,
      load: (roomId) => ask(contract.use, { span: this.span, ...(roomId === '' ? {} : { roomId }) }),
      ...{ shelf, now },
    })
  }

  /** Of one room, or with '' of all. */
  of(roomId: string): Resource<ReplyOf<typeof contract.use>> {
    return this.uses.of(roomId)
  }

  /** Of which span it is wanted from the next asking on, on each of these pages. */
  look(span: UseSpan): void {
    this.span = span
  }

  forget(): void {
    this.uses.forget()
    this.span = 'week'
  }
}
