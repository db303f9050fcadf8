import { makeAutoObservable } from 'mobx'
import type { ReplyOf, SentOf } from '../kernel/contract'
import type { Day } from '../kernel/time'
import { Many } from '../platform/call/many'
import { Once, type Phone } from '../platform/call/once'
import type { Outcome } from '../platform/call/port'
import { Resource } from '../platform/call/resource'
import * as contract from './contract'

/** What those who serve see and do. It names people, so it is kept in memory only. */
export class RoomDesk {
  readonly requests: Resource<ReplyOf<typeof contract.requests>>
  readonly list: Resource<ReplyOf<typeof contract.dayList>>
  readonly settings: Resource<ReplyOf<typeof contract.settings>>
  private readonly sheets: Many<ReplyOf<typeof contract.doorSheet>>
  private dayListed = ''
  private readonly once: ReturnType<typeof writesOf>

  constructor(private readonly phone: Phone) {
    const { ask, now, shelf } = phone
    const memory = { key: null, shelf, now } as const
    this.requests = new Resource({ ...memory, load: () => ask(contract.requests, {}) })
    this.list = new Resource({
      ...memory,
      load: () => ask(contract.dayList, this.dayListed === '' ? {} : { day: this.dayListed as Day }),
    })
    this.settings = new Resource({ ...memory, load: () => ask(contract.settings, {}) })
    this.sheets = new Many({
      key: () => null,
      load: (id) => {
        const [roomId = '', day = ''] = id.split(' ')
        return ask(contract.doorSheet, { roomId, day: day as Day })
      },
      ...{ shelf, now },
    })
    this.once = writesOf(phone)
    const inner = { phone: false, sheets: false, dayListed: false, once: false } as const
    const plain = { requests: false, list: false, settings: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, { ...plain, ...inner }, { autoBind: true })
  }

  /** Of which day the list is wanted; '' is today by the server's clock. */
  listDay(day: string): void {
    this.dayListed = day
  }

  sheetOf(roomId: string, day: string): Resource<ReplyOf<typeof contract.doorSheet>> {
    return this.sheets.of(`${roomId} ${day}`)
  }

  approve(bookingId: string): Promise<Outcome<typeof contract.approve>> {
    return this.once.approve.send({ bookingId })
  }

  decline(bookingId: string, reason: string): Promise<Outcome<typeof contract.decline>> {
    return this.once.decline.send({ bookingId, reason })
  }

  cancelFor(bookingId: string, reason: string): Promise<Outcome<typeof contract.cancelFor>> {
    return this.once.cancelFor.send({ bookingId, reason })
  }

  closing(input: SentOf<typeof contract.closing>): Promise<Outcome<typeof contract.closing>> {
    return this.phone.ask(contract.closing, input)
  }

  close(input: SentOf<typeof contract.close>): Promise<Outcome<typeof contract.close>> {
    return this.once.close.send(input)
  }

  reopen(closureId: string): Promise<Outcome<typeof contract.reopen>> {
    return this.once.reopen.send({ closureId })
  }

  changing(input: SentOf<typeof contract.changing>): Promise<Outcome<typeof contract.changing>> {
    return this.phone.ask(contract.changing, input)
  }

  change(input: SentOf<typeof contract.change>): Promise<Outcome<typeof contract.change>> {
    return this.once.change.send(input)
  }

  /** Another person signed in: nothing of the one before stays. */
  forget(): void {
    this.requests.clear()
    this.list.clear()
    this.settings.clear()
    this.sheets.forget()
    this.dayListed = ''
  }
}

function writesOf(phone: Phone) {
  return {
    approve: new Once(contract.approve, phone),
    decline: new Once(contract.decline, phone),
    cancelFor: new Once(contract.cancelFor, phone),
    close: new Once(contract.close, phone),
    reopen: new Once(contract.reopen, phone),
    change: new Once(contract.change, phone),
  }
}
