// Phone numbers and identity numbers in what somebody wrote: what is posted is read by everybody.
import { maskPhone } from '../people/rule'

// Digits may be full-width, and people part them with a blank or a dash.
const d = '[0-9０-９]'
const gap = '[\\s\\-－–—.·]?'
const alone = (pattern: string): string => `(?<!${d})${pattern}(?![0-9０-９Xx])`

/** Mobile numbers as they are spoken, in threes and fours; landlines with their area; the eight digits of a landline here. */
const phones = [
  `[1１]${d}{2}${gap}${d}{4}${gap}${d}{4}`,
  `[1１]${d}{3}${gap}${d}{4}${gap}${d}{3}`,
  `[(（]?[0０]${d}{2,3}[)）]?${gap}${d}{3,4}${gap}${d}{4}`,
  // Not a day written in eight digits.
  `(?!20\\d{2}[01]\\d[0-3]\\d)[2-8２-８]${d}{7}`,
]
const identity = `${d}{6}${gap}${d}{4}${gap}${d}{4}${gap}${d}{3}[0-9０-９Xx]`

const personal = new RegExp([`(?<!${d})${identity}(?![0-9０-９])`, ...phones.map(alone)].join('|'), 'g')

/** 510*************1X: three at the front and two at the back, as of a phone. */
function maskOf(piece: string): string {
  const plain = piece.normalize('NFKC').replace(/[^0-9Xx]/g, '')
  return /x$/i.test(plain) ? `${maskPhone(`${plain.slice(0, -1)}0`).slice(0, -1)}X` : maskPhone(plain)
}

/** The pieces found, masked, each once. */
export function personalIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(personal), ([piece]) => maskOf(piece)))]
}

/** The same text with the pieces masked. */
export function masked(text: string): string {
  return text.replace(personal, maskOf)
}
