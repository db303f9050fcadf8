import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import { Kept } from '../platform/call/kept'
import { Many } from '../platform/call/many'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'
import type { MatterEntry } from './contract'
import { masked, personalIn } from './personal'

/** What was typed and not yet proposed; it outlives the page and the app. */
export interface Draft {
  readonly title: string
  readonly body: string
  /** The person agreed to have numbers masked. */
  readonly mask: boolean
}

export type Answer = 'accept' | 'decline'
/** What the council is about to answer. */
export interface AnswerDraft {
  readonly matterId: string
  readonly answer: Answer | null
  readonly reason: string
}

const empty: Draft = { title: '', body: '', mask: false }

const unanswered = (matterId: string): AnswerDraft => ({ matterId, answer: null, reason: '' })

export class MatterStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** What may be the same matter as the draft. */
  alike: {
    readonly matters: readonly MatterEntry[]
    readonly now: ReplyOf<typeof contract.similar>['now']
  } | null = null
  private answering: AnswerDraft = unanswered('')
  private readonly typed: Kept<Draft>
  private readonly shown: Many<ReplyOf<typeof contract.show>>
  private readonly proposeOnce: Once<typeof contract.propose>
  private readonly endorseOnce: Once<typeof contract.endorse>
  private readonly acceptOnce: Once<typeof contract.accept>
  private readonly declineOnce: Once<typeof contract.decline>
  private readonly withdrawOnce: Once<typeof contract.withdraw>

  constructor(private readonly phone: Phone) {
    const { now, shelf, own } = phone
    this.list = new Resource({ key: 'matters', load: () => phone.ask(contract.list, {}), shelf, now })
    this.proposeOnce = new Once(contract.propose, phone)
    this.endorseOnce = new Once(contract.endorse, phone)
    this.acceptOnce = new Once(contract.accept, phone)
    this.declineOnce = new Once(contract.decline, phone)
    this.withdrawOnce = new Once(contract.withdraw, phone)
    this.typed = new Kept('matter-draft', empty, own)
    this.shown = new Many({
      key: (matterId) => `matter-${matterId}`,
      load: (matterId) => phone.ask(contract.show, { matterId }),
      ...{ shelf: own, now },
    })
    const plain = { list: false, alike: observableRef } as const
    const inner = {
      phone: false,
      typed: false,
      shown: false,
      proposeOnce: false,
      endorseOnce: false,
    } as const
    const others = { acceptOnce: false, declineOnce: false, withdrawOnce: false } as const
    makeAutoObservable(
      this as MatterStore & Record<keyof typeof inner | keyof typeof others, unknown>,
      { ...plain, ...inner, ...others },
      { autoBind: true },
    )
  }

  get draft(): Draft {
    return this.typed.value
  }

  /** One matter; the last known state is there at once. It says what the caller may do, so it is theirs. */
  matterOf(matterId: string): Resource<ReplyOf<typeof contract.show>> {
    return this.shown.of(matterId)
  }

  write(change: Partial<Draft>): void {
    this.typed.keep({ ...this.draft, ...change })
  }

  /** Looks for matters like the draft's title. @returns whether there are any; without an answer there are none. */
  async findAlike(): Promise<boolean> {
    const outcome = await this.phone.ask(contract.similar, { text: this.draft.title })
    runInAction(() => (this.alike = outcome.ok ? outcome.value : null))
    return outcome.ok && outcome.value.matters.length > 0
  }

  /** The phone and identity numbers of the draft, masked; empty when there are none. */
  get personal(): readonly string[] {
    return [...new Set([...personalIn(this.draft.title), ...personalIn(this.draft.body)])]
  }

  /** Masks here, so that what is checked is what is posted, and allows the server to mask what it finds beyond. */
  maskDraft(): void {
    this.write({ title: masked(this.draft.title), body: masked(this.draft.body), mask: true })
  }

  async propose(): Promise<Outcome<typeof contract.propose>> {
    const outcome = await this.proposeOnce.send(this.draft)
    if (outcome.ok) this.finish()
    return outcome
  }

  endorse(matterId: string): Promise<Outcome<typeof contract.endorse>> {
    return this.endorseOnce.send({ matterId })
  }

  /** What was chosen and typed as the answer to this matter; of another matter nothing is taken over. */
  answerTo(matterId: string): AnswerDraft {
    return this.answering.matterId === matterId ? this.answering : unanswered(matterId)
  }

  writeAnswer(matterId: string, change: Partial<AnswerDraft>): void {
    this.answering = { ...this.answerTo(matterId), ...change }
  }

  sendAnswer(): Promise<Outcome<typeof contract.accept> | Outcome<typeof contract.decline>> {
    const { matterId, answer, reason } = this.answering
    return answer === 'decline'
      ? this.declineOnce.send({ matterId, reason })
      : this.acceptOnce.send({ matterId })
  }

  withdraw(matterId: string, reason: string): Promise<Outcome<typeof contract.withdraw>> {
    return this.withdrawOnce.send({ matterId, reason })
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.shown.forget()
    this.answering = unanswered('')
    this.finish()
  }

  private finish(): void {
    this.typed.forget()
    this.alike = null
  }
}
