import { makeAutoObservable } from 'mobx'
import type { ReplyOf, SentOf } from '../../kernel/contract'
import { Kept } from '../../platform/call/kept'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import type { Kind } from '../rule'
import * as contract from './contract'
import type { LineAct, Priority } from './rule'

/** Somebody to whom the desk gives a number. */
export interface Comer {
  readonly personId: string
  readonly name: string
  readonly home: string
}

/** A number as far as it is asked for; it outlives the page and the app. */
export interface Draft {
  /** Whether the desk asks for somebody else, and for whom; null: nobody known. */
  readonly desk: boolean
  readonly comer: Comer | null
  readonly kind: Kind | null
  readonly note: string
  readonly priority: Priority | null
}

type Place = { readonly placeId: string }

export class LineStore {
  readonly mine: Resource<ReplyOf<typeof contract.myPlace>>
  /** Who waits; in memory only, because it names people. */
  readonly line: Resource<ReplyOf<typeof contract.line>>
  readonly door: Resource<ReplyOf<typeof contract.doorCode>>
  private readonly asked: Kept<Draft | null>
  private readonly once: ReturnType<typeof writesOf>

  constructor(phone: Phone) {
    const { now, shelf, own } = phone
    this.mine = new Resource({
      key: 'line-mine',
      load: () => phone.ask(contract.myPlace, {}),
      shelf: own,
      now,
    })
    this.line = new Resource({ key: null, load: () => phone.ask(contract.line, {}), shelf, now })
    this.door = new Resource({ key: null, load: () => phone.ask(contract.doorCode, {}), shelf, now })
    this.asked = new Kept<Draft | null>('line-draft', null, own)
    this.once = writesOf(phone)
    const inner = { mine: false, line: false, door: false, asked: false, once: false } as const
    makeAutoObservable<this, 'asked' | 'once'>(this, inner, { autoBind: true })
  }

  get draft(): Draft | null {
    return this.asked.value
  }

  /** Begins to ask for a number, or goes on with the one that was left. */
  begin(desk: boolean): void {
    if (this.draft?.desk === desk) return
    this.asked.keep({ desk, comer: null, kind: null, note: '', priority: null })
  }

  answer(change: Partial<Draft>): void {
    if (this.draft) this.asked.keep({ ...this.draft, ...change })
  }

  finish(): void {
    this.asked.forget()
  }

  take(): Promise<Outcome<typeof contract.takeNumber> | Outcome<typeof contract.takeNumberFor>> {
    const { desk, comer, kind, note, priority } = this.draft!
    const about = { kind: kind!, ...(note.trim() === '' ? {} : { note }) }
    if (!desk) return this.once.take.send(about)
    return this.once.takeFor.send({ ...about, personId: comer?.personId ?? null, priority })
  }

  leave({ placeId }: Place): Promise<Outcome<typeof contract.leaveLine>> {
    return this.once.leave.send({ placeId })
  }

  /** Here, or somebody is for whom this visit was booked. */
  checkIn(code: string, visitId?: string): Promise<Outcome<typeof contract.checkIn>> {
    return this.once.checkIn.send({ code, ...(visitId ? { visitId } : {}) })
  }

  callNext(): Promise<Outcome<typeof contract.callNext>> {
    return this.once.next.send({})
  }

  act({ placeId }: Place, act: LineAct): Promise<Outcome<typeof contract.lineAct>> {
    return this.once.act.send({ placeId, act })
  }

  letFirst({ placeId }: Place, priority: Priority | null): Promise<Outcome<typeof contract.letFirst>> {
    return this.once.letFirst.send({ placeId, priority })
  }

  endTalk(said: SentOf<typeof contract.endTalk>): Promise<Outcome<typeof contract.endTalk>> {
    return this.once.endTalk.send(said)
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.mine.clear()
    this.line.clear()
    this.door.clear()
    this.asked.forget()
  }
}

function writesOf(phone: Phone) {
  return {
    take: new Once(contract.takeNumber, phone),
    takeFor: new Once(contract.takeNumberFor, phone),
    leave: new Once(contract.leaveLine, phone),
    checkIn: new Once(contract.checkIn, phone),
    next: new Once(contract.callNext, phone),
    act: new Once(contract.lineAct, phone),
    letFirst: new Once(contract.letFirst, phone),
    endTalk: new Once(contract.endTalk, phone),
  }
}
