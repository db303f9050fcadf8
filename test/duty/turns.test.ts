import fc from 'fast-check'
import {
  answer,
  ask,
  expiresAt,
  passed,
  stateAt,
  swapped,
  type Shift,
  type Swap,
  type Wish,
} from '../../src/duty/turns/rule'
import { instant } from '../../src/kernel/time'
import { moment } from '../support/world'

const members = ['lin', 'chen', 'luo']
const shift = (id: string, person: string, day: string): Shift => ({
  ...{ id, person },
  span: { start: moment(`${day} 09:00`), end: moment(`${day} 18:00`) },
})
const linsTuesday = shift('t', 'lin', '2026-11-24')
const linsFriday = shift('f', 'lin', '2026-11-27')
const chensMonday = shift('m', 'chen', '2026-11-30')
const rota = [linsTuesday, linsFriday, chensMonday]
const now = moment('2026-11-24 10:00')

const swap = (change: Partial<Swap> = {}): Swap => ({
  ...{ id: 's', give: linsFriday, take: null, askedOf: 'chen', askedAt: now },
  ...{ stored: 'open', endedAt: null, taker: null },
  ...change,
})

describe('asking', () => {
  const wish: Wish = { asker: 'lin', give: linsFriday, take: undefined, askedOf: 'chen' }
  test.each<[string, Partial<Wish>, string | null]>([
    ['a favour of a colleague', {}, null],
    ['a favour of all', { askedOf: null }, null],
    ['an exchange', { take: chensMonday }, null],
    ['a shift that is not there', { give: null }, 'no-such-shift'],
    ['for a shift that is not there', { take: null }, 'no-such-shift'],
    ["another's shift", { give: chensMonday }, 'not-your-shift'],
    ['oneself', { askedOf: 'lin' }, 'no-such-member'],
    ['somebody who has no duty', { askedOf: 'su' }, 'no-such-member'],
    ["for a third one's shift", { askedOf: 'luo', take: chensMonday }, 'not-their-shift'],
    ['an exchange with all', { askedOf: null, take: chensMonday }, 'not-their-shift'],
    ['D6: a running shift', { give: linsTuesday }, 'shift-begun'],
  ])('%s', (_, change, code) => {
    expect(ask({ ...wish, ...change }, members, [], now)?.code ?? null).toBe(code)
  })

  test('once at a time for a shift, until the time to answer is over', () => {
    expect(ask(wish, members, [swap()], now)).toEqual({ code: 'already-asked' })
    expect(ask(wish, members, [swap({ askedAt: moment('2026-11-22 09:00') })], now)).toBeNull()
    expect(ask(wish, members, [swap({ give: linsTuesday })], now)).toBeNull()
  })

  test('D6: at its first moment a shift has begun, a millisecond before it has not', () => {
    const start = linsFriday.span.start
    expect(ask(wish, members, [], start)).toEqual({ code: 'shift-begun', at: start })
    expect(ask(wish, members, [], instant(start - 1))).toBeNull()
  })
})

describe('the time to answer', () => {
  const hours = (n: number) => instant(now + n * 3_600_000)
  test('is two days, and never past the beginning of either shift', () => {
    expect(expiresAt(swap({ give: chensMonday }))).toBe(hours(48))
    expect(expiresAt(swap({ askedAt: hours(40) }))).toBe(linsFriday.span.start)
    const early = shift('w', 'chen', '2026-11-25')
    expect(expiresAt(swap({ take: early }))).toBe(early.span.start)
  })

  test('ends by itself: no job is needed, and a later change does not make it void', () => {
    expect(stateAt(swap(), instant(hours(48) - 1))).toBe('open')
    expect(stateAt(swap(), hours(48))).toBe('expired')
    expect(stateAt(swap({ stored: 'void', endedAt: hours(49) }), hours(50))).toBe('expired')
    expect(stateAt(swap({ stored: 'void', endedAt: hours(1) }), hours(50))).toBe('void')
  })
})

describe('answering', () => {
  const exchange = swap({ take: chensMonday })
  const accepted = swap({ stored: 'accepted', endedAt: now, taker: 'chen' })
  const after = [linsTuesday, ...swapped(accepted, 'chen'), chensMonday]
  const moved: Shift = { ...linsFriday, span: { ...linsFriday.span, end: moment('2026-11-27 12:00') } }
  const cases: [string, Parameters<typeof answer>[0], string, Swap, readonly Shift[], string | null][] = [
    ['who is asked accepts', 'accept', 'chen', swap(), rota, null],
    ['who is asked declines', 'decline', 'chen', swap(), rota, null],
    ['who asks takes it back', 'withdraw', 'lin', swap(), rota, null],
    ['any colleague takes what was asked of all', 'accept', 'luo', swap({ askedOf: null }), rota, null],
    ['another than who is asked', 'accept', 'luo', swap(), rota, 'not-yours'],
    ['who asks accepts for themselves', 'accept', 'lin', swap({ askedOf: null }), rota, 'not-yours'],
    ['somebody without duty', 'accept', 'su', swap({ askedOf: null }), rota, 'not-yours'],
    ['nobody declines for all', 'decline', 'luo', swap({ askedOf: null }), rota, 'not-yours'],
    ['who is asked does not take back', 'withdraw', 'chen', swap(), rota, 'not-yours'],
    ['what was answered', 'accept', 'chen', accepted, after, 'swap-over'],
    ['D2: the shift is shorter now', 'accept', 'chen', swap(), [moved], 'shift-changed'],
    ['D2: the shift is gone', 'accept', 'chen', swap(), [], 'shift-changed'],
    [
      'D2: the other shift has another holder',
      'accept',
      'chen',
      exchange,
      [linsFriday, { ...chensMonday, person: 'luo' }],
      'shift-changed',
    ],
    ['what has changed may still be declined', 'decline', 'chen', swap(), [], null],
    ['the giver undoes', 'undo', 'lin', accepted, after, null],
    ['the taker undoes', 'undo', 'chen', accepted, after, null],
    ['a third does not undo', 'undo', 'luo', accepted, after, 'not-yours'],
    ['what was not accepted', 'undo', 'lin', swap(), rota, 'swap-over'],
    [
      'D2: a shift went further since',
      'undo',
      'lin',
      accepted,
      [{ ...linsFriday, person: 'luo' }],
      'shift-changed',
    ],
  ]
  test.each(cases)('%s', (_, how, person, one, shifts, code) => {
    expect(answer(how, person, one, members, shifts, now)?.code ?? null).toBe(code)
  })

  test('an answer that comes too late is told when it was over', () => {
    const late = instant(now + 48 * 3_600_000)
    expect(answer('accept', 'chen', swap(), members, rota, late)).toEqual({ code: 'swap-over', at: late })
  })

  test('D6: once either shift has begun there is no undoing', () => {
    const start = linsFriday.span.start
    expect(answer('undo', 'chen', accepted, members, after, start)).toEqual({
      code: 'shift-begun',
      at: start,
    })
  })

  test('an exchange gives each the shift of the other', () => {
    expect(swapped(exchange, 'chen').map(({ id, person }) => [id, person])).toEqual([
      ['f', 'chen'],
      ['m', 'lin'],
    ])
  })
})

test('what passed from whom to whom is, minute by minute, the difference of the two rotas', () => {
  const people = ['lin', 'chen', 'luo', null] as const
  const rotaOf = fc.array(fc.constantFrom(...people), { minLength: 6, maxLength: 6 })
  const build = (holders: readonly (string | null)[]): Shift[] =>
    holders.flatMap((person, n) =>
      person === null ? [] : [{ id: String(n), person, span: { start: instant(n), end: instant(n + 1) } }],
    )
  fc.assert(
    fc.property(rotaOf, rotaOf, (before, after) => {
      const parts = passed(build(before), build(after))
      for (let n = 0; n < 6; n += 1) {
        const part = parts.find(({ span }) => span.start <= n && n < span.end)
        expect([part?.from ?? before[n], part?.to ?? (part ? null : after[n])]).toEqual([before[n], after[n]])
        expect(part !== undefined).toBe(before[n] !== after[n])
      }
    }),
    { seed: 20261124 },
  )
})
