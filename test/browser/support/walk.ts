import { faultsOf } from './check'
import { pointer } from './hands'
import type { Phone } from './phone'

/** Walks a phone through pages and gathers what is wrong on each, so that one run tells all. */
export class Walk {
  readonly faults: string[] = []
  constructor(readonly phone: Phone) {}

  async at(name: string, words: string | RegExp): Promise<void> {
    await this.phone.reads(words)
    this.faults.push(...(await faultsOf(this.phone, name)))
  }

  press(role: Parameters<Phone['see']>[0], name: string | RegExp): Promise<void> {
    return pointer.press(this.phone, role, name)
  }

  back(): Promise<void> {
    return this.press('button', '返回')
  }
}
