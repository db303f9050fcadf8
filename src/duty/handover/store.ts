import { makeAutoObservable } from 'mobx'
import type { ReplyOf, SentOf } from '../../kernel/contract'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as record from '../record/contract'
import * as year from '../year/contract'
import * as contract from './contract'

export type Handover = ReplyOf<typeof contract.handover>
type Notice = SentOf<typeof year.readNotice>

/** What the people on duty leave to each other and to those who look: notes, acts, the calendar. */
export class NoteStore {
  readonly notes: Resource<Handover>
  readonly acts: Resource<ReplyOf<typeof record.acts>>
  readonly calendar: Resource<ReplyOf<typeof year.calendar>>
  private readonly once: ReturnType<typeof writesOf>

  constructor(private readonly phone: Phone) {
    const { now, own, shelf } = phone
    this.once = writesOf(phone)
    const kept = { shelf: own, now }
    this.notes = new Resource({ key: null, load: () => phone.ask(contract.handover, {}), ...kept })
    this.acts = new Resource({ key: null, load: () => phone.ask(record.acts, {}), ...kept })
    this.calendar = new Resource({ key: null, load: () => phone.ask(year.calendar, {}), shelf, now })
    const inner = { once: false, phone: false, notes: false, acts: false, calendar: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, inner, { autoBind: true })
  }

  write(shiftId: string, text: string): Promise<Outcome<typeof contract.writeNote>> {
    return this.once.write.send({ shiftId, text })
  }

  take(noteId: string): Promise<Outcome<typeof contract.takeNote>> {
    return this.once.take.send({ noteId })
  }

  calendarFile(): Promise<Outcome<typeof record.calendarFile>> {
    return this.phone.ask(record.calendarFile, {})
  }

  readNotice(notice: Notice): Promise<Outcome<typeof year.readNotice>> {
    return this.phone.ask(year.readNotice, notice)
  }

  importNotice(notice: Notice): Promise<Outcome<typeof year.importNotice>> {
    return this.once.importNotice.send(notice)
  }

  setDay(input: SentOf<typeof year.setDay>): Promise<Outcome<typeof year.setDay>> {
    return this.once.setDay.send(input)
  }

  forget(): void {
    this.notes.clear()
    this.acts.clear()
    this.calendar.clear()
  }
}

function writesOf(phone: Phone) {
  return {
    write: new Once(contract.writeNote, phone),
    take: new Once(contract.takeNote, phone),
    importNotice: new Once(year.importNotice, phone),
    setDay: new Once(year.setDay, phone),
  }
}
