// What people and the desk do with the line of a small community.
import type { Day } from '../../src/kernel/time'
import * as booking from '../../src/reception/contract'
import * as contract from '../../src/reception/line/contract'
import type { LineAct } from '../../src/reception/line/rule'
import { tuesday, type Who } from './community'
import { done, type World } from './world'

export const papers = { kind: 'papers' as const }
export const unknown = { personId: null, ...papers, priority: null }

export function handsOn(w: World) {
  const take = (who: Who) => w.as(who).ask(contract.takeNumber, papers)
  const line = async (who: Who = 'su') => done(await w.as(who).ask(contract.line, {}))
  return {
    take,
    number: async (who: Who) => done(await take(who)).placeId,
    give: async (change: object = {}) =>
      done(await w.as('su').ask(contract.takeNumberFor, { ...unknown, ...change })).placeId,
    mine: async (who: Who) => done(await w.as(who).ask(contract.myPlace, {})),
    line,
    states: async () => (await line()).rows.map(({ code, state }) => `${code} ${state}`),
    act: (placeId: string, act: LineAct, who: Who = 'su') =>
      w.as(who).ask(contract.lineAct, { placeId, act }),
    next: (who: Who = 'su') => w.as(who).ask(contract.callNext, {}),
    book: async (who: Who, start: string, day: Day = tuesday) =>
      done(await w.as(who).ask(booking.book, { day, start, ...papers })).visitId,
    code: async () => done(await w.as('su').ask(contract.doorCode, {})).code,
    checkIn: (who: Who, code: string) => w.as(who).ask(contract.checkIn, { code }),
  }
}
export type Hands = ReturnType<typeof handsOn>
