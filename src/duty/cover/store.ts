import { makeAutoObservable } from 'mobx'
import type { ReplyOf } from '../../kernel/contract'
import type { Day } from '../../kernel/time'
import { Many } from '../../platform/call/many'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import type { Resource } from '../../platform/call/resource'
import * as contract from './contract'

export type Covered = ReplyOf<typeof contract.cover>

/** Who is there in the days ahead, leave, and taking over. */
export class CoverStore {
  private readonly all: Many<Covered>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    this.once = writesOf(phone)
    this.all = new Many({
      key: (id) => `cover-${id}`,
      load: (id) => phone.ask(contract.cover, id === '' ? {} : { for: id }),
      ...{ shelf: phone.own, now: phone.now },
    })
    const inner = { all: false, once: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, inner, { autoBind: true })
  }

  /** @param person for whom the desk or the secretary writes things down; null: whoever is signed in. */
  of(person: string | null): Resource<Covered> {
    return this.all.of(person ?? '')
  }

  takeLeave(first: Day, last: Day, person: string | null): Promise<Outcome<typeof contract.takeLeave>> {
    return this.once.takeLeave.send({ first, last, ...forWhom(person) })
  }

  endLeave(leaveId: string, person: string | null): Promise<Outcome<typeof contract.endLeave>> {
    return this.once.endLeave.send({ leaveId, ...forWhom(person) })
  }

  takeOver(shiftId: string, person: string | null): Promise<Outcome<typeof contract.takeOver>> {
    return this.once.takeOver.send({ shiftId, ...forWhom(person) })
  }

  weigh(weekend: number, holiday: number): Promise<Outcome<typeof contract.setWeights>> {
    return this.once.setWeights.send({ weekend, holiday })
  }

  forget(): void {
    this.all.forget()
  }
}

const forWhom = (person: string | null): { for?: string } => (person === null ? {} : { for: person })

function writesOf(phone: Phone) {
  return {
    takeLeave: new Once(contract.takeLeave, phone),
    endLeave: new Once(contract.endLeave, phone),
    takeOver: new Once(contract.takeOver, phone),
    setWeights: new Once(contract.setWeights, phone),
  }
}
