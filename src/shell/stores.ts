// Every store of the app, made once in app.tsx with the transport they share.
import { createContext, useContext } from 'react'
import { BallotStore } from '../ballots/store'
import { DutyStore } from '../duty/store'
import { HomeStore, LookStore } from '../home/store'
import { MatterStore } from '../matters/store'
import { NoticeStore } from '../notices/store'
import { Session } from '../people/store'
import type { Phone } from '../platform/call/once'
import { LineStore } from '../reception/line/store'
import { VisitStore } from '../reception/store'
import { RoomStore } from '../rooms/store'

/** A store that only some sub-package's pages need; its program comes with them, not with the first page. */
export interface Part {
  /** Another person signed in: nothing of the one before stays. */
  forget(): void
}
export type PartOf<P extends Part> = new (phone: Phone) => P

export class RootStore {
  readonly look: LookStore
  readonly session: Session
  readonly home: HomeStore
  readonly duty: DutyStore
  readonly visits: VisitStore
  readonly line: LineStore
  readonly rooms: RoomStore
  readonly notices: NoticeStore
  readonly matters: MatterStore
  readonly ballots: BallotStore
  private readonly parts = new Map<unknown, Part>()

  constructor(private readonly phone: Phone) {
    this.look = new LookStore(phone.shelf)
    this.session = new Session(phone)
    this.home = new HomeStore(phone)
    this.duty = new DutyStore(phone)
    this.visits = new VisitStore(phone)
    this.line = new LineStore(phone)
    this.rooms = new RoomStore(phone)
    this.notices = new NoticeStore(phone)
    this.matters = new MatterStore(phone)
    this.ballots = new BallotStore(phone)
    this.session.onLeave(() => this.forgetPerson())
  }

  /** The one store of this kind, made when a page first asks for it. */
  readonly part = <P extends Part>(kind: PartOf<P>): P => {
    const part = this.parts.get(kind) ?? new kind(this.phone)
    this.parts.set(kind, part)
    return part as P
  }

  /** On a shared phone, what one person saw is not shown to the next. */
  private forgetPerson(): void {
    this.home.mine.clear()
    this.home.view.clear()
    this.duty.today.clear()
    this.notices.forget()
    this.visits.forget()
    this.line.forget()
    this.rooms.forget()
    this.matters.forget()
    this.ballots.forget()
    for (const part of this.parts.values()) part.forget()
    this.phone.own.forget()
  }
}

const Stores = createContext<RootStore | null>(null)

export const StoresProvider = Stores.Provider

/** The stores of the app; only below app.tsx. */
export function useStores(): RootStore {
  const stores = useContext(Stores)
  if (!stores) throw new Error('useStores outside the app')
  return stores
}

/** The store of a part of the app; see `RootStore.part`. */
export const usePart = <P extends Part>(kind: PartOf<P>): P => useStores().part(kind)
