// What a name or a phone looks like to others, and who belongs to the community on a day, in which roles.
import type { Role } from '../kernel/contract'
import type { Day } from '../kernel/time'

// The compound surnames that are met; they stay whole, or 欧阳* would read as a 欧.
const COMPOUND = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 轩辕 宇文 长孙 南宫 万俟 闻人 澹台'.split(
    ' ',
  ),
)

/**
 * A name as it may be shown to others: 张* · 李*丽 · 欧阳*. Surname and last character stay, the rest is hidden,
 * and something always is (个人信息保护法 §51).
 */
export function maskName(name: string): string {
  const characters = Array.from(name.trim())
  const surname = COMPOUND.has(characters.slice(0, 2).join('')) ? 2 : 1
  const given = characters.length - surname
  if (given <= 0) return '*'
  const shown = characters.slice(0, surname).join('')
  return given === 1 ? `${shown}*` : `${shown}${'*'.repeat(given - 1)}${characters.at(-1)!}`
}

/** A phone as it may be shown to others: 156******77; a number too short to hide anything in is hidden whole. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits.length < 8) return '*'.repeat(digits.length)
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`
}

export interface Grant {
  readonly role: Role
  /** The number of the building a leader leads. */
  readonly building: number | null
  readonly from: Day
  /** The first day without the role; null while no end is known. */
  readonly until: Day | null
}

/** The grants that are in effect on `day`: the first day counts, the day of the end does not. */
export function inEffect(grants: readonly Grant[], day: Day): Grant[] {
  return grants.filter(({ from, until }) => from <= day && (until === null || day < until))
}

export interface Standing {
  readonly resident: boolean
  readonly roles: readonly Role[]
}

/** Whether a person belongs here today: lives here, or serves here. Who moved away without a role does not. */
export function hasStanding({ resident, roles }: Standing): boolean {
  return resident || roles.length > 0
}
