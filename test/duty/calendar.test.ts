import { isWorkday } from 'chinese-days'
import { calendar2026, calendarFrom, dayKind, nextWorkingDay } from '../../src/duty/calendar'
import { addDays, weekday, type Day } from '../../src/kernel/time'

const d = (text: string): Day => text as Day
const calendar = calendarFrom(calendar2026)
const year = Array.from({ length: 365 }, (_, n) => addDays(d('2026-01-01'), n))

// The State Council's notice of 4 November 2025, written out a second time and in another form than the table.
const holidays: [string, string][] = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
]
const workingWeekends = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']

describe('D5: the calendar of 2026', () => {
  test('all 365 days are as the notice says', () => {
    for (const day of year) {
      const off = holidays.some(([first, last]) => first <= day && day <= last)
      const works = !off && (weekday(day) <= 5 || workingWeekends.includes(day))
      expect([day, dayKind(day, calendar)]).toEqual([
        day,
        expect.objectContaining({ works, provisional: false }),
      ])
    }
  })

  test('another library agrees on every day of the year it covers', () => {
    for (const day of year) expect([day, isWorkday(day)]).toEqual([day, dayKind(day, calendar).works])
  })

  test('beyond the notice nothing is said for certain, where that library still answers', () => {
    expect(dayKind(d('2027-10-01'), calendar)).toEqual({ works: true, provisional: true, name: null })
    expect(dayKind(d('2025-12-31'), calendar).provisional).toBe(true)
    expect(isWorkday('2027-10-01')).toBe(true)
  })

  test('a day entered by the community itself is certain even beyond the notice', () => {
    const named = new Map([[d('2027-01-01'), { day: d('2027-01-01'), works: false, name: '元旦' }]])
    expect(dayKind(d('2027-01-01'), { covers: [], named })).toEqual({
      works: false,
      provisional: false,
      name: '元旦',
    })
  })

  test('the next working day goes over the holiday and finds the working weekend', () => {
    expect(nextWorkingDay(d('2026-09-30'), calendar)).toBe('2026-10-08')
    expect(nextWorkingDay(d('2026-10-09'), calendar)).toBe('2026-10-10')
    expect(nextWorkingDay(d('2026-11-27'), calendar)).toBe('2026-11-30')
  })
})
