// B9: what is free is counted in whole minutes. A list of times asks thousands of times, and a date library in that loop
// was the whole cost elsewhere.
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { addDays, at } from '../../src/kernel/time'
import * as visits from '../../src/reception/rule'
import * as rooms from '../../src/rooms/rule'
import { desk, lastDay as lastVisit, on as visitDay, taken, tuesday } from '../reception/cases'
import { lastDay, on, room } from '../rooms/cases'

const root = join(__dirname, '../..')

/** A file with all that it brings into the program; types leave nothing behind. */
function reach(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known
  known.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type )(?:[^;']*?from )?'([^']+)'/gm)
  for (const [, from] of imports) {
    if (!from!.startsWith('.')) known.add(from!)
    else reach(`${join(file, '..', from!)}.ts`, known)
  }
  return known
}

test.each(['rooms', 'reception'])(
  'B9: the rule of what is free in %s brings in no library at all',
  (feature) => {
    const libraries = [...reach(join(root, 'src', feature, 'rule.ts'))].filter((one) => !one.startsWith(root))
    expect(libraries.map((one) => relative(root, one))).toEqual([])
  },
)

describe('B9: it makes a date once a day, not once a time', () => {
  /** How often a date is made or read out of a text while `work` is done. */
  const dates = (work: () => unknown): number => {
    const real = Date
    let count = 0
    globalThis.Date = new Proxy(real, {
      construct(target, args) {
        count += 1
        return Reflect.construct(target, args) as object
      },
      get(target, key) {
        if (key === 'parse') count += 1
        return Reflect.get(target, key) as unknown
      },
    })
    try {
      work()
    } finally {
      globalThis.Date = real
    }
    return count
  }
  const now = at(addDays(tuesday, -1), 600)

  test('in a room with every second quarter of an hour taken', () => {
    const held = Array.from({ length: 18 }, (_, n) => ({ start: 540 + n * 30, end: 555 + n * 30, lane: 1 }))
    const busy = { ...room, unit: 15, longest: 15 }
    const work = () => expect(rooms.freeStarts(busy, on(held), lastDay, now).length).toBeGreaterThan(15)
    expect(dates(work)).toBeLessThanOrEqual(3)
  })

  test('at the desk with every second quarter of an hour taken', () => {
    const day = visitDay(
      Array.from({ length: 18 }, (_, n) =>
        taken(`${String(9 + (n >> 1)).padStart(2, '0')}:${n % 2 ? 30 : '00'}`),
      ),
    )
    const work = () =>
      expect(visits.freeStarts('public', { ...desk, unit: 15 }, day, lastVisit, now).length).toBeGreaterThan(
        15,
      )
    expect(dates(work)).toBeLessThanOrEqual(3)
  })
})
