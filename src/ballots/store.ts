import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf, SentOf } from '../kernel/contract'
import type { Instant } from '../kernel/time'
import { Kept } from '../platform/call/kept'
import { Many } from '../platform/call/many'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'
import type { RuleId } from './rules'

/** The draft on each matter is kept by itself, so that beginning one loses no other. */
const keyOf = (matterId: string | null): string =>
  matterId === null ? 'ballot-draft' : `ballot-draft-${matterId}`

/** A ballot as far as it is thought out; it outlives the page and the app. */
export interface Draft {
  /** The accepted matter it stands on; null for a ballot of its own. */
  readonly matterId: string | null
  readonly title: string
  readonly question: string
  readonly ruleId: RuleId | null
  /** 0: the whole estate; null: not answered yet. */
  readonly building: number | null
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
}

const empty: Draft = {
  matterId: null,
  title: '',
  question: '',
  ruleId: null,
  building: null,
  opensAt: null,
  closesAt: null,
}

type Receipt = ReplyOf<typeof contract.cast>

export class BallotStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** The receipts of this run by vote: there at once after casting, before the ballot is read again. */
  receipts: ReadonlyMap<string, Receipt> = new Map()
  private thought: Kept<Draft>
  private readonly shown: Many<ReplyOf<typeof contract.show>>
  private readonly counted: Many<contract.ResultView>
  private readonly ledgers: Many<ReplyOf<typeof contract.ledger>>
  private readonly sends: ReturnType<typeof sendsOf>

  constructor(private readonly phone: Phone) {
    // A list says how many votes the caller has left, so it belongs to the person.
    const { now, own: shelf } = phone
    this.list = new Resource({ key: 'ballots', load: () => phone.ask(contract.list, {}), shelf, now })
    this.sends = sendsOf(phone)
    this.thought = new Kept(keyOf(null), empty, shelf)
    this.shown = new Many({
      key: (ballotId) => `ballot-${ballotId}`,
      load: (ballotId) => phone.ask(contract.show, { ballotId }),
      ...{ shelf, now },
    })
    this.counted = new Many({
      key: (ballotId) => `ballot-result-${ballotId}`,
      load: (ballotId) => phone.ask(contract.result, { ballotId }),
      ...{ shelf: phone.shelf, now },
    })
    this.ledgers = new Many({
      // Of other people's votes, so it is in memory only.
      key: () => null,
      load: (ballotId) => phone.ask(contract.ledger, { ballotId }),
      ...{ shelf, now },
    })
    const plain = { list: false, receipts: observableRef } as const
    const views = { shown: false, counted: false, ledgers: false } as const
    const inner = { phone: false, thought: observableRef, sends: false, ...views } as const
    makeAutoObservable<this, keyof typeof inner>(this, { ...plain, ...inner }, { autoBind: true })
  }

  get draft(): Draft {
    return this.thought.value
  }

  /** A ballot as it stands and the caller's part in it; the last known state is there at once. */
  ballotOf(ballotId: string): Resource<ReplyOf<typeof contract.show>> {
    return this.shown.of(ballotId)
  }

  /** What came out; anybody may read it, so it stays when a person leaves. */
  resultOf(ballotId: string): Resource<contract.ResultView> {
    return this.counted.of(ballotId)
  }

  /** How each vote was cast; in memory only. */
  ledgerOf(ballotId: string): Resource<ReplyOf<typeof contract.ledger>> {
    return this.ledgers.of(ballotId)
  }

  /** Casts one vote. Pressed again after a lost reply, the server answers with the first one's receipt. */
  async cast(input: SentOf<typeof contract.cast>): Promise<Outcome<typeof contract.cast>> {
    const outcome = await this.sends.cast.send(input)
    if (outcome.ok) {
      runInAction(() => (this.receipts = new Map(this.receipts).set(input.voterId, outcome.value)))
    }
    return outcome
  }

  write(change: Partial<Draft>): void {
    this.thought.keep({ ...this.draft, ...change })
  }

  /** Goes on with the draft on this matter, or with the one on none; a new one takes the matter's title over. */
  begin(matterId: string | null, title = ''): void {
    this.thought = new Kept(keyOf(matterId), { ...empty, matterId, title }, this.phone.own)
  }

  /** Drafts the ballot that is thought out; all of it is answered. */
  async sendDraft(): Promise<Outcome<typeof contract.draft>> {
    const { title, question, ruleId, building, opensAt, closesAt, matterId } = this.draft
    const scope = building ? { kind: 'building' as const, building } : { kind: 'estate' as const }
    const times = { opensAt: opensAt!, closesAt: closesAt! }
    const on = matterId === null ? {} : { matterId }
    const outcome = await this.sends.draft.send({ title, question, ruleId: ruleId!, scope, ...times, ...on })
    if (outcome.ok) this.thought.forget()
    return outcome
  }

  drawRoll(ballotId: string): Promise<Outcome<typeof contract.drawRoll>> {
    return this.sends.drawRoll.send({ ballotId })
  }

  verifyRoll(ballotId: string, fingerprint: string): Promise<Outcome<typeof contract.verifyRoll>> {
    return this.sends.verifyRoll.send({ ballotId, fingerprint })
  }

  open(ballotId: string): Promise<Outcome<typeof contract.open>> {
    return this.sends.open.send({ ballotId })
  }

  atDoor(input: SentOf<typeof contract.atDoor>): Promise<Outcome<typeof contract.atDoor>> {
    return this.phone.ask(contract.atDoor, input)
  }

  /** Enters whom the household, or the owners, named in writing. */
  name(
    unit: contract.RuleView['unit'],
    input: SentOf<typeof contract.nameCaster>,
  ): Promise<Outcome<typeof contract.nameRepresentative> | Outcome<typeof contract.nameCaster>> {
    return unit === 'household'
      ? this.sends.nameRepresentative.send(input)
      : this.sends.nameCaster.send(input)
  }

  enterPaper(input: SentOf<typeof contract.enterPaper>): Promise<Outcome<typeof contract.enterPaper>> {
    return this.sends.enterPaper.send(input)
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.list.clear()
    this.shown.forget()
    this.ledgers.forget()
    this.receipts = new Map()
    this.thought.forget()
  }
}

/** Each write is sent as often as a person presses, and done once. */
function sendsOf(phone: Phone) {
  return {
    cast: new Once(contract.cast, phone),
    draft: new Once(contract.draft, phone),
    drawRoll: new Once(contract.drawRoll, phone),
    verifyRoll: new Once(contract.verifyRoll, phone),
    open: new Once(contract.open, phone),
    nameRepresentative: new Once(contract.nameRepresentative, phone),
    nameCaster: new Once(contract.nameCaster, phone),
    enterPaper: new Once(contract.enterPaper, phone),
  }
}
