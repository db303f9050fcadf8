import { faultsOf } from './check'
import { pointer } from './hands'
import type { Look } from './looks'
import { openPhone, type Phone } from './phone'
import { signIn } from './steps'

/** A phone in this look, of somebody or of nobody, to walk with. */
export async function walkAs(address: string, look: Look, person?: string): Promise<Walk> {
  const phone = await openPhone(address, { look })
  if (person) await signIn(phone, pointer, person)
  return new Walk(phone)
}

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
