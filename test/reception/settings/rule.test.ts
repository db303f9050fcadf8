// Which settings a desk may have, and which visits no longer fit them.
import { addDays, minutes } from '../../../src/kernel/time'
import { adjustable, misfit, type DeskSettings } from '../../../src/reception/settings/rule'
import { tuesday } from '../../support/community'

const before: DeskSettings = {
  ...{ opens: 540, closes: 1080, unit: 30, publicShare: 2, deskShare: 1, aheadDays: 14 },
  ...{ quota: 3, low: 10, high: 20 },
}

test.each<[string, Partial<DeskSettings>, string | undefined]>([
  ['as it is', {}, undefined],
  ['closing when it opens', { closes: 540 }, 'closes-first'],
  ['closing before it opens', { opens: 600, closes: 540 }, 'closes-first'],
  ['open for less than a visit', { closes: 560 }, 'too-short'],
  ['open for exactly one visit', { closes: 570 }, undefined],
  ['open for an hour, but over no whole one', { opens: 570, closes: 630, unit: 60 }, 'too-short'],
  ['no seat at all', { publicShare: 0, deskShare: 0 }, 'no-seat'],
  ['seats for the desk alone', { publicShare: 0, deskShare: 1 }, undefined],
  ['the longest talk shorter than the shortest', { low: 21 }, 'talk-backwards'],
  ['all talks alike', { low: 20 }, undefined],
])('%s', (_, change, code) => {
  expect(adjustable({ ...before, ...change })?.refusal.code).toBe(code)
})

const visit = (start: string, end: string, lane = 1, ahead = 1) => ({
  ...{ day: addDays(tuesday, ahead), start: minutes(start), end: minutes(end), lane },
})

test.each<[string, ReturnType<typeof visit>, Partial<DeskSettings>, string | null]>([
  ['one that fits', visit('10:00', '10:30'), {}, null],
  ['one before the new opening', visit('09:00', '09:30'), { opens: 570 }, 'hours'],
  ['one that begins as the desk opens', visit('09:30', '10:00'), { opens: 570 }, null],
  ['one over the new closing', visit('11:30', '12:00'), { closes: 710 }, 'hours'],
  ['one that ends as the desk closes', visit('11:30', '12:00'), { closes: 720 }, null],
  ['one in a seat that is gone', visit('10:00', '10:30', 3), { deskShare: 0 }, 'seats'],
  ['one in the last seat', visit('10:00', '10:30', 2), { deskShare: 0 }, null],
  ["a resident's in a seat that is the desk's now", visit('10:00', '10:30', 2), { publicShare: 1 }, 'share'],
  ["the desk's in a seat that is the residents' now", visit('10:00', '10:30', 3), { publicShare: 3 }, null],
  ["the desk's in a seat that stays the desk's", visit('10:00', '10:30', 3), { publicShare: 2 }, null],
  ['one as far away as one may book', visit('10:00', '10:30', 1, 7), { aheadDays: 7 }, null],
  ['one further away', visit('10:00', '10:30', 1, 8), { aheadDays: 7 }, 'ahead'],
  ['one that takes longer than a visit does then', visit('10:00', '10:30'), { unit: 15 }, 'length'],
  ['one between two times', visit('10:30', '11:30'), { unit: 60 }, 'length'],
])('%s', (_, one, change, why) => {
  expect(misfit(one, before, { ...before, ...change }, tuesday)).toBe(why)
})
