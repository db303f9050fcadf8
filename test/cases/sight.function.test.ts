import * as contract from '../../src/cases/contract'
import * as booking from '../../src/reception/contract'
import * as line from '../../src/reception/line/contract'
import { talk } from '../../src/reception/talk/contract'
import { allowHelper, endHelper, helpers } from '../../src/people/helpers/contract'
import type { Connection } from '../../src/platform/database/connect'
import { people, testId, type Who } from '../support/community'
import { casesIn, type Cases } from '../support/cases'
import { freshDatabase } from '../support/database'
import { done, ending, freshWorld, type World } from '../support/world'

let connection: Connection
let w: World
let c: Cases
beforeAll(async () => {
  connection = await freshDatabase()
}, 60_000)
afterAll(() => connection.close())
beforeEach(async () => {
  w = await freshWorld(connection)
  w.clock('2026-11-24 09:30')
  c = casesIn(w)
})

const allow = async (): Promise<void> => {
  const link = { elderId: people.qin.id, helperId: people.li.id, relation: 'friend' } as const
  done(await w.as('su').ask(allowHelper, link))
}

describe('P1, B8: who sees a case', () => {
  const sees = async (who: Who, caseId: string) => ending(await w.as(who).ask(contract.show, { caseId }))

  test('its person and those who receive; nobody else, whoever asks how', async () => {
    const caseId = await c.open()
    const seen = await Promise.all(
      (Object.keys(people) as Who[]).map(async (who) => [who, await sees(who, caseId)]),
    )
    expect(seen.filter(([, how]) => how === 'ok').map(([who]) => who)).toEqual([
      'he',
      'lin',
      'chen',
      'luo',
      'su',
      'qin',
    ])
    expect(new Set(seen.map(([, how]) => how))).toEqual(new Set(['ok', 'no-such-case']))
    expect(await c.mine('li')).toEqual([])
    expect(ending(await c.solved('li', caseId))).toBe('no-such-case')
    expect(ending(await c.solved('zhou', caseId))).toBe('no-such-case')
  })

  test('of another community there is none', async () => {
    const caseId = await c.open()
    const other = await freshWorld(connection)
    for (const who of ['qin', 'lin', 'su'] as const) {
      expect(ending(await other.as(who).ask(contract.show, { caseId }))).toBe('no-such-case')
    }
    expect(ending(await casesIn(other).note('lin', caseId))).toBe('no-such-case')
    expect(await casesIn(other).list('su')).toEqual([])
  })

  test('whoever she let at the desk sees and answers for her, until she ends it', async () => {
    const caseId = await c.open()
    await allow()
    expect(await sees('li', caseId)).toBe('ok')
    expect((await c.mine('li')).map(({ person }) => person)).toEqual(['秦桂岚'])
    done(await c.done('lin', caseId))
    const [link] = done(await w.as('qin').ask(helpers, {})).allowed
    done(await w.as('qin').ask(endHelper, { linkId: link!.linkId }))
    expect(await sees('li', caseId)).toBe('no-such-case')
    expect(ending(await c.solved('li', caseId))).toBe('no-such-case')
    await allow()
    done(await c.solved('li', caseId))
    expect(await c.told('qin')).toEqual(['case-answered-for', 'case-done', 'case-opened'])
  })

  test('who lives with her sees it only if they came for her', async () => {
    await together()
    const caseId = await c.open()
    expect(await sees('li', caseId)).toBe('no-such-case')
    const order = { personId: people.qin.id, day: '2026-11-24', start: '15:00', kind: 'help' } as never
    const { visitId } = done(await w.as('li').ask(booking.book, order))
    w.clock('2026-11-24 15:00')
    done(await w.as('su').ask(line.lineAct, { placeId: visitId, act: 'arrive' }))
    done(await w.as('lin').ask(line.lineAct, { placeId: visitId, act: 'begin' }))
    const second = done(await c.end(visitId, 'lin')).caseId!
    expect(await sees('li', second)).toBe('ok')
    expect((await c.show('su', second)).helper).toBe('李望椿')
    expect(await c.told('li')).toEqual(['case-opened'])
  })

  const together = async (): Promise<void> => {
    await w.db
      .updateTable('residents')
      .set({ household_id: testId('c0', 1) })
      .where('community_id', '=', w.community)
      .where('person_id', '=', people.li.id)
      .execute()
  }

  test('that one of those who receive looked is kept; that she or her helper did is not', async () => {
    const caseId = await c.open()
    await c.show('qin', caseId)
    const reads = async () => {
      const rows = w.db.selectFrom('person_reads').select(['action', 'reader_id'])
      const all = rows.where('community_id', '=', w.community).where('person_id', '=', people.qin.id)
      return all.where('action', 'in', ['cases.show', 'reception.talk']).execute()
    }
    expect(await reads()).toEqual([])
    await c.show('chen', caseId)
    expect(await reads()).toEqual([{ action: 'cases.show', reader_id: people.chen.id }])
    const placeId = await c.begun('qin', 'luo')
    done(await w.as('luo').ask(talk, { placeId }))
    expect(await reads()).toHaveLength(2)
  })

  test('whoever receives has no more to say in their own case than anybody', async () => {
    const caseId = await c.open('chen', 'lin')
    expect((await c.show('chen', caseId)).may).toEqual(['book'])
    expect(ending(await c.note('chen', caseId))).toBe('not-staff')
    done(await c.done('lin', caseId))
    done(await c.solved('chen', caseId))
  })

  test('what each may do', async () => {
    const caseId = await c.open()
    const may = async (who: Who) => (await c.show(who, caseId)).may
    expect(await may('qin')).toEqual(['book'])
    expect(await may('lin')).toEqual(['note', 'hand', 'extend', 'done'])
    expect(await may('chen')).toEqual(['note'])
    expect(await may('he')).toEqual(['note', 'hand'])
    expect(await may('su')).toEqual(['note', 'book'])
    const { colleagues } = await c.show('lin', caseId)
    expect(colleagues.map(({ name }) => name)).toEqual(['苏晓荷', '何静川', '陈佑安', '罗小满'])
    done(await c.hand('lin', caseId, 'chen'))
    expect(await may('chen')).toEqual(['note', 'accept'])
    done(await c.done('lin', caseId))
    expect([await may('qin'), await may('su'), await may('chen')]).toEqual([
      ['answer', 'book'],
      ['note', 'answer', 'book'],
      ['note'],
    ])
    // On the phone, the staff say it for her; another who receives does not.
    expect(ending(await c.solved('chen', caseId))).toBe('not-yours')
    done(await c.again('su', caseId))
    expect(await c.told('qin')).toEqual(['case-answered-for', 'case-done', 'case-opened'])
  })
})
