import { makeAutoObservable } from 'mobx'
import type { ReplyOf } from '../../kernel/contract'
import { dayOf } from '../../kernel/time'
import { Many } from '../../platform/call/many'
import type { Phone } from '../../platform/call/once'
import type { Resource } from '../../platform/call/resource'
import { rota } from '../contract'
import { isMonth, month, monthOf } from './month'

export type RotaOfMonth = ReplyOf<typeof rota>

/** The rota by months, as it is printed. */
export class SheetStore {
  private readonly months: Many<RotaOfMonth>

  constructor(private readonly phone: Phone) {
    this.months = new Many({
      key: (name) => `rota-${name}`,
      load(name) {
        const { first, days } = month(name)
        return phone.ask(rota, { from: first, days })
      },
      ...{ shelf: phone.shelf, now: phone.now },
    })
    const inner = { phone: false, months: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, inner, { autoBind: true })
  }

  /** The month of this name; without one, or with one that does not exist, that of today. */
  nameOf(wanted: string | undefined): string {
    return wanted !== undefined && isMonth(wanted) ? wanted : monthOf(dayOf(this.phone.now()))
  }

  of(name: string): Resource<RotaOfMonth> {
    return this.months.of(name)
  }

  /** What is on the wall is nobody's own. */
  forget(): void {
    this.months.forget()
  }
}
