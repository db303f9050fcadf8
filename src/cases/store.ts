import type { ReplyOf, SentOf } from '../kernel/contract'
import { Many } from '../platform/call/many'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

export class CaseStore {
  readonly mine: Resource<ReplyOf<typeof contract.mine>>
  /** What is open, for those who receive; in memory only, because it names people. */
  readonly open: Resource<ReplyOf<typeof contract.open>>
  private readonly cases: Many<ReplyOf<typeof contract.show>>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { ask, now, own } = phone
    this.mine = new Resource({ key: 'cases-mine', load: () => ask(contract.mine, {}), shelf: own, now })
    this.open = new Resource({ key: null, load: () => ask(contract.open, {}), shelf: own, now })
    // Whoever serves here opens many of them: none stays on the phone.
    this.cases = new Many({
      key: () => null,
      load: (caseId) => ask(contract.show, { caseId }),
      shelf: own,
      now,
    })
    this.once = writesOf(phone)
  }

  of(caseId: string): Resource<ReplyOf<typeof contract.show>> {
    return this.cases.of(caseId)
  }

  note(said: SentOf<typeof contract.note>): Promise<Outcome<typeof contract.note>> {
    return this.once.note.send(said)
  }

  handOn(said: SentOf<typeof contract.handOn>): Promise<Outcome<typeof contract.handOn>> {
    return this.once.handOn.send(said)
  }

  accept(caseId: string): Promise<Outcome<typeof contract.accept>> {
    return this.once.accept.send({ caseId })
  }

  extend(said: SentOf<typeof contract.extend>): Promise<Outcome<typeof contract.extend>> {
    return this.once.extend.send(said)
  }

  done(said: SentOf<typeof contract.done>): Promise<Outcome<typeof contract.done>> {
    return this.once.done.send(said)
  }

  answer(said: SentOf<typeof contract.answer>): Promise<Outcome<typeof contract.answer>> {
    return this.once.answer.send(said)
  }

  forget(): void {
    this.mine.clear()
    this.open.clear()
    this.cases.forget()
  }
}

function writesOf(phone: Phone) {
  return {
    note: new Once(contract.note, phone),
    handOn: new Once(contract.handOn, phone),
    accept: new Once(contract.accept, phone),
    extend: new Once(contract.extend, phone),
    done: new Once(contract.done, phone),
    answer: new Once(contract.answer, phone),
  }
}
