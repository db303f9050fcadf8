// A month of the rota, by its name as in an address: `2026-12`.
import { addDays, daysBetween, isDay, type Day } from '../../kernel/time'

export const monthOf = (day: Day): string => day.slice(0, 7)
export const isMonth = (text: string): boolean => isDay(`${text}-01`)

export interface Month {
  readonly first: Day
  readonly days: number
  readonly before: string
  readonly next: string
}

export function month(name: string): Month {
  const first = `${name}-01` as Day
  const next = monthOf(addDays(first, 31))
  return { first, days: daysBetween(first, `${next}-01` as Day), before: monthOf(addDays(first, -1)), next }
}
