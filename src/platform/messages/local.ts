// Where there is no WeChat: a strict stand-in that refuses what WeChat refuses, for the demo and the tests. As WeChat, it
// does not tell how many consents are left.
import type { Template } from '../../messages/rule'
import type { Delivery, Letter, Messenger } from './port'

export interface LocalMessenger extends Messenger {
  /** Somebody allows it once: good for one message. */
  consent(openid: string, template: Template): void
  /** What has arrived. */
  readonly arrived: readonly Letter[]
  /** What WeChat answered to each, by errcode. */
  readonly codes: readonly number[]
  /** What the next calls come to, before anything else is looked at. */
  next(...outcomes: ('busy' | 'lost' | 'arrives-unheard')[]): void
}

const CODE = { ok: 0, busy: -1, noConsent: 43101, badData: 47003, badPage: 41030, badUser: 40003 } as const

export function localMessenger(): LocalMessenger {
  const balance = new Map<string, number>()
  const arrived: Letter[] = []
  const codes: number[] = []
  const planned: string[] = []
  const deliver = (letter: Letter): number => {
    const key = `${letter.openid} ${letter.template}`
    const left = balance.get(key) ?? 0
    const code = wrong(letter) ?? (left === 0 ? CODE.noConsent : CODE.ok)
    if (code === CODE.ok) {
      balance.set(key, left - 1)
      arrived.push(letter)
    }
    codes.push(code)
    return code
  }
  return {
    arrived,
    codes,
    consent: (openid, template) =>
      void balance.set(`${openid} ${template}`, (balance.get(`${openid} ${template}`) ?? 0) + 1),
    next: (...outcomes) => void planned.push(...outcomes),
    async send(letter): Promise<Delivery> {
      const plan = planned.shift()
      if (plan === 'busy') return 'later'
      if (plan === 'lost') return 'unsure'
      const code = deliver(letter)
      if (plan === 'arrives-unheard') return 'unsure'
      return code === CODE.ok ? 'sent' : 'refused'
    },
  }
}

// Year, month and day each with its word, then perhaps the time of day.
const TIME = /^\d{4}\u5e74\d{1,2}\u6708\d{1,2}\u65e5( \d{2}:\d{2})?$/

/** The code for what WeChat would not take, whoever consented. */
function wrong({ openid, page, data }: Letter): number | null {
  if (openid === '') return CODE.badUser
  if (!/^[a-z]+\/pages\/[a-z-]+(\?[\w=&%-]+)?$/.test(page)) return CODE.badPage
  if (data.thing === '' || Array.from(data.thing).length > 20) return CODE.badData
  return TIME.test(data.time) ? null : CODE.badData
}
