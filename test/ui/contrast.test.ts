import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const sheet = readFileSync(join(__dirname, '../../src/ui/tokens.scss'), 'utf8')

/** The colours of one mixin, by token. */
function colours(mixin: string): Record<string, string> {
  const body = new RegExp(`@mixin ${mixin} \\{([^}]*)\\}`).exec(sheet)?.[1] ?? ''
  return Object.fromEntries(
    Array.from(body.matchAll(/--([\w-]+): (#\w+);/g), ([, name, hex]) => [name!, hex!]),
  )
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/\w/g, '$&$&') : hex
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(long.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

const white = '#fff'
const standard = { ...colours('standard'), white }
const looks = { 标准: standard, 长辈版: { ...standard, ...colours('elder') } } as Record<
  string,
  Record<string, string>
>
/** Text on ground, as the components use them. */
const pairs = [
  ...['paper', 'card', 'primary-soft', 'lamp-soft', 'info-soft'].map((ground) => ['ink', ground]),
  ...['paper', 'card', 'info-soft'].map((ground) => ['ink-2', ground]),
  ...['paper', 'card'].map((ground) => ['ink-3', ground]),
  ...['paper', 'card', 'primary-soft', 'lamp-soft', 'white'].map((ground) => ['primary', ground]),
  ['white', 'primary'],
  ['primary-soft', 'primary'],
  ['white', 'accent'],
  ['accent', 'accent-soft'],
  ['lamp-ink', 'lamp-soft'],
  ['info', 'info-soft'],
  ['error', 'error-soft'],
  ['error', 'paper'],
  ['white', 'error'],
] as [string, string][]

describe.each(Object.entries(looks))('%s', (_, tokens) => {
  test.each(pairs)('%s on %s is at least 4.5:1', (text, ground) => {
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5)
  })

  test('the edge of a field is at least 3:1 on paper and on cards', () => {
    expect(contrast(tokens.field!, tokens.paper!)).toBeGreaterThanOrEqual(3)
    expect(contrast(tokens.field!, tokens.card!)).toBeGreaterThanOrEqual(3)
  })
})
