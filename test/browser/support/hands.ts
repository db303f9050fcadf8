// Two ways to use a page: with a finger, or with a keyboard alone.
import type { Locator } from 'playwright-core'
import type { Phone, Role } from './phone'

export interface Hands {
  readonly name: string
  /** Presses what has this role and name. */
  press(phone: Phone, role: Role, name: string | RegExp): Promise<void>
  /** Types into the field of this name what shall stand in it. */
  type(phone: Phone, field: string, words: string): Promise<void>
}

/** How long a person looks at one thing that cannot be pressed, in ms. */
const LOOK = 4_000

export const pointer: Hands = {
  name: '手指',
  async press(phone, role, name) {
    const press = (): Promise<void> => phone.see(role, name).first().click({ timeout: LOOK })
    // A page that is being left shows its things a moment longer. The browser's driver holds to what it found even
    // when that is hidden by then; a person looks again.
    await press().catch(press).catch(press)
  },
  async type(phone, field, words) {
    await phone.see('textbox', field).fill(words)
  },
}

export const keyboard: Hands = {
  name: '键盘',
  async press(phone, role, name) {
    await tabTo(phone, phone.see(role, name).first())
    // A browser's own link knows Enter only.
    await phone.page.keyboard.press(role === 'link' ? 'Enter' : 'Space')
  },
  async type(phone, field, words) {
    await tabTo(phone, phone.see('textbox', field))
    await phone.page.keyboard.press('Control+A')
    await phone.page.keyboard.press('Delete')
    await phone.page.keyboard.insertText(words)
  },
}

export const bothHands = [pointer, keyboard]

/** More than the pressable things of any page. */
const STOPS = 80

/** Walks with Tab until the focus is on `target`. @throws when it never comes there, or cannot be seen there. */
export async function tabTo(phone: Phone, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await target.evaluate(focusStays)) {
      const seen = await target.evaluate(focusSeen)
      if (!seen) throw new Error(`the focus cannot be seen on ${await target.innerText()}`)
      return
    }
    await phone.page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${String(target)}`)
}

/**
 * Whether the element has the focus, and still has it when a hand has had time to press: what was drawn this moment may be
 * drawn once more, and loses it.
 */
async function focusStays(element: Element): Promise<boolean> {
  for (let frame = 0; frame < 3; frame += 1) {
    if (element !== document.activeElement) return false
    await new Promise(requestAnimationFrame)
  }
  return element === document.activeElement
}

/** Waits until the focus is on what has this role and name. */
export async function focusOn(phone: Phone, role: Role, name?: string): Promise<void> {
  await phone.see(role, name).and(phone.page.locator(':focus')).waitFor()
}

/** Whether the focus is drawn around the element or around the box it stands in, and lies within the window. */
function focusSeen(element: Element): boolean {
  const drawn = (node: Element | null): boolean => {
    if (!node) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(node)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  }
  const { top, bottom } = element.getBoundingClientRect()
  const within = bottom > 0 && top < innerHeight
  return (
    within && (drawn(element) || drawn(element.parentElement) || drawn(element.closest('[class*="box"]')))
  )
}
