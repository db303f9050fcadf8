import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf, SentOf } from '../kernel/contract'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

type Shown = Resource<ReplyOf<typeof contract.show>>
type Counted = Resource<contract.ResultView>
type Receipt = ReplyOf<typeof contract.cast>

export class BallotStore {
  readonly list: Resource<ReplyOf<typeof contract.list>>
  /** The receipts of this run by vote: there at once after casting, before the ballot is read again. */
  receipts: ReadonlyMap<string, Receipt> = new Map()
  private readonly shown = new Map<string, Shown>()
  private readonly counted = new Map<string, Counted>()
  private readonly castOnce: Once<typeof contract.cast>

  constructor(private readonly phone: Phone) {
    // A list says how many votes the caller has left, so it belongs to the person.
    const { now, own: shelf } = phone
    this.list = new Resource({ key: 'ballots', load: () => phone.ask(contract.list, {}), shelf, now })
    this.castOnce = new Once(contract.cast, phone)
    makeAutoObservable<this, 'phone' | 'shown' | 'counted' | 'castOnce'>(
      this,
      {
        phone: false,
        shown: false,
        counted: false,
        castOnce: false,
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

  /** Casts one vote. Pressed again after a lost reply, the server answers with the first one's receipt. */
  async cast(input: SentOf<typeof contract.cast>): Promise<Outcome<typeof contract.cast>> {
    const outcome = await this.castOnce.send(input)
    if (outcome.ok) {
      runInAction(() => (this.receipts = new Map(this.receipts).set(input.voterId, outcome.value)))
    }
    return outcome
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.list.clear()
    for (const ballot of this.shown.values()) ballot.clear()
    this.shown.clear()
    this.receipts = new Map()
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
