// What the desk and the residents of a small community do with cases.
import * as contract from '../../src/cases/contract'
import * as booking from '../../src/reception/contract'
import * as line from '../../src/reception/line/contract'
import type { SentOf } from '../../src/kernel/contract'
import type { Day } from '../../src/kernel/time'
import { people, tuesday, type Who } from './community'
import { done, type World } from './world'

type Said = Partial<SentOf<typeof line.endTalk>>

export function casesIn(w: World) {
  const begun = async (who: Who, by: Who, kind: 'home' | 'dispute' | 'papers' = 'home'): Promise<string> => {
    const ticket = { personId: people[who].id, kind, note: '厨房漏水', priority: null }
    const { placeId } = done(await w.as('su').ask(line.takeNumberFor, ticket))
    done(await w.as(by).ask(line.lineAct, { placeId, act: 'begin' }))
    return placeId
  }
  const end = (placeId: string, by: Who, said: Said = {}) =>
    w.as(by).ask(line.endTalk, { placeId, outcome: 'promised', ...said })
  const talk = async (who: Who, by: Who, said: Said = {}) => end(await begun(who, by), by, said)
  return {
    begun,
    end,
    talk,
    /** 秦桂岚's talk with 林秀芳, which becomes a case. */
    open: async (who: Who = 'qin', by: Who = 'lin', said: Said = {}) =>
      done(await talk(who, by, said)).caseId!,
    show: async (who: Who, caseId: string) => done(await w.as(who).ask(contract.show, { caseId })),
    mine: async (who: Who) => done(await w.as(who).ask(contract.mine, {})).cases,
    list: async (who: Who) => done(await w.as(who).ask(contract.open, {})).cases,
    note: (who: Who, caseId: string) => w.as(who).ask(contract.note, { caseId, words: '明天上门看。' }),
    hand: (who: Who, caseId: string, to: Who, words?: string) =>
      w.as(who).ask(contract.handOn, { caseId, to: people[to].id, ...(words ? { words } : {}) }),
    accept: (who: Who, caseId: string) => w.as(who).ask(contract.accept, { caseId }),
    extend: (who: Who, caseId: string) =>
      w.as(who).ask(contract.extend, { caseId, words: '管件没到，要等。' }),
    done: (who: Who, caseId: string) => w.as(who).ask(contract.done, { caseId }),
    solved: (who: Who, caseId: string) => w.as(who).ask(contract.answer, { caseId, solved: true }),
    again: (who: Who, caseId: string) =>
      w.as(who).ask(contract.answer, { caseId, solved: false, words: '又漏了。' }),
    bookAbout: (who: Who, caseId: string, more: object = {}, day: Day = tuesday) =>
      w.as(who).ask(booking.book, { day, start: '15:00', kind: 'home', caseId, ...more }),
    /** What somebody was told of cases, in the order of the words. */
    told: async (who: Who) => {
      const rows = await w.db
        .selectFrom('messages')
        .select('kind')
        .where('community_id', '=', w.community)
        .where('person_id', '=', people[who].id)
        .where('kind', 'like', 'case-%' as 'case-done')
        .execute()
      return rows.map(({ kind }) => kind).sort()
    },
  }
}
export type Cases = ReturnType<typeof casesIn>
