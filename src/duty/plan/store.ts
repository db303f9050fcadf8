import { makeAutoObservable, observableRef } from 'mobx'
import type { ReplyOf, SentOf } from '../../kernel/contract'
import { addDays, type Day } from '../../kernel/time'
import { Many } from '../../platform/call/many'
import { Once, type Phone } from '../../platform/call/once'
import type { Outcome } from '../../platform/call/port'
import { Resource } from '../../platform/call/resource'
import * as contract from './contract'

export type Preview = ReplyOf<typeof contract.planRota>
export type DayRota = ReplyOf<typeof contract.dayRota>
type Wish = SentOf<typeof contract.planRota>

/** Days that the rota is laid for at once. */
export const spans = [14, 31, 62] as const
export type SpanOfDays = (typeof spans)[number]

/** Laying the rota, as far as it is thought out. The secretary's alone. */
export class PlanStore {
  days: SpanOfDays | null = null
  /** Who takes turns, the first first; null: as the server proposes. */
  order: readonly string[] | null = null
  /** What the server proposes. */
  readonly start: Resource<Preview>
  private readonly previews: Many<Preview>
  private readonly dayRotas: Many<DayRota>
  private readonly once: { apply: Once<typeof contract.applyRota>; edit: Once<typeof contract.editDay> }

  constructor(phone: Phone) {
    const { now, own } = phone
    const kept = { shelf: own, now }
    this.start = new Resource({ key: null, load: () => phone.ask(contract.planRota, {}), ...kept })
    const key = (): null => null
    const load = (wish: string) => phone.ask(contract.planRota, JSON.parse(wish) as Wish)
    this.previews = new Many({ key, load, ...kept })
    this.dayRotas = new Many({ key, load: (day) => phone.ask(contract.dayRota, { day }), ...kept })
    this.once = { apply: new Once(contract.applyRota, phone), edit: new Once(contract.editDay, phone) }
    const inner = { previews: false, dayRotas: false, once: false, start: false } as const
    makeAutoObservable<this, keyof typeof inner>(this, { ...inner, order: observableRef }, { autoBind: true })
  }

  /** What would be laid as it is thought out now. */
  get preview(): Resource<Preview> {
    const { value } = this.start
    if (!value || this.days === null) return this.start
    const last = addDays(value.first, this.days - 1)
    return this.previews.of(JSON.stringify({ first: value.first, last, order: this.order ?? value.order }))
  }

  dayOf(day: Day): Resource<DayRota> {
    return this.dayRotas.of(day)
  }

  chooseDays(days: SpanOfDays): void {
    this.days = days
  }

  arrange(order: readonly string[]): void {
    this.order = order
  }

  apply({ first, last, order, fingerprint }: Preview): Promise<Outcome<typeof contract.applyRota>> {
    return this.once.apply.send({ first, last, order: [...order], fingerprint })
  }

  edit(input: SentOf<typeof contract.editDay>): Promise<Outcome<typeof contract.editDay>> {
    return this.once.edit.send(input)
  }

  forget(): void {
    this.days = null
    this.order = null
    this.start.clear()
    this.previews.forget()
    this.dayRotas.forget()
  }
}
