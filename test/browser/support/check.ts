// What must hold of every page whatever it shows: axe finds nothing serious, nothing scrolls sideways, all that is
// pressed is large enough for a thumb.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Phone } from './phone'

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** What is wrong with the page that is open; empty when all is well. `SHOTS=folder` keeps a picture of each page. */
export async function faultsOf(phone: Phone, name: string): Promise<string[]> {
  const shots = process.env['SHOTS']
  if (shots) await picture(phone, join(shots, `${phone.look.name} ${name}.png`))
  const found = [...(await axe(phone)), ...(await sideways(phone)), ...(await small(phone))]
  return found.map((fault) => `${phone.look.name} · ${name}: ${fault}`)
}

async function axe({ page }: Phone): Promise<string[]> {
  // Evaluated by the debugger, because the page's own policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  // What is fading is pale for a moment, and no moment is a page.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function sideways({ page }: Phone): Promise<string[]> {
  return page.evaluate(() => {
    const wide = Array.from(document.querySelectorAll('body *')).filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5,
    )
    return wide.map(({ outerHTML }) => `reaches beyond the right edge: ${outerHTML.slice(0, 200)}`)
  })
}

/** The whole page: Taro's pages scroll by themselves, so the window is made as high as what is in it. */
async function picture({ page, look }: Phone, path: string): Promise<void> {
  const height = await page.evaluate(() => {
    const pages = Array.from(document.querySelectorAll('.taro_page')).filter((one) => one.checkVisibility())
    return Math.max(740, ...pages.map((one) => one.scrollHeight))
  })
  await page.setViewportSize({ width: look.width, height })
  await page.screenshot({ path })
  await page.setViewportSize({ width: look.width, height: 740 })
}

async function small({ page, look }: Phone): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed =
      '[role="button"], [role="link"], [role="radio"], [role="switch"], button, a, input, textarea'
    const faults: string[] = []
    for (const element of document.querySelectorAll(pressed)) {
      if (!element.checkVisibility()) continue
      const { width, height } = element.getBoundingClientRect()
      // Half a pixel is the rounding of a line height.
      if (width < least - 0.5 || height < least - 0.5) {
        const name = element.getAttribute('aria-label') ?? element.textContent
        faults.push(`「${name}」 is ${Math.round(width)}×${Math.round(height)}, less than ${least}`)
      }
    }
    return faults
  }, look.touch)
}
