import { takeNote } from '../../duty/handover/contract'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'

/** Taking the note of the shift before, on the page of the line: its words come with the line. */
export class TakeStore {
  private readonly once: Once<typeof takeNote>

  constructor(phone: Phone) {
    this.once = new Once(takeNote, phone)
  }

  take(noteId: string): Promise<Outcome<typeof takeNote>> {
    return this.once.send({ noteId })
  }

  /** Nothing of a person is kept here. */
  forget(): void {}
}
