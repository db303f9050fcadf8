import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf, SentOf } from '../kernel/contract'
import type { Instant } from '../kernel/time'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'
import type { RuleId } from './rules'

type Shown = Resource<ReplyOf<typeof contract.show>>
type Counted = Resource<contract.ResultView>
type Ledger = Resource<ReplyOf<typeof contract.ledger>>
const KEY = 'ballot-draft'

/** A ballot as far as it is thought out; it outlives the page and the app. */
export interface Draft {
  readonly title: string
  readonly question: string
  readonly ruleId: RuleId | null
  /** 0: the whole estate; null: not answered yet. */
  readonly building: number | null
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
}

const empty: Draft = {
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
  draft: Draft = empty
  private readonly shown = new Map<string, Shown>()
  private readonly counted = new Map<string, Counted>()
  private readonly ledgers = new Map<string, Ledger>()
  private readonly sends: ReturnType<typeof sendsOf>

  constructor(private readonly phone: Phone) {
    // A list says how many votes the caller has left, so it belongs to the person.
    const { now, own: shelf } = phone
    this.list = new Resource({ key: 'ballots', load: () => phone.ask(contract.list, {}), shelf, now })
    this.sends = sendsOf(phone)
    this.draft = (phone.own.read(KEY) as Draft | null) ?? empty
    makeAutoObservable<this, 'phone' | 'shown' | 'counted' | 'ledgers' | 'sends'>(
      this,
      {
        phone: false,
        shown: false,
        counted: false,
        ledgers: false,
        sends: false,
        draft: observableRef,
        list: false,
        receipts: observableRef,
      },
      { autoBind: true },
    )
  }

  /** A ballot as it stands and the caller's part in it; the last known state is there at once. */
  ballotOf(ballotId: string): Shown {
    return remembered(this.shown, ballotId, () => ({
      key: `ballot-${ballotId}`,
      load: () => this.phone.ask(contract.show, { ballotId }),
      shelf: this.phone.own,
      now: this.phone.now,
    }))
  }

  /** What came out; anybody may read it, so it stays when a person leaves. */
  resultOf(ballotId: string): Counted {
    return remembered(this.counted, ballotId, () => ({
      key: `ballot-result-${ballotId}`,
      load: () => this.phone.ask(contract.result, { ballotId }),
      shelf: this.phone.shelf,
      now: this.phone.now,
    }))
  }

  /** How each vote was cast: of other people's, so it is in memory only. */
  ledgerOf(ballotId: string): Ledger {
    return remembered(this.ledgers, ballotId, () => ({
      key: null,
      load: () => this.phone.ask(contract.ledger, { ballotId }),
      shelf: this.phone.own,
      now: this.phone.now,
    }))
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
    this.draft = { ...this.draft, ...change }
    this.phone.own.write(KEY, this.draft)
  }

  /** Drafts the ballot that is thought out; all of it is answered. */
  async sendDraft(): Promise<Outcome<typeof contract.draft>> {
    const { title, question, ruleId, building, opensAt, closesAt } = this.draft
    const scope = building ? { kind: 'building' as const, building } : { kind: 'estate' as const }
    const times = { opensAt: opensAt!, closesAt: closesAt! }
    const outcome = await this.sends.draft.send({ title, question, ruleId: ruleId!, scope, ...times })
    if (outcome.ok) this.write(empty)
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
    for (const ballot of this.shown.values()) ballot.clear()
    this.shown.clear()
    for (const ledger of this.ledgers.values()) ledger.clear()
    this.ledgers.clear()
    this.receipts = new Map()
    this.draft = empty
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

function remembered<T>(
  known: Map<string, Resource<T>>,
  key: string,
  options: () => ConstructorParameters<typeof Resource<T>>[0],
): Resource<T> {
  const found = known.get(key) ?? new Resource(options())
  known.set(key, found)
  return found
}
