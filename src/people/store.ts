import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ReplyOf } from '../kernel/contract'
import type { Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

interface Kept {
  readonly token: string
  readonly name: string
  readonly personId: string
}

const KEY = 'session'

/** Who is signed in on this phone. */
export class Session {
  kept: Kept | null = null
  readonly demoPeople: Resource<ReplyOf<typeof contract.demoPeople>>
  private readonly listeners: (() => void)[] = []

  constructor(private readonly phone: Phone) {
    const { shelf } = phone
    // Whether the token is over is the server's to say: the phone's clock may be wrong.
    this.kept = shelf.read(KEY) as Kept | null
    this.demoPeople = new Resource({
      key: null,
      load: () => phone.ask(contract.demoPeople, {}),
      shelf,
      now: phone.now,
    })
    makeAutoObservable<this, 'phone' | 'listeners'>(
      this,
      { phone: false, listeners: false, demoPeople: false, kept: observableRef },
      { autoBind: true },
    )
  }

  get token(): string | null {
    return this.kept?.token ?? null
  }

  /** Called whenever a person leaves this phone to another or to nobody. What a guest began is theirs to go on with. */
  onLeave(listener: () => void): void {
    this.listeners.push(listener)
  }

  async signIn(personId: string): Promise<Outcome<typeof contract.demoSignIn>> {
    const outcome = await this.phone.ask(contract.demoSignIn, { personId })
    if (outcome.ok) {
      const { token, me } = outcome.value
      runInAction(() => this.keep({ token, name: me.name, personId: me.personId }))
    }
    return outcome
  }

  signOut(): void {
    this.keep(null)
  }

  private keep(kept: Kept | null): void {
    // The same person again, after a session that was over, goes on with what they began.
    const left = this.kept !== null && this.kept.personId !== kept?.personId
    this.kept = kept
    if (kept) this.phone.shelf.write(KEY, kept)
    else this.phone.shelf.remove(KEY)
    if (left) for (const listener of this.listeners) listener()
  }
}
