import { makeAutoObservable } from 'mobx'
import type { ReplyOf } from '../../kernel/contract'
import type { Instant } from '../../kernel/time'
import { Kept } from '../../platform/call/kept'
import { Many } from '../../platform/call/many'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import type { Resource } from '../../platform/call/resource'
import { stepIn, stepOut } from '../contract'
import * as contract from './contract'
import type { Answer } from './rule'

export type Turns = ReplyOf<typeof contract.turns>

/** A swap as far as it is thought out. */
export interface Draft {
  readonly give: string | null
  /** Of whom; `''`: of all of them. */
  readonly of: string | null
  readonly exchange: boolean | null
  readonly take: string | null
}
const NOTHING: Draft = { give: null, of: null, exchange: null, take: null }

export class TurnStore {
  /** For whom the secretary or the desk writes things down; null: the member's own page. */
  person: string | null = null
  private readonly thought: Kept<Draft>
  private readonly all: Many<Turns>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { now, own } = phone
    this.once = writesOf(phone)
    this.all = new Many({
      key: (id) => `turns-${id}`,
      load: (id) => phone.ask(contract.turns, id === '' ? {} : { for: id }),
      ...{ shelf: own, now },
    })
    this.thought = new Kept('swap-draft', NOTHING, own)
    const inner = { all: false, once: false, thought: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, inner, { autoBind: true })
  }

  get draft(): Draft {
    return this.thought.value
  }

  get turns(): Resource<Turns> {
    return this.all.of(this.person ?? '')
  }

  /** The name of whoever phoned; null on one's own page. */
  get whose(): string | null {
    return this.person === null ? null : (this.turns.value?.me?.name ?? '')
  }

  /** The page of one member, whoever is chosen. */
  of(person: string): Resource<Turns> {
    return this.all.of(person)
  }

  /** Writes down that a member who phoned is out. */
  putOut(person: string, until: Instant | null): Promise<Outcome<typeof stepOut>> {
    return this.once.stepOut.send({ until, for: person })
  }

  putIn(person: string): Promise<Outcome<typeof stepIn>> {
    return this.once.stepIn.send({ for: person })
  }

  /** Chooses for whom things are written down; their page takes the place of the one that is open. */
  actFor(person: string | null): Promise<void> {
    this.person = person
    this.thought.forget()
    return this.turns.refresh()
  }

  think(change: Partial<Draft>): void {
    this.thought.keep({ ...this.draft, ...change })
  }

  /** The swap was asked for, or another one is thought of. */
  finish(): void {
    this.thought.forget()
  }

  ask(): Promise<Outcome<typeof contract.askSwap>> {
    const { give, of, take, exchange } = this.draft
    return this.once.ask.send({
      ...{ give: give!, of: of || null, take: exchange ? take : null, ...this.recorded },
    })
  }

  answer(how: Answer, swapId: string): Promise<Outcome<typeof contract.acceptSwap>> {
    return this.once[how].send({ swapId, ...this.recorded })
  }

  forget(): void {
    this.all.forget()
    this.person = null
    this.thought.forget()
  }

  private get recorded(): { for?: string } {
    return this.person === null ? {} : { for: this.person }
  }
}

function writesOf(phone: Phone) {
  return {
    ask: new Once(contract.askSwap, phone),
    accept: new Once(contract.acceptSwap, phone),
    decline: new Once(contract.declineSwap, phone),
    withdraw: new Once(contract.withdrawSwap, phone),
    undo: new Once(contract.undoSwap, phone),
    stepOut: new Once(stepOut, phone),
    stepIn: new Once(stepIn, phone),
  }
}
